"""The one door of the core: `decide(scene, intent) -> Decision`. Rules are chosen here, and what follows from their events is added."""

from dataclasses import replace

from handlers.decide.alarms import wake
from handlers.decide.commanded import obey
from handlers.decide.follow import followed
from handlers.decide.owners import listen_in_owners_room
from handlers.decide.private import listen_in_private
from handlers.decide.staff import listen_to_staff
from handlers.domain.decision import Decision
from handlers.domain.intent import Intent, Join, Listen, Retract, Suggest, Wake
from handlers.domain.scene import Scene
from handlers.domain.town import Purpose
from handlers.hearing import shadow, vocabulary
from handlers.rooms import joining
from handlers.tickets import recall

__all__ = ["decide"]


def decide(scene: Scene, intent: Intent) -> Decision:
    """What follows from one intent. Pure: the same scene and intent give the same decision."""
    decision = followed(scene, _chosen(scene, intent))
    return shadow.rehearsed(scene, decision) if scene.shadows else decision


def _chosen(scene: Scene, intent: Intent) -> Decision:
    match intent:
        case Wake():
            return wake(scene, intent)
        case Suggest(hints, false_alarms, misses):
            return vocabulary.suggest(scene, hints, false_alarms, misses)
        case Join():
            return joining.account(scene)
        case Retract():
            return recall.taken_back(scene)
        case Listen(reading=reading, more=more, earlier=earlier):
            if scene.channel is not None and scene.channel.purpose is Purpose.OWNERS:
                return listen_in_owners_room(replace(scene, earlier=earlier), reading, more)
            if scene.speaker.staff is not None:
                return listen_to_staff(scene, reading)
            return listen_in_private(scene, reading, more)
        case _:
            return obey(scene, intent)
