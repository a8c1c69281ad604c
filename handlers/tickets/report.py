"""A report (诉求): the facts out of which a ticket is opened, whoever brings them and however they came."""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.domain.event import Said
from handlers.domain.reading import Reading
from handlers.domain.scene import Picture, Scene
from handlers.domain.town import Compound, Purpose, Staff


@dataclass(frozen=True)
class Report:
    """Who told what, when and where. The last of `lines` is that of `message`; `messages` are all that belong to the ticket from
    now on; `room` is the owners' group that hears about it, where it was said in one. Whoever told it may be `answered` already."""

    by: str
    message: str
    at: datetime
    lines: tuple[Said, ...]
    reading: Reading
    staff: Staff | None = None
    room: str | None = None
    compound: Compound | None = None
    private: bool = False
    late: bool = False
    photos: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    answered: bool = False


def heard(scene: Scene, reading: Reading, words: str) -> Report:
    """What the speaker says now, with the pictures and the short lines of his that belong to it."""
    line, message, sender = scene.said, scene.said.message, scene.said.sender
    me, channel = sender.person, scene.channel
    own = (message.media or message.id,) if message.kind.shows else ()
    return Report(
        by=me,
        message=message.id,
        at=message.at,
        lines=(*(Said(other.text, me, other.id) for other in line.earlier), Said(words, me, message.id)),
        reading=reading,
        staff=sender.staff,
        room=channel.room if channel and channel.purpose is Purpose.OWNERS else None,
        compound=scene.compound,
        private=message.room is None and sender.staff is None,
        late=scene.late,
        photos=tuple(picture.photo for picture in line.pictures) + own,
        messages=(message.id, *(p.message for p in line.pictures), *(other.id for other in line.earlier)),
    )


def showing(report: Report, pictures: tuple[Picture, ...]) -> Report:
    """The report with pictures that were shown before it was told."""
    photos = tuple(dict.fromkeys((*(picture.photo for picture in pictures), *report.photos)))
    messages = tuple(dict.fromkeys((*report.messages, *(picture.message for picture in pictures))))
    return replace(report, photos=photos, messages=messages)


def told_as(report: Report, message: str, at: datetime, words: str) -> Report:
    """The same report, as it was told in another message."""
    return replace(
        report,
        message=message,
        at=at,
        lines=(*report.lines[:-1], Said(words, report.by, message)),
        messages=(message, *report.messages[1:]),
    )


def told_by(report: Report, message: str, person: str, words: str) -> Report:
    """The report as its own author told it in an earlier message."""
    said = (*report.lines[:-1], Said(words, person, message))
    return replace(report, by=person, message=message, staff=None, lines=said, messages=(message, *report.messages[1:]))
