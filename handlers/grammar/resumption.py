"""Resuming (恢复) what was paused (挂账): the time that was left of it runs on."""

from handlers.domain.facts.pause import Resumed
from handlers.domain.reading import Level
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket


def resumed(scene: Scene, ticket: Ticket, why: str, by: str | None = None) -> Resumed:
    """The event: what was left of the limits when it was paused, from now on, and never less than an hour."""
    calendar, limit = scene.calendar(ticket), scene.limit(ticket)
    paused = ticket.paused_at or scene.now
    if ticket.level is Level.NORMAL:
        left = calendar.working_between(paused, ticket.resolve_by) if paused < ticket.resolve_by else limit.accept * 2
        resolve_by = calendar.add_working(scene.now, max(left, limit.accept * 2))
    else:
        resolve_by = scene.now + max(ticket.resolve_by - paused, limit.accept * 2)
    accept_by = limit.accept_by(scene.now, calendar)
    return Resumed(ticket=ticket.id, at=scene.now, by=by, accept_by=accept_by, resolve_by=resolve_by, why=why)
