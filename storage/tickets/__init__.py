"""Tickets: their rows, rounds, quantities, and who has them in hand."""
