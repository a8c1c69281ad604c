"""A script: one JSON object a line, `at` never going backwards. Read whole, and refused with its line, before anything is played."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.encoding import MARK, why_not_utf8
from handlers.domain.message import Kind, readable
from handlers.domain.town import Town

_KEYS = {"at", "id", "room", "from", "text", "kind", "file", "target", "quote", "mention", "tick", "offline", "online"}


class MalformedScript(ValueError):
    """A line that cannot be played: the file, the line's number, and what is wrong."""

    def __init__(self, file: Path, line: int, wrong: str) -> None:
        super().__init__(f"{file}:{line}: {wrong}")


@dataclass(frozen=True)
class Row:
    """One line of a script. A tick has no sender; `quote` is an id, or words of an earlier message of that chat."""

    line: int
    at: datetime
    id: str
    sender: str = ""
    room: str | None = None
    text: str = ""
    kind: Kind = Kind.TEXT
    file: str | None = None
    target: str | None = None
    quote_id: str | None = None
    quote_text: str | None = None
    mentions: tuple[str, ...] = ()
    connection: str = ""  # "offline" or "online", where the row says only that

    @property
    def is_message(self) -> bool:
        return bool(self.sender)


def read(file: Path, town: Town) -> list[Row]:
    """The rows of a script. Raises MalformedScript for the first line that is wrong, OSError where the file cannot be read."""
    rows: list[Row] = []
    connection = "online"
    for number, text in enumerate(_lines(file), 1):
        if not text.strip():
            continue
        try:
            row = _row(number, text, town)
            if rows and row.at < rows[-1].at:
                raise ValueError(f"at goes backwards: {row.at.isoformat()} after {rows[-1].at.isoformat()}")
            if row.connection:
                if row.connection == connection:
                    raise ValueError(f"{connection} already")
                connection = row.connection
        except ValueError as error:
            raise MalformedScript(file, number, str(error)) from error
        rows.append(row)
    return rows


def _lines(file: Path) -> list[str]:
    """The lines of a file, however they end, without byte order marks. Raises MalformedScript where it is not UTF-8."""
    content = re.sub(rb"\r\n?", b"\n", file.read_bytes())
    if why := why_not_utf8(content):
        raise MalformedScript(file, _first_wrong_line(content), why)
    return [line.lstrip(MARK) for line in content.decode("utf8").split("\n")]


def _first_wrong_line(content: bytes) -> int:
    try:
        content.decode("utf8")
    except UnicodeDecodeError as error:
        return content[: error.start].count(b"\n") + 1
    return 1


def _row(number: int, text: str, town: Town) -> Row:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error.msg}") from error
    except RecursionError:
        raise ValueError("no JSON that can be read: nested too deeply") from None
    if not isinstance(data, dict):
        raise ValueError("no JSON object")
    if unknown := data.keys() - _KEYS:
        raise ValueError(f"unknown key {sorted(unknown)[0]!r}; known are {', '.join(sorted(_KEYS))}")
    at = _moment(data)
    for word in ("tick", "offline", "online"):
        if word in data:
            if data[word] is not True or data.keys() - {"at", word}:
                raise ValueError(f'it is written {{"at": …, "{word}": true}}')
            return Row(number, at, f"{word}-{number}", connection="" if word == "tick" else word)
    return _message(number, at, data, town)


def _moment(data: Mapping[str, Any]) -> datetime:
    try:
        at = datetime.fromisoformat(data["at"])
    except KeyError:
        raise ValueError("at is missing") from None
    except (TypeError, ValueError):
        raise ValueError(f"at is no ISO time: {data['at']!r}") from None
    if at.tzinfo is None:
        raise ValueError(f"at needs its UTC offset: {data['at']!r}")
    if not 2000 <= at.year < 2100:
        raise ValueError(f"at is not of this century: {data['at']!r}")
    return at


def _message(number: int, at: datetime, data: Mapping[str, Any], town: Town) -> Row:
    sender, room = _text(data, "from"), data.get("room")
    if not sender:
        raise ValueError("from is missing")
    if room is not None and room not in town.channels:
        raise ValueError(f"unknown room {room!r}; known are {', '.join(town.channels)}")
    kind = data.get("kind", Kind.TEXT)
    if kind not in list(Kind):
        raise ValueError(f"unknown kind {kind!r}; known are {', '.join(Kind)}")
    if kind == Kind.RECALL and not _text(data, "target"):
        raise ValueError("a recall needs its target")
    quote_id, quote_text = _quote(data.get("quote"))
    mentions = data.get("mention") or []
    if not isinstance(mentions, list) or not all(isinstance(name, str) for name in mentions):
        raise ValueError("mention is a list of names")
    return Row(
        line=number,
        at=at,
        id=_text(data, "id") or f"{at.isoformat()} line {number}",
        sender=sender,
        room=room,
        text=_text(data, "text"),
        kind=Kind(kind),
        file=_text(data, "file") or None,
        target=_text(data, "target") or None,
        quote_id=quote_id,
        quote_text=quote_text,
        mentions=tuple(mentions),
    )


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{key} is no text: {value!r}")
    return readable(value or "")


def _quote(value: object) -> tuple[str | None, str | None]:
    """The id, or the words, of a quote."""
    if value is None:
        return None, None
    if isinstance(value, dict) and len(value) == 1:
        ((key, text),) = value.items()
        if key in ("id", "text") and isinstance(text, str) and text:
            return (readable(text), None) if key == "id" else (None, readable(text))
    raise ValueError('quote is {"id": …} or {"text": …}')
