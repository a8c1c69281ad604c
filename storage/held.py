"""All that is held about one person (查阅权), as plain values."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, bindparam, select
from sqlmodel import Session

from handlers.domain.facts.rooms import PersonEvent
from handlers.domain.facts.tickets import TakenBack
from handlers.domain.message import IncomingMessage
from storage import events
from storage.engine.codec import load
from storage.neighbours.voice import VOICE
from storage.neighbours.vote import VoteRow
from storage.person import Person
from storage.queues.outbox import Body
from storage.rows import InboxRow, InvitationRow, OutboxRow, QuestionRow, table
from storage.tickets.picture import PictureRow
from storage.tickets.ticket import TICKET, WHOLE, read
from storage.words import WordsRow

_INBOX, _OUTBOX, _WORDS, _PICTURE = table(InboxRow), table(OutboxRow), table(WordsRow), table(PictureRow)
_QUESTION, _VOTE, _INVITATION = table(QuestionRow), table(VoteRow), table(InvitationRow)
_IDS: BindParameter[str] = bindparam("persons", expanding=True)
_HEARD = (
    select(_INBOX.c.at, _INBOX.c.room, _INBOX.c.kind, _INBOX.c.message_id, _INBOX.c.body, _PICTURE.c.path)
    .outerjoin(_PICTURE, (_PICTURE.c.transport == _INBOX.c.transport) & (_PICTURE.c.message_id == _INBOX.c.message_id))
    .where(_INBOX.c.transport == bindparam("on"), _INBOX.c.sender == bindparam("who"))
    .order_by(_INBOX.c.id)
)
_TYPED = select(_WORDS.c.stream, _WORDS.c.message, _WORDS.c.text).where(_WORDS.c.person.in_(_IDS)).order_by(_WORDS.c.id)
_TOLD = (
    select(_OUTBOX.c.created_at, _OUTBOX.c.body)
    .where(_OUTBOX.c.transport == bindparam("on"), _OUTBOX.c.person == bindparam("who"))
    .order_by(_OUTBOX.c.id)
)
_REPORTED = WHOLE.where(TICKET.c.reporter.in_(_IDS)).order_by(TICKET.c.opened_at)
_JOINED = select(VOICE.c.ticket, VOICE.c.joined_at, VOICE.c.left_at).where(VOICE.c.person.in_(_IDS))
_VOTED = select(_VOTE).where(_VOTE.c.person.in_(_IDS))
_ASKED = select(_QUESTION.c.room, _QUESTION.c.kind, _QUESTION.c.until).where(_QUESTION.c.person.in_(_IDS))


OF_HIM = (PersonEvent, TakenBack)
"""What stands in a person's stream."""


@dataclass(frozen=True)
class Line:
    """A line that he said, or that was said to him; `words` is "" where they are gone already."""

    at: datetime
    room: str
    words: str
    picture: str = ""


@dataclass(frozen=True)
class Held:
    """What is held: his accounts are the person's own."""

    person: Person
    heard: tuple[Line, ...]
    typed: tuple[tuple[str, str], ...]  # a stream, and the words that stand beside its events
    told: tuple[Line, ...]
    reported: tuple[tuple[str, str, str], ...]  # a number, its state, its place
    joined: tuple[str, ...]
    voted: tuple[tuple[str, str], ...]
    asked: tuple[tuple[str, datetime], ...]
    happened: tuple[tuple[datetime, str], ...]


def held(session: Session, person: Person) -> Held:
    """All of it, oldest first."""
    ids = {"persons": person.ids}
    places = [{"on": one.transport, "who": one.account} for one in person.accounts]
    entries = events.of(session, *(f"person/{id}" for id in person.ids))
    return Held(
        person=person,
        heard=tuple(_line(row) for place in places for row in session.execute(_HEARD, place)),
        typed=tuple((row.stream, row.text) for row in session.execute(_TYPED, ids)),
        told=tuple(
            Line(row.created_at, "", load(Body, row.body).text)
            for place in places
            for row in session.execute(_TOLD, place)
        ),
        reported=tuple(
            (str(ticket.id), ticket.state, ticket.place or "") for ticket, _ in read(session, _REPORTED, **ids)
        ),
        joined=tuple(row.ticket for row in session.execute(_JOINED, ids)),
        voted=tuple((row.ticket, row.verdict) for row in session.execute(_VOTED, ids)),
        asked=tuple((row.kind, row.until) for row in session.execute(_ASKED, ids)),
        happened=tuple((entry.event.at, entry.event.kind) for entry in entries if isinstance(entry.event, OF_HIM)),
    )


def _line(row: object) -> Line:
    text = load(IncomingMessage, row.body).text if row.body else ""  # type: ignore[attr-defined]
    return Line(row.at, row.room or "", text, row.path or "")  # type: ignore[attr-defined]
