"""The audit (留痕): whoever gives a command, or is shown what is masked for others, leaves an event."""

from collections.abc import Iterable
from typing import Any

from handlers.domain.decision import Decision
from handlers.domain.facts.governance import CommandGiven, UnmaskedViewed, View
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket


def given(scene: Scene, command: Command, tickets: Iterable[Ticket] = ()) -> Decision:
    """The speaker gave a command, about these tickets."""
    return Decision((CommandGiven(command=command.stored, **_by_speaker(scene, tickets)),))


def viewed(scene: Scene, *what: View, tickets: Iterable[Ticket] = ()) -> Decision:
    """The speaker was shown these kinds of things; nothing where there are none."""
    return Decision((UnmaskedViewed(what=what, **_by_speaker(scene, tickets)),)) if what else Decision()


def _by_speaker(scene: Scene, tickets: Iterable[Ticket]) -> dict[str, Any]:
    heard, person = scene.heard, scene.speaker.person
    return {
        "at": scene.now,
        "by": person,
        "person": person,
        "transport": heard.transport,
        "account": heard.sender,
        "message": heard.id,
        "unit": scene.unit.name,
        "tickets": tuple(ticket.id for ticket in tickets),
    }
