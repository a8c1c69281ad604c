"""Rooms (群): joining, gaps, sends, pacing."""
