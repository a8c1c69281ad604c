"""The chain (校验链): the hash of an event holds that of the one before it in its stream, so that none can be changed unseen."""

import hashlib
from datetime import UTC, datetime
from json import JSONEncoder

START = ""
"""What stands before the first event of a stream, and before the first of all."""

_json = JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=repr).encode


def link(before: str, stream: str, seq: int, at: str, by: str | None, kind: str, body: str) -> str:
    """The hash of an event as it stands in its row, after the one whose hash is `before`: SHA-256 in hex, of a JSON list and the body."""
    row = f"{_json((before, stream, seq, at, by, kind))}{body}"
    return hashlib.sha256(row.encode("utf8", "surrogateescape")).hexdigest()


def moment(at: datetime) -> str:
    """A moment as it stands in a row: UTC, to the microsecond."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def roll(before: str, id: int, hash: str) -> str:
    """One value over all events until this one, in the order in which they happened: an anchor holds it."""
    return hashlib.sha256(f"{before} {id} {hash}".encode("utf8", "surrogateescape")).hexdigest()
