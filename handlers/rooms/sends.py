"""Lines of which nobody knows whether they were sent, and those that reach nobody: a person looks, and says so (发送未明)."""

from handlers.domain.decision import Decision
from handlers.domain.facts.governance import View
from handlers.domain.facts.rooms import SendSettled
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.grammar.answer import answered
from handlers.grammar.audit import viewed
from handlers.rooms.texts import sends


def show(scene: Scene, command: Command) -> Decision:
    """The unknown and unreachable sends of the units that the speaker steers."""
    lines = scene.rooms.unknown_sends
    return answered(scene, sends.unknown(lines), "unknown sends") + viewed(scene, *((View.LINES,) if lines else ()))


def again(scene: Scene, command: Command) -> Decision:
    """重发: it is not in the chat."""
    return _settle(scene, command, True, "重发 编号")


def sent(scene: Scene, command: Command) -> Decision:
    """已发: it is in the chat."""
    return _settle(scene, command, False, "已发 编号")


def _settle(scene: Scene, command: Command, repeat: bool, usage: str) -> Decision:
    wanted = command.text.strip().lstrip("#")
    may = [line for line in scene.rooms.unknown_sends if repeat or line.why is None]
    line = next((line for line in may if str(line.id) == wanted), None)
    if line is None:
        return answered(scene, sends.no_such(wanted, usage), "no such line")
    event = SendSettled(line=line.id, again=repeat, at=scene.now, by=scene.speaker.person)
    return answered(scene, sends.settled(line.id, repeat), f"line {line.id} settled") + Decision((event,))
