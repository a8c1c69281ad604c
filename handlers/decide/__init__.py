"""The one door of the core: `decide(scene, intent) -> Decision`. Rules are chosen here, and what follows from their events is added."""

from handlers import joining, recall
from handlers.decide.alarms import wake
from handlers.decide.commanded import obey
from handlers.decide.follow import followed
from handlers.decide.owners import listen_in_owners_room
from handlers.decide.private import listen_in_private
from handlers.decide.staff import listen_to_staff
from handlers.domain.decision import Decision
from handlers.domain.intent import Intent, Join, Listen, Retract, Wake
from handlers.domain.scene import Scene
from handlers.domain.town import Purpose

__all__ = ["decide"]


def decide(scene: Scene, intent: Intent) -> Decision:
    """What follows from one intent. Pure: the same scene and intent give the same decision."""
    return followed(scene, _chosen(scene, intent), intent)


def _chosen(scene: Scene, intent: Intent) -> Decision:
    match intent:
        case Wake():
            return wake(scene, intent)
        case Join():
            return joining.account(scene)
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
