"""What follows from events: one table, and what that brings about in its turn, to the end. Only this table knows several columns."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from handlers.decide import sameness
from handlers.domain.decision import Decision
from handlers.domain.event import Event, TicketEvent
from handlers.domain.evolve import evolve
from handlers.domain.facts.closing import PhotoMissed, PhotoShown
from handlers.domain.facts.dispatch import Bounced, HandedOn
from handlers.domain.facts.duty import Returned, SentDown, Spared
from handlers.domain.facts.lawtip import LawTipGiven
from handlers.domain.facts.leave import HandedOver
from handlers.domain.facts.merging import Absorbed, Divided, Split
from handlers.domain.facts.neighbours import Reopened, ToldElsewhere, VoiceAdded
from handlers.domain.facts.patrol import Patrolled, PatrolWentOn
from handlers.domain.facts.pause import Extended, Paused, Resumed
from handlers.domain.facts.tickets import (
    Accepted,
    Assigned,
    Assisted,
    Dispatched,
    LevelRaised,
    Noted,
    Opened,
    PlaceSet,
    Resolved,
    Revived,
    Withdrawn,
)
from handlers.domain.scene import Need, Scene
from handlers.domain.ticket import Ticket
from handlers.duty import expert, ladder, muster, supervise
from handlers.governance import lawtip
from handlers.neighbours import mediation, photo, poll, recheck, split, voices
from handlers.tickets import apart, assist, bounce, dispatch, found, handon, recall, receipt
from handlers.tickets.texts import card

Follower = Callable[..., Decision]
"""A rule that follows from an event: the scene and the ticket as they are after it, and the event; of what is no ticket's no ticket."""


@dataclass(frozen=True)
class Follow:
    """What follows from one kind of event, and what its rules want to look at beside the core of a scene."""

    rules: tuple[Follower, ...]
    needs: frozenset[Need] = frozenset()


def _sent(cause: str) -> Follow:
    """The card goes out again, with its cause on it."""
    return Follow((lambda scene, ticket, event: dispatch.send_out(scene, ticket, cause, alarmed=True),))


def _assigned(scene: Scene, ticket: Ticket, event: Assigned) -> Decision:
    """By a chief, or by the clock because whoever had it can be reached no more."""
    return dispatch.send_out(scene, ticket, card.ASSIGNED if event.by else card.HANDED_OVER, alarmed=True)


def _gone_on(scene: Scene, ticket: Ticket, event: Resumed) -> Decision:
    """What nobody leads is sent out after a pause: who is on duty now has perhaps never read of it."""
    return dispatch.send_out(scene, ticket, card.RESUMED) if ticket.lead is None else Decision()


_LIKE = frozenset({Need.LIKE})

FOLLOWS: Mapping[type[Event], Follow] = {
    Opened: Follow((receipt.opened, voices.timer, sameness.asked), _LIKE),
    VoiceAdded: Follow((voices.surge,)),
    ToldElsewhere: Follow((receipt.told_elsewhere, voices.first_told)),
    Absorbed: Follow((poll.also_told,)),
    Split: Follow((split.goes_on,)),
    Divided: Follow((apart.opened,)),
    Revived: Follow((receipt.opened, voices.timer)),
    Reopened: Follow((receipt.reopened,)),
    Accepted: Follow((ladder.look_again, assist.call_along, expert.accepted)),
    Returned: _sent(card.RETURNED),
    Bounced: Follow((bounce.sent,)),
    HandedOn: Follow((handon.sent,)),
    Assigned: Follow((_assigned,)),
    LevelRaised: Follow((receipt.raised,)),
    PlaceSet: Follow((dispatch.tell_place, sameness.asked), _LIKE),
    Assisted: Follow((dispatch.tell_helper,)),
    Spared: Follow((ladder.look_again,)),
    SentDown: Follow((ladder.look_again,)),
    Paused: Follow((ladder.look_again,)),
    Resumed: Follow((ladder.goes_on, _gone_on)),
    HandedOver: Follow((ladder.handed, supervise.told_anew)),
    Dispatched: Follow((supervise.told_anew, mediation.called)),
    Extended: Follow((ladder.look_again,)),
    Noted: Follow((supervise.answered_by,)),
    Withdrawn: Follow((recall.lines_of, muster.ended)),
    Resolved: Follow((photo.closed, recheck.timer, supervise.answered_by, muster.ended)),
    PhotoShown: Follow((photo.told,)),
    PhotoMissed: Follow((photo.told,)),
    Patrolled: Follow((found.opened,)),
    LawTipGiven: Follow((lawtip.said,), frozenset({Need.LAWTIPS})),
    PatrolWentOn: Follow((found.opened,)),
}


def needs_after(events: Iterable[Event]) -> frozenset[Need]:
    """What must be loaded before what follows from the events is decided."""
    return frozenset(need for event in events if (row := FOLLOWS.get(type(event))) for need in row.needs)


def follow(scene: Scene, events: tuple[Event, ...]) -> tuple[Scene, Decision]:
    """One step: the scene after the events, and what they bring about; the events of that are followed in their turn."""
    decision, opened = Decision(), []
    for event in events:
        if not isinstance(event, TicketEvent):
            for rule in FOLLOWS[type(event)].rules if type(event) in FOLLOWS else ():
                decision += rule(scene, event)
            continue
        ticket = evolve(scene.tickets.get(event.ticket), event)
        scene = scene.having(ticket)
        if isinstance(event, Opened) and not event.answered:
            opened.append(ticket)
        for rule in FOLLOWS[type(event)].rules if type(event) in FOLLOWS else ():
            decision += rule(scene, ticket, event)
    return scene, receipt.together(scene, opened, decision) if len(opened) > 1 else decision
