"""Intake (接诉): a line becomes a ticket, or joins one (bulletin: 通过微信群第一时间接收)."""

import re
from dataclasses import replace

from handlers.domain.decision import Decision, Say, in_private
from handlers.domain.event import NOTHING_SAID, Event, Said
from handlers.domain.facts.duty import Escalated
from handlers.domain.facts.tickets import (
    CALLED_OFF,
    PUT_RIGHT,
    HomeTold,
    LevelRaised,
    LineJoined,
    Opened,
    PhotosAdded,
    PlaceSet,
    Revived,
    Withdrawn,
)
from handlers.domain.reading import Label, Level, Reading, place_at
from handlers.domain.rota import entrusted
from handlers.domain.scene import Scene
from handlers.domain.ticket import Source, Stage, Ticket, TicketId
from handlers.domain.town import IN_GRID, Role
from handlers.grammar.answer import belonging, closed
from handlers.grammar.chiefs import deciders
from handlers.tickets import dispatch
from handlers.tickets.report import Report
from handlers.tickets.texts import intake, recall

_ORDER = (Level.NORMAL, Level.URGENT, Level.RED)
# Where in a house it is.
_INSIDE = re.compile(r"\d+(?:单元|楼|层|室)")
_SOURCES = dict.fromkeys((*IN_GRID, Role.PROPERTY), Source.GRID_WORKER)


def open_ticket(scene: Scene, report: Report, later: int = 0) -> Decision:
    """Open a ticket at its first line, a missing place or not; limits count from the message's time.

    It has the station's next number, or one so much `later`, where others are opened before it.
    """
    reading = report.reading
    matter = scene.policy.matter(reading.label if reading.complains else Label.OTHER, reading.subcategory)
    limit, place = scene.policy.limit(matter, reading.level), reading.place_at(reading.level)
    calendar = scene.town.calendar_of(matter.lead)
    event = Opened(
        ticket=scene.next_ticket(later),
        at=scene.now,
        by=report.by,
        why=f"{reading.label} {reading.confidence:.2f}",
        path=(report.compound.path if report.compound else scene.home.path),
        room=report.room,
        matter=matter.key,
        label=matter.label,
        level=reading.level,
        place=Said(place, report.by) if place else None,
        home=Said(reading.home, report.by, report.message) if reading.home else NOTHING_SAID,
        lines=report.lines,
        source=_SOURCES.get(report.staff.role, Source.OFFICER) if report.staff else Source.RESIDENT,
        private=report.private,
        reporter=report.by,
        message=report.message,
        told_at=report.at,
        accept_by=limit.accept_by(scene.now if report.late else report.at, calendar),
        resolve_by=limit.resolve_by(report.at, calendar),
        before=report.photos,
        ongoing=not reading.past,
        late=report.late,
        danger=reading.danger,
        evidence=_evidence(reading, report.by, report.message),
        confidence=reading.confidence,
        answered=report.answered,
    )
    event = replace(event, entrusted=_entrusted(scene, event.opened())) if event.private else event
    return Decision((event,), attached=tuple((message, event.ticket) for message in report.messages), why=event.reason)


def open_several(scene: Scene, reports: tuple[Report, ...]) -> Decision:
    """Open a ticket for every matter of one line, with numbers in a row."""
    decision = Decision()
    for later, report in enumerate(reports):
        decision += open_ticket(scene, report, later)
    return decision


