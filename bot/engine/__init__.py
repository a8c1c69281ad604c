"""The engine: what is heard is kept, thought about in turns, and answered."""
