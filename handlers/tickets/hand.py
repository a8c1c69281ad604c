"""What whoever speaks has in hand (手上的单): what he leads, and what he helps with."""

from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket


def in_hand(scene: Scene) -> tuple[Ticket, ...]:
    """What the speaker leads or helps with, and is in work."""
    me = scene.speaker.person
    return tuple(t for t in scene.tickets.values() if t.in_work and (t.lead == me or me in t.assists))


def led(scene: Scene) -> tuple[Ticket, ...]:
    """What the speaker leads, and is in work."""
    return tuple(ticket for ticket in in_hand(scene) if ticket.lead == scene.speaker.person)
