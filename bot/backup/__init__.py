"""Backups: the database as it is while the bot runs, its pictures and its anchors, in one file that only the key's holder can open."""
