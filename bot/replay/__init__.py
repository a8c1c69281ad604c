"""Replay: a script of chat is played through the whole system, with a clock that the script turns."""
