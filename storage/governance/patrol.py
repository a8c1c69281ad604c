"""Patrols (巡查), and what they cleared on the spot (未诉先办), with how much of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, insert
from sqlmodel import Field, Session, SQLModel

from handlers.domain.facts.patrol import FindingsEvent, Patrolled, PatrolWentOn
from storage.fact import Fact
from storage.rows import table


class PatrolRow(SQLModel, table=True):
    """One patrol, by its place in its stream."""

    __tablename__ = "patrol"
    __table_args__ = (Index("patrol_at", "at"),)

    stream: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    station: str
    path: str
    person: str
    at: datetime


class ClearedRow(SQLModel, table=True):
    """What was cleared on a patrol: so many of a `unit`, or "" where nobody has counted; a finding of several units is counted by its `first`."""

    __tablename__ = "cleared"
    __table_args__ = (Index("cleared_at", "at"),)

    stream: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    nth: int = Field(primary_key=True)
    unit: str = Field(primary_key=True)
    first: bool
    n: int
    station: str
    path: str
    person: str
    label: str
    matter: str
    at: datetime


PATROL, CLEARED = table(PatrolRow), table(ClearedRow)
_PATROL, _CLEARED = insert(PATROL), insert(CLEARED)


def patrolled(session: Session, fact: Fact[Patrolled]) -> None:
    """The patrol counts, and what was cleared on it."""
    session.execute(_PATROL, _key(fact))
    _cleared(session, fact)


def went_on(session: Session, fact: Fact[PatrolWentOn]) -> None:
    """No patrol more, but what was cleared since."""
    _cleared(session, fact)


def _key(fact: Fact[Any]) -> dict[str, Any]:
    event: FindingsEvent = fact.event
    return {
        "stream": fact.stream,
        "seq": fact.seq,
        "station": event.station,
        "path": event.path,
        "person": event.person,
        "at": event.at,
    }


def _cleared(session: Session, fact: Fact[Any]) -> None:
    key, event = _key(fact), fact.event
    rows = [
        key
        | {"path": spotted.path or event.path, "nth": nth, "unit": unit, "n": n, "first": first == 0}
        | {"label": spotted.label, "matter": spotted.matter}
        for nth, spotted in enumerate(event.found)
        if spotted.ticket is None
        for first, (unit, n) in enumerate((spotted.quantities or {"": 0}).items())
    ]
    if rows:
        session.execute(_CLEARED, rows)
