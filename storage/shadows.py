"""Groups that only rehearse (试运行): those of config.yaml, and what chiefs have said since."""

from datetime import datetime

from sqlmodel import Session, select

from storage.rows import ShadowRow


def groups(session: Session, ground: frozenset[str]) -> frozenset[str]:
    """The groups that rehearse now; `ground` are those of config.yaml."""
    said = {row.group: row.on for row in session.exec(select(ShadowRow))}
    return frozenset(group for group in ground | said.keys() if said.get(group, True))


def switch(session: Session, group: str, on: bool, by: str, now: datetime) -> None:
    """A group begins or ceases to rehearse."""
    session.merge(ShadowRow(group=group, on=on, by=by, at=now))
