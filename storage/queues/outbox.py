"""The outbox: lines that a decision wants said. A line is claimed, sent in no transaction, then settled."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, RowMapping, and_, bindparam, case, func, or_, select, text, update
from sqlmodel import Session

from handlers.domain.decision import Kind, Part, Rank, Say
from handlers.domain.message import holds_words
from handlers.domain.ticket import TicketId
from handlers.domain.unreachable import Unreachable
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
    refusals: int = 0
    error: str = ""
    recalls: int | None = None
    target: str | None = None
    whom: str | None = None


@dataclass(frozen=True)
class Body:
    """What a row's `body` holds. `whom` is the person whom no account is known of, `instead` is said where a line cannot be taken back, `afterwards` where it could."""

    text: str
    mentions: tuple[str, ...]
    quote: str | None
    tickets: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    asks: TicketId | None = None
    bare: str = ""
    instead: Say | None = None
    afterwards: Say | None = None
    whom: str | None = None


_OUTBOX = table(OutboxRow)
_DOUBTFUL = text("outbox.state IN ('unknown', 'unreachable')")
WAITING = text("outbox.state = 'waiting'")  # as its indexes say it: a bound parameter would not find them
_HERE = _OUTBOX.c.transport == bindparam("on")
_URGENCY: ColumnElement[int] = case((_OUTBOX.c.rank == Rank.RED, 0), (_OUTBOX.c.rank == Rank.URGENT, 1), else_=2)
_IS_RED = _OUTBOX.c.rank == Rank.RED
_RIPE = _OUTBOX.c.not_before <= bindparam("now")
_THERE = (
    _HERE,
    _OUTBOX.c.room.is_not_distinct_from(bindparam("there")),
    _OUTBOX.c.person.is_not_distinct_from(bindparam("whose")),
)
_ALL = 1_000_000
_SAID = ("sent", "sending", "unknown", "handed_over", "recalled")

