"""Attendance (时次): who of a station was there on which day; once a day a person."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Field, Session, SQLModel

from handlers.domain.facts.attendance import Attended, ExpiryTold
from handlers.domain.workcalendar import local
from storage import events
from storage.engine.dialect import insert
from storage.fact import Fact
from storage.loaded import Loaded
from storage.queues import waiting
from storage.rooms import people
from storage.rows import table

_LONGEST = timedelta(days=60)
"""So far back somebody was told that his qualification expires, and is not told again."""


class AttendanceRow(SQLModel, table=True):
    """Somebody was there on a day, and has said so at a moment."""

    __tablename__ = "attendance"

    station: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    person: str = Field(primary_key=True)
    at: datetime


ATTENDANCE = table(AttendanceRow)
_PUT = insert(ATTENDANCE)
_PUT = _PUT.on_conflict_do_nothing()
_HERE = ATTENDANCE.c.station == bindparam("station")
_OF_DAY = select(ATTENDANCE.c.person).where(_HERE, ATTENDANCE.c.day == bindparam("day"))
_TIMES = select(ATTENDANCE.c.person, ATTENDANCE.c.day).where(
    _HERE, ATTENDANCE.c.day >= bindparam("since"), ATTENDANCE.c.day < bindparam("until")
)


def attended(session: Session, fact: Fact[Attended]) -> None:
    event = fact.event
    session.execute(_PUT, {"station": event.station, "day": event.day, "person": event.person, "at": event.at})


def times(session: Session, station: str, since: date, until: date) -> tuple[tuple[str, date], ...]:
    """Each attendance (时次) at a station from a day until another: who, and when."""
    rows = session.execute(_TIMES, {"station": station, "since": since, "until": until})
    return tuple((row.person, row.day) for row in rows)


def load(session: Session, loaded: Loaded) -> Loaded:
    """Who was there today; where a morning has come due also who can be told, and what was told of qualifications."""
    scene = loaded.scene
    if scene.station is None:
        return loaded
    today: dict[str, Any] = {"station": scene.station.name, "day": local(scene.now).date()}
    loaded = loaded.duty(attended=frozenset(session.execute(_OF_DAY, today).scalars()))
    if loaded.due is None:
        return loaded
    lately = events.of_kind(session, ExpiryTold, scene.now - _LONGEST, scene.now + timedelta(seconds=1))
    told = [entry.event for entry in lately if isinstance(entry.event, ExpiryTold)]
    expiries = tuple(event for event in told if event.station == scene.station.name)
    unsaid = waiting.unsaid(session, scene.station.staff_group)
    return loaded.duty(expiries=expiries, unsaid=unsaid).rooms(bound=people.bound(session, scene.town.people))
