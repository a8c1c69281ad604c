"""The audit (留痕), read from its events: which commands were given, and who was shown what."""

from datetime import datetime

from sqlmodel import Session

from handlers.domain.facts.export import TablesExported
from handlers.domain.facts.governance import AuditEvent, CommandGiven, UnmaskedViewed
from storage import events


def keep(session: Session, *happened: AuditEvent) -> None:
    """Keep what was done without a word in chat."""
    events.append(session, happened, {})


def trail(session: Session, start: datetime, end: datetime) -> list[AuditEvent]:
    """What was done and shown in a period, oldest first."""
    entries = [
        entry
        for kind in (CommandGiven, UnmaskedViewed, TablesExported)
        for entry in events.of_kind(session, kind, start, end)
    ]
    found = [entry.event for entry in sorted(entries, key=lambda entry: entry.event.at)]
    return [event for event in found if isinstance(event, AuditEvent)]
