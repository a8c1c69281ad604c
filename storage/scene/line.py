"""What belongs to a line of chat: the tickets of the line that it quotes, the question that waits, pictures, a gap."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, select
from sqlmodel import Session

from handlers.domain.message import IncomingMessage, Kind
from handlers.domain.scene import Picture
from handlers.domain.ticket import TicketId
from storage.engine.codec import load
from storage.queues import due, inbox
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
        _INBOX.c.kind == Kind.IMAGE,
        _INBOX.c.message_id != bindparam("itself"),
        ~inbox.BELONGS,
    )
    .order_by(_INBOX.c.id)
)


def quoted(session: Session, message: IncomingMessage, station: str) -> tuple[TicketId, ...]:
    """The tickets of the station that the quoted line belongs to."""
    if message.quote is None:
        return ()
    tickets = map(TicketId.parse, of_line(session, message.transport, message.quote))
    return tuple(sorted(ticket for ticket in tickets if ticket.station == station))


def pictures(session: Session, message: IncomingMessage, within: timedelta) -> tuple[Picture, ...]:
    """The speaker's pictures in this chat within that time that belong to nothing yet."""
    here = {"on": message.transport, "there": message.room, "who": message.sender, "itself": message.id}
    bodies = session.execute(_PICTURES, {**here, "since": message.at - within, "until": message.at}).scalars()
    heard = [load(IncomingMessage, body) for body in bodies if body]
    return tuple(Picture(picture.id, picture.media or picture.id, picture.at) for picture in heard)


def is_late(session: Session, station: str, at: datetime) -> bool:
    """Whether something was told while the bot was away, and is read now, in one go."""
    return any(gap.holds(at) for gap in due.gaps(session, station))
