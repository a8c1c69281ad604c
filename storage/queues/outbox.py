"""The outbox: lines that a decision wants said. A line is claimed, sent in no transaction, then settled."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import RowMapping, bindparam, select, text, update
from sqlmodel import Session

from handlers.domain.decision import Kind, Part, Rank, Say
from handlers.domain.message import holds_words
from handlers.domain.paper import Paper
from handlers.domain.ticket import TicketId
from handlers.domain.unreachable import Unreachable
from storage.engine.codec import KeptPaper, dump, load
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

    `recalls` is the row of the line that this one takes back, `target` the id that the transport gave that line. Of a `paper` whose
    `words_said` are sent already, the file alone is still to go.
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
    paper: Paper | None = None
    words_said: bool = False


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
    paper: KeptPaper | None = None
    words_said: bool = False


_OUTBOX = table(OutboxRow)
WAITING = text("outbox.state = 'waiting'")  # as its indexes say it: a bound parameter would not find them
HERE = _OUTBOX.c.transport == bindparam("on")
IS_RED = _OUTBOX.c.rank == Rank.RED
THERE = (
    HERE,
    _OUTBOX.c.room.is_not_distinct_from(bindparam("there")),
    _OUTBOX.c.person.is_not_distinct_from(bindparam("whose")),
)
SAID = ("sent", "sending", "unknown", "handed_over", "recalled")

_PUT = insert(_OUTBOX)
_REPLIED = (
    _OUTBOX.c.replies_to == bindparam("whom"),
    _OUTBOX.c.created_at > bindparam("since"),
    _OUTBOX.c.created_at <= bindparam("now"),
)
_REPLIES, _READ = select(_OUTBOX.c.pause).where(*_REPLIED), select(_OUTBOX.c.body).where(*_REPLIED)
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
_ATTACH = insert(table(LineRow)).on_conflict_do_nothing()
_BODY = select(_OUTBOX.c.body).where(HERE, _OUTBOX.c.message_id == bindparam("message"))
_NEWEST = (
    select(_OUTBOX.c.message_id, _OUTBOX.c.body)
    .where(*THERE, _OUTBOX.c.message_id.is_not(None))
    .order_by(_OUTBOX.c.id.desc())
    .limit(200)
)


def unsaid(session: Session, say: Say, replies_to: str | None, since: datetime, now: datetime) -> str | None:
    """The words of a hint that somebody has not read since then; None where he has read them all."""
    here = {"whom": replies_to, "since": since, "now": now}
    read = {load(Body, body).text for body in session.execute(_READ, here).scalars() if body}
    return next((words for words in (say.text, *(say.otherwise or ())) if words not in read), None)


def put(
    session: Session, say: Say, transport: str, station: str, owners: bool, now: datetime, replies_to: str | None = None
) -> None:
    """Queue a line, for the transport that leads there. A person whom none reaches gets none, and the row says so."""
    way = route(session, say.room, say.person, transport)
    nobody = say.person is not None and way.account is None
    mentions = tuple(found for person in say.mention if (found := account(session, way.transport, person)))
    tickets = tuple(map(str, say.tickets))
    whom = say.person if nobody else None
    body = Body(say.text, mentions, say.quote, tickets, say.parts, say.asks, say.bare, whom=whom, paper=say.paper)
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


def replies(session: Session, person: str, since: datetime, now: datetime) -> list[bool]:
    """The answers to somebody since then, each with whether it was the last for a while."""
    return list(session.execute(_REPLIES, {"whom": person, "since": since, "now": now}).scalars())


def claim(session: Session, line_id: int, now: datetime) -> bool:
    """Take a line to send it; False where somebody else has."""
    return hits(session, _CLAIM, line=line_id, now=now) == 1


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


def try_again(session: Session, line_id: int, at: datetime, why: str) -> None:
    """The send certainly did not happen: the line waits again, and holds up its own address alone."""
    change(session, line_id, state="waiting", not_before=at, paced=False, error=why or None)


def recover(session: Session, transport: str, in_flight: Collection[int] = ()) -> int:
    """What stands as in flight, and is not, may have been sent, so nobody repeats it blindly. Returns how many."""
    stuck = update(_OUTBOX).where(
        _OUTBOX.c.transport == transport, _OUTBOX.c.state == "sending", _OUTBOX.c.id.not_in(in_flight)
    )
    return hits(session, stuck.values(state="unknown", error="stopped while it was being sent"))


def newest_with(session: Session, transport: str, room: str | None, person: str | None, words: str) -> str | None:
    """The newest line of ours to a room, or to a person in private, that holds the words."""
    rows = session.execute(_NEWEST, {"on": transport, "there": room, "whose": person})
    return next((row.message_id for row in rows if holds_words(load(Body, row.body).text, words)), None)


def words_of(session: Session, transport: str, message: str | None) -> str:
    """The words of a line of ours, "" where it is none."""
    body = session.execute(_BODY, {"on": transport, "message": message}).scalar() if message else None
    return load(Body, body).text if body else ""


def change(session: Session, line_id: int | None, **values: Any) -> None:
    """Set columns of one line."""
    session.execute(update(_OUTBOX).where(_OUTBOX.c.id == line_id).values(**values))


def hits(session: Session, statement: Any, **values: Any) -> int:
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
        paper=body.paper,
        words_said=body.words_said,
    )
