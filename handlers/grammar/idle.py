"""Idling (无进展): when whoever has a ticket is asked for progress."""

from handlers.domain.decision import Timer, due_at
from handlers.domain.facts.duty import IdleDue
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket


def idle_timer(scene: Scene, ticket: Ticket) -> Timer:
    """When to ask for progress, counted from now."""
    return due_at(ticket, IdleDue, scene.after(ticket, scene.now, scene.policy.duty.idle))
