"""What follows from events: cards and deadlines, receipts, the poll. Each rule says what happened; this says who must hear of it."""

from handlers import dispatch, poll, recall, receipt, voices
from handlers.domain.decision import Decision, in_private
from handlers.domain.event import (
    Assigned,
    Dispatched,
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
from handlers.domain.intent import Intent, Listen, Register
from handlers.domain.reading import Level, Reading
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import Role
from handlers.texts import card
from handlers.texts import poll as texts


def followed(scene: Scene, decision: Decision, intent: Intent) -> Decision:
    """The decision with everything that its events bring about."""
    tickets: dict[str, Ticket] = dict(scene.tickets)
    more = Decision()
    for event in decision.events:
        ticket = tickets[event.number] = evolve(tickets.get(event.number), event)
        more += _after(scene, ticket, event, intent)
    opened = [tickets[event.number] for event in decision.events if isinstance(event, Opened)]
    return decision + (receipt.together(scene, opened, more) if len(opened) > 1 else more)


def _after(scene: Scene, ticket: Ticket, event: TicketEvent, intent: Intent) -> Decision:
    match event:
        case Opened() | Revived():
            sent = dispatch.send_out(scene, ticket, card.REVIVED if isinstance(event, Revived) else "")
            if scene.late and ticket.level is Level.NORMAL:  # told in one line when the backlog has been read
                return Decision(sent.events, timers=sent.timers) + voices.timer(scene, ticket)
            danger = _reading(intent).danger
            return receipt.opened(scene, ticket, _called(sent), danger) + sent + voices.timer(scene, ticket)
        case Reopened():
            sent = dispatch.send_out(scene, ticket)
            return receipt.reopened(scene, ticket) + sent + _tell_deputies(scene, ticket, _called(sent))
        case Returned():
            return dispatch.send_out(scene, ticket, card.RETURNED)
        case Assigned():
            return dispatch.send_out(scene, ticket, card.ASSIGNED)
        case LevelRaised():
            return dispatch.send_out(scene, ticket, card.RAISED)
        case Withdrawn():
            return recall.lines_of(scene, ticket)
        case Resolved():
            return poll.announce(scene, ticket)
    return Decision()


def _reading(intent: Intent) -> Reading:
    return intent.reading if isinstance(intent, Listen | Register) else Reading()


def _called(sent: Decision) -> str | None:
    """Who was pinged, None while the card waits."""
    return next((event.called[0] for event in sent.events if isinstance(event, Dispatched)), None)


def _tell_deputies(scene: Scene, ticket: Ticket, officer: str | None) -> Decision:
    text = texts.deputy_reopened(ticket, receipt.what(scene, ticket), officer or "")
    return Decision(says=tuple(in_private(d.name, text, ticket.number) for d in scene.home.with_role(Role.DEPUTY)))
