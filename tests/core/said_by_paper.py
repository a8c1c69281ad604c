"""Every sentence about files that a line brings, said once with plausible arguments; test_texts.py looks at them."""

from handlers.rooms.texts import sends

LINES = [sends.not_made(), sends.not_taken()]
