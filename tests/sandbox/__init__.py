"""The training room: its chats, its server, and its page in a real browser."""
