"""The outbox: lines that a decision wants said. A line is claimed, sent in no transaction, then settled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Boolean, ColumnElement, RowMapping, and_, bindparam, or_, select, text, update
from sqlmodel import Session

from handlers.domain.decision import Part, Rank, Say
from handlers.domain.message import holds_words
from handlers.domain.ticket import TicketId
from storage.engine.codec import dump, load
from storage.engine.dialect import insert
from storage.rooms.people import account
from storage.rooms.routes import route
from storage.rows import LineRow, OutboxRow, table

T = TypeVar("T")


class Address(NamedTuple):
    """Where a line goes: a room, or the account of a person."""

    room: str | None
    account: str | None


@dataclass(frozen=True)
class Line:
    """A line in the outbox, addressed: `room` or `account`, and `mentions` as accounts of the transport.

    `recalls` is the row of the line that this one takes back, `target` the id that the transport gave that line.
    """

    id: int
    text: str
    room: str | None
    account: str | None
    mentions: tuple[str, ...]
    quote: str | None
    tickets: tuple[str, ...]
    owners: bool
    station: str
    rank: Rank
    parts: tuple[Part, ...]
    created_at: datetime
    recalls: int | None = None
    target: str | None = None


@dataclass(frozen=True)
class Body:
    """What a row's `body` holds. `instead` is said where a line cannot be taken back, `afterwards` where it could."""

    text: str
    mentions: tuple[str, ...]
    quote: str | None
    tickets: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    asks: TicketId | None = None
    bare: str = ""
    instead: Say | None = None
    afterwards: Say | None = None


_OUTBOX = table(OutboxRow)
WAITING = text("outbox.state = 'waiting'")  # as its indexes say it: a bound parameter would not find them
_HERE = _OUTBOX.c.transport == bindparam("on")
_RED_FIRST: ColumnElement[bool] = _OUTBOX.c.rank != Rank.RED
_RIPE = _OUTBOX.c.not_before <= bindparam("now")
_THERE = (
    _HERE,
    _OUTBOX.c.room.is_not_distinct_from(bindparam("there")),
    _OUTBOX.c.person.is_not_distinct_from(bindparam("whose")),
)
_ALL = 1_000_000
_SAID = ("sent", "sending", "unknown", "handed_over", "recalled")

