"""The outbox: lines that a decision wants said. A line is claimed, sent in no transaction, then settled."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select, update

from handlers.domain.decision import Rank, Say
from handlers.domain.message import holds_words
from storage.engine.codec import dump, load
from storage.rooms.people import account
from storage.rows import LineRow, OutboxRow


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
    brief: str
    created_at: datetime
    recalls: int | None = None
    target: str | None = None


@dataclass(frozen=True)
class Body:
    """What a row's `body` holds."""

    text: str
    mentions: tuple[str, ...]
    quote: str | None
    tickets: tuple[str, ...]
    brief: str = ""
    instead: Say | None = None


def put(session: Session, say: Say, transport: str, station: str, owners: bool, now: datetime) -> None:
    """Queue a line. A person whom the transport cannot reach gets none, and the row says so."""
    reached = account(session, transport, say.person) if say.person else None
    mentions = tuple(found for person in say.mention if (found := account(session, transport, person)))
    tickets = tuple(f"{station}/{number}" for number in say.tickets)
    session.add(
        OutboxRow(
            transport=transport,
            station=station,
            room=say.room,
            person=reached,
            owners=owners,
            rank=say.rank,
            state="unreachable" if say.person and reached is None else "waiting",
            created_at=now,
            not_before=max(say.not_before or now, now),
            answers=say.answers,
            body=dump(Body(say.text, mentions, say.quote, tickets, say.brief)),
        )
    )


def waiting(session: Session, transport: str, now: datetime) -> list[list[Line]]:
    """What may be sent by `now`, grouped by address, red and then oldest first.

    A line that was tried and not sent holds up its own address, and no other.
    """
    return [[_line(row) for row in _ready(rows, now)] for rows in _addresses(session, transport)]


def next_at(session: Session, transport: str) -> datetime | None:
    """When the next line that waits may be sent."""
    return min(
        (min(row.not_before for row in _unblocked(rows)) for rows in _addresses(session, transport)), default=None
    )


def _addresses(session: Session, transport: str) -> list[list[OutboxRow]]:
    """The lines that wait, by address."""
    query = select(OutboxRow).where(OutboxRow.transport == transport, OutboxRow.state == "waiting")
    found: dict[tuple[str | None, str | None], list[OutboxRow]] = {}
    for row in session.exec(query.order_by(col(OutboxRow.rank) != Rank.RED, col(OutboxRow.id))):
        found.setdefault((row.room, row.person), []).append(row)
    return list(found.values())


def _unblocked(rows: Sequence[OutboxRow]) -> Sequence[OutboxRow]:
    """The lines of one address up to one that was tried and not sent, which must go first."""
    tried = next((i for i, row in enumerate(rows) if row.tries), None)
    return rows if tried is None else rows[: tried + 1]


def _ready(rows: Sequence[OutboxRow], now: datetime) -> list[OutboxRow]:
    """The lines of one address that may be said; with one of them, those that only the room's pace holds back are looked at again."""
    free = _unblocked(rows)
    if all(row.not_before > now for row in free):
        return []
    return [row for row in free if row.not_before <= now or row.paced]


def said_in(session: Session, room: str, since: datetime) -> list[datetime]:
    """When the bot has spoken in a room since then (red lines count: they were heard too), oldest first."""
    query = select(OutboxRow.settled_at).where(
        OutboxRow.room == room,
        col(OutboxRow.state).in_(("sent", "sending", "unknown", "handed_over", "recalled")),
        col(OutboxRow.recalls).is_(None),
        col(OutboxRow.settled_at) > since,
    )
    return sorted(at for at in session.exec(query) if at is not None)


def claim(session: Session, line_id: int, now: datetime) -> bool:
    """Take a line to send it; False where somebody else has."""
    claimed = update(OutboxRow).where(col(OutboxRow.id) == line_id, col(OutboxRow.state) == "waiting")
    return session.exec(claimed.values(state="sending", settled_at=now, tries=OutboxRow.tries + 1)).rowcount == 1


def settle(
    session: Session, line: Line, transport: str, state: str, message_id: str | None, why: str, now: datetime
) -> None:
    """What became of a send. From now on a quote of the line means its tickets."""
    change(session, line.id, state=state, message_id=message_id, settled_at=now, error=why or None)
    for ticket in line.tickets if message_id else ():
        session.merge(LineRow(transport=transport, message_id=message_id or "", ticket=ticket))


def pace(session: Session, ids: Sequence[int], until: datetime) -> None:
    """Leave lines waiting until then, because their room has heard enough."""
    session.exec(update(OutboxRow).where(col(OutboxRow.id).in_(ids)).values(not_before=until, paced=True))


def try_again(session: Session, line_id: int, at: datetime, why: str) -> None:
    """The send certainly did not happen: the line waits again, and holds up its own address alone."""
    change(session, line_id, state="waiting", not_before=at, paced=False, error=why or None)


def gather(session: Session, lines: Sequence[Line], text: str, now: datetime) -> Line:
    """Several receipts become one line, said by the first; the others are joined into it."""
    first, rest = lines[0], lines[1:]
    whole = replace(first, text=text, quote=None, mentions=(), tickets=tuple(t for line in lines for t in line.tickets))
    row = session.get_one(OutboxRow, first.id)
    row.body = dump(Body(whole.text, whole.mentions, whole.quote, whole.tickets))
    row.not_before = now
    session.add(row)
    session.exec(
        update(OutboxRow)
        .where(col(OutboxRow.id).in_([line.id for line in rest]))
        .values(state="joined", joined_into=first.id)
    )
    return whole


def recover(session: Session, transport: str) -> int:
    """At start: what was in flight may have been sent, so nobody repeats it blindly. Returns how many."""
    stuck = update(OutboxRow).where(col(OutboxRow.transport) == transport, col(OutboxRow.state) == "sending")
    return session.exec(stuck.values(state="unknown", error="stopped while it was being sent")).rowcount


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
    unknown_one = update(OutboxRow).where(col(OutboxRow.id) == line_id, col(OutboxRow.state) == "unknown")
    return session.exec(unknown_one.values(**values)).rowcount == 1


def newest_with(session: Session, transport: str, room: str, words: str) -> str | None:
    """The newest line of ours in a room that holds the words."""
    query = select(OutboxRow).where(
        OutboxRow.transport == transport, OutboxRow.room == room, col(OutboxRow.message_id).is_not(None)
    )
    rows = session.exec(query.order_by(col(OutboxRow.id).desc()).limit(200))
    return next((row.message_id for row in rows if holds_words(load(Body, row.body).text, words)), None)


def unknown(session: Session) -> list[Line]:
    """The lines of which nobody knows whether they were sent: a person looks."""
    return [
        _line(row)
        for row in session.exec(select(OutboxRow).where(OutboxRow.state == "unknown").order_by(col(OutboxRow.id)))
    ]


def change(session: Session, line_id: int | None, **values: Any) -> None:
    """Set columns of one line."""
    session.exec(update(OutboxRow).where(col(OutboxRow.id) == line_id).values(**values))


def _line(row: OutboxRow) -> Line:
    body = load(Body, row.body)
    return Line(
        id=row.id or 0,
        text=body.text,
        room=row.room,
        account=row.person,
        mentions=body.mentions,
        quote=body.quote,
        tickets=body.tickets,
        owners=row.owners,
        station=row.station,
        rank=Rank(row.rank),
        brief=body.brief,
        created_at=row.created_at,
        recalls=row.recalls,
    )
