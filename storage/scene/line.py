"""What belongs to a line of chat: the tickets of the line that it quotes, the question that waits, pictures, a gap."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, false, select
from sqlmodel import Session

from handlers.domain.message import SHOWING, IncomingMessage, Kind
from handlers.domain.offer import Offer, is_offer
from handlers.domain.scene import Picture
from handlers.domain.ticket import TicketId
from storage.engine.codec import load
from storage.queues import due, inbox, waiting
from storage.retraction import of_line
from storage.rows import InboxRow, table

_INBOX = table(InboxRow)
_PICTURES = (
    select(_INBOX.c.body)
    .where(
        _INBOX.c.transport == bindparam("on"),
        _INBOX.c.room.is_not_distinct_from(bindparam("there")),
        _INBOX.c.sender == bindparam("who"),
        _INBOX.c.at.between(bindparam("since"), bindparam("until")),
        _INBOX.c.kind.in_(sorted(SHOWING)),
        _INBOX.c.message_id != bindparam("itself"),
        ~inbox.BELONGS,
    )
    .order_by(_INBOX.c.id)
)

_OTHERS = (
    select(_INBOX.c.body)
    .where(
        _INBOX.c.transport == bindparam("on"),
        _INBOX.c.room == bindparam("room"),
        _INBOX.c.sender != bindparam("sender"),
        _INBOX.c.at.between(bindparam("since"), bindparam("until")),
        _INBOX.c.kind == Kind.TEXT,
        _INBOX.c.state == "done",
        _INBOX.c.blanked == false(),
    )
    .order_by(_INBOX.c.id.desc())
    .limit(30)
)


def quoted(session: Session, message: IncomingMessage, station: str) -> tuple[TicketId, ...]:
    """The tickets of the station that the quoted line belongs to."""
    if message.quote is None:
        return ()
    tickets = map(TicketId.parse, of_line(session, message.transport, message.quote))
    return tuple(sorted(ticket for ticket in tickets if ticket.station == station))


def quoted_station(session: Session, message: IncomingMessage) -> str:
    """The station whose ticket the quoted line is about, where it is about one alone; else ""."""
    stations = {TicketId.parse(of).station for of in of_line(session, message.transport, message.quote or "")}
    return stations.pop() if len(stations) == 1 else ""


def pictures(session: Session, message: IncomingMessage, within: timedelta) -> tuple[Picture, ...]:
    """The speaker's pictures in this chat within that time, and the one that he quotes (whose ever it is), that belong to nothing yet."""
    own = _shown(session, message, message.at - within, message.at)
    quote = inbox.picture(session, message) if message.quote else None
    known = quote is None or any(picture.message == quote.id for picture in own)
    return own if known or quote is None else (_picture(quote), *own)


def pictures_with(session: Session, message: IncomingMessage, within: timedelta, now: datetime) -> tuple[Picture, ...]:
    """The pictures that belong to an earlier message of the speaker's: those right before it and since then, itself where it is one."""
    itself = (_picture(message),) if message.kind.shows else ()
    since = _shown(session, message, message.at, now)
    return tuple(dict.fromkeys((*pictures(session, message, within), *itself, *since)))


def _shown(session: Session, message: IncomingMessage, since: datetime, until: datetime) -> tuple[Picture, ...]:
    here = {"on": message.transport, "there": message.room, "who": message.sender, "itself": message.id}
    bodies = session.execute(_PICTURES, {**here, "since": since, "until": until}).scalars()
    return tuple(_picture(load(IncomingMessage, body)) for body in bodies if body)


def _picture(message: IncomingMessage) -> Picture:
    return Picture(message.id, message.media or message.id, message.at)


def offered(session: Session, message: IncomingMessage, within: timedelta) -> tuple[Offer, ...]:
    """What neighbours have asked or offered the others in the group of a line since we have spoken there last, within that time; the
    newest first."""
    room, since = message.room or "", message.at - within
    spoken = max(waiting.said_in(session, room, since, message.at), default=since)
    here = {"on": message.transport, "room": room, "sender": message.sender, "since": max(since, spoken)}
    bodies = session.execute(_OTHERS, {**here, "until": message.at}).scalars()
    lines = (load(IncomingMessage, body) for body in bodies if body)
    return tuple(Offer(line.at, line.text) for line in lines if is_offer(line.text))


def is_late(session: Session, station: str, at: datetime) -> bool:
    """Whether something was told while the bot was away, and is read now, in one go."""
    return any(gap.holds(at) for gap in due.gaps(session, station))
