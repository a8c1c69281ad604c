"""Somebody of the staff cannot be written to (发不到): his work group is told, once a day, without a word of what was for him."""

from handlers.domain.decision import Decision, Say, silence
from handlers.domain.facts.rooms import StaffUnreached, UnreachedDue
from handlers.domain.scene import Scene
from handlers.domain.workcalendar import local
from handlers.rooms.texts import sends


def tell(scene: Scene, due: UnreachedDue) -> Decision:
    """How many lines do not reach him today, and what he can do."""
    told, lines = scene.rooms.told_unreached, scene.rooms.unreached
    if told is not None and local(told).date() == local(scene.now).date():
        return silence("told today")
    if not lines:
        return silence("all of them have reached him since")
    event = StaffUnreached(person=due.person, at=scene.now, lines=lines)
    say = Say(sends.unreached(due.person, lines), room=scene.home.staff_group)
    return Decision((event,), (say,), why=f"{lines} lines do not reach somebody")
