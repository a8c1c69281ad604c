"""A person of the staff, by name; who shares another's beginning is found by the longer name."""

from dataclasses import replace

from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.grammar.arguments.argument import Argument


def _person(scene: Scene, command: Command, usage: str) -> Command:
    """Whoever of the station the words name; the rule says what it makes of nobody."""
    staff = scene.station.staff if scene.station else ()
    named = max((m for m in staff if m.name in command.text), key=lambda member: len(member.name), default=None)
    return replace(command, person=named)


PERSON = Argument("person", _person)
