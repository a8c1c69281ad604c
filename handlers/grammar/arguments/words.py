"""Words: whatever is left of the line."""

from handlers.domain.decision import Decision, in_private
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.grammar.arguments.argument import Argument
from handlers.grammar.texts import help


def _any(scene: Scene, command: Command, usage: str) -> Command:
    return command


def _some(scene: Scene, command: Command, usage: str) -> Command | Decision:
    if command.text:
        return command
    return Decision(says=(in_private(scene.speaker.person, help.usage(usage)),), why="nothing said")


WORDS = Argument("words", _any)
SOME_WORDS = Argument("some words", _some)
"""Words without which there is no command."""
ROW = Argument("row", _some)
"""The short number of a row that was listed."""
