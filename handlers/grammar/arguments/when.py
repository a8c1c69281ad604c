"""A time (时间), out of the words: a moment, a stretch or a limit; the rest of them stays, in order."""

from dataclasses import replace

from handlers.domain.decision import Decision
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.grammar.answer import answered
from handlers.grammar.arguments.argument import Argument, required
from handlers.grammar.spelling.when import spelt
from handlers.grammar.texts import when


def _any(scene: Scene, command: Command, usage: str) -> Command | Decision:
    names = (member.name for member in (scene.station.staff if scene.station else ()))
    period = spelt(command.text, scene.now, scene.town.calendar, names)
    if period is None:
        return command
    if period.time is None:
        return answered(scene, when.no_such_time(period.words), "no such time")
    return replace(command, when=period.time, text=period.rest)


ANY_WHEN = Argument("any when", _any)
"""A time where one is written; what stands for none is the rule's to know."""
WHEN = Argument("when", required(_any, "when", when.say_when))
"""A time without which there is no command."""
