"""The one door of the core: what an intent needs, `decide(scene, intent)`, and what follows from its events, step by step."""

from datetime import datetime

from handlers.decide.afterwards import looked
from handlers.decide.follow import follow, needs_after
from handlers.decide.forms import FORMS, form_of, parser
from handlers.decide.limits import ANSWERED, TOLD, Limit
from handlers.decide.obey import obey
from handlers.decide.owners import listen_in_owners_room
from handlers.decide.private import listen_in_private
from handlers.decide.staff import listen_to_staff, suggested
from handlers.decide.together import together
from handlers.decide.wake import WAKES, wake
from handlers.domain.decision import Decision
from handlers.domain.intent import Command, Expose, Intent, Join, Listen, Retract, Suggest, Wake
from handlers.domain.period import Period
from handlers.domain.scene import Need, Scene
from handlers.domain.town import Purpose
from handlers.duty import answering, approving, attendance, expert
from handlers.governance import attending, exporting
from handlers.grammar.arguments import SpanArgument
from handlers.hearing.shadow import rehearsed
from handlers.neighbours import mediating, merge
from handlers.rooms import joining
from handlers.tickets import recall

__all__ = [
    "ANSWERED",
    "FORMS",
    "TOLD",
    "Limit",
    "asked_period",
    "decide",
    "follow",
    "needs",
    "needs_after",
    "parser",
    "rehearsed",
    "together",
]

_NOTHING: frozenset[Need] = frozenset()


def needs(intent: Intent) -> frozenset[Need]:
    """What an intent wants to look at beside the core of a scene."""
    match intent:
        case Wake(due):
            return WAKES[type(due)].needs if type(due) in WAKES else _NOTHING
        case Join():
            return frozenset({Need.INVITATION})
        case Expose():
            return frozenset({Need.EXPOSED})
        case Suggest():
            return _NOTHING
        case Retract():
            return frozenset({Need.RECALLED})
        case Listen(reading=reading, points=points):
            alarms = frozenset({Need.LATELY}) if reading.alarming else _NOTHING
            alarms |= frozenset({Need.LIKE}) if reading.complains or reading.alarming else _NOTHING
            return alarms | frozenset({Need.LAST_DOUBT}) if reading.suspects or points else alarms
        case _:
            return form_of(intent).needs


def asked_period(intent: Intent, line: str, now: datetime) -> Period | None:
    """The days of which a line asks figures; None where it asks for none."""
    if not isinstance(intent, Command):
        return None
    spans = (argument for argument in form_of(intent).takes if isinstance(argument, SpanArgument))
    return next((span.asked(line, now) for span in spans), None)


def decide(scene: Scene, intent: Intent) -> Decision:
    """What one intent brings about by itself. Pure: the same scene and intent give the same decision."""
    match intent:
        case Wake(due):
            return wake(scene, due)
        case Join():
            return joining.account(scene)
        case Expose():
            return joining.exposed(scene)
        case Suggest(line):
            heard = (
                exporting.called_off(scene)
                or looked(scene)
                or mediating.heard(scene)
                or approving.heard(scene)
                or attending.explicit(scene)
                or answering.heard(scene)
                or attending.heard(scene)
                or expert.answered(scene)
                or exporting.reasoned(scene)
                or merge.answer(scene)
                or attendance.heard(scene)
            )
            return heard or suggested(scene, line)
        case Retract():
            return recall.taken_back(scene)
        case Listen(reading=reading, more=more):
            if scene.channel is not None and scene.channel.purpose is Purpose.OWNERS:
                return listen_in_owners_room(scene, reading, more)
            if scene.speaker.staff is not None:
                return listen_to_staff(scene, reading)
            return listen_in_private(scene, reading, more)
        case _:
            return obey(scene, intent)
