"""Words that are taken back (撤回) or erased: they leave every row, and the events stay as they are."""

from collections.abc import Iterable

from sqlalchemy import bindparam, select
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from handlers.domain.evolve import fold
from handlers.domain.facts.hearing import DoubtEvent
from handlers.domain.facts.tickets import TakenBack
from handlers.domain.message import IncomingMessage
from handlers.domain.scene import Recalled
from handlers.domain.ticket import TicketId
from storage import words
from storage.fact import Fact
from storage.queues import inbox, questions
from storage.rows import InboxRow, LineRow, table
from storage.tickets import picture
from storage.tickets import ticket as tickets

_LINE = table(LineRow)
_TICKETS = (
    select(_LINE.c.ticket)
    .where(_LINE.c.transport == bindparam("on"), _LINE.c.message_id == bindparam("message"))
    .order_by(_LINE.c.ticket)
)


def taken_back(session: Session, fact: Fact[TakenBack], transport: str) -> None:
    """The words of a message are gone: beside the events, from the inbox, from a question, and from what they have made."""
    person, message = fact.event.person, fact.event.message
    if (heard := inbox.message(session, transport, message)) is not None:
        questions.forget_words(session, person, heard.text)
    inbox.blank(session, transport, message)
    picture.drop(session, transport, message)
    make_anew(session, words.take_back(session, message, person))


def doubt_answered(session: Session, fact: Fact[DoubtEvent], _: str) -> None:
    """Nobody need look at a line in doubt any more: its words go. A ticket that came of it has its own."""
    words.forget_streams(session, [fact.stream])


def recalled(session: Session, recall: IncomingMessage, station: str) -> Recalled | None:
    """The line that `recall` takes back; None where nobody has heard it, or where somebody else said it."""
    heard = inbox.message(session, recall.transport, recall.target or "")
    if heard is None or (heard.sender, heard.room) != (recall.sender, recall.room):
        return None
    streams = of_line(session, recall.transport, heard.id)
    others = (
        select_rows(LineRow.ticket)
        .join(
            InboxRow,
            (col(InboxRow.message_id) == col(LineRow.message_id)) & (col(InboxRow.transport) == col(LineRow.transport)),
        )
        .where(InboxRow.sender == heard.sender, InboxRow.message_id != heard.id)
        .where(InboxRow.transport == heard.transport, col(InboxRow.blanked).is_(False))
    )
    elsewhere = set(session.exec(others.where(col(LineRow.ticket).in_(streams))))
    here = {TicketId.parse(stream): stream for stream in streams}
    mine = tuple(ticket for ticket in here if ticket.station == station)
    alone = frozenset(ticket for ticket in mine if here[ticket] not in elsewhere)
    return Recalled(heard.id, heard.media or heard.id, mine, alone)


def of_line(session: Session, transport: str, message: str) -> list[str]:
    """The tickets that a line of chat belongs to."""
    return list(session.execute(_TICKETS, {"on": transport, "message": message}).scalars())


def make_anew(session: Session, streams: Iterable[str]) -> None:
    """Fold tickets once more from their events, which hold the words no longer."""
    for ticket, version in tickets.of_streams(session, streams):
        folded = fold(tickets.happened(session, ticket.id))
        assert folded is not None, "a ticket has been opened"
        tickets.put(session, folded, version)
