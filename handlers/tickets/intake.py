"""Intake (接诉): a line becomes a ticket, or joins one (bulletin: 通过微信群第一时间接收)."""

from dataclasses import replace

from handlers.domain.decision import Decision, Say, belonging, in_private
from handlers.domain.event import (
    Escalated,
    LevelRaised,
    LineJoined,
    Opened,
    PhotosAdded,
    PlaceSet,
    Revived,
    Source,
    Stage,
    TicketEvent,
)
from handlers.domain.reading import Label, Level, Reading
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket
from handlers.domain.town import Purpose, Role
from handlers.tickets.texts import intake, recall

_ORDER = (Level.NORMAL, Level.URGENT, Level.RED)
_SOURCES = {Role.GRID_WORKER: Source.GRID_WORKER, Role.PROPERTY: Source.GRID_WORKER}


def open_ticket(scene: Scene, reading: Reading, words: str) -> Decision:
    """Open a ticket with the next number, at its first line, a missing place or not; limits count from the message's time."""
    message, sender, calendar = scene.heard, scene.speaker, scene.town.calendar
    matter = scene.policy.matter(reading.label if reading.complains else Label.OTHER, reading.subcategory)
    limit = scene.policy.limits[reading.level]
    private = message.room is None and sender.staff is None
    pictures = tuple(p.photo for p in scene.pictures)
    event = Opened(
        number=scene.next_number,
        at=scene.now,
        by=sender.person,
        why=f"{reading.label} {reading.confidence:.2f}: {'、'.join(reading.evidence)}",
        station=scene.home.name,
        path=(scene.compound.path if scene.compound else scene.home.path),
        room=_owners_room(scene),
        matter=matter.key,
        label=matter.label,
        level=reading.level,
        place=reading.place,
        words=words,
        source=_SOURCES.get(sender.staff.role, Source.OFFICER) if sender.staff else Source.RESIDENT,
        private=private,
        reporter=sender.person,
        message=message.id,
        told_at=message.at,
        accept_by=limit.accept_by(scene.now if scene.late else message.at, calendar),
        resolve_by=limit.resolve_by(message.at, calendar),
        before=pictures + _own_picture(scene),
        ongoing=not reading.past,
        late=scene.late,
        danger=reading.danger,
        earlier=tuple((line.id, line.text) for line in scene.earlier),
        evidence=reading.evidence,
        confidence=reading.confidence,
    )
    lines = (message.id, *(p.message for p in scene.pictures), *(line.id for line in scene.earlier))
    return Decision((event,), attached=tuple((line, event.number) for line in lines), why=event.why)


def join(scene: Scene, ticket: Ticket, reading: Reading, words: str, by_reporter: bool = True) -> Decision:
    """Add what somebody says to a ticket: words and pictures of the reporter, a place, a more pressing level."""
    number, at, by = ticket.number, scene.now, scene.speaker.person
    events: list[TicketEvent] = []
    if by_reporter and words:
        events.append(LineJoined(number=number, at=at, by=by, words=words, message=scene.heard.id))
    if by_reporter and (photos := tuple(p.photo for p in scene.pictures) + _own_picture(scene)):
        events.append(PhotosAdded(number=number, at=at, by=by, stage=Stage.BEFORE, photos=photos))
    if ticket.place is None and reading.place:
        events.append(PlaceSet(number=number, at=at, by=by, place=reading.place, message=scene.heard.id))
    if _ORDER.index(reading.level) > _ORDER.index(ticket.level) and ticket.in_work:
        events.append(raised(scene, ticket, reading))
    return Decision(tuple(events), attached=belonging(scene, ticket), why=f"joined #{ticket.number}")


def said_more(scene: Scene, number: str, words: str) -> Decision:
    """What is said now joins a ticket as a line of its own."""
    event = LineJoined(number=number, at=scene.now, by=scene.speaker.person, words=words, message=scene.heard.id)
    return Decision((event,), attached=((scene.heard.id, number),))


