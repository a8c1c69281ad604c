"""A person of the staff, by name; who shares another's beginning is found by the longer name."""

from dataclasses import replace

from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.grammar.arguments.argument import Argument


def _person(scene: Scene, command: Command, usage: str) -> Command:
    """Whoever of the station the words name, the speaker only where they name nobody else; the rule says what it makes of nobody."""
    staff = scene.station.staff if scene.station else ()
    named = [member for member in staff if member.name in command.text]
    others = [member for member in named if member.name != scene.speaker.person] or named
    return replace(command, person=max(others, key=lambda member: len(member.name), default=None))


PERSON = Argument("person", _person)
