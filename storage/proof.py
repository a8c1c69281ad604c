"""The proof (核对) that nothing of what happened was changed, removed or put in: row by row, in little memory, while the bot runs."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any

from handlers.domain.event import KINDS
from storage import chain, schema
from storage.anchor import Anchor
from storage.engine.readonly import looked_into
from storage.engine.said import Mention, digest, mentions_in
from storage.engine.unusable import UnusableDatabase

_EVENTS = 'SELECT id, stream, seq, at, "by", kind, body, hash FROM event ORDER BY stream, seq'
_HASHES = "SELECT id, seq, hash FROM event ORDER BY id"
_WORDS = "SELECT id, stream, message, person, salt, text FROM words WHERE id IN ({})"
_COUNT = "SELECT count(*) FROM words"
_MANY = 500


class Wrong(Enum):
    """What can be wrong."""

    CHANGED = auto()  # an event is not what its hash says, or does not follow the one before
    MISSING = auto()  # an event of a stream is not there
    ORDER = auto()  # an event of a stream happened before the one that it follows
    WORDS = auto()  # the words beside an event are not those that were typed
    STRAY = auto()  # there are words that belong to no event
    GAP = auto()  # the event of that id is not there
    SHORT = auto()  # an anchor knows of events that are not there
    OTHER = auto()  # the events are not those that an anchor knows


@dataclass(frozen=True)
class Fault:
    """Something that is wrong at the event `id`, the `seq`-th of its stream; of an anchor, somewhere from that event on."""

    wrong: Wrong
    id: int = 0
    stream: str = ""
    seq: int = 0
    anchor: Anchor | None = None


@dataclass
class Proof:
    """What was gone through, and what is wrong: how often, and first where."""

    events: int = 0
    streams: int = 0
    words: int = 0
    faults: int = 0
    first: Fault | None = None

    def find(self, fault: Fault) -> None:
        """One more fault; the first is that of the oldest event."""
        self.faults += 1
        if self.first is None or fault.id < self.first.id:
            self.first = fault


def prove(file: Path, anchors: Sequence[Anchor] = ()) -> Proof:
    """Go through all events of a database by their streams, with the words beside them, then as anchors know them.

    Raises UnusableDatabase.
    """
    with looked_into(file) as connection:
        _refuse_other_versions(connection, file)
        proof = Proof()
        _by_stream(connection, proof)
        if not proof.faults:
            _by_anchor(connection, proof, sorted(anchors, key=lambda anchor: anchor.events))
    return proof


def _refuse_other_versions(connection: sqlite3.Connection, file: Path) -> None:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables >= {"event", "words", "alembic_version"}:
        raise UnusableDatabase(f"{file} 不是鹿鸣的数据库,或者还是空的。")
    version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if version != (schema.HEAD,):
        raise UnusableDatabase(f"{file} 是别的版本写的,请用那个版本核对;旧的数据库用 luming run 打开一次就升级了。")


# Stream by stream.


def _by_stream(connection: sqlite3.Connection, proof: Proof) -> None:
    """Each event follows from the one before it in its stream, and the words that are still there are those that were typed."""
    before = _Event(0, None, 0, chain.START)
    for rows in _in_batches(connection, _EVENTS):
        mentions: dict[int, tuple[_Event, Mention]] = {}
        for id, stream, seq, at, by, kind, body, hash in rows:
            event = _Event(id, stream, seq, hash)
            if stream != before.stream:
                before = _Event(0, stream, 0, chain.START)
                proof.streams += 1
            wrong = _wrong(event, before, chain.link(before.hash, stream, seq, at, by, kind, body))
            if wrong is not None:
                proof.find(Fault(wrong, id, str(stream), before.seq + 1 if wrong is Wrong.MISSING else seq))
            elif kind in KINDS:
                mentions |= {mention.id: (event, mention) for mention in mentions_in(kind, body)}
            proof.events += 1
            before = event if isinstance(seq, int) else _Event(id, stream, before.seq + 1, hash)
        _look_at_words(connection, proof, mentions)
    if not proof.faults and proof.words != connection.execute(_COUNT).fetchone()[0]:
        proof.find(Fault(Wrong.STRAY))


@dataclass(frozen=True)
class _Event:
    """An event's place, and its hash. Whatever somebody has put there may be of any type."""

    id: int
    stream: Any
    seq: Any
    hash: str


def _wrong(event: _Event, before: _Event, hash: str) -> Wrong | None:
    if isinstance(event.seq, int) and event.seq > before.seq + 1:
        return Wrong.MISSING
    if event.seq != before.seq + 1 or event.hash != hash:
        return Wrong.CHANGED
    return Wrong.ORDER if event.id < before.id else None


def _look_at_words(connection: sqlite3.Connection, proof: Proof, mentions: dict[int, tuple[_Event, Mention]]) -> None:
    """Words that were taken back, erased or forgotten are not there; all others are the ones that the event has seen."""
    ids = list(mentions)
    for first in range(0, len(ids), _MANY):
        some = ids[first : first + _MANY]
        for id, stream, message, person, salt, text in connection.execute(
            _WORDS.format(",".join("?" * len(some))), some
        ):
            event, mention = mentions[id]
            proof.words += 1
            beside = (event.stream, mention.message, mention.person, mention.digest)
            if beside != (stream, message, person, _digest(salt, text)):
                proof.find(Fault(Wrong.WORDS, event.id, event.stream, event.seq))


def _digest(salt: Any, text: Any) -> str | None:
    try:
        return digest(salt, text)
    except (AttributeError, TypeError, ValueError):
        return None


# In the order in which all of it happened.


def _by_anchor(connection: sqlite3.Connection, proof: Proof, anchors: Sequence[Anchor]) -> None:
    """No event is left out, and at each anchor the events are those that it knows; once something is wrong, no later anchor fits."""
    left, known = list(anchors), 0
    last, streams, rolled = 0, 0, chain.START
    for rows in _in_batches(connection, _HASHES):
        for id, seq, hash in rows:
            if id != last + 1:
                proof.find(Fault(Wrong.GAP, last + 1))
            last, streams, rolled = id, streams + (seq == 1), chain.roll(rolled, id, hash)
            while left and left[0].events <= id:
                anchor = left.pop(0)
                if (anchor.events, anchor.streams, anchor.digest) == (id, streams, rolled):
                    known = id
                elif not proof.faults:
                    proof.find(Fault(Wrong.OTHER, known + 1, anchor=anchor))
    if left and not proof.faults:
        proof.find(Fault(Wrong.SHORT, last + 1, anchor=left[0]))


def _in_batches(connection: sqlite3.Connection, statement: str) -> Iterator[list[tuple[Any, ...]]]:
    cursor = connection.execute(statement)
    while rows := cursor.fetchmany(_MANY):
        yield rows
