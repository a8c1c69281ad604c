"""A line on the list of those in doubt (待核), by its short number; behind it whatever else is written."""

from dataclasses import replace

from handlers.domain.decision import Decision
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.grammar.answer import answered
from handlers.grammar.arguments.argument import Argument
from handlers.grammar.texts import question


def _doubt(scene: Scene, command: Command, usage: str) -> Command | Decision:
    first, _, rest = command.text.partition(" ")
    wanted = first.lstrip("#第").rstrip("条.")
    doubt = next((doubt for doubt in scene.hearing.doubts if str(doubt.id) == wanted), None)
    if doubt is None:
        return answered(scene, question.no_such_doubt(first), "not listed")
    return replace(command, doubt=doubt, text=rest.strip())


DOUBT = Argument("doubt", _doubt)