def raised(scene: Scene, ticket: Ticket, reading: Reading) -> LevelRaised:
    limit, calendar = scene.policy.limits[reading.level], scene.town.calendar
    return LevelRaised(
        number=ticket.number,
        at=scene.now,
        by=scene.speaker.person,
        why="、".join(reading.evidence),
        level=reading.level,
        accept_by=limit.accept_by(scene.now, calendar),
        resolve_by=limit.resolve_by(scene.now, calendar),
    )


def correct(scene: Scene, ticket: Ticket, reading: Reading) -> Decision:
    """The reporter puts his own words right ("说错了,是6栋"): the last word counts, and whoever is called hears of it."""
    moved = reading.place if reading.place != ticket.place else None
    told = join(scene, ticket, reading, scene.heard.text)
    if moved and ticket.place:
        event = PlaceSet(
            number=ticket.number,
            at=scene.now,
            by=scene.speaker.person,
            place=moved,
            message=scene.heard.id,
            why="put right",
        )
        told += Decision((event,))
    if ticket.dispatched_at is None:
        return told
    words = "" if ticket.private else scene.heard.text
    called = (ticket.answerable,) if ticket.answerable else ()
    text = recall.corrected(ticket.number, moved or "", words)
    return told + Decision(says=(Say(text, room=scene.home.staff_group, mention=called, tickets=(ticket.number,)),))


def revive(scene: Scene, ticket: Ticket, reading: Reading) -> Decision:
    """Withdrawn a moment ago, and told again: the same number, new limits, and what is said now."""
    level = reading.level if reading.complains else ticket.level
    limit, calendar, message = scene.policy.limits[level], scene.town.calendar, scene.heard
    event = Revived(
        number=ticket.number,
        at=scene.now,
        by=scene.speaker.person,
        why="told again",
        level=level,
        place=reading.place,
        words=message.text,
        message=message.id,
        evidence=reading.evidence,
        confidence=reading.confidence,
        accept_by=limit.accept_by(message.at, calendar),
        resolve_by=limit.resolve_by(message.at, calendar),
    )
    return Decision((event,), attached=belonging(scene, ticket), why=event.why)


def set_place(scene: Scene, ticket: Ticket, reading: Reading, place: str) -> Decision:
    """Take the answer to "在哪栋?", in whatever words it came; a group hears nothing of it."""
    told = (in_private(ticket.reporter, intake.place_noted(ticket.number, place)),) if scene.heard.room is None else ()
    words = scene.heard.text if ticket.room == scene.heard.room else ""  # private words stay out of a group's ticket
    return join(scene, ticket, replace(reading, place=place), words) + Decision(
        says=told, answered=True, why="the place was asked for"
    )


def press(scene: Scene, ticket: Ticket) -> Decision:
    """The reporter of a waiting ticket says 急: whoever is on duty now is asked to judge; nothing is raised by itself."""
    persons = tuple(member for member in scene.on_duty if member.qualified)[:1] or scene.home.with_role(Role.DEPUTY)
    event = Escalated(
        number=ticket.number,
        at=scene.now,
        by=scene.speaker.person,
        persons=tuple(p.name for p in persons),
        why="the reporter says it is urgent",
    )
    text = intake.judge(ticket, scene.matter(ticket))
    return Decision(
        (event,),
        tuple(in_private(p.name, text, ticket.number) for p in persons),
        attached=belonging(scene, ticket),
        why=event.why,
    )


def _owners_room(scene: Scene) -> str | None:
    """The group that hears about it: the owners' group where it was said, and no other."""
    channel = scene.channel
    return channel.room if channel and channel.purpose is Purpose.OWNERS else None


def _own_picture(scene: Scene) -> tuple[str, ...]:
    return (scene.heard.media or scene.heard.id,) if scene.heard.kind == "image" else ()
