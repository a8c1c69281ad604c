"""How often one person is answered (限量): up to so many lines in an hour, one that says so, then none until it is over."""

from dataclasses import replace

from handlers.domain.decision import Decision, Kind, Say
from handlers.domain.facts.tickets import Opened
from handlers.domain.reading import Level
from handlers.domain.scene import Scene
from handlers.rooms.texts import answers as texts


def counts(scene: Scene, decision: Decision) -> bool:
    """Whether a decision answers whoever speaks, so that it must be known how often he was answered of late."""
    return any(map(scene.answers, decision.says))


def within(scene: Scene, decision: Decision) -> Decision:
    """The decision with as many answers as are left; of the others the first becomes the line that says so. What presses is said."""
    cap, lately = scene.policy.rooms.answers, scene.rooms.answers
    left = (cap.staff if scene.speaker.staff else cap.most) - lately.count
    pressing = {
        event.ticket for event in decision.events if isinstance(event, Opened) and event.level is not Level.NORMAL
    }
    paused, says = lately.paused, []
    for say in decision.says:
        if not scene.answers(say) or pressing.intersection(say.tickets):
            says.append(say)
        elif not paused and left > 0:
            left -= 1
            says.append(say)
        elif not paused:
            paused = True
            says.append(_pause(scene, say))
    return replace(decision, says=tuple(says))


def _pause(scene: Scene, say: Say) -> Say:
    until = scene.now + scene.policy.rooms.answers.per
    return Say(
        texts.pause(until, scene.now),
        room=say.room,
        person=say.person,
        mention=say.mention,
        quote=say.quote,
        answers=say.answers,
        kind=Kind.PAUSE,
    )
