"""A month (月份), out of the words; the rest of them stays, in order."""

from dataclasses import replace

from handlers.domain.decision import Decision
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.grammar.answer import answered
from handlers.grammar.arguments.argument import Argument, required
from handlers.grammar.spelling.month import spelt_month
from handlers.grammar.texts import when


def _any(scene: Scene, command: Command, usage: str) -> Command | Decision:
    month = spelt_month(command.text, scene.now)
    if month is None:
        return command
    if month.time is None:
        return answered(scene, when.no_such_month(month.words), "no such month")
    return replace(command, month=month.time, text=month.rest)


ANY_MONTH = Argument("any month", _any)
"""A month where one is written; what stands for none is the rule's to know."""
MONTH = Argument("month", required(_any, "month", when.say_month))
"""A month without which there is no command."""
