"""Refusals: commands that were not carried out, read from their events."""

from datetime import datetime

from sqlmodel import Session

from handlers.domain.facts.governance import CommandRefused
from storage import events


def refusals(session: Session, start: datetime, end: datetime) -> list[CommandRefused]:
    """What was refused in a period, oldest first."""
    entries = events.of_kind(session, CommandRefused, start, end)
    return [entry.event for entry in entries if isinstance(entry.event, CommandRefused)]
