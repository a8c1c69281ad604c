"""Duty (值守): what comes due, and who hears of it when nobody answers."""
