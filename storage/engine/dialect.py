"""What SQLite and PostgreSQL say differently, in one place: an INSERT that gives way to the row that is there."""

from sqlalchemy.dialects.sqlite import insert

__all__ = ["insert"]