_PUT = insert(_OUTBOX)
_CHATS = (
    select(
        _OUTBOX.c.room, _OUTBOX.c.person, func.min(_URGENCY).label("urgency"), func.min(_OUTBOX.c.id).label("oldest")
    )
    .where(WAITING, _HERE, _RIPE)
    .group_by(_OUTBOX.c.room, _OUTBOX.c.person)
)
_RED_CHATS = _CHATS.where(_IS_RED)
_RIPE_THERE = (
    select(_OUTBOX)
    .where(WAITING, *_THERE, _RIPE | _OUTBOX.c.paced)
    .order_by(_URGENCY, _OUTBOX.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_RED_THERE = _RIPE_THERE.where(_IS_RED)
_TRIED_THERE = (
    select(_OUTBOX.c.id, _URGENCY.label("urgency"), _OUTBOX.c.not_before)
    .where(WAITING, *_THERE, _OUTBOX.c.tries > 0)
    .order_by(_URGENCY, _OUTBOX.c.id)
    .limit(1)
)
_NEXT = select(_OUTBOX.c.not_before).where(WAITING, _HERE).order_by(_OUTBOX.c.not_before).limit(1)
_NEXT_RED = _NEXT.where(_IS_RED)
_SPOKEN = (
    select(_OUTBOX.c.settled_at)
    .where(
        _OUTBOX.c.room == bindparam("there"),
        _OUTBOX.c.settled_at > bindparam("since"),
        _OUTBOX.c.settled_at <= bindparam("now"),
        _OUTBOX.c.state.in_(_SAID),
        _OUTBOX.c.recalls.is_(None),
    )
    .order_by(_OUTBOX.c.settled_at)
)
_REPLIES = select(_OUTBOX.c.pause).where(
    _OUTBOX.c.replies_to == bindparam("whom"),
    _OUTBOX.c.created_at > bindparam("since"),
    _OUTBOX.c.created_at <= bindparam("now"),
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
_LATER = _OUTBOX.c.not_before < bindparam("until")
_BEHIND = and_(
    ~_IS_RED,
    or_(bindparam("urgency") < _URGENCY, and_(bindparam("urgency") == _URGENCY, _OUTBOX.c.id > bindparam("tried"))),
)
_HOLD_UP = update(_OUTBOX).where(WAITING, *_THERE, _BEHIND, _LATER).values(not_before=bindparam("until"))
_REST = update(_OUTBOX).where(WAITING, _HERE, ~_IS_RED, _LATER).values(not_before=bindparam("until"))
_PACE = update(_OUTBOX).where(_OUTBOX.c.id == bindparam("line")).values(not_before=bindparam("until"), paced=True)
_CALLS = select(_OUTBOX).where(WAITING, *_THERE, _RIPE, _OUTBOX.c.rank == Rank.CALL).order_by(_OUTBOX.c.id)
_CALLED = (
    select(_OUTBOX.c.id, _OUTBOX.c.settled_at, _OUTBOX.c.body, _OUTBOX.c.rank)
    .where(
        *_THERE,
        _OUTBOX.c.settled_at > bindparam("since"),
        _OUTBOX.c.rank.in_((Rank.CALL, Rank.URGENT, Rank.RED)),
        _OUTBOX.c.state.in_(_SAID),
        _OUTBOX.c.recalls.is_(None),
    )
    .order_by(_OUTBOX.c.settled_at)
)
_HOLD = update(_OUTBOX).where(_OUTBOX.c.id == bindparam("line")).values(not_before=bindparam("until"))
_JOIN = update(_OUTBOX).where(_OUTBOX.c.id == bindparam("line")).values(state="joined", joined_into=bindparam("into"))
_ATTACH = insert(table(LineRow)).on_conflict_do_nothing()
_GIVE_UP = (
    update(_OUTBOX)
    .where(WAITING, *_THERE, ~_IS_RED)
    .values(state="unreachable", error=bindparam("why"), settled_at=bindparam("now"))
)
_LAST_THERE = (
    select(_OUTBOX.c.state)
    .where(*_THERE, _OUTBOX.c.settled_at > bindparam("since"), _OUTBOX.c.state.in_(("sent", "unreachable")))
    .order_by(_OUTBOX.c.settled_at.desc(), _OUTBOX.c.id.desc())
    .limit(1)
)
_UNREACHED = (
    select(_OUTBOX)
    .where(
        _DOUBTFUL,
        _OUTBOX.c.state == "unreachable",
        _OUTBOX.c.settled_at > bindparam("since"),
        _OUTBOX.c.recalls.is_(None),
    )
    .order_by(_OUTBOX.c.id)
)
_UNKNOWN = select(_OUTBOX).where(_OUTBOX.c.state == "unknown").order_by(_OUTBOX.c.id)
_NEWEST = (
    select(_OUTBOX.c.message_id, _OUTBOX.c.body)
    .where(*_THERE, _OUTBOX.c.message_id.is_not(None))
    .order_by(_OUTBOX.c.id.desc())
    .limit(200)
)


def put(
    session: Session, say: Say, transport: str, station: str, owners: bool, now: datetime, replies_to: str | None = None
) -> None:
    """Queue a line, for the transport that leads there. A person whom none reaches gets none, and the row says so."""
    way = route(session, say.room, say.person, transport)
    nobody = say.person is not None and way.account is None
    mentions = tuple(found for person in say.mention if (found := account(session, way.transport, person)))
    tickets = tuple(map(str, say.tickets))
    body = Body(
        say.text, mentions, say.quote, tickets, say.parts, say.asks, say.bare, whom=say.person if nobody else None
    )
    row = {
        "transport": way.transport,
        "station": station,
        "room": say.room,
        "person": way.account,
        "owners": owners,
        "rank": say.rank,
        "state": "unreachable" if nobody else "waiting",
        "error": Unreachable.NO_ACCOUNT if nobody else None,
        "settled_at": now if nobody else None,
        "created_at": now,
        "not_before": max(say.not_before or now, now),
        "paced": False,
        "tries": 0,
        "answers": say.answers,
        "replies_to": replies_to,
        "pause": say.kind is Kind.PAUSE,
        "body": dump(body),
    }
    session.execute(_PUT, row)


def chats(session: Session, transport: str, now: datetime, red: bool = False) -> list[Chat]:
    """Where something may be said now, or only a danger told."""
    rows = session.execute(_RED_CHATS if red else _CHATS, {"on": transport, "now": now})
    return [Chat(Address(row.room, row.person), row.urgency, row.oldest) for row in rows]


def red_there(session: Session, transport: str, address: Address, now: datetime) -> list[Line]:
    """The dangers that may be told at an address now, the oldest first; nothing holds them up."""
    there = {"on": transport, "there": address.room, "whose": address.account, "now": now, "most": 1}
    return [line(row) for row in session.execute(_RED_THERE, there).mappings()]


def waiting(session: Session, transport: str, address: Address, now: datetime, most: int = _ALL) -> list[Line]:
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


def rest(session: Session, transport: str, until: datetime) -> None:
    """Nothing is sent before then, whoever it is for; dangers excepted."""
    session.execute(_REST, {"on": transport, "until": until})


def said_in(session: Session, room: str, since: datetime, now: datetime) -> list[datetime]:
    """When the bot has spoken in a room since then (red lines count: they were heard too), oldest first."""
    return list(session.execute(_SPOKEN, {"there": room, "since": since, "now": now}).scalars())


def replies(session: Session, person: str, since: datetime, now: datetime) -> list[bool]:
    """The answers to somebody since then, each with whether it was the last for a while."""
    return list(session.execute(_REPLIES, {"whom": person, "since": since, "now": now}).scalars())


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
    session.execute(_HOLD, [{"line": line_id, "until": until} for line_id in ids])


def join(session: Session, lines: Sequence[Line], into: int) -> None:
    """Another line has said these."""
    session.execute(_JOIN, [{"line": line.id, "into": into} for line in lines])


def try_again(session: Session, line_id: int, at: datetime, why: str) -> None:
    """The send certainly did not happen: the line waits again, and holds up its own address alone."""
    change(session, line_id, state="waiting", not_before=at, paced=False, error=why or None)


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


def recover(session: Session, transport: str, in_flight: Collection[int] = ()) -> int:
    """What stands as in flight, and is not, may have been sent, so nobody repeats it blindly. Returns how many."""
    stuck = update(_OUTBOX).where(
        _OUTBOX.c.transport == transport, _OUTBOX.c.state == "sending", _OUTBOX.c.id.not_in(in_flight)
    )
    return _hits(session, stuck.values(state="unknown", error="stopped while it was being sent"))


def doubt(session: Session) -> int:
    """After a backup was restored: what waited then may have been sent since, so a person looks. Returns how many lines that are."""
    waits = update(_OUTBOX).where(_OUTBOX.c.state.in_(("waiting", "sending")))
    return _hits(session, waits.values(state="unknown", error="waited when the backup was made"))


def unreachable(session: Session, line_id: int, why: str, now: datetime) -> None:
    """There is no way to that address: the line stays, and is not sent."""
    change(session, line_id, state="unreachable", error=why, settled_at=now)


def refused(session: Session, line_id: int, at: datetime, why: str) -> None:
    """The other side would not have the line: it is tried again then."""
    again = update(_OUTBOX).where(_OUTBOX.c.id == line_id)
    values = {"state": "waiting", "not_before": at, "paced": False, "error": why}
    session.execute(again.values(refusals=_OUTBOX.c.refusals + 1, **values))


def give_up(session: Session, line: Line, transport: str, why: str, now: datetime) -> None:
    """The line was refused once too often; so would be whatever else waits for the same account, dangers excepted."""
    unreachable(session, line.id, why, now)
    if line.account is not None:
        there = {"on": transport, "there": None, "whose": line.account, "why": why, "now": now}
        session.execute(_GIVE_UP, there)


def in_vain(session: Session, transport: str, account: str, since: datetime) -> bool:
    """Whether the last that was settled for an account since then was that nothing reaches it."""
    there = {"on": transport, "there": None, "whose": account, "since": since}
    return session.execute(_LAST_THERE, there).scalar() == "unreachable"


def unreached(session: Session, since: datetime) -> list[Line]:
    """The lines of which it was found since then that they reach nobody."""
    return [line(row) for row in session.execute(_UNREACHED, {"since": since}).mappings()]


def decide_unknown(session: Session, line_id: int, again: bool, now: datetime) -> bool:
    """A person has looked: the line goes out again, or is taken for sent. False where it is no unknown one, nor to be sent
    again one that reached nobody."""
    values = (
        {"state": "waiting", "not_before": now, "tries": 0, "refusals": 0}
        if again
        else {"state": "sent", "error": "a person saw it in the chat"}
    )
    is_addressed = or_(_OUTBOX.c.room.is_not(None), _OUTBOX.c.person.is_not(None))
    lost = and_(_OUTBOX.c.state == "unreachable", is_addressed)
    ours = or_(_OUTBOX.c.state == "unknown", lost) if again else _OUTBOX.c.state == "unknown"
    unknown_one = update(_OUTBOX).where(_OUTBOX.c.id == line_id, ours)
    return _hits(session, unknown_one.values(**values)) == 1


def newest_with(session: Session, transport: str, room: str | None, person: str | None, words: str) -> str | None:
    """The newest line of ours to a room, or to a person in private, that holds the words."""
    rows = session.execute(_NEWEST, {"on": transport, "there": room, "whose": person})
    return next((row.message_id for row in rows if holds_words(load(Body, row.body).text, words)), None)


def unknown(session: Session) -> list[Line]:
    """The lines of which nobody knows whether they were sent: a person looks."""
    return [line(row) for row in session.execute(_UNKNOWN).mappings()]


def change(session: Session, line_id: int | None, **values: Any) -> None:
    """Set columns of one line."""
    session.execute(update(_OUTBOX).where(_OUTBOX.c.id == line_id).values(**values))


def _urgency(rank: str) -> int:
    """The same as `_URGENCY`."""
    return {Rank.RED.value: 0, Rank.URGENT.value: 1}.get(rank, 2)


def _all(tuples: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(item for each in tuples for item in each)


def _hits(session: Session, statement: Any, **values: Any) -> int:
    """How many rows the statement has changed."""
    result: Any = session.execute(statement, values)
    return int(result.rowcount)


def line(row: RowMapping) -> Line:
    """A row as the line that it holds."""
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
        refusals=row["refusals"],
        error=row["error"] or "",
        whom=body.whom,
        recalls=row["recalls"],
    )
