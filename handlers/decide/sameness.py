"""A new ticket that may be a known matter, and a matter that is told where it is known: which tickets, and whom to ask."""

from dataclasses import replace

from handlers.domain.decision import Ask, Decision, in_private
from handlers.domain.event import TicketEvent
from handlers.domain.facts.neighbours import PlaceOfSameAsked, VoiceLeft
from handlers.domain.reading import Label, Reading
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.grammar.answer import closed
from handlers.grammar.matter import elsewhere
from handlers.neighbours import likeness, merge, voices
from handlers.neighbours.likeness import Told
from handlers.neighbours.texts import voices as texts
from handlers.tickets import dispatch, intake
from handlers.tickets.report import Report, heard


def of_report(scene: Scene, report: Report) -> Told:
    """The matter that somebody reports."""
    reading = report.reading
    return Told(
        scene.policy.matter(reading.label if reading.complains else Label.OTHER, reading.subcategory),
        reading.level,
        reading.place_at(reading.level),
        report.compound.path if report.compound else scene.home.path,
        " ".join(line.text for line in report.lines if line.text),
        report.room,
        report.at,
        report.private,
    )


def joins(scene: Scene, known: Ticket, reading: Reading) -> Decision:
    """One voice more for what is known; the group where it was not told yet reads of it once."""
    told = voices.joined(scene, known, reading.place)
    joined = told + voices.add(scene, known) + voices.told_here(scene, known)
    if reading.place or known.concerns(scene.speaker.person):
        return joined
    asked = PlaceOfSameAsked(known.id, scene.heard.text, reading)
    ask = Ask(scene.speaker.person, scene.heard.room, asked, scene.now + scene.policy.question)
    return joined + Decision(questions=(ask,))


def another(scene: Scene, reading: Reading) -> Decision | None:
    """在34栋, of somebody who was counted for what is elsewhere: his is a matter of its own."""
    asked = scene.question
    if not isinstance(asked, PlaceOfSameAsked) or reading.place is None or reading.complains:
        return None
    known = scene.tickets.get(asked.ticket)
    if known is None or not elsewhere(known, reading):
        return None
    me = scene.speaker.person
    whole = replace(asked.reading, place=reading.place)
    opened = intake.open_ticket(scene, heard(scene, whole, f"{asked.text} {scene.heard.text}"))
    left = VoiceLeft(ticket=known.id, at=scene.now, by=me, person=me)
    return Decision((left,)) + opened + closed(scene)


def asked(scene: Scene, ticket: Ticket, event: TicketEvent) -> Decision:
    """Whoever answers for it is asked where a ticket may be the same as another; who told it in private may say so himself."""
    if ticket.again_of is not None and ticket.again_of in scene.tickets and scene.tickets[ticket.again_of].in_work:
        return Decision()
    other = likeness.likely(scene, likeness.told_by(scene, ticket))
    if other is None or other.reporter == ticket.reporter or _asked_already(ticket, other):
        return Decision()
    child, parent = merge.in_order(ticket, other)
    decision = merge.ask(scene, child, parent, dispatch.whom(scene, parent).name)
    if child.id != ticket.id or not child.private or not parent.is_public or child.reporter in scene.town.people:
        return decision
    text = texts.offered(child.number, parent.number)
    return decision + Decision(says=(in_private(child.reporter, text, child.id, parent.id),))


def _asked_already(one: Ticket, other: Ticket) -> bool:
    pairs = ((one.likeness, other.id), (other.likeness, one.id))
    return any(likeness is not None and likeness.other == id for likeness, id in pairs)
