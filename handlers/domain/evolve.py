"""How events make a ticket: nothing else changes one."""

from collections.abc import Iterable
from dataclasses import replace

from handlers.domain.event import TicketEvent
from handlers.domain.facts.tickets import Opened
from handlers.domain.ticket import Ticket


class IllegalTransition(ValueError):
    """An event that the ticket's state does not allow: a bug in a rule."""


def evolve(ticket: Ticket | None, event: TicketEvent) -> Ticket:
    """The ticket after `event`. Raises IllegalTransition where the event's `moves` have no entry for its state."""
    if isinstance(event, Opened):
        if ticket is not None:
            raise IllegalTransition(f"#{event.ticket.number} is opened twice")
        return event.opened()
    if ticket is None:
        raise IllegalTransition(f"{event.kind} before #{event.ticket.number} was opened")
    if event.moves is not None:
        if ticket.state not in event.moves:
            raise IllegalTransition(f"{event.kind} when #{ticket.number} is {ticket.state}")
        ticket = replace(ticket, state=event.moves[ticket.state])
    return event.changed(ticket)


def fold(events: Iterable[TicketEvent], ticket: Ticket | None = None) -> Ticket | None:
    """The ticket that `events` make, starting from `ticket`."""
    for event in events:
        ticket = evolve(ticket, event)
    return ticket
