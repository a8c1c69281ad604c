"""Groups that only rehearse (试运行), or cease to: what a chief has said of them last."""

from datetime import datetime

from sqlalchemy import select
from sqlmodel import Field, Session, SQLModel

from handlers.domain.facts.hearing import ShadowSwitched
from storage.engine.dialect import insert
from storage.fact import Fact
from storage.rows import table


class ShadowRow(SQLModel, table=True):
    """Whether a group rehearses; of groups without a row config.yaml says so."""

    __tablename__ = "shadow"

    group: str = Field(primary_key=True)
    on: bool
    by: str
    at: datetime


_SHADOW = table(ShadowRow)
_PUT = insert(_SHADOW)
_PUT = _PUT.on_conflict_do_update(
    index_elements=["group"], set_={name: _PUT.excluded[name] for name in ("on", "by", "at")}
)
_ALL = select(_SHADOW.c.group, _SHADOW.c.on)


def switched(session: Session, fact: Fact[ShadowSwitched]) -> None:
    event = fact.event
    session.execute(_PUT, {"group": event.group, "on": event.on, "by": event.by or "", "at": event.at})


def switches(session: Session) -> dict[str, tuple[bool, str, datetime]]:
    """What was said of each group, by whom and when."""
    return {row.group: (row.on, row.by, row.at) for row in session.execute(select(_SHADOW))}


def groups(session: Session) -> dict[str, bool]:
    """What was said of each group."""
    return {row.group: row.on for row in session.execute(_ALL)}
