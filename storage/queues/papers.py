"""Lines with a paper whose way out has two steps, or none: the file behind its words, and the word that there is no file."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from storage.engine.codec import dump, load
from storage.queues.outbox import Body, Line, change
from storage.rows import OutboxRow


def follow(session: Session, line: Line, now: datetime) -> None:
    """The words of a line were sent, and its file could not go with them: it goes in a line of its own, so that it alone is tried again."""
    row = session.get_one(OutboxRow, line.id)
    body = load(Body, row.body)
    change(session, line.id, body=dump(replace(body, paper=None)))
    session.add(_there(row, replace(body, words_said=True), now))


def say_instead(session: Session, line: Line, text: str, now: datetime) -> None:
    """There is no file to send: whoever waits for it reads why."""
    row = session.get_one(OutboxRow, line.id)
    session.add(_there(row, Body(text, line.mentions, line.quote, ()), now))


def _there(row: OutboxRow, body: Body, now: datetime) -> OutboxRow:
    """A new line to where another goes, in answer to the same."""
    return OutboxRow(
        transport=row.transport,
        station=row.station,
        room=row.room,
        person=row.person,
        owners=row.owners,
        rank=row.rank,
        created_at=now,
        not_before=now,
        answers=row.answers,
        replies_to=row.replies_to,
        body=dump(body),
    )
