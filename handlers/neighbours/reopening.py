"""Another round (重开): new limits, counted from the word that opens it."""

from handlers.domain.facts.neighbours import Reopened
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket


def reopened(scene: Scene, ticket: Ticket, why: str) -> Reopened:
    """The event: whoever speaks opens the ticket again."""
    limit, calendar = scene.limit(ticket), scene.calendar(ticket)
    return Reopened(
        ticket=ticket.id,
        at=scene.now,
        by=scene.speaker.person,
        why=why,
        accept_by=limit.accept_by(scene.heard.at, calendar),
        resolve_by=limit.resolve_by(scene.heard.at, calendar),
    )
