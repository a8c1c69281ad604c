"""What follows from events: one table, and what that brings about in its turn, to the end. Only this table knows several rules."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from handlers.domain.decision import Decision, in_private
from handlers.domain.event import (
    Assigned,
    Event,
    LevelRaised,
    Opened,
    Reopened,
    Resolved,
    Returned,
    Revived,
    TicketEvent,
    Withdrawn,
)
from handlers.domain.evolve import evolve
from handlers.domain.reading import Level
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import Role
from handlers.neighbours import poll, voices
from handlers.neighbours.texts import poll as texts
from handlers.tickets import dispatch, recall, receipt
from handlers.tickets.texts import card

Follower = Callable[[Scene, Ticket, Any], Decision]
"""A rule that follows from an event: the scene and the ticket as they are after it."""


def _sent_and_answered(cause: str) -> Follower:
    """Call whoever is on duty and answer the reporter; after a gap both are summed up in one line instead."""

    def follow(scene: Scene, ticket: Ticket, event: Opened | Revived) -> Decision:
        sent = dispatch.send_out(scene, ticket, cause)
        if scene.late and ticket.level is Level.NORMAL:
            return Decision(sent.events, timers=sent.timers)
        return receipt.opened(scene, ticket, sent, event.danger if isinstance(event, Opened) else None) + sent

    return follow


def _sent(cause: str) -> Follower:
    return lambda scene, ticket, event: dispatch.send_out(scene, ticket, cause)


def _reopened(scene: Scene, ticket: Ticket, event: Reopened) -> Decision:
    """Tell the group, call whoever is on duty now, and tell the deputies."""
    sent = dispatch.send_out(scene, ticket)
    text = texts.deputy_reopened(ticket, receipt.what(scene, ticket), dispatch.called_by(sent) or "")
    deputies = (in_private(d.name, text, ticket.number) for d in scene.home.with_role(Role.DEPUTY))
    return receipt.reopened(scene, ticket) + sent + Decision(says=tuple(deputies))


FOLLOWS: Mapping[type[Event], tuple[Follower, ...]] = {
    Opened: (_sent_and_answered(""), voices.timer),
    Revived: (_sent_and_answered(card.REVIVED), voices.timer),
    Reopened: (_reopened,),
    Returned: (_sent(card.RETURNED),),
    Assigned: (_sent(card.ASSIGNED),),
    LevelRaised: (_sent(card.RAISED),),
    Withdrawn: (recall.lines_of,),
    Resolved: (poll.announce,),
}


def followed(scene: Scene, decision: Decision) -> Decision:
    """The decision with everything that its events bring about."""
    more, opened = Decision(), []
    waiting: deque[TicketEvent] = deque(decision.events)
    while waiting:
        event = waiting.popleft()
        ticket = evolve(scene.tickets.get(event.number), event)
        scene = replace(scene, tickets={**scene.tickets, event.number: ticket})
        if isinstance(event, Opened):
            opened.append(ticket)
        for follower in FOLLOWS.get(type(event), ()):
            consequence = follower(scene, ticket, event)
            waiting.extend(consequence.events)
            more += consequence
    return decision + (receipt.together(scene, opened, more) if len(opened) > 1 else more)
