"""Luming reads: a line of chat becomes a Reading (label, place, level, evidence)."""
