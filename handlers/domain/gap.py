"""A stretch of time in which the bot was away, as a timer carries it."""

from datetime import datetime


def stretch(start: datetime, end: datetime) -> str:
    """The stretch as text."""
    return f"{start.isoformat()}/{end.isoformat()}"


def span_of(stretch: str) -> tuple[datetime, datetime]:
    """From when to when the bot was away."""
    start, _, end = stretch.partition("/")
    return datetime.fromisoformat(start), datetime.fromisoformat(end)
