"""What of the tickets may be published (开放接口): a page of them by one select, without anybody's name or words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Select, func, select, type_coerce

from handlers.domain.reading import Danger, Level
from handlers.domain.ticket import Resolution, State, TicketId
from storage import schema
from storage.engine.glimpse import glimpse
from storage.engine.readonly import reader_of
from storage.engine.unusable import UnusableDatabase
from storage.tickets.standing import STANDING
from storage.tickets.ticket import TICKET

PUBLISHED = frozenset(State) - {State.WITHDRAWN}
"""What was taken back, or was none, is nobody's business any more."""


@dataclass(frozen=True)
class Wanted:
    """Which tickets somebody asks for: those of these names, or those told within a time; of some matters, in some states. None: of any."""

    named: Sequence[TicketId] | None = None
    since: datetime | None = None
    until: datetime | None = None
    matters: Sequence[str] | None = None
    states: frozenset[State] = PUBLISHED
    skipped: int = 0
    most: int = 1000


@dataclass(frozen=True)
class Published:
    """A ticket, as far as anybody may read of it. `changed_at` is when its state or its limit changed, of a closed one when it was closed."""

    id: TicketId
    path: str
    matter: str
    level: Level
    state: State
    private: bool
    place: str | None
    opened_at: datetime
    changed_at: datetime
    resolve_by: datetime
    resolution: Resolution | None
    merged_into: TicketId | None


_BODY = type_coerce(TICKET.c.body, JSON)
_HUSHED = sorted(danger for danger in Danger if danger.is_hushed)
_SINCE = select(func.max(STANDING.c.since)).where(STANDING.c.ticket == TICKET.c.id).scalar_subquery()


@cache
def _all() -> Select[Any]:
    """What no group may read, nobody else may either."""
    return (
        select(
            TICKET.c.id,
            TICKET.c.path,
            TICKET.c.matter,
            TICKET.c.level,
            TICKET.c.state,
            _BODY["private"].as_boolean().label("private"),
            TICKET.c.place,
            TICKET.c.opened_at,
            func.coalesce(TICKET.c.resolved_at, _SINCE).label("changed_at"),
            TICKET.c.resolve_by,
            _BODY["resolution"].as_string().label("resolution"),
            TICKET.c.merged_into,
        )
        .where(func.coalesce(_BODY["danger"].as_string(), "").not_in(_HUSHED))
        .order_by(TICKET.c.opened_at.desc(), TICKET.c.id)
    )


class Publication:
    """The tickets of the database in `file`, which is only read: somebody else writes to it. Raises UnusableDatabase, at each step."""

    def __init__(self, file: Path) -> None:
        schema.refuse(file)
        if glimpse(file).version != schema.HEAD:
            raise UnusableDatabase(f"数据库 {file} 是别的版本写的,请先用 luming run 打开一次,升级了再来。")
        self._file = file

    def read(self, wanted: Wanted) -> list[Published]:
        """The tickets that are wanted, the newest first."""
        with reader_of(self._file) as connection:
            return [_published(row._asdict()) for row in connection.execute(query(wanted))]


def query(wanted: Wanted) -> Select[Any]:
    """The one select that finds what is wanted; whatever can, an index looks for."""
    found = _all().where(TICKET.c.state.in_(sorted(wanted.states)))
    if wanted.named is not None:
        found = found.where(TICKET.c.id.in_([str(ticket) for ticket in wanted.named]))
    if wanted.since is not None:
        found = found.where(TICKET.c.opened_at >= wanted.since)
    if wanted.until is not None:
        found = found.where(TICKET.c.opened_at <= wanted.until)
    if wanted.matters is not None:
        found = found.where(TICKET.c.matter.in_(wanted.matters))
    return found.limit(wanted.most).offset(wanted.skipped)


def _published(row: dict[str, Any]) -> Published:
    merged, resolution = row["merged_into"], row["resolution"]
    return Published(
        **row
        | {
            "id": TicketId.parse(row["id"]),
            "level": Level(row["level"]),
            "state": State(row["state"]),
            "resolution": Resolution(resolution) if resolution else None,
            "merged_into": TicketId.parse(merged) if merged else None,
        }
    )
