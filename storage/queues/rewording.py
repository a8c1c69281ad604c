"""Lines that wait while the chat goes on: a question that was answered meanwhile is asked no more."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import true
from sqlmodel import Session, col, select

from handlers.domain.decision import Rank
from handlers.domain.event import TicketEvent
from handlers.domain.facts.merging import Merged
from handlers.domain.facts.neighbours import Reopened, Surged
from handlers.domain.facts.tickets import Accepted, PlaceSet, Resolved
from handlers.domain.ticket import TicketId
from storage.engine.codec import dump, load
from storage.fact import Fact
from storage.queues.outbox import WAITING, Body
from storage.rows import OutboxRow


def place_told(session: Session, fact: Fact[PlaceSet], transport: str) -> None:
    """The place of a ticket is known: what waits to ask for it says the rest."""
    ticket = fact.event.ticket
    for row in session.exec(select(OutboxRow).where(WAITING, OutboxRow.station == ticket.station)):
        body = load(Body, row.body)
        answered = _answered(body, ticket)
        if answered != body:
            row.body = dump(answered)
            session.add(row)


def _answered(body: Body, ticket: TicketId) -> Body:
    parts = tuple(replace(part, text=part.bare or part.text) if part.ticket == ticket else part for part in body.parts)
    if body.asks != ticket:
        return replace(body, parts=parts)
    return replace(body, parts=parts, text=body.bare, asks=None, bare="")


def opened_again(session: Session, fact: Fact[Reopened], transport: str) -> None:
    """It is in work again: a result that waits is true no more, and is never said."""
    _superseded(session, fact.event, Rank.NEWS, Rank.VOICES)


def resolved(session: Session, fact: Fact[Resolved], transport: str) -> None:
    """Its result says all that groups were still to read of it: a receipt, how many they are, that it was opened again."""
    _superseded(session, fact.event, Rank.URGENT, Rank.RECEIPT, Rank.NEWS, Rank.VOICES)


def surged(session: Session, fact: Fact[Surged], transport: str) -> None:
    """The line about the surge says how many they are."""
    _superseded(session, fact.event, Rank.VOICES)


def _superseded(session: Session, event: TicketEvent, *ranks: Rank) -> None:
    """What waits for owners' groups about a ticket alone is never said: newer words are."""
    ticket = str(event.ticket)
    kind = (OutboxRow.owners == true(), col(OutboxRow.rank).in_(ranks))
    _drop(session, event, kind, lambda tickets: tickets == (ticket,))


def taken(session: Session, fact: Fact[Accepted], transport: str) -> None:
    """Somebody has taken it: a card of its own that waits for the work group asks nobody any more."""
    ticket = str(fact.event.ticket)
    cards = (OutboxRow.rank == Rank.CALL, col(OutboxRow.room).is_not(None))
    _drop(session, fact.event, cards, lambda tickets: tickets == (ticket,))


def merged(session: Session, fact: Fact[Merged], transport: str) -> None:
    """It is the same as another: a card of its own that waits calls nobody to it any more."""
    ticket = str(fact.event.ticket)
    _drop(session, fact.event, (OutboxRow.rank == Rank.CALL,), lambda tickets: tickets == (ticket,))


def _drop(
    session: Session, event: TicketEvent, kind: tuple[Any, ...], of_it: Callable[[tuple[str, ...]], bool]
) -> None:
    """Lines of a kind that wait at the station of an event, and are of its ticket, are never said."""
    for row in session.exec(select(OutboxRow).where(WAITING, OutboxRow.station == event.ticket.station, *kind)):
        if of_it(load(Body, row.body).tickets):
            row.state = "recalled"
            row.settled_at = event.at
            session.add(row)
