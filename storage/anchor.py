"""Anchors (锚点): what was there at a moment, in one line that is kept outside of the database."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from handlers.domain.workcalendar import local
from storage import chain

_NEWEST = "SELECT max(id) FROM event"
_SINCE = "SELECT id, seq, hash FROM event WHERE id > ? ORDER BY id"


class BrokenAnchors(ValueError):
    """The file of anchors is not as it was written; the words say which line."""


@dataclass(frozen=True)
class Anchor:
    """All `events` until `at`, in so many `streams`: `digest` is rolled over their hashes. `previous` is the hash of the line before."""

    at: str
    events: int
    streams: int
    digest: str
    previous: str = ""

    @property
    def day(self) -> str:
        return self.at[:10]

    @property
    def line(self) -> str:
        """The anchor as it stands in its file."""
        return json.dumps(asdict(self))

    @classmethod
    def parse(cls, line: str) -> "Anchor":
        """The anchor of a line. Raises ValueError."""
        values = json.loads(line)
        if not isinstance(values, dict) or {name: type(value) for name, value in values.items()} != _FIELDS:
            raise ValueError("no anchor")
        return cls(**values)


_FIELDS = {"at": str, "events": int, "streams": int, "digest": str, "previous": str}


def line_hash(line: str) -> str:
    """What the next line holds of this one."""
    return hashlib.sha256(line.encode("utf8", "surrogateescape")).hexdigest()


def read(lines: Iterable[str]) -> list[Anchor]:
    """The anchors of a file, or of a part of it. Raises BrokenAnchors."""
    anchors: list[Anchor] = []
    before: str | None = None
    for number, line in enumerate(lines, 1):
        try:
            anchor = Anchor.parse(line)
        except (ValueError, RecursionError) as error:
            raise BrokenAnchors(f"锚点文件第{number}行读不懂") from error
        if before is not None and anchor.previous != line_hash(before):
            raise BrokenAnchors(f"锚点文件第{number}行({anchor.day})与上一行接不上")
        before = line
        anchors.append(anchor)
    return anchors


def new(connection: sqlite3.Connection, last: Anchor | None, previous: str, at: datetime) -> Anchor | None:
    """The anchor of this moment, after the `last` one and below the line `previous`; None where nothing has happened since.

    Where the database has less than the last anchor says, all of it is gone through once more.
    """
    newest = connection.execute(_NEWEST).fetchone()[0] or 0
    if newest == (last.events if last else 0):
        return None
    if last is None or newest < last.events:
        last = Anchor("", 0, 0, chain.START)
    events, streams, digest = last.events, last.streams, last.digest
    for id, seq, hash in connection.execute(_SINCE, (last.events,)):
        events, streams, digest = id, streams + (seq == 1), chain.roll(digest, id, hash)
    moment = local(at).isoformat(timespec="seconds")
    return Anchor(moment, events, streams, digest, line_hash(previous) if previous else "")
