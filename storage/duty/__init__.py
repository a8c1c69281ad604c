"""Duty: what waits for an approval, and what was changed over the rota."""
