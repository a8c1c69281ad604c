"""The second matter of a line (一句两件): a ticket of its own, told by the same person in the same words."""

from handlers.domain.decision import Decision
from handlers.domain.facts.merging import Divided
from handlers.domain.reading import Reading
from handlers.domain.scene import Scene
from handlers.domain.ticket import Source, Ticket
from handlers.tickets import intake
from handlers.tickets.report import Report


def opened(scene: Scene, ticket: Ticket, event: Divided) -> Decision:
    """Open it; its limits run from when its words were told, and from now where somebody has written them out."""
    by = ticket.reporter or event.by or ""
    channel = scene.town.channels.get(ticket.room or "")
    reading = Reading(
        label=event.label,
        subcategory=event.matter,
        confidence=1.0,
        evidence=tuple(event.evidence.text.split("、")) if event.evidence else (),
        level=event.level,
        place=event.place.text if event.place else None,
    )
    report = Report(
        by=by,
        message=ticket.message,
        at=scene.now if event.words.message != ticket.message else ticket.opened_at,
        lines=(event.words,),
        reading=reading,
        staff=None if ticket.source is Source.RESIDENT else scene.town.people.get(by),
        room=ticket.room,
        compound=scene.home.compound(ticket.path) or (channel.compound if channel else None),
        private=ticket.private,
        messages=(ticket.message,),
    )
    return intake.open_ticket(scene, report)
