"""Events: what has happened, stream by stream; appended, never changed and never deleted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Index, RowMapping, UniqueConstraint, bindparam, func, insert, select
from sqlmodel import Field, Session, SQLModel

from handlers.domain.event import Event
from storage import words
from storage.engine.said import dump_event, load_event, words_in
from storage.rows import table


class EventRow(SQLModel, table=True):
    """Something that happened in a stream, as the `seq`-th there."""

    __tablename__ = "event"
    __table_args__ = (UniqueConstraint("stream", "seq"), Index("event_when", "kind", "at"))

    id: int | None = Field(default=None, primary_key=True)
    stream: str
    seq: int
    at: datetime
    by: str | None = None
    kind: str
    body: str


class StaleScene(RuntimeError):
    """Something has happened since the scene was loaded: the turn starts again."""


@dataclass(frozen=True)
class Entry:
    """An event at its place in its stream."""

    stream: str
    seq: int
    event: Event


_EVENT = table(EventRow)
_PUT = insert(_EVENT)
_VERSIONS = (
    select(_EVENT.c.stream, func.max(_EVENT.c.seq).label("seq"))
    .where(_EVENT.c.stream.in_(bindparam("streams", expanding=True)))
    .group_by(_EVENT.c.stream)
)
_OF = (
    select(_EVENT)
    .where(_EVENT.c.stream.in_(bindparam("streams", expanding=True)))
    .order_by(_EVENT.c.stream, _EVENT.c.seq)
)
_OF_KIND = (
    select(_EVENT)
    .where(_EVENT.c.kind == bindparam("what"), _EVENT.c.at >= bindparam("since"), _EVENT.c.at < bindparam("until"))
    .order_by(_EVENT.c.at, _EVENT.c.id)
)
_AFTER = select(_EVENT).where(_EVENT.c.id > bindparam("after")).order_by(_EVENT.c.id).limit(bindparam("most"))
_MANY = 1_000


def append(session: Session, events: Sequence[Event], expected: Mapping[str, int]) -> list[Entry]:
    """Append events, each at the end of its stream. Raises StaleScene where a stream is not at the version that is expected."""
    if not events:
        return []
    streams = list(dict.fromkeys(event.stream for event in events))
    seqs = dict.fromkeys(streams, 0) | {row.stream: row.seq for row in session.execute(_VERSIONS, {"streams": streams})}
    for stream in streams:
        if seqs[stream] != expected.get(stream, seqs[stream]):
            raise StaleScene(f"{stream} has changed meanwhile")
    entries, rows, beside = [], [], []
    for event in events:
        seqs[event.stream] += 1
        entry = Entry(event.stream, seqs[event.stream], event)
        body, typed = dump_event(event)
        beside += [(entry.stream, one) for one in typed]
        rows.append(_row(entry, body))
        entries.append(entry)
    words.put(session, beside)
    session.execute(_PUT, rows)
    return entries


def of(session: Session, *streams: str) -> list[Entry]:
    """What has happened in streams, stream by stream, in order."""
    return _entries(session, session.execute(_OF, {"streams": streams}).mappings().all())


def of_kind(session: Session, kind: type[Event], since: datetime, until: datetime) -> list[Entry]:
    """The events of one kind in a period, oldest first."""
    period = {"what": kind.kind, "since": since, "until": until}
    return _entries(session, session.execute(_OF_KIND, period).mappings().all())


def all(session: Session) -> Iterator[Entry]:
    """Everything that has ever happened, in order."""
    last = 0
    while rows := session.execute(_AFTER, {"after": last, "most": _MANY}).mappings().all():
        yield from _entries(session, rows)
        last = rows[-1]["id"]


def words_before(session: Session, kind: type[Event], before: datetime) -> list[int]:
    """The ids of what people typed for the events of one kind before then."""
    old = select(_EVENT.c.kind, _EVENT.c.body).where(_EVENT.c.kind == kind.kind, _EVENT.c.at < before)
    return [word for row in session.execute(old) for word in words_in(row.kind, row.body)]


def _entries(session: Session, rows: Sequence[RowMapping]) -> list[Entry]:
    texts = words.texts(session, [word for row in rows for word in words_in(row["kind"], row["body"])])
    return [Entry(row["stream"], row["seq"], load_event(row["kind"], row["body"], texts)) for row in rows]


def _row(entry: Entry, body: str) -> dict[str, Any]:
    event = entry.event
    return {
        "stream": entry.stream,
        "seq": entry.seq,
        "at": event.at,
        "by": event.by,
        "kind": event.kind,
        "body": body,
    }
