"""Taking back what the bot has said (撤回): lines that follow from words which their author took back."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import exists, text
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from handlers.domain.decision import Part, Rank, Say
from storage.engine.codec import dump, load
from storage.queues import outbox
from storage.queues.outbox import Body, Line
from storage.rows import LineRow, OutboxRow

RECALLABLE = timedelta(minutes=2)
"""How long after it was said a line can be taken back (WeChat's rule)."""
RETRY_AFTER = timedelta(seconds=5)
_NOT_SAID_YET = text("outbox.state IN ('waiting', 'sending')")  # as its index says it


def take_back(session: Session, say: Say, transport: str, station: str, now: datetime) -> None:
    """Take back the lines of ours that a recall means: one that still waits is never said, one that was said gets a line that recalls it."""
    instead, gone = say.instead, frozenset(say.tickets)
    for row in _said_about(session, transport, say):
        body = load(Body, row.body)
        left = () if say.answers else tuple(part for part in body.parts if part.ticket not in gone)
        if row.state == "waiting":
            _unsaid(session, row, left, now)
            continue
        said_instead = instead if instead is not None and instead.room == row.room else None
        instead = None if said_instead else instead
        afterwards = _without(row, left) if left else None
        recall = Body(body.text, (), None, body.tickets, instead=said_instead, afterwards=afterwards)
        session.add(
            OutboxRow(
                transport=transport,
                station=station,
                room=row.room,
                person=row.person,
                owners=row.owners,
                rank=Rank.RED,
                created_at=now,
                not_before=now,
                recalls=row.id,
                body=dump(recall),
            )
        )


def _said_about(session: Session, transport: str, say: Say) -> Sequence[OutboxRow]:
    """The lines that belong to the tickets alone, hold them among others, or answer the message; none that is taken back already."""
    already = aliased(OutboxRow)
    query = select(OutboxRow).where(
        OutboxRow.transport == transport,
        col(OutboxRow.recalls).is_(None),
        ~exists().where(col(already.recalls) == col(OutboxRow.id)),
    )
    if say.answers:
        standing = col(OutboxRow.state).in_(("waiting", "sending", "sent"))
        return session.exec(query.where(standing, OutboxRow.answers == say.answers)).all()
    tickets = {str(ticket) for ticket in say.tickets}
    about = select(LineRow.message_id).where(LineRow.transport == transport, col(LineRow.ticket).in_(tickets))
    said = query.where(OutboxRow.state == "sent", col(OutboxRow.message_id).in_(about))
    rows = (*session.exec(query.where(_NOT_SAID_YET)), *session.exec(said))
    return [row for row in rows if _is_about(load(Body, row.body), tickets)]


def _is_about(body: Body, tickets: set[str]) -> bool:
    """Whether a line says nothing of other tickets, or is one that can be said again without these."""
    named = set(body.tickets)
    return bool(named) and (named <= tickets or bool(body.parts) and bool(named & tickets))


def _without(row: OutboxRow, left: tuple[Part, ...]) -> Say:
    """A line of several matters as it is said again, without the one that is gone; it gets its words when it is sent.

    One to somebody of the staff goes where it went: its row knows that, a say does not.
    """
    rank = Rank(row.rank) if row.rank in (Rank.CALL, Rank.NEWS, Rank.VOICES) else Rank.RECEIPT
    return Say("", room=row.room, tickets=tuple(part.ticket for part in left), rank=rank, parts=left)


def _call_again(said: OutboxRow, say: Say, now: datetime) -> OutboxRow:
    body = Body("", load(Body, said.body).mentions, None, tuple(map(str, say.tickets)), say.parts)
    return OutboxRow(
        transport=said.transport,
        station=said.station,
        room=said.room,
        person=said.person,
        owners=said.owners,
        rank=said.rank,
        created_at=now,
        not_before=now,
        body=dump(body),
    )


def _unsaid(session: Session, row: OutboxRow, left: tuple[Part, ...], now: datetime) -> None:
    """A line that still waits is never said, or said of the other matters alone."""
    if not left:
        _gone(session, row, now)
        return
    mentions = load(Body, row.body).mentions if row.rank == Rank.CALL else ()
    row.body = dump(Body("", mentions, None, tuple(str(part.ticket) for part in left), left))
    session.add(row)


def target(session: Session, line: Line) -> str | None:
    """The transport's id of the line that is to be taken back; None where it has none."""
    row = session.get(OutboxRow, line.recalls)
    return row.message_id if row else None


def taken_back(session: Session, line: Line, now: datetime) -> None:
    """A line of ours is gone from the chat: its words go here as well, for they may repeat what somebody took back."""
    row = session.get_one(OutboxRow, line.id)
    said = session.get(OutboxRow, row.recalls)
    if afterwards := load(Body, row.body).afterwards:
        if afterwards.rank is Rank.CALL and said is not None:
            session.add(_call_again(said, afterwards, now))
        else:
            outbox.put(session, afterwards, row.transport, row.station, row.owners, now)
    for gone in (row, said):
        if gone is not None:
            _gone(session, gone, now)


def not_taken_back(session: Session, line: Line, why: str, now: datetime) -> None:
    """A line of ours could not be taken back: soon said, it is tried again; else it stays, and what was to be said instead is."""
    row = session.get_one(OutboxRow, line.id)
    said = session.get(OutboxRow, row.recalls)
    if said is not None and said.settled_at is not None and now < said.settled_at + RECALLABLE:
        outbox.try_again(session, line.id, now + RETRY_AFTER, why)
        return
    outbox.change(session, line.id, state="refused", error=why, settled_at=now)
    if instead := load(Body, row.body).instead:
        outbox.put(session, instead, row.transport, row.station, row.owners, now)


def _gone(session: Session, row: OutboxRow, now: datetime) -> None:
    row.state, row.settled_at = "recalled", now
    row.body = dump(Body("", (), None, load(Body, row.body).tickets))
    session.add(row)
