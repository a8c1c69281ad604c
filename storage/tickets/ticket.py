"""Tickets as their events have made them: `body` is the whole, the other columns are what queries look for."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Index, Select, UniqueConstraint, bindparam, func, or_, select, text
from sqlmodel import Field, Session, SQLModel

from handlers.domain.event import TicketEvent
from handlers.domain.luhn import is_number
from handlers.domain.number import near as numbers_near
from handlers.domain.ticket import IN_WORK, State, Ticket, TicketId
from storage import events
from storage.engine.codec import dump, load
from storage.engine.dialect import insert
from storage.rows import table, where

_STATES_IN_WORK = ", ".join(f"'{state}'" for state in sorted(IN_WORK))
IN_WORK_ROWS = text(f"ticket.state IN ({_STATES_IN_WORK})")
"""What is in work, as the indexes say it: a bound parameter would not find them."""


class TicketRow(SQLModel, table=True):
    """A ticket; `id` is its stream, `version` the number of events that have made it."""

    __tablename__ = "ticket"
    __table_args__ = (
        UniqueConstraint("station", "serial"),
        Index("ticket_open", "station", "state", "opened_at"),
        Index("ticket_here", "room", "state", "spoken_at"),
        Index("ticket_spoken", "room", "spoken_at", **where(f"state IN ({_STATES_IN_WORK})")),
        Index("ticket_like", "room", "label", **where(f"state IN ({_STATES_IN_WORK})")),
        Index("ticket_own", "reporter", "state"),
        Index("ticket_led", "lead", "resolved_at"),
        Index("ticket_when", "opened_at"),
    )

    id: str = Field(primary_key=True)
    station: str
    serial: int
    path: str
    room: str | None = None
    state: str
    level: str
    label: str
    matter: str
    place: str | None = None
    source: str
    reporter: str
    lead: str | None = None
    opened_at: datetime
    spoken_at: datetime
    accept_by: datetime
    resolve_by: datetime
    resolved_at: datetime | None = None
    dispatched_at: datetime | None = None
    merged_into: str | None = None
    version: int
    body: str


TICKET = table(TicketRow)
_PUT = insert(TICKET)
_PUT = _PUT.on_conflict_do_update(
    index_elements=["id"], set_={name: _PUT.excluded[name] for name in TicketRow.model_fields if name != "id"}
)
WHOLE = select(TICKET.c.id, TICKET.c.version, TICKET.c.body)
"""The columns that `read` reads a ticket from."""
SPOKEN_OF = TICKET.c.spoken_at >= bindparam("since")
STILL_MEANT = (
    TICKET.c.state.in_(sorted((*IN_WORK, State.RESOLVED, State.WITHDRAWN))),
    or_(TICKET.c.state != State.WITHDRAWN, SPOKEN_OF),
)
"""What words may still be about: in work, or resolved, or withdrawn and spoken of since then."""
_NAMED = WHOLE.where(TICKET.c.id.in_(bindparam("ids", expanding=True))).order_by(TICKET.c.id)
_ANY = select(TICKET.c.id).where(TICKET.c.id.in_(bindparam("ids", expanding=True))).limit(1)
_LAST = select(func.max(TICKET.c.serial)).where(TICKET.c.station == bindparam("unit"))
_NEAR = WHOLE.where(
    TICKET.c.station == bindparam("unit"),
    TICKET.c.serial.in_(bindparam("serials", expanding=True)),
    TICKET.c.state.in_(IN_WORK),
)
_MERGED_HOPS = 5
_READ = 2_000
"""Tickets that are remembered as they were read."""


def put(session: Session, ticket: Ticket, version: int) -> None:
    """Keep a ticket as it is after `version` events."""
    session.execute(_PUT, _row(ticket, version))


def read(session: Session, query: Select[Any], **values: object) -> Iterator[tuple[Ticket, int]]:
    """The tickets that a query on WHOLE finds, with their versions."""
    for _, version, body in session.execute(query, values):
        yield _ticket(body), version


def named(session: Session, ids: Iterable[TicketId]) -> list[tuple[Ticket, int]]:
    """The tickets of these names, where they exist."""
    return of_streams(session, map(str, ids))


def exist(session: Session, station: str, numbers: Iterable[str]) -> bool:
    """Whether any of these is the number of a ticket of the station."""
    ids = [str(TicketId.of(station, number)) for number in numbers if is_number(number)]
    return bool(ids) and session.execute(_ANY, {"ids": ids}).first() is not None


def words(session: Session, station: str, numbers: Iterable[str]) -> str:
    """All that the reporter of the first of these tickets has said."""
    ids = [TicketId.of(station, number) for number in numbers if is_number(number)]
    return next((ticket.words for ticket, _ in named(session, ids[:1])), "")


def of_streams(session: Session, streams: Iterable[str]) -> list[tuple[Ticket, int]]:
    """The tickets among streams."""
    keys = list(streams)
    return list(read(session, _NAMED, ids=keys)) if keys else []


def meant(
    session: Session, ids: Iterable[TicketId]
) -> tuple[list[tuple[Ticket, int]], dict[TicketId, tuple[TicketId, ...]]]:
    """The tickets of these names, with those that merged ones are part of now, and their own children; and for each merged one the way to
    it, its root first."""
    rows, ways = {row[0].id: row for row in named(session, dict.fromkeys(ids))}, dict[TicketId, tuple[TicketId, ...]]()
    children = [child.id for ticket, _ in rows.values() for child in ticket.children]
    rows |= {row[0].id: row for row in named(session, children)}
    for ticket, _ in list(rows.values()):
        if ticket.merged_into is not None and (way := _way_to(session, ticket)):
            ways[ticket.id] = tuple(row[0].id for row in way)
            rows |= {row[0].id: row for row in way}
    return list(rows.values()), ways


def near(session: Session, station: str, number: str) -> list[tuple[Ticket, int]]:
    """The tickets in work whose number is one slip away from a wrong one."""
    serials = [TicketId.of(station, likely).serial for likely in numbers_near(number)]
    return list(read(session, _NEAR, unit=station, serials=serials)) if serials else []


_NEWEST_OF = WHOLE.where(TICKET.c.reporter == bindparam("me")).order_by(TICKET.c.opened_at.desc()).limit(1)


def next_serial(session: Session, station: str, first: int) -> int:
    """The serial that the station's next ticket takes, read under the lock that the transaction holds."""
    last = session.execute(_LAST, {"unit": station}).scalar()
    return first if last is None else max(first, last + 1)


