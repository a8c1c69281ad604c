"""Meetings (联席会议) and measures (举措): what figures count of them, and all of a unit's as its events tell."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Index, bindparam, insert, update
from sqlmodel import Field, Session, SQLModel

from handlers.domain.facts.meeting import (
    MeasureAgreed,
    MeasureAsked,
    MeasureDone,
    MeetingEvent,
    MeetingHeld,
)
from handlers.domain.meeting import Conference, Conferences, Unit, street_of, unit_meant
from handlers.domain.scene import Need, Scene
from handlers.domain.workcalendar import local
from storage import events
from storage.fact import Fact
from storage.loaded import Loaded
from storage.rows import table


class MeetingRow(SQLModel, table=True):
    """A meeting that was held. It counts `at` its own time, or when somebody told of it where that was on a later day: a figure that was
    read before does not move."""

    __tablename__ = "meeting"
    __table_args__ = (Index("meeting_at", "at"),)

    stream: str = Field(primary_key=True)
    nth: int = Field(primary_key=True)
    unit: str
    path: str
    at: datetime


class MeasureRow(SQLModel, table=True):
    """A measure, `person` its owner; it counts `at` the moment when it was done, None until then."""

    __tablename__ = "measure"
    __table_args__ = (Index("measure_at", "at"),)

    stream: str = Field(primary_key=True)
    nth: int = Field(primary_key=True)
    unit: str
    path: str
    person: str
    at: datetime | None = None


MEETING, MEASURE = table(MeetingRow), table(MeasureRow)
_HELD, _AGREED = insert(MEETING), insert(MEASURE)
_DONE = (
    update(MEASURE)
    .where(MEASURE.c.stream == bindparam("which"), MEASURE.c.nth == bindparam("one"))
    .values(at=bindparam("moment"))
)


def held(session: Session, fact: Fact[MeetingHeld]) -> None:
    """The meeting counts."""
    event = fact.event
    same_day = local(event.at).date() <= local(event.begins).date()
    session.execute(_HELD, _key(fact) | {"nth": event.nth, "at": event.begins if same_day else event.at})


def agreed(session: Session, fact: Fact[MeasureAgreed]) -> None:
    """There is a measure."""
    session.execute(_AGREED, _key(fact) | {"nth": fact.event.nth, "person": fact.event.owner})


def done(session: Session, fact: Fact[MeasureDone]) -> None:
    """The measure counts."""
    session.execute(_DONE, {"which": fact.stream, "one": fact.event.nth, "moment": fact.event.at})


def _key(fact: Fact[MeetingHeld] | Fact[MeasureAgreed]) -> dict[str, object]:
    unit = fact.event.unit
    return {"stream": fact.stream, "unit": unit.name, "path": unit.path}


def load(session: Session, loaded: Loaded) -> Loaded:
    """The meetings of the unit that a line or a timer means, and the street's."""
    scene = loaded.scene
    if scene.governance.meetings is not None:
        return loaded
    words = scene.line.message.text if scene.line else ""
    speaker = scene.line.sender.staff if scene.line else None
    unit, street = unit_meant(scene.town, scene.station, speaker, words), street_of(scene.town)
    both = _of(session, *dict.fromkeys((unit, street)))
    meetings = Conferences(both[unit][0], None if unit == street else both[street][0])
    versions = {of.stream: seq for of, (_, seq) in both.items()}
    return replace(loaded.governance(meetings=meetings), versions={**loaded.versions, **versions})


def asked_after(scene: Scene) -> frozenset[Need]:
    """What a line of the staff needs that may tell of a measure: it answers which one, or quotes a line of ours about one."""
    line = scene.line
    is_meant = line is not None and (isinstance(line.question, MeasureAsked) or "举措" in line.quoted_words)
    return frozenset({Need.MEETINGS}) if is_meant else frozenset()


def _of(session: Session, *units: Unit) -> dict[Unit, tuple[Conference, int]]:
    """The conference of each unit, folded from its events, and how many those are."""
    entries = events.of(session, *(unit.stream for unit in units))
    found = {}
    for unit in units:
        conference, seq = Conference(unit), 0
        for entry in entries:
            if entry.stream == unit.stream and isinstance(entry.event, MeetingEvent):
                conference, seq = entry.event.changed(conference), entry.seq
        found[unit] = (conference, seq)
    return found
