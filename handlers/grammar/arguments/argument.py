"""What every kind of argument is: it takes its value out of a command's words, or answers what is wrong with them."""

from collections.abc import Callable
from dataclasses import dataclass

from handlers.domain.decision import Decision
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.grammar.answer import answered

Fill = Callable[[Scene, Command, str], Command | Decision]
"""The command with the value in it, or the answer to words that hold none; the last argument is the usage of the form."""


@dataclass(frozen=True)
class Argument:
    """One kind: its name, and how a command is filled with its value."""

    name: str
    fill: Fill


def required(fill: Fill, field: str, missing: Callable[[str], str]) -> Fill:
    """The same where the command must come out with a value in `field`; of words without one the usage is told, as `missing` says it."""

    def filled(scene: Scene, command: Command, usage: str) -> Command | Decision:
        found = fill(scene, command, usage)
        if isinstance(found, Command) and getattr(found, field) is None:
            return answered(scene, missing(usage), f"no {field}")
        return found

    return filled


def _as_it_is(scene: Scene, command: Command, usage: str) -> Command:
    return command


TICKET = Argument("ticket", _as_it_is)
"""A ticket, or several: by number, by quote, or the only one that can be meant (see grammar/which.py)."""
