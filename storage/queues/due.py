"""Due rows: everything that must happen at a moment. They survive a stop, and each fires once."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select, text, update
from sqlmodel import Session

from handlers.domain.decision import Timer
from handlers.domain.facts.rooms import GapEnds
from storage.engine.codec import dump, load_due
from storage.engine.dialect import insert
from storage.rows import DueRow, table

_DUE = table(DueRow)
_WAITING = text("due.state = 'waiting'")  # as its index says it: a bound parameter would not find the index

_PUT = insert(_DUE)
_PUT = _PUT.on_conflict_do_update(
    index_elements=["key"],
    set_={name: _PUT.excluded[name] for name in ("at", "set_at", "payload", "state", "error")},
)
_ENSURE = insert(_DUE)
_ENSURE = _ENSURE.on_conflict_do_update(
    index_elements=["key"],
    set_={name: _ENSURE.excluded[name] for name in ("at", "set_at", "state", "error")},
    where=(_DUE.c.at > _ENSURE.excluded["at"]) | (_DUE.c.state == "failed"),
)
_NEXT = select(_DUE.c.at).where(_WAITING).order_by(_DUE.c.at).limit(1)
_FIRST = (
    select(_DUE)
    .where(_WAITING, _DUE.c.at <= bindparam("now"))
    .order_by(_DUE.c.at, _DUE.c.key)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_FIRED = delete(_DUE).where(_DUE.c.key == bindparam("fired"))
_FAILED = update(_DUE).where(_DUE.c.key == bindparam("which")).values(state="failed", error=bindparam("why"))
_LIKE = select(_DUE.c.kind, _DUE.c.payload).where(_WAITING, _DUE.c.key.between(bindparam("first"), bindparam("last")))


def put(session: Session, now: datetime, *timers: Timer) -> None:
    """Set timers; one with the same key moves."""
    if timers:
        session.execute(_PUT, [_row(timer, now) for timer in timers])


def ensure(session: Session, now: datetime, timer: Timer) -> None:
    """Set a timer unless it stands already, and no later; one that has failed stands again."""
    session.execute(_ENSURE, _row(timer, now))


def next_at(session: Session) -> datetime | None:
    """When the next one comes due."""
    return session.execute(_NEXT).scalar()


def claim(session: Session, now: datetime) -> DueRow | None:
    """The oldest that is due by `now`; it is ours until the transaction ends."""
    row = session.execute(_FIRST, {"now": now}).mappings().first()
    return DueRow(**row) if row else None


def gaps(session: Session, station: str) -> list[GapEnds]:
    """The stretches of time in which the bot was away and of which the station has not been told yet."""
    prefix = f"{GapEnds.kind}:{station}:"
    rows = session.execute(_LIKE, {"first": prefix, "last": prefix + "\U0010ffff"})
    return [gap for row in rows if isinstance(gap := load_due(row.kind, row.payload), GapEnds)]


def fired(session: Session, key: str) -> None:
    """What has fired is gone."""
    session.execute(_FIRED, {"fired": key})


def failed(session: Session, key: str, error: str) -> None:
    """A rule raised: the row stays, with the error, and no longer fires."""
    session.execute(_FAILED, {"which": key, "why": error})


def _row(timer: Timer, now: datetime) -> dict[str, object]:
    return {
        "key": timer.due.key,
        "at": timer.at,
        "set_at": now,
        "kind": timer.due.kind,
        "payload": dump(timer.due),
        "state": "waiting",
        "error": None,
    }
