"""Rosters (人员和排班) that were imported over config.yaml: those that were not taken back, of which a station's newest counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import bindparam, delete, func, insert, select
from sqlmodel import Field, Session, SQLModel

from handlers.domain.facts.roster import RosterEvent, RosterSet, RosterUndone
from handlers.domain.override import Roster, staffed
from handlers.domain.town import Town
from storage import events
from storage.engine.said import load_event
from storage.events import EventRow
from storage.fact import Fact
from storage.rows import table


class RosterRow(SQLModel, table=True):
    """An import that was not taken back, by its place in its stream; what it set stands in its event."""

    __tablename__ = "roster"

    station: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    stream: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Import:
    """Who has brought the roster that counts, and when."""

    station: str
    by: str
    at: datetime


_ROSTER, _EVENT = table(RosterRow), table(EventRow)
_NEWER = _ROSTER.alias("newer")
_NEWEST = select(func.max(_NEWER.c.seq)).where(_NEWER.c.station == _ROSTER.c.station).scalar_subquery()
_PUT = insert(_ROSTER)
_DROP = delete(_ROSTER).where(
    _ROSTER.c.station == bindparam("which"),
    _ROSTER.c.seq == select(func.max(_NEWER.c.seq)).where(_NEWER.c.station == bindparam("which")).scalar_subquery(),
)
_COUNTING = (
    select(_ROSTER.c.station, _EVENT.c.body)
    .join(_EVENT, (_EVENT.c.stream == _ROSTER.c.stream) & (_EVENT.c.seq == _ROSTER.c.seq))
    .where(_ROSTER.c.seq == _NEWEST)
    .order_by(_ROSTER.c.station)
)
_IMPORTS = select(_ROSTER).where(_ROSTER.c.seq == _NEWEST).order_by(_ROSTER.c.station)


def imported(session: Session, fact: Fact[RosterSet]) -> None:
    """It counts from now on."""
    event = fact.event
    row = {"station": event.station, "seq": fact.seq, "stream": fact.stream, "by": event.by or "", "at": event.at}
    session.execute(_PUT, row)


def undone(session: Session, fact: Fact[RosterUndone]) -> None:
    session.execute(_DROP, {"which": fact.event.station})


def rosters(session: Session) -> Mapping[str, Roster]:
    """The roster that counts of each station that has one."""
    return {row.station: _read(row.body) for row in session.execute(_COUNTING)}


def imports(session: Session) -> dict[str, Import]:
    """From where they are."""
    return {row.station: Import(row.station, row.by, row.at) for row in session.execute(_IMPORTS)}


def town_of(session: Session, town: Town) -> Town:
    """The town with everybody who was imported; qualifications and leave are those of no day in particular."""
    return staffed(town, rosters(session))


def log(session: Session, stations: tuple[str, ...]) -> list[RosterEvent]:
    """What has happened to the rosters of stations, oldest first."""
    entries = events.of(session, *(f"roster/{station}" for station in stations))
    happened = [entry.event for entry in entries if isinstance(entry.event, RosterEvent)]
    return sorted(happened, key=lambda event: event.at)


@lru_cache(maxsize=64)
def _read(body: str) -> Roster:
    """What an import has set: asked for with every line, and nearly always the same."""
    event = load_event(RosterSet.kind, body, {})
    assert isinstance(event, RosterSet)
    return event.roster
