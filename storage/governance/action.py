"""Joint actions (联合整治): when each was to be and ended, and what was counted there; what it is else stands in its events."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Index, bindparam, false, func, insert, select, update
from sqlmodel import Field, Session, SQLModel

from handlers.domain.action import Action, PlaceKind
from handlers.domain.facts.action import (
    ActionCalledOff,
    ActionCorrected,
    ActionEnded,
    ActionEvent,
    ActionMoved,
    ActionPlanned,
    folded,
)
from handlers.domain.workcalendar import local
from storage import events
from storage.fact import Fact
from storage.loaded import Loaded
from storage.rows import table
from storage.unit import unit_at, within_unit

_LATELY = timedelta(days=3)
"""So long after its time an action may still be ended, or put right."""


class ActionRow(SQLModel, table=True):
    """An action, by its stream; `person` is who has ended it, `off` that it did not take place."""

    __tablename__ = "action"
    __table_args__ = (
        Index("action_planned", "station", "planned_at"),
        Index("action_ended", "ended_at"),
    )

    stream: str = Field(primary_key=True)
    station: str
    ordinal: int
    path: str
    kind: str
    place_kind: str
    planned_at: datetime
    ended_at: datetime | None = None
    person: str = ""
    off: bool = False


class ActionCountRow(SQLModel, table=True):
    """So many of a matter at the end of an action, told at `since`, and put right at `until`."""

    __tablename__ = "action_count"

    stream: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    nth: int = Field(primary_key=True)
    label: str
    matter: str
    unit: str
    n: int
    since: datetime
    until: datetime | None = None


ACTION, COUNT = table(ActionRow), table(ActionCountRow)
_PLAN, _TELL = insert(ACTION), insert(COUNT)
_OF = ACTION.c.stream == bindparam("which")
_MOVE = update(ACTION).where(_OF).values(planned_at=bindparam("moment"), place_kind=bindparam("place"))
_CALL_OFF = update(ACTION).where(_OF).values(off=True)
_END = update(ACTION).where(_OF).values(ended_at=bindparam("moment"), person=bindparam("whom"))
_PUT_RIGHT = update(COUNT).where(COUNT.c.stream == bindparam("which"), COUNT.c.until.is_(None))
_PUT_RIGHT = _PUT_RIGHT.values(until=bindparam("moment"))
_OF_LATE = (
    select(ACTION.c.stream)
    .where(ACTION.c.station == bindparam("unit"), ACTION.c.planned_at >= bindparam("since"), ACTION.c.off == false())
    .order_by(ACTION.c.planned_at)
)
_OF_UNIT = (
    select(ACTION.c.stream)
    .where(within_unit(ACTION.c.path), ACTION.c.planned_at >= bindparam("since"), ACTION.c.off == false())
    .order_by(ACTION.c.planned_at, ACTION.c.stream)
)
_PLACES = select(ACTION.c.stream, ACTION.c.place_kind)
_LAST = select(func.max(ACTION.c.ordinal)).where(ACTION.c.station == bindparam("unit"))


def place_kinds(session: Session) -> Mapping[str, PlaceKind]:
    """What kind of place each action was at, by its stream."""
    return {row.stream: PlaceKind(row.place_kind) for row in session.execute(_PLACES)}


def planned(session: Session, fact: Fact[ActionPlanned]) -> None:
    """An action is open, and has not ended."""
    event = fact.event
    row = {name: getattr(event, name) for name in ("station", "ordinal", "path", "place_kind", "planned_at")}
    session.execute(_PLAN, row | {"stream": fact.stream, "kind": event.sort, "person": "", "off": False})


def moved(session: Session, fact: Fact[ActionMoved]) -> None:
    """It is to be at another time, or another kind of place."""
    event = fact.event
    session.execute(_MOVE, {"which": fact.stream, "moment": event.planned_at, "place": event.place_kind})


def called_off(session: Session, fact: Fact[ActionCalledOff]) -> None:
    session.execute(_CALL_OFF, {"which": fact.stream})


def ended(session: Session, fact: Fact[ActionEnded]) -> None:
    """It is over, and counts."""
    event = fact.event
    session.execute(_END, {"which": fact.stream, "moment": event.at, "whom": event.by or ""})
    _tell(session, fact)


def corrected(session: Session, fact: Fact[ActionCorrected]) -> None:
    """From now on other counts stand."""
    session.execute(_PUT_RIGHT, {"which": fact.stream, "moment": fact.event.at})
    _tell(session, fact)


def _tell(session: Session, fact: Fact[ActionEnded] | Fact[ActionCorrected]) -> None:
    key = {"stream": fact.stream, "seq": fact.seq, "since": fact.event.at}
    rows: list[dict[str, Any]] = [
        key | {"nth": nth, "label": tally.label, "matter": tally.matter, "unit": tally.unit, "n": tally.n}
        for nth, tally in enumerate(fact.event.counts)
    ]
    if rows:
        session.execute(_TELL, rows)


def of_late(session: Session, station: str, since: datetime) -> tuple[Action, ...]:
    """The actions of a station whose time is not before `since`, those that were called off left out."""
    return _read(session, session.execute(_OF_LATE, {"unit": station, "since": since}).scalars())


def open_at(session: Session, loaded: Loaded) -> Loaded:
    """Those that are open at the station, or have just ended."""
    scene = loaded.scene
    if scene.station is None:
        return loaded
    return loaded.governance(actions=of_late(session, scene.station.name, scene.now - _LATELY))


def of_month(session: Session, loaded: Loaded) -> Loaded:
    """Those of this month and to come, of the station or else of the speaker's own unit; and the ordinal of the station's next one."""
    scene = loaded.scene
    station = scene.station
    path = station.path if station else scene.speaker.staff.path if scene.line and scene.speaker.staff else ""
    month = local(scene.now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    unit = {**unit_at(path), "since": month - _LATELY}
    found = _read(session, session.execute(_OF_UNIT, unit).scalars())
    actions = tuple(each for each in found if (each.ended_at or each.at) >= month)
    last = session.execute(_LAST, {"unit": station.name}).scalar() if station else None
    return loaded.governance(actions_of_month=actions, next_action=(last or 0) + 1)


def _read(session: Session, streams: Iterable[str]) -> tuple[Action, ...]:
    """The actions of these streams, in their order."""
    wanted = list(streams)
    if not wanted:
        return ()
    happened: dict[str, list[ActionEvent]] = {stream: [] for stream in wanted}
    for entry in events.of(session, *wanted):
        if isinstance(entry.event, ActionEvent):
            happened[entry.stream].append(entry.event)
    return tuple(action for each in happened.values() if (action := folded(each)) is not None)
