"""Lines in doubt (待核), each with its short number on the list. Their words stand with their events alone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Index, RowMapping, UniqueConstraint, bindparam, func, insert, select, update
from sqlmodel import Field, Session, SQLModel

from handlers.domain.doubt import Doubt, Standing
from handlers.domain.facts.hearing import DoubtDropped, DoubtEvent, DoubtFiled, DoubtListed, DoubtRaised
from handlers.domain.facts.tickets import text_of, words_of
from storage import events
from storage.fact import Fact
from storage.rows import table


class DoubtRow(SQLModel, table=True):
    """A line in doubt; `standing` says what has become of it, `asked` whether its author was asked, `nth` how many he has told in the hour."""

    __tablename__ = "doubt"
    __table_args__ = (
        UniqueConstraint("stream"),
        Index("doubt_message", "message"),
        Index("doubt_listed", "station", "standing"),
        Index("doubt_asked", "room", "at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    stream: str
    station: str
    message: str
    room: str | None = None
    standing: str
    asked: bool
    nth: int = 0
    at: datetime


_MANY = 500
_DOUBT = table(DoubtRow)
_PUT = insert(_DOUBT)
_LAST_ID = select(func.max(_DOUBT.c.id))
_SETTLE = update(_DOUBT).where(_DOUBT.c.stream == bindparam("which")).values(standing=bindparam("becomes"))
_ABOUT = select(_DOUBT).where(_DOUBT.c.message == bindparam("of"), _DOUBT.c.station == bindparam("unit"))
_LISTED = (
    select(_DOUBT)
    .where(_DOUBT.c.station == bindparam("unit"), _DOUBT.c.standing == Standing.LISTED)
    .order_by(_DOUBT.c.nth, _DOUBT.c.id)
    .limit(100)
)
_WAITING = (
    select(_DOUBT.c.message)
    .where(
        _DOUBT.c.station == bindparam("unit"),
        _DOUBT.c.standing.in_((Standing.ASKED, Standing.LISTED)),
        _DOUBT.c.at <= bindparam("before"),
    )
    .order_by(_DOUBT.c.id)
    .limit(bindparam("most"))
)
_WAITING_OF = select(_DOUBT.c.station, _DOUBT.c.message).where(
    _DOUBT.c.message.in_(bindparam("messages", expanding=True)),
    _DOUBT.c.standing.in_((Standing.ASKED, Standing.LISTED)),
)
_ASKED = select(func.max(_DOUBT.c.at)).where(
    _DOUBT.c.room == bindparam("there"), _DOUBT.c.asked, _DOUBT.c.at <= bindparam("now")
)
_BECOMES = {DoubtListed: Standing.LISTED, DoubtFiled: Standing.FILED, DoubtDropped: Standing.DROPPED}


def raised(session: Session, fact: Fact[DoubtRaised]) -> None:
    """A line in doubt gets the next short number."""
    event = fact.event
    row = {
        "id": (session.execute(_LAST_ID).scalar() or 0) + 1,
        "stream": event.stream,
        "station": event.station,
        "message": event.message,
        "room": event.room,
        "standing": Standing.ASKED if event.asked else Standing.LISTED,
        "asked": event.asked,
        "nth": event.nth,
        "at": event.told_at,
    }
    session.execute(_PUT, row)


def settled(session: Session, fact: Fact[DoubtEvent]) -> None:
    """What has become of it."""
    session.execute(_SETTLE, {"which": fact.event.stream, "becomes": _BECOMES[type(fact.event)]})


def about(session: Session, station: str, message: str) -> Doubt | None:
    """The doubt that a message is."""
    doubts = _doubts(session, session.execute(_ABOUT, {"unit": station, "of": message}).mappings().all())
    return doubts[0] if doubts else None


def listed(session: Session, station: str) -> tuple[Doubt, ...]:
    """The list of a station: first what each has told first, the oldest before the others."""
    return _doubts(session, session.execute(_LISTED, {"unit": station}).mappings().all())


def waiting_since(session: Session, station: str, before: datetime, most: int) -> Sequence[str]:
    """The messages of lines in doubt that have waited since then or longer, oldest first."""
    return session.execute(_WAITING, {"unit": station, "before": before, "most": most}).scalars().all()


def waiting_of(session: Session, messages: Sequence[str]) -> list[tuple[str, str]]:
    """Which of these messages are lines in doubt that wait, each with its station."""
    chunks = (messages[first : first + _MANY] for first in range(0, len(messages), _MANY))
    rows = (row for chunk in chunks for row in session.execute(_WAITING_OF, {"messages": list(chunk)}))
    return [(row.station, row.message) for row in rows]


def last_asked(session: Session, room: str | None, now: datetime) -> datetime | None:
    """When somebody in the room was last asked about a line."""
    return session.execute(_ASKED, {"there": room, "now": now}).scalar()


def _doubts(session: Session, rows: Sequence[RowMapping]) -> tuple[Doubt, ...]:
    entries = events.of(session, *(row["stream"] for row in rows)) if rows else []
    raised = {entry.stream: entry.event for entry in entries if isinstance(entry.event, DoubtRaised)}
    return tuple(_doubt(row, raised[row["stream"]]) for row in rows)


def _doubt(row: RowMapping, event: DoubtRaised) -> Doubt:
    values: dict[str, Any] = {
        name: getattr(event, name) for name in ("label", "subcategory", "confidence", "danger", "called")
    }
    return Doubt(
        message=event.message,
        kind=event.doubt,
        standing=Standing(row["standing"]),
        station=event.station,
        room=event.room,
        person=event.person,
        words=event.words.text,
        at=event.told_at,
        place=text_of(event.place),
        evidence=words_of(event.evidence),
        id=row["id"],
        nth=row["nth"],
        **values,
    )