def join(scene: Scene, ticket: Ticket, reading: Reading, words: str, by_reporter: bool = True) -> Decision:
    """Add what somebody says to a ticket: words and pictures of the reporter, a place, a more pressing level."""
    id, at, by = ticket.id, scene.now, scene.speaker.person
    events: list[Event] = []
    if by_reporter and words:
        events.append(LineJoined(ticket=id, at=at, by=by, line=_said(scene, words)))
    if by_reporter and (photos := _photos(scene)):
        events.append(PhotosAdded(ticket=id, at=at, by=by, stage=Stage.BEFORE, photos=photos))
    if by_reporter and reading.home and ticket.room == scene.heard.room:
        events.append(HomeTold(ticket=id, at=at, by=by, home=_said(scene, reading.home)))
    is_worse = _ORDER.index(reading.level) > _ORDER.index(ticket.level) and ticket.in_work
    if place := _place_now(ticket, reading, reading.level if is_worse else ticket.level, by_reporter):
        events.append(PlaceSet(ticket=id, at=at, by=by, place=_said(scene, place)))
    if is_worse:
        events.append(raised(scene, ticket, reading))
    return Decision(tuple(events), attached=belonging(scene, ticket), why=f"joined #{ticket.number}")


def said_more(scene: Scene, ticket: TicketId, words: str) -> Decision:
    """What is said now joins a ticket as a line of its own."""
    event = LineJoined(ticket=ticket, at=scene.now, by=scene.speaker.person, line=_said(scene, words))
    return Decision((event,), attached=((scene.heard.id, ticket),))


def raised(scene: Scene, ticket: Ticket, reading: Reading) -> LevelRaised:
    """The ticket is more pressing than it was; its limits run from now."""
    limit, calendar = scene.policy.limit(scene.matter(ticket), reading.level), scene.calendar(ticket)
    return LevelRaised(
        ticket=ticket.id,
        at=scene.now,
        by=scene.speaker.person,
        level=reading.level,
        accept_by=limit.accept_by(scene.now, calendar),
        resolve_by=limit.resolve_by(scene.now, calendar),
        danger=reading.danger,
    )


def correct(scene: Scene, ticket: Ticket, reading: Reading) -> Decision:
    """The reporter puts his own words right ("说错了,是6栋"): the last word counts, and whoever is called hears of it."""
    place = _inside(ticket, reading.place_at(ticket.level))
    moved = place if place != ticket.place else None
    decision = join(scene, ticket, reading, scene.heard.text)
    if moved and ticket.place:
        said = _said(scene, moved)
        event = PlaceSet(ticket=ticket.id, at=scene.now, by=scene.speaker.person, place=said, why=PUT_RIGHT)
        decision += Decision((event,))
    if ticket.dispatched_at is None:
        return decision
    words = "" if ticket.private else scene.heard.text
    called = (ticket.answerable,) if ticket.answerable else ()
    text = recall.corrected(ticket.number, moved or "", words)
    if ticket.is_hushed:
        return decision if moved else decision + dispatch.tell_rung(scene, ticket, text)
    say = Say(text, room=scene.home.staff_group, mention=called, tickets=(ticket.id,))
    return decision + Decision(says=(say,))


def call_off(scene: Scene, ticket: Ticket) -> Decision:
    """It was no danger, its reporter says (说错了,不是着火是烧烤). Everybody who was rung hears it, and need not go.

    Where others count on it, or where his word may be forced upon him, whoever goes there looks.
    """
    words = scene.heard.text
    decision = join(scene, ticket, Reading(), words)
    if ticket.is_hushed or len(ticket.voices) > 1:
        text = recall.denied(ticket.number, "" if ticket.private else words)
        return decision + dispatch.tell_rung(scene, ticket, text)
    event = Withdrawn(ticket=ticket.id, at=scene.now, by=scene.speaker.person, why=CALLED_OFF)
    return decision + Decision((event,), why=event.why)


def revive(scene: Scene, ticket: Ticket, reading: Reading) -> Decision:
    """Withdrawn a moment ago, and told again: the same number, new limits, and what is said now."""
    level = reading.level if reading.complains else ticket.level
    limit, calendar = scene.policy.limit(scene.matter(ticket), level), scene.calendar(ticket)
    message = scene.heard
    me, place = scene.speaker.person, reading.place_at(level)
    event = Revived(
        ticket=ticket.id,
        at=scene.now,
        by=me,
        why="told again",
        level=level,
        place=Said(place, me) if place else None,
        line=_said(scene, message.text),
        evidence=_evidence(reading, me, message.id),
        confidence=reading.confidence,
        accept_by=limit.accept_by(message.at, calendar),
        resolve_by=limit.resolve_by(message.at, calendar),
    )
    return Decision((event,), attached=belonging(scene, ticket), why=event.why)