_PUT = insert(_OUTBOX)
_OLDEST = select(_OUTBOX.c.room, _OUTBOX.c.person).where(WAITING, _HERE, _RIPE).order_by(_OUTBOX.c.id).limit(1)
_OLDEST_RED = _OLDEST.where(_OUTBOX.c.rank == Rank.RED)
_RIPE_THERE = (
    select(_OUTBOX)
    .where(WAITING, *_THERE, _RIPE | _OUTBOX.c.paced)
    .order_by(_RED_FIRST, _OUTBOX.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_TRIED_THERE = (
    select(_OUTBOX.c.id, _OUTBOX.c.rank, _OUTBOX.c.not_before)
    .where(WAITING, *_THERE, _OUTBOX.c.tries > 0)
    .order_by(_RED_FIRST, _OUTBOX.c.id)
    .limit(1)
)
_NEXT = select(_OUTBOX.c.not_before).where(WAITING, _HERE).order_by(_OUTBOX.c.not_before).limit(1)
_SPOKEN = (
    select(_OUTBOX.c.settled_at)
    .where(
        _OUTBOX.c.room == bindparam("there"),
        _OUTBOX.c.settled_at > bindparam("since"),
        _OUTBOX.c.state.in_(_SAID),
        _OUTBOX.c.recalls.is_(None),
    )
    .order_by(_OUTBOX.c.settled_at)
)
_SETTLE = (
    update(_OUTBOX)
    .where(_OUTBOX.c.id == bindparam("line"))
    .values(
        state=bindparam("becomes"), message_id=bindparam("message"), settled_at=bindparam("now"), error=bindparam("why")
    )
)
_CLAIM = (
    update(_OUTBOX)
    .where(_OUTBOX.c.id == bindparam("line"), WAITING)
    .values(state="sending", settled_at=bindparam("now"), tries=_OUTBOX.c.tries + 1)
)
_BEHIND = or_(
    and_(_RED_FIRST, bindparam("red", type_=Boolean)),
    and_(_OUTBOX.c.id > bindparam("tried"), or_(_RED_FIRST, bindparam("red", type_=Boolean))),
)
_HOLD_UP = (
    update(_OUTBOX)
    .where(WAITING, *_THERE, _BEHIND, _OUTBOX.c.not_before < bindparam("until"))
    .values(not_before=bindparam("until"))
)
_PACE = update(_OUTBOX).where(_OUTBOX.c.id == bindparam("line")).values(not_before=bindparam("until"), paced=True)
_JOIN = update(_OUTBOX).where(_OUTBOX.c.id == bindparam("line")).values(state="joined", joined_into=bindparam("into"))
_ATTACH = insert(table(LineRow)).on_conflict_do_nothing()
_UNKNOWN = select(_OUTBOX).where(_OUTBOX.c.state == "unknown").order_by(_OUTBOX.c.id)
_NEWEST = (
    select(_OUTBOX.c.message_id, _OUTBOX.c.body)
    .where(*_THERE, _OUTBOX.c.message_id.is_not(None))
    .order_by(_OUTBOX.c.id.desc())
    .limit(200)
)


def put(session: Session, say: Say, transport: str, station: str, owners: bool, now: datetime) -> None:
    """Queue a line, for the transport that leads there. A person whom none reaches gets none, and the row says so."""
    way = route(session, say.room, say.person, transport)
    mentions = tuple(found for person in say.mention if (found := account(session, way.transport, person)))
    tickets = tuple(map(str, say.tickets))
    row = {
        "transport": way.transport,
        "station": station,
        "room": say.room,
        "person": way.account,
        "owners": owners,
        "rank": say.rank,
        "state": "unreachable" if say.person and way.account is None else "waiting",
        "created_at": now,
        "not_before": max(say.not_before or now, now),
        "paced": False,
        "tries": 0,
        "answers": say.answers,
        "body": dump(Body(say.text, mentions, say.quote, tickets, say.parts, say.asks, say.bare)),
    }
    session.execute(_PUT, row)


def next_address(session: Session, transport: str, now: datetime) -> Address | None:
    """Where something may be said now: that of the oldest red line, else that of the oldest line."""
    here = {"on": transport, "now": now}
    row = session.execute(_OLDEST_RED, here).first() or session.execute(_OLDEST, here).first()
    return Address(*row) if row else None


def waiting(session: Session, transport: str, address: Address, now: datetime, most: int = _ALL) -> list[Line]:
    """What may be said now at an address, red and then oldest first; with it, what only the room's pace holds back.

    A line that was tried and not sent holds up its own address, and no other: what comes after it waits for its moment.
    """
    there = {"on": transport, "there": address.room, "whose": address.account}
    rows = session.execute(_RIPE_THERE, {**there, "now": now, "most": most}).mappings().all()
    tried = session.execute(_TRIED_THERE, there).first()
    if tried is not None:
        first = (tried.rank != Rank.RED, tried.id)
        rows = [row for row in rows if (row["rank"] != Rank.RED, row["id"]) <= first]
        if tried.not_before > now:
            held = {"red": tried.rank == Rank.RED, "tried": tried.id, "until": tried.not_before}
            session.execute(_HOLD_UP, {**there, **held})
    return [_line(row) for row in rows] if any(row["not_before"] <= now for row in rows) else []


def next_at(session: Session, transport: str) -> datetime | None:
    """When the next line that waits may be sent."""
    return session.execute(_NEXT, {"on": transport}).scalar()


def said_in(session: Session, room: str, since: datetime) -> list[datetime]:
    """When the bot has spoken in a room since then (red lines count: they were heard too), oldest first."""
    return list(session.execute(_SPOKEN, {"there": room, "since": since}).scalars())


def claim(session: Session, line_id: int, now: datetime) -> bool:
    """Take a line to send it; False where somebody else has."""
    return _hits(session, _CLAIM, line=line_id, now=now) == 1


def settle(
    session: Session, line: Line, transport: str, state: str, message_id: str | None, why: str, now: datetime
) -> None:
    """What became of a send. From now on a quote of the line means its tickets."""
    outcome = {"line": line.id, "becomes": state, "message": message_id, "now": now, "why": why or None}
    session.execute(_SETTLE, outcome)
    if message_id:
        attach(session, transport, ((message_id, ticket) for ticket in line.tickets))


def attach(session: Session, transport: str, lines: Iterable[tuple[str, str]]) -> None:
    """Lines of chat, ours or theirs, belong to tickets from now on: a message and a ticket each."""
    rows = [{"transport": transport, "message_id": message, "ticket": ticket} for message, ticket in lines]
    if rows:
        session.execute(_ATTACH, rows)


def pace(session: Session, ids: Sequence[int], until: datetime) -> None:
    """Leave lines waiting until then, because their room has heard enough."""
    session.execute(_PACE, [{"line": line_id, "until": until} for line_id in ids])


def try_again(session: Session, line_id: int, at: datetime, why: str) -> None:
    """The send certainly did not happen: the line waits again, and holds up its own address alone."""
    change(session, line_id, state="waiting", not_before=at, paced=False, error=why or None)


def gather(session: Session, lines: Sequence[Line], text: str, now: datetime) -> Line:
    """Several receipts become one line, said by the first; the others are joined into it. One that has no words yet gets them."""
    first, rest = lines[0], lines[1:]
    tickets, parts = _all(line.tickets for line in lines), _all(line.parts for line in lines)
    whole = replace(first, text=text, quote=None, mentions=(), tickets=tickets, parts=parts)
    change(session, first.id, body=dump(Body(text, (), None, tickets, parts)), not_before=now)
    if rest:
        session.execute(_JOIN, [{"line": line.id, "into": first.id} for line in rest])
    return whole


def recover(session: Session, transport: str) -> int:
    """At start: what was in flight may have been sent, so nobody repeats it blindly. Returns how many."""
    stuck = update(_OUTBOX).where(_OUTBOX.c.transport == transport, _OUTBOX.c.state == "sending")
    return _hits(session, stuck.values(state="unknown", error="stopped while it was being sent"))


def doubt(session: Session) -> int:
    """After a backup was restored: what waited then may have been sent since, so a person looks. Returns how many lines that are."""
    waits = update(_OUTBOX).where(_OUTBOX.c.state.in_(("waiting", "sending")))
    return _hits(session, waits.values(state="unknown", error="waited when the backup was made"))


def unreachable(session: Session, line_id: int, why: str) -> None:
    """The transport has no way to that address: the line stays, and is not sent."""
    change(session, line_id, state="unreachable", error=why)


def decide_unknown(session: Session, line_id: int, again: bool, now: datetime) -> bool:
    """A person has looked: the line goes out again, or is taken for sent. False where it is no unknown one."""
    values = (
        {"state": "waiting", "not_before": now, "tries": 0}
        if again
        else {"state": "sent", "error": "a person saw it in the chat"}
    )
    unknown_one = update(_OUTBOX).where(_OUTBOX.c.id == line_id, _OUTBOX.c.state == "unknown")
    return _hits(session, unknown_one.values(**values)) == 1


def newest_with(session: Session, transport: str, room: str | None, person: str | None, words: str) -> str | None:
    """The newest line of ours to a room, or to a person in private, that holds the words."""
    rows = session.execute(_NEWEST, {"on": transport, "there": room, "whose": person})
    return next((row.message_id for row in rows if holds_words(load(Body, row.body).text, words)), None)


def unknown(session: Session) -> list[Line]:
    """The lines of which nobody knows whether they were sent: a person looks."""
    return [_line(row) for row in session.execute(_UNKNOWN).mappings()]


def change(session: Session, line_id: int | None, **values: Any) -> None:
    """Set columns of one line."""
    session.execute(update(_OUTBOX).where(_OUTBOX.c.id == line_id).values(**values))


def _all(tuples: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(item for each in tuples for item in each)


def _hits(session: Session, statement: Any, **values: Any) -> int:
    """How many rows the statement has changed."""
    result: Any = session.execute(statement, values)
    return int(result.rowcount)


def _line(row: RowMapping) -> Line:
    body = load(Body, row["body"])
    return Line(
        id=row["id"],
        text=body.text,
        room=row["room"],
        account=row["person"],
        mentions=body.mentions,
        quote=body.quote,
        tickets=body.tickets,
        owners=row["owners"],
        station=row["station"],
        rank=Rank(row["rank"]),
        parts=body.parts,
        created_at=row["created_at"],
        recalls=row["recalls"],
    )
