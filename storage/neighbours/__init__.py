"""Neighbours: voices and votes."""
