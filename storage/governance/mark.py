"""Marks (综合评价) as they stand, one row a person and month, without a word that anybody typed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlmodel import Field, Session, SQLModel

from handlers.domain.facts.mark import AppealAnswered, AppealMade, MarkEvent, MarkGiven, stream_of
from handlers.domain.mark import Appeal, Mark, Marks
from handlers.domain.period import Month
from handlers.domain.question import MoreShown
from storage import events
from storage.engine.dialect import insert
from storage.fact import Fact
from storage.governance import figures
from storage.loaded import Loaded
from storage.rows import table

_RECENT = timedelta(days=100)
"""So far back reasons are read: whoever looks at older marks sees the marks."""


class MarkRow(SQLModel, table=True):
    """What somebody has for a month; `was` is what he had when he appealed last, `appeal` how that stands."""

    __tablename__ = "mark"

    station: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    month: int = Field(primary_key=True)
    mark: int
    by: str
    at: datetime
    appeals: int = 0
    appeal: str | None = None
    appealed_at: datetime | None = None
    was: int | None = None


MARK = table(MarkRow)
_GIVE = insert(MARK)
_GIVE = _GIVE.on_conflict_do_update(
    index_elements=["station", "person", "year", "month"],
    set_={name: _GIVE.excluded[name] for name in ("mark", "by", "at")},
)


def given(session: Session, fact: Fact[MarkGiven]) -> None:
    """What somebody has for a month, instead of what he had before."""
    event = fact.event
    told = {"mark": event.mark, "by": event.by or "", "at": event.at, "appeals": 0}
    session.execute(_GIVE, _key(event) | told)


def appealed(session: Session, fact: Fact[AppealMade]) -> None:
    now = {"appeal": Appeal.WAITING, "appealed_at": fact.event.at, "was": MARK.c.mark, "appeals": MARK.c.appeals + 1}
    session.execute(update(MARK).filter_by(**_key(fact.event)).values(now))


def answered(session: Session, fact: Fact[AppealAnswered]) -> None:
    outcome = Appeal.CHANGED if fact.event.changed else Appeal.KEPT
    session.execute(update(MARK).filter_by(**_key(fact.event)).values(appeal=outcome))


def _key(event: MarkEvent) -> dict[str, str | int]:
    return {
        "station": event.station,
        "person": event.person,
        "year": event.month.year,
        "month": event.month.month,
    }


def marks(session: Session, station: str = "") -> Iterator[Mark]:
    """All marks of a station, of the whole street where none is named, in the order of months."""
    query = select(MARK).order_by(MARK.c.year, MARK.c.month, MARK.c.station, MARK.c.person)
    for row in session.execute(query.where(MARK.c.station == station) if station else query).mappings():
        kept = dict(row)
        kept["month"] = Month(kept.pop("year"), kept["month"])
        kept["appeal"] = Appeal(kept["appeal"]) if kept["appeal"] else None
        yield Mark(**kept)


def marks_in_words(session: Session, station: str, start: datetime, end: datetime) -> list[Mark]:
    """The marks of a station for the months that begin within a stretch of time, with their reasons."""
    begun = ((one, one.month.period.start) for one in marks(session, station))
    found = [one for one, begins in begun if begins is not None and start <= begins < end]
    said = _words(session, found)
    return [said[_stream(one)] for one in found]


def load(session: Session, loaded: Loaded) -> Loaded:
    """The marks of the station, or of the whole street; with the words of those that are new, waited for, or the speaker's own."""
    scene = loaded.scene
    found = list(marks(session, scene.station.name if scene.station else ""))
    since, me = scene.now - _RECENT, scene.line.sender.person if scene.line else ""
    worded = [one for one in found if one.at >= since or one.waits or one.person == me]
    said = _words(session, worded)
    return loaded.governance(marks=Marks.of(said.get(_stream(one), one) for one in found))


def begun(session: Session, loaded: Loaded) -> Loaded:
    """What the list that was begun goes on with, where it is one of people and their figures."""
    asked = loaded.scene.question
    if not isinstance(asked, MoreShown) or asked.days is None:
        return loaded
    return load(session, figures.of_unit(session, loaded.governance(period=asked.days)))


def _words(session: Session, worded: list[Mark]) -> dict[str, Mark]:
    """Each of them with its reason, and the words of its last appeal."""
    found = {_stream(one): one for one in worded}
    for entry in events.of(session, *found) if found else ():
        match entry.event:
            case MarkGiven(words=words):
                found[entry.stream] = replace(found[entry.stream], reason=words.text)
            case AppealMade(words=words):
                found[entry.stream] = replace(found[entry.stream], plea=words.text)
    return found


def _stream(mark: Mark) -> str:
    return stream_of(mark.station, mark.person, mark.month)
