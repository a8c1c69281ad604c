"""It is back (又来了), after its poll has ended: a new ticket, which names the old one."""

from dataclasses import replace

from handlers.domain.decision import Decision
from handlers.domain.event import Event
from handlers.domain.facts.closing import Recurred, again
from handlers.domain.facts.tickets import Opened
from handlers.domain.reading import Reading, Verdict
from handlers.domain.reply import Wish
from handlers.domain.scene import Scene
from handlers.domain.ticket import State, Ticket
from handlers.grammar.matter import elsewhere, same_kind
from handlers.grammar.which import named
from handlers.tickets import intake
from handlers.tickets.report import heard


def told_again(scene: Scene, reading: Reading) -> Decision | None:
    """A line that quotes or names an archived ticket and says that its matter is there again; None for any other."""
    pointed = named(scene)
    if len(pointed) != 1 or pointed[0].state is not State.ARCHIVED:
        return None
    old = pointed[0]
    is_back = reading.vote is Verdict.UNSOLVED or reading.wish is Wish.AGAIN
    told = reading.complains and same_kind(scene, old, reading)
    if not (is_back or told) or (reading.complains and not told):
        return None
    return opened(scene, old, reading)


def opened(scene: Scene, old: Ticket, reading: Reading) -> Decision:
    """The matter of an archived ticket is back, whatever the line says of it: a new one, at the old place where it names no other."""
    report = heard(scene, _reading(old, reading), scene.heard.text)
    if report.room is None:
        report = replace(report, compound=scene.home.compound(old.path))
    return linked(old, intake.open_ticket(scene, report))


def linked(old: Ticket, opening: Decision) -> Decision:
    """The opening of a ticket that is an old one come back: both name each other (反复)."""
    events: list[Event] = []
    for event in opening.events:
        events.append(again(event, old) if isinstance(event, Opened) else event)
        if isinstance(event, Opened):
            events.append(Recurred(ticket=old.id, at=event.at, by=event.by, into=event.ticket))
    return replace(opening, events=tuple(events), why=f"#{old.number} is back")


def likewise(scene: Scene, other: Ticket, reading: Reading) -> Decision:
    """The same matter at another place: a ticket of its own."""
    told = replace(reading, label=other.label, subcategory=other.matter, confidence=1.0)
    return intake.open_ticket(scene, heard(scene, told, scene.heard.text))


def _reading(old: Ticket, reading: Reading) -> Reading:
    """The line read as the matter that it names, at its place where it names no other."""
    place = reading.place if elsewhere(old, reading) else (reading.place or old.place)
    return replace(reading, label=old.label, subcategory=old.matter, place=place, confidence=1.0)
