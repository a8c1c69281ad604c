"""Overrides (调整): what was changed over config.yaml, as it holds now."""

from datetime import datetime

from sqlalchemy import bindparam, select
from sqlmodel import Field, Session, SQLModel

from handlers.domain.override import Overrides, Stead
from storage.hearing import shadow
from storage.rows import table


class SteadRow(SQLModel, table=True):
    """Somebody works in somebody else's stead (替班) at a station, from `start` until `end`."""

    __tablename__ = "stead"

    id: int | None = Field(default=None, primary_key=True)
    station: str
    person: str
    substitute: str
    start: datetime
    end: datetime = Field(index=True)


_STEAD = table(SteadRow)
_HOLDING = (
    select(_STEAD.c.station, _STEAD.c.person, _STEAD.c.substitute, _STEAD.c.start, _STEAD.c.end)
    .where(_STEAD.c.end > bindparam("now"))
    .order_by(_STEAD.c.id)
)


def overrides(session: Session, now: datetime) -> Overrides:
    """What was changed and has not ended by `now`."""
    steads = tuple(Stead(**row) for row in session.execute(_HOLDING, {"now": now}).mappings())
    return Overrides(steads, shadow.groups(session))
