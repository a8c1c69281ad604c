"""What has been kept for as long as was promised goes: words, pictures, lines of ours. Events stay; they hold no word of anybody."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, bindparam, exists, false, or_, select
from sqlmodel import Session

from handlers.domain.facts.hearing import DoubtDropped
from handlers.domain.policies.retention import Retention
from handlers.domain.ticket import Source
from storage import events, projections, words
from storage.hearing import doubt, lesson
from storage.queues import blanking
from storage.retraction import make_anew
from storage.rooms import people
from storage.rows import InboxRow, LineRow, table
from storage.tickets import picture
from storage.tickets.picture import OVER
from storage.tickets.standing import STANDING
from storage.tickets.ticket import TICKET
from storage.words import WordsRow

MOST, MOST_IDS = 25, 500
"""Rows of a kind, and bare ids, that go in one transaction, so that nobody waits long for the next one."""

_INBOX, _LINE, _WORDS = table(InboxRow), table(LineRow), table(WordsRow)
_PRIVATE = and_(TICKET.c.room.is_(None), TICKET.c.source == Source.RESIDENT)
_HEARD = exists().where(
    _LINE.c.ticket == TICKET.c.id,
    _INBOX.c.transport == _LINE.c.transport,
    _INBOX.c.message_id == _LINE.c.message_id,
    _INBOX.c.blanked == false(),
)
_TICKETS = (
    select(TICKET.c.id)
    .join(STANDING, STANDING.c.ticket == TICKET.c.id)
    .where(
        TICKET.c.station == bindparam("unit"),
        STANDING.c.until.is_(None),
        STANDING.c.state.in_(OVER),
        or_(STANDING.c.since <= bindparam("before"), and_(_PRIVATE, STANDING.c.since <= bindparam("private_before"))),
        or_(exists().where(_WORDS.c.stream == TICKET.c.id), _HEARD),
    )
    .limit(bindparam("most"))
)


def sweep(session: Session, station: str, kept: Retention, now: datetime) -> bool:
    """Let go, of one station, what has been kept long enough; whether there may be more to let go at once."""
    counts = (
        _tickets(session, station, kept, now),
        _pictures(session, station, now - kept.pictures),
        _doubts(session, station, now - kept.doubts, now),
        blanking.said(session, (station,), now - kept.outbox, MOST),
    )
    lesson.forget(session, station, now - kept.lessons)
    return MOST in counts


def sweep_rest(session: Session, kept: Retention, now: datetime) -> bool:
    """Let go what belongs to no station; whether there may be more."""
    blanking.lapse(session, now)
    counts = (
        blanking.failed(session, now - kept.failed, MOST),
        blanking.said(session, ("",), now - kept.outbox, MOST),
    )
    if MOST in counts or blanking.drop_bare(session, now - kept.ids, MOST_IDS) == MOST_IDS:
        return True
    picture.follow(session)
    return people.forget_silent(session, now - kept.ids, MOST) == MOST


def _tickets(session: Session, station: str, kept: Retention, now: datetime) -> int:
    """The words of tickets that were over long ago, and the lines that held them."""
    before = {"before": now - kept.words, "private_before": now - min(kept.private, kept.words)}
    streams = session.execute(_TICKETS, {"unit": station, "most": MOST, **before}).scalars().all()
    if streams:
        words.forget_streams(session, streams)
        blanking.blank(session, blanking.of_tickets(session, streams))
        make_anew(session, streams)
    return len(streams)


def _pictures(session: Session, station: str, before: datetime) -> int:
    pictures = picture.of_closed(session, station, before, MOST)
    for one in pictures:
        picture.drop(session, one.transport, one.message_id)
    return len(pictures)


def _doubts(session: Session, station: str, before: datetime, now: datetime) -> int:
    """Lines in doubt at which nobody has looked for so long are dropped, and their words go as with any answer."""
    messages: Sequence[str] = doubt.waiting_since(session, station, before, MOST)
    dropped = [
        DoubtDropped(station=station, message=message, at=now, why="nobody has looked at it in time")
        for message in messages
    ]
    entries = events.append(session, dropped, {})
    projections.write(session, entries, {})
    projections.act(session, entries, "")
    return len(dropped)
