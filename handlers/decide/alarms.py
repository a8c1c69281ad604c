"""A timer wakes: it looks at the ticket again before it acts, so a stale one does nothing."""

from typing import assert_never

from handlers.domain.decision import Alarm, Decision, silence
from handlers.domain.intent import Wake
from handlers.domain.scene import Scene
from handlers.domain.ticket import State
from handlers.duty import remind
from handlers.hearing import doubt
from handlers.neighbours import poll, voices
from handlers.rooms import gap
from handlers.tickets import dispatch


def wake(scene: Scene, intent: Wake) -> Decision:
    """What is due for one ticket, in the round that the timer was set for."""
    if intent.alarm is Alarm.GAP:
        return gap.tell(scene, intent.number)
    if intent.alarm is Alarm.DOUBT:
        return doubt.unanswered(scene)
    if intent.alarm is Alarm.LIST:
        return doubt.tell_lists(scene)
    ticket = scene.tickets.get(intent.number)
    if ticket is None or ticket.round != intent.round and intent.alarm is not Alarm.VOICES:
        return silence("another round, or no such ticket")
    match intent.alarm:
        case Alarm.DISPATCH:
            unsent = ticket.state is State.OPEN and ticket.dispatched_at is None
            return dispatch.send_out(scene, ticket) if unsent else silence("sent, or taken already")
        case Alarm.ACCEPT:
            return remind.not_accepted(scene, ticket, dispatch.pinged(scene, ticket))
        case Alarm.IDLE:
            return remind.idle(scene, ticket)
        case Alarm.GIVE_BACK:
            return remind.give_back(scene, ticket)
        case Alarm.OVERDUE:
            return remind.overdue(scene, ticket, dispatch.pinged(scene, ticket))
        case Alarm.VOICES:
            return voices.tell(scene, ticket)
        case Alarm.POLL:
            return poll.archive(scene, ticket)
        case Alarm.FORGET | Alarm.HINT:
            return silence("not about a ticket")
    assert_never(intent.alarm)
