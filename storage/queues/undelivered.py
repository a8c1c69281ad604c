"""Lines that did not arrive, or of which nobody knows: refused, given up, in doubt; a person looks (未明)."""

from datetime import datetime

from sqlalchemy import and_, bindparam, or_, select, text, update
from sqlmodel import Session

from storage.queues.outbox import IS_RED, THERE, WAITING, Line, change, hits, line
from storage.rows import OutboxRow, table

_OUTBOX = table(OutboxRow)
_DOUBTFUL = text("outbox.state IN ('unknown', 'unreachable')")
_GIVE_UP = (
    update(_OUTBOX)
    .where(WAITING, *THERE, ~IS_RED)
    .values(state="unreachable", error=bindparam("why"), settled_at=bindparam("now"))
)
_LAST_THERE = (
    select(_OUTBOX.c.state)
    .where(*THERE, _OUTBOX.c.settled_at > bindparam("since"), _OUTBOX.c.state.in_(("sent", "unreachable")))
    .order_by(_OUTBOX.c.settled_at.desc(), _OUTBOX.c.id.desc())
    .limit(1)
)
_UNREACHED = (
    select(_OUTBOX)
    .where(
        _DOUBTFUL,
        _OUTBOX.c.state == "unreachable",
        _OUTBOX.c.settled_at > bindparam("since"),
        _OUTBOX.c.recalls.is_(None),
    )
    .order_by(_OUTBOX.c.id)
)
_UNKNOWN = select(_OUTBOX).where(_OUTBOX.c.state == "unknown").order_by(_OUTBOX.c.id)


def unknown(session: Session) -> list[Line]:
    """The lines of which nobody knows whether they were sent: a person looks."""
    return [line(row) for row in session.execute(_UNKNOWN).mappings()]


def unreached(session: Session, since: datetime) -> list[Line]:
    """The lines of which it was found since then that they reach nobody."""
    return [line(row) for row in session.execute(_UNREACHED, {"since": since}).mappings()]


def unreachable(session: Session, line_id: int, why: str, now: datetime) -> None:
    """There is no way to that address: the line stays, and is not sent."""
    change(session, line_id, state="unreachable", error=why, settled_at=now)


def refused(session: Session, line_id: int, at: datetime, why: str) -> None:
    """The other side would not have the line: it is tried again then."""
    again = update(_OUTBOX).where(_OUTBOX.c.id == line_id)
    values = {"state": "waiting", "not_before": at, "paced": False, "error": why}
    session.execute(again.values(refusals=_OUTBOX.c.refusals + 1, **values))


def give_up(session: Session, line: Line, transport: str, why: str, now: datetime) -> None:
    """The line was refused once too often; so would be whatever else waits for the same account, dangers excepted."""
    unreachable(session, line.id, why, now)
    if line.account is not None:
        there = {"on": transport, "there": None, "whose": line.account, "why": why, "now": now}
        session.execute(_GIVE_UP, there)


def in_vain(session: Session, transport: str, account: str, since: datetime) -> bool:
    """Whether the last that was settled for an account since then was that nothing reaches it."""
    there = {"on": transport, "there": None, "whose": account, "since": since}
    return session.execute(_LAST_THERE, there).scalar() == "unreachable"


def decide_unknown(session: Session, line_id: int, again: bool, now: datetime) -> bool:
    """A person has looked: the line goes out again, or is taken for sent. False where it is no unknown one, nor to be sent
    again one that reached nobody."""
    values = (
        {"state": "waiting", "not_before": now, "tries": 0, "refusals": 0}
        if again
        else {"state": "sent", "error": "a person saw it in the chat"}
    )
    is_addressed = or_(_OUTBOX.c.room.is_not(None), _OUTBOX.c.person.is_not(None))
    lost = and_(_OUTBOX.c.state == "unreachable", is_addressed)
    ours = or_(_OUTBOX.c.state == "unknown", lost) if again else _OUTBOX.c.state == "unknown"
    unknown_one = update(_OUTBOX).where(_OUTBOX.c.id == line_id, ours)
    return hits(session, unknown_one.values(**values)) == 1


def doubt(session: Session) -> int:
    """After a backup was restored: what waited then may have been sent since, so a person looks. Returns how many lines that are."""
    waits = update(_OUTBOX).where(_OUTBOX.c.state.in_(("waiting", "sending")))
    return hits(session, waits.values(state="unknown", error="waited when the backup was made"))
