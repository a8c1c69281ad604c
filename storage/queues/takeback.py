"""Taking back what the bot has said (撤回): lines that follow from words which their author took back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session, col, or_, select

from handlers.domain.decision import Rank, TakeBack
from storage.engine.codec import dump, load
from storage.queues import outbox
from storage.queues.outbox import Body, Line
from storage.rows import LineRow, OutboxRow

RECALLABLE = timedelta(minutes=2)
"""How long after it was said a line can be taken back (WeChat's rule)."""
RETRY_AFTER = timedelta(seconds=5)


def take_back(session: Session, transport: str, station: str, wish: TakeBack, now: datetime) -> None:
    """Take back lines of ours: one that still waits is never said, one that was said gets a line that recalls it."""
    instead = wish.instead
    for row in _said_about(session, transport, station, wish):
        if row.state == "waiting":
            _gone(session, row, now)
            continue
        body = load(Body, row.body)
        said_instead = instead if instead is not None and instead.room == row.room else None
        instead = None if said_instead else instead
        session.add(
            OutboxRow(
                transport=transport,
                station=station,
                room=row.room,
                person=row.person,
                rank=Rank.RED,
                created_at=now,
                not_before=now,
                recalls=row.id,
                body=dump(replace(body, mentions=(), quote=None, brief="", instead=said_instead)),
            )
        )


def _said_about(session: Session, transport: str, station: str, wish: TakeBack) -> Sequence[OutboxRow]:
    """The lines that belong to the tickets alone, or that answer the message; none that is taken back already."""
    already = select(OutboxRow.recalls).where(col(OutboxRow.recalls).is_not(None))
    query = select(OutboxRow).where(
        OutboxRow.transport == transport,
        col(OutboxRow.state).in_(("waiting", "sending", "sent")),
        col(OutboxRow.recalls).is_(None),
        col(OutboxRow.id).not_in(already),
    )
    if wish.answered:
        return session.exec(query.where(OutboxRow.answers == wish.answered)).all()
    tickets = {f"{station}/{number}" for number in wish.numbers}
    said = select(LineRow.message_id).where(LineRow.transport == transport, col(LineRow.ticket).in_(tickets))
    query = query.where(or_(col(OutboxRow.state) != "sent", col(OutboxRow.message_id).in_(said)))
    rows = [(row, set(load(Body, row.body).tickets)) for row in session.exec(query)]
    return [row for row, about in rows if about and about <= tickets]


def target(session: Session, line: Line) -> str | None:
    """The transport's id of the line that is to be taken back; None where it has none."""
    row = session.get(OutboxRow, line.recalls)
    return row.message_id if row else None


def taken_back(session: Session, line: Line, now: datetime) -> None:
    """A line of ours is gone from the chat: its words go here as well, for they may repeat what somebody took back."""
    row = session.get_one(OutboxRow, line.id)
    for gone in (row, session.get(OutboxRow, row.recalls)):
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
