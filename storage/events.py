"""Events: what has happened, stream by stream; appended, never changed and never deleted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Index, RowMapping, Select, UniqueConstraint, bindparam, insert, select, union_all
from sqlmodel import Field, Session, SQLModel

from handlers.domain.event import Event
from storage import chain, words
from storage.engine.said import dump_event, load_event, words_in
from storage.rows import table


class EventRow(SQLModel, table=True):
    """Something that happened in a stream, as the `seq`-th there; `hash` binds it to the one before (see storage/chain.py)."""

    __tablename__ = "event"
    __table_args__ = (UniqueConstraint("stream", "seq"), Index("event_when", "kind", "at"))

    id: int | None = Field(default=None, primary_key=True)
    stream: str
    seq: int
    at: datetime
    by: str | None = None
    kind: str
    body: str
    hash: str


class StaleScene(RuntimeError):
    """Something has happened since the scene was loaded: the turn starts again."""


@dataclass(frozen=True)
class Entry:
    """An event at its place in its stream."""

    stream: str
    seq: int
    event: Event


EVENT = table(EventRow)
_PUT = insert(EVENT)
_OF = (
    select(EVENT).where(EVENT.c.stream.in_(bindparam("streams", expanding=True))).order_by(EVENT.c.stream, EVENT.c.seq)
)
_OF_LATE = _OF.where(EVENT.c.at >= bindparam("since"))
_OF_KIND = (
    select(EVENT)
    .where(EVENT.c.kind == bindparam("what"), EVENT.c.at >= bindparam("since"), EVENT.c.at < bindparam("until"))
    .order_by(EVENT.c.at, EVENT.c.id)
)
_THROUGH = (
    select(EVENT)
    .where(
        EVENT.c.kind.in_(bindparam("kinds", expanding=True)),
        EVENT.c.at > bindparam("since"),
        EVENT.c.at <= bindparam("until"),
        EVENT.c.by == bindparam("whom"),
    )
    .order_by(EVENT.c.id)
)
_AFTER = select(EVENT).where(EVENT.c.id > bindparam("after")).order_by(EVENT.c.id).limit(bindparam("most"))
_MANY = 1_000
_FEW = 8


@dataclass(frozen=True)
class Head:
    """Where a stream ends: how many events it has, and the hash of the last."""

    seq: int = 0
    hash: str = chain.START


def append(session: Session, events: Sequence[Event], expected: Mapping[str, int]) -> list[Entry]:
    """Append events, each at the end of its stream. Raises StaleScene where a stream is not at the version that is expected."""
    if not events:
        return []
    heads = _heads(session, list(dict.fromkeys(event.stream for event in events)))
    for stream, head in heads.items():
        if head.seq != expected.get(stream, head.seq):
            raise StaleScene(f"{stream} has changed meanwhile")
    entries, rows, beside = [], [], []
    for event in events:
        stream, head = event.stream, heads[event.stream]
        entry = Entry(stream, head.seq + 1, event)
        body, typed = dump_event(event)
        row = _row(entry, body, head.hash)
        heads[stream] = Head(entry.seq, row["hash"])
        beside += [(stream, one) for one in typed]
        rows.append(row)
        entries.append(entry)
    words.put(session, beside)
    session.execute(_PUT, rows)
    return entries


def of(session: Session, *streams: str) -> list[Entry]:
    """What has happened in streams, stream by stream, in order."""
    return _entries(session, session.execute(_OF, {"streams": streams}).mappings().all())


def lately(session: Session, stream: str, since: datetime) -> list[Event]:
    """What has happened in a stream since then, in order."""
    rows = session.execute(_OF_LATE, {"streams": [stream], "since": since}).mappings().all()
    return [entry.event for entry in _entries(session, rows)]


def of_kind(session: Session, kind: type[Event], since: datetime, until: datetime) -> list[Entry]:
    """The events of one kind in a period, oldest first."""
    period = {"what": kind.kind, "since": since, "until": until}
    return _entries(session, session.execute(_OF_KIND, period).mappings().all())


def through(
    session: Session, kinds: Sequence[type[Event]], person: str, since: datetime, until: datetime
) -> tuple[Event, ...]:
    """What has happened through somebody since then, of these kinds, oldest first."""
    values = {"kinds": [kind.kind for kind in kinds], "since": since, "until": until, "whom": person}
    entries = _entries(session, session.execute(_THROUGH, values).mappings().all())
    return tuple(entry.event for entry in entries)


def all(session: Session) -> Iterator[Entry]:
    """Everything that has ever happened, in order."""
    last = 0
    while rows := session.execute(_AFTER, {"after": last, "most": _MANY}).mappings().all():
        yield from _entries(session, rows)
        last = rows[-1]["id"]


def words_before(session: Session, stream: str, before: datetime) -> list[int]:
    """The ids of what people typed for the events of a stream before then."""
    old = select(EVENT.c.kind, EVENT.c.body).where(EVENT.c.stream == stream, EVENT.c.at < before)
    return [word for row in session.execute(old) for word in words_in(row.kind, row.body)]


def _entries(session: Session, rows: Sequence[RowMapping]) -> list[Entry]:
    texts = words.texts(session, [word for row in rows for word in words_in(row["kind"], row["body"])])
    return [Entry(row["stream"], row["seq"], load_event(row["kind"], row["body"], texts)) for row in rows]


def _heads(session: Session, streams: Sequence[str]) -> dict[str, Head]:
    """Where each of the streams ends."""
    heads = dict.fromkeys(streams, Head())
    for first in range(0, len(streams), _FEW):
        some = {f"stream{n}": stream for n, stream in enumerate(streams[first : first + _FEW])}
        heads |= {row.stream: Head(row.seq, row.hash) for row in session.execute(_last(len(some)), some)}
    return heads


@cache
def _last(count: int) -> Select[Any]:
    """The last event of each of so many streams: by its place in the index, however long they are."""
    lasts = (
        select(EVENT.c.stream, EVENT.c.seq, EVENT.c.hash)
        .where(EVENT.c.stream == bindparam(f"stream{n}"))
        .order_by(EVENT.c.seq.desc())
        .limit(1)
        .subquery()
        for n in range(count)
    )
    return select(union_all(*map(select, lasts)).subquery())


def _row(entry: Entry, body: str, before: str) -> dict[str, Any]:
    event = entry.event
    at = chain.moment(event.at)
    return {
        "stream": entry.stream,
        "seq": entry.seq,
        "at": event.at,
        "by": event.by,
        "kind": event.kind,
        "body": body,
        "hash": chain.link(before, entry.stream, entry.seq, at, event.by, event.kind, body),
    }
