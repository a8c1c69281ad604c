"""Absences (不在岗): leave and swaps that were granted and have not ended."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update
from sqlmodel import Field, Session, SQLModel

from handlers.domain.absence import Absence
from handlers.domain.facts.leave import LeaveEnded, LeaveGranted
from storage.fact import Fact
from storage.rows import table


class AbsenceRow(SQLModel, table=True):
    """Somebody of a station is away from `start` until `end`, and `substitute` works in his stead."""

    __tablename__ = "absence"

    id: str = Field(primary_key=True)
    station: str
    person: str
    substitute: str
    start: datetime
    end: datetime = Field(index=True)
    swap: bool = False


_ABSENCE = table(AbsenceRow)
_PUT = insert(_ABSENCE)
_CUT = update(_ABSENCE).where(_ABSENCE.c.id == bindparam("which")).values(end=bindparam("at"))
_DROP = delete(_ABSENCE).where(_ABSENCE.c.id == bindparam("which"), _ABSENCE.c.start >= _ABSENCE.c.end)
_SINCE = select(_ABSENCE).where(_ABSENCE.c.station == bindparam("here"), _ABSENCE.c.end > bindparam("then"))
_LASTING = select(_ABSENCE).where(_ABSENCE.c.end > bindparam("now")).order_by(_ABSENCE.c.start, _ABSENCE.c.id)


def granted(session: Session, fact: Fact[LeaveGranted]) -> None:
    absence = fact.event.absence
    session.execute(_PUT, asdict(absence))


def ended(session: Session, fact: Fact[LeaveEnded]) -> None:
    """He works again from that moment on."""
    session.execute(_CUT, {"which": fact.event.approval, "at": fact.event.until or fact.event.at})
    session.execute(_DROP, {"which": fact.event.approval})


def lasting(session: Session, now: datetime) -> tuple[Absence, ...]:
    """What has not ended by `now`, whether it has begun or not."""
    return tuple(Absence(**row) for row in session.execute(_LASTING, {"now": now}).mappings())


def since(session: Session, station: str, then: datetime) -> tuple[Absence, ...]:
    """Every absence at a station that ended later than then, or has not ended."""
    rows = session.execute(_SINCE.order_by(_ABSENCE.c.start, _ABSENCE.c.id), {"here": station, "then": then})
    return tuple(Absence(**row) for row in rows.mappings())