def newest_path(session: Session, person: str) -> str | None:
    """The path of the newest matter that somebody has reported, wherever; None where he has told none."""
    return next((ticket.path for ticket, _ in read(session, _NEWEST_OF, me=person)), None)


def in_work(session: Session) -> list[Ticket]:
    """Every ticket in work, of every station."""
    return [ticket for ticket, _ in read(session, WHOLE.where(IN_WORK_ROWS))]


def stored(session: Session) -> Iterator[tuple[Ticket, tuple[TicketEvent, ...]]]:
    """Every ticket as its row has it, with its events, in the order of stations, times and numbers."""
    for ticket, _ in read(session, WHOLE.order_by(TICKET.c.station, TICKET.c.opened_at, TICKET.c.serial)):
        yield ticket, tuple(happened(session, ticket.id))


def happened(session: Session, ticket: TicketId) -> list[TicketEvent]:
    """All that has happened to a ticket, in order."""
    return [entry.event for entry in events.of(session, str(ticket)) if isinstance(entry.event, TicketEvent)]


def _way_to(session: Session, ticket: Ticket) -> list[tuple[Ticket, int]]:
    """The tickets that lead to a merged one, which may have been merged further: the one in which it counts now first, itself left out."""
    way: list[tuple[Ticket, int]] = []
    while ticket.merged_into is not None and len(way) < _MERGED_HOPS:
        rows = named(session, [ticket.merged_into])
        if not rows:
            return []
        way.insert(0, rows[0])
        ticket = rows[0][0]
    return way if ticket.merged_into is None else []


@lru_cache(_READ)
def _ticket(body: str) -> Ticket:
    """The ticket that is written down so. It is the same for whoever looks: what somebody has in hand is read for each of his lines."""
    return load(Ticket, body)


def _row(ticket: Ticket, version: int) -> dict[str, Any]:
    same: Sequence[str] = (
        "path room state level label matter place source reporter lead opened_at spoken_at accept_by resolve_by"
        " resolved_at dispatched_at"
    ).split()
    return {name: getattr(ticket, name) for name in same} | {
        "id": str(ticket.id),
        "station": ticket.station,
        "serial": ticket.id.serial,
        "merged_into": str(ticket.merged_into) if ticket.merged_into else None,
        "version": version,
        "body": dump(ticket),
    }
