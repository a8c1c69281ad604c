"""Hearing (听话): lines in doubt, the station's own words, shadow mode."""
