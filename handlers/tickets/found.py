"""What a patrol has found and could not clear on the spot: a ticket each, of the community worker's or the officer's."""

from handlers.domain.decision import Decision
from handlers.domain.facts.patrol import FindingsEvent
from handlers.domain.reading import Reading
from handlers.domain.scene import Scene
from handlers.tickets import intake
from handlers.tickets.report import Report


def opened(scene: Scene, event: FindingsEvent) -> Decision:
    """Open them, with numbers in a row; no owners' group hears of what nobody there has told."""
    decision, later = Decision(), 0
    for spotted, words, place in zip(event.found, event.words, event.places, strict=True):
        if spotted.ticket is None:
            continue
        reading = Reading(
            label=spotted.label,
            subcategory=spotted.matter,
            confidence=1.0,
            level=spotted.level,
            danger=spotted.danger,
            place=place.text or None,
        )
        report = Report(
            by=event.person,
            message=event.message,
            at=scene.now,
            lines=(words,),
            reading=reading,
            staff=scene.town.people.get(event.person),
            compound=scene.home.compound(spotted.path or event.path),
            photos=event.photos,
            messages=(event.message, *event.shown),
            answered=True,
        )
        decision += intake.open_ticket(scene, report, later)
        later += 1
    return decision