def set_place(scene: Scene, ticket: Ticket, reading: Reading, place: str) -> Decision:
    """Take the answer to "在哪栋?", in whatever words it came; a group hears nothing of it."""
    private = scene.heard.room is None
    says = (in_private(ticket.reporter, intake.place_noted(ticket.number, place), ticket.id),) if private else ()
    words = scene.heard.text if ticket.room == scene.heard.room else ""  # private words stay out of a group's ticket
    decision = join(scene, ticket, replace(reading, place=place), words)
    return decision + Decision(says=says, why="the place was asked for") + closed(scene)


def press(scene: Scene, ticket: Ticket) -> Decision:
    """The reporter of a waiting ticket says 急: whoever is on duty now is asked to judge; nothing is raised by itself."""
    persons = tuple(member for member in scene.on_duty if member.qualified)[:1] or deciders(scene)
    event = Escalated(
        ticket=ticket.id,
        at=scene.now,
        by=scene.speaker.person,
        persons=tuple(person.name for person in persons),
        why="the reporter says it is urgent",
    )
    text = intake.judge(ticket, scene.matter(ticket))
    says = tuple(in_private(person.name, text, ticket.id) for person in persons)
    return Decision((event,), says, attached=belonging(scene, ticket), why=event.why)


def _place_now(ticket: Ticket, reading: Reading, level: Level, by_reporter: bool) -> str | None:
    """The place that a line tells, where none is known; of what has become pressing also the nearer one.

    5栋, then 2单元602; or the flat of a reporter who had said where he lives.
    """
    home = (reading.home or ticket.home or None) if by_reporter else reading.home
    if ticket.place is None:
        return place_at(level, reading.place, home)
    nearer = place_at(level, ticket.place, home)
    if nearer != ticket.place:
        return nearer
    if level is not Level.RED or not reading.place or not by_reporter or reading.place in ticket.place:
        return None
    if reading.place.startswith(ticket.place):
        return reading.place
    inside = _INSIDE.match(reading.place) and re.fullmatch(r"[^、至和]*[栋幢座]", ticket.place)
    return ticket.place + reading.place if inside else None


def _inside(ticket: Ticket, place: str | None) -> str | None:
    """3单元 and 2楼 put right what was told of a house: it stays that house."""
    house = re.match(r".*?\d+[栋幢座]", ticket.place or "")
    return house[0] + place if place and house and _INSIDE.match(place) else place


def _entrusted(scene: Scene, ticket: Ticket) -> tuple[str, ...]:
    """Whom a private report is promised to: those of the moment when its card goes out."""
    opening = scene.calendar(ticket).next_open(scene.now)
    moment = opening if dispatch.waits(scene, ticket) else scene.now
    compound = scene.home.compound(ticket.path)
    people = entrusted(scene.home, compound, scene.matter(ticket), moment, scene.town.calendar)
    return tuple(member.name for member in people)


def _said(scene: Scene, words: str) -> Said:
    return Said(words, scene.speaker.person, scene.heard.id)


def _evidence(reading: Reading, person: str, message: str) -> Said:
    """The words that decided; they are the speaker's own."""
    return Said("、".join(reading.evidence), person, message) if reading.evidence else NOTHING_SAID


def _photos(scene: Scene) -> tuple[str, ...]:
    """The pictures that waited for the words, and the message itself where it is one."""
    own = (scene.heard.media or scene.heard.id,) if scene.heard.kind.shows else ()
    return tuple(picture.photo for picture in scene.said.pictures) + own
