"""What may be said next: where lines wait, which of them are ripe, and what holds the others up (排队)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, and_, bindparam, case, exists, func, or_, select, update
from sqlmodel import Session

from handlers.domain.decision import Rank
from handlers.domain.unreachable import Unreachable
from storage.engine.codec import dump, load
from storage.queues.outbox import HERE, IS_RED, SAID, THERE, WAITING, Address, Body, Line, change, line
from storage.rows import BindingRow, OutboxRow, table

T = TypeVar("T")


class Chat(NamedTuple):
    """Where lines wait, how urgent the first of them is (0 is a danger), and the oldest of them."""

    address: Address
    urgency: int
    oldest: int


class Made(NamedTuple):
    """A call that somebody has had: the row, when, its words, what it was about, and how it stood in the queue."""

    id: int
    at: datetime
    text: str
    tickets: tuple[str, ...]
    rank: Rank


_OUTBOX = table(OutboxRow)
_URGENCY: ColumnElement[int] = case((_OUTBOX.c.rank == Rank.RED, 0), (_OUTBOX.c.rank == Rank.URGENT, 1), else_=2)
_RIPE = _OUTBOX.c.not_before <= bindparam("now")
_ALL = 1_000_000
_CHATS = (
    select(
        _OUTBOX.c.room, _OUTBOX.c.person, func.min(_URGENCY).label("urgency"), func.min(_OUTBOX.c.id).label("oldest")
    )
    .where(WAITING, HERE, _RIPE)
    .group_by(_OUTBOX.c.room, _OUTBOX.c.person)
)
_RED_CHATS = _CHATS.where(IS_RED)
_RIPE_THERE = (
    select(_OUTBOX)
    .where(WAITING, *THERE, _RIPE | _OUTBOX.c.paced)
    .order_by(_URGENCY, _OUTBOX.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_RED_THERE = _RIPE_THERE.where(IS_RED)
_TRIED_THERE = (
    select(_OUTBOX.c.id, _URGENCY.label("urgency"), _OUTBOX.c.not_before)
    .where(WAITING, *THERE, _OUTBOX.c.tries > 0)
    .order_by(_URGENCY, _OUTBOX.c.id)
    .limit(1)
)
_NEXT = select(_OUTBOX.c.not_before).where(WAITING, HERE).order_by(_OUTBOX.c.not_before).limit(1)
_NEXT_RED = _NEXT.where(IS_RED)
_SPOKEN = (
    select(_OUTBOX.c.settled_at)
    .where(
        _OUTBOX.c.room == bindparam("there"),
        _OUTBOX.c.settled_at > bindparam("since"),
        _OUTBOX.c.settled_at <= bindparam("now"),
        _OUTBOX.c.state.in_(SAID),
        _OUTBOX.c.recalls.is_(None),
    )
    .order_by(_OUTBOX.c.settled_at)
)
_SAID_THERE = (
    select(_OUTBOX.c.id, _OUTBOX.c.body)
    .where(
        _OUTBOX.c.room == bindparam("there"),
        _OUTBOX.c.settled_at > bindparam("since"),
        _OUTBOX.c.settled_at <= bindparam("now"),
        _OUTBOX.c.state.in_(SAID),
        _OUTBOX.c.recalls.is_(None),
    )
    .order_by(_OUTBOX.c.settled_at)
)
_BINDING = table(BindingRow)
_UNBOUND = and_(
    _OUTBOX.c.state == "unreachable",
    ~exists().where(_BINDING.c.group == _OUTBOX.c.room),
    _OUTBOX.c.error == Unreachable.NO_ROOM,
)
_UNSAID = (
    select(_OUTBOX.c.id)
    .where(_OUTBOX.c.room == bindparam("there"), or_(and_(WAITING, _OUTBOX.c.tries > 0), _UNBOUND))
    .limit(1)
)
_LATER = _OUTBOX.c.not_before < bindparam("until")
_BEHIND = and_(
    ~IS_RED,
    or_(bindparam("urgency") < _URGENCY, and_(bindparam("urgency") == _URGENCY, _OUTBOX.c.id > bindparam("tried"))),
)
_HOLD_UP = update(_OUTBOX).where(WAITING, *THERE, _BEHIND, _LATER).values(not_before=bindparam("until"))
_REST = update(_OUTBOX).where(WAITING, HERE, ~IS_RED, _LATER).values(not_before=bindparam("until"))
_PACE = update(_OUTBOX).where(_OUTBOX.c.id == bindparam("line")).values(not_before=bindparam("until"), paced=True)
_CALLS = select(_OUTBOX).where(WAITING, *THERE, _RIPE, _OUTBOX.c.rank == Rank.CALL).order_by(_OUTBOX.c.id)
_CALLED = (
    select(_OUTBOX.c.id, _OUTBOX.c.settled_at, _OUTBOX.c.body, _OUTBOX.c.rank)
    .where(
        *THERE,
        _OUTBOX.c.settled_at > bindparam("since"),
        _OUTBOX.c.rank.in_((Rank.CALL, Rank.URGENT, Rank.RED)),
        _OUTBOX.c.state.in_(SAID),
        _OUTBOX.c.recalls.is_(None),
    )
    .order_by(_OUTBOX.c.settled_at)
)
_HOLD = update(_OUTBOX).where(_OUTBOX.c.id == bindparam("line")).values(not_before=bindparam("until"))
_JOIN = update(_OUTBOX).where(_OUTBOX.c.id == bindparam("line")).values(state="joined", joined_into=bindparam("into"))


def chats(session: Session, transport: str, now: datetime, red: bool = False) -> list[Chat]:
    """Where something may be said now, or only a danger told."""
    rows = session.execute(_RED_CHATS if red else _CHATS, {"on": transport, "now": now})
    return [Chat(Address(row.room, row.person), row.urgency, row.oldest) for row in rows]


def red_there(session: Session, transport: str, address: Address, now: datetime) -> list[Line]:
    """The dangers that may be told at an address now, the oldest first; nothing holds them up."""
    there = {"on": transport, "there": address.room, "whose": address.account, "now": now, "most": 1}
    return [line(row) for row in session.execute(_RED_THERE, there).mappings()]


def ripe(session: Session, transport: str, address: Address, now: datetime, most: int = _ALL) -> list[Line]:
    """What may be said now at an address, the most urgent and then oldest first; with it, what only the room's pace holds back.

    A line that was tried and not sent holds up its own address, and no other: what comes after it waits for its moment, dangers
    excepted.
    """
    there = {"on": transport, "there": address.room, "whose": address.account}
    rows = session.execute(_RIPE_THERE, {**there, "now": now, "most": most}).mappings().all()
    tried = session.execute(_TRIED_THERE, there).first()
    if tried is not None:
        first = (tried.urgency, tried.id)
        rows = [row for row in rows if row["rank"] == Rank.RED or (_urgency(row["rank"]), row["id"]) <= first]
        if tried.not_before > now:
            held = {"urgency": tried.urgency, "tried": tried.id, "until": tried.not_before}
            session.execute(_HOLD_UP, {**there, **held})
    return [line(row) for row in rows] if any(row["not_before"] <= now for row in rows) else []


def next_at(session: Session, transport: str, red: bool = False) -> datetime | None:
    """When the next line that waits may be sent, or the next danger be told."""
    return session.execute(_NEXT_RED if red else _NEXT, {"on": transport}).scalar()


def unsaid(session: Session, room: str) -> bool:
    """Whether a line to a room was tried, and waits, or has found no room that is bound: nobody there reads us at the moment."""
    return session.execute(_UNSAID, {"there": room}).first() is not None


def rest(session: Session, transport: str, until: datetime) -> None:
    """Nothing is sent before then, whoever it is for; dangers excepted."""
    session.execute(_REST, {"on": transport, "until": until})


def said_in(session: Session, room: str, since: datetime, now: datetime) -> list[datetime]:
    """When the bot has spoken in a room since then (red lines count: they were heard too), oldest first."""
    return list(session.execute(_SPOKEN, {"there": room, "since": since, "now": now}).scalars())


def said_already(session: Session, room: str, text: str, since: datetime, now: datetime) -> int | None:
    """The line that has said the same in a room since then, word for word; None where none has."""
    rows = session.execute(_SAID_THERE, {"there": room, "since": since, "now": now})
    return next((row.id for row in rows if load(Body, row.body).text == text), None)


def pace(session: Session, ids: Sequence[int], until: datetime) -> None:
    """Leave lines waiting until then, because their room has heard enough."""
    session.execute(_PACE, [{"line": line_id, "until": until} for line_id in ids])


def calls(session: Session, transport: str, address: Address, mentions: tuple[str, ...], now: datetime) -> list[Line]:
    """The calls to the same people that may be made now at an address, oldest first."""
    there = {"on": transport, "there": address.room, "whose": address.account, "now": now}
    lines = (line(row) for row in session.execute(_CALLS, there).mappings())
    return [line for line in lines if line.mentions == mentions]


def called(
    session: Session, transport: str, address: Address, mentions: tuple[str, ...], since: datetime
) -> list[Made]:
    """The calls that the same people have had there since then, oldest first."""
    there = {"on": transport, "there": address.room, "whose": address.account, "since": since}
    rows = [(row, load(Body, row.body)) for row in session.execute(_CALLED, there)]
    return [
        Made(row.id, row.settled_at, body.text, body.tickets, Rank(row.rank))
        for row, body in rows
        if body.mentions == mentions
    ]


def hold(session: Session, ids: Sequence[int], until: datetime) -> None:
    """Leave lines waiting until then."""
    if not ids:
        return
    session.execute(_HOLD, [{"line": line_id, "until": until} for line_id in ids])


def join(session: Session, lines: Sequence[Line], into: int) -> None:
    """Another line has said these, or what makes them needless."""
    if not lines:
        return
    session.execute(_JOIN, [{"line": line.id, "into": into} for line in lines])


def gather(session: Session, lines: Sequence[Line], text: str, now: datetime) -> Line:
    """Several lines become one, said by the first; the others are joined into it. One that has no words yet gets them.

    Calls are to the same people; a line of receipts is to nobody in particular.
    """
    first, rest = lines[0], lines[1:]
    tickets, parts = _all(line.tickets for line in lines), _all(line.parts for line in lines)
    mentions = first.mentions if first.rank is Rank.CALL else ()
    whole = replace(first, text=text, quote=None, mentions=mentions, tickets=tickets, parts=parts)
    change(session, first.id, body=dump(Body(text, mentions, None, tickets, parts)), not_before=now)
    if rest:
        join(session, rest, first.id)
    return whole


def _urgency(rank: str) -> int:
    """The same as `_URGENCY`."""
    return {Rank.RED.value: 0, Rank.URGENT.value: 1}.get(rank, 2)


def _all(tuples: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(item for each in tuples for item in each)
