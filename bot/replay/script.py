"""A script: one JSON object a line, `at` never going backwards. Read whole, and refused with its line, before anything is played."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.config.problem import BadValue, choices
from bot.encoding import MARK, why_not_utf8
from bot.jsonline import json_object, shown
from handlers.domain.message import Kind, readable
from handlers.domain.town import Town

KEYS = ("at", "id", "room", "from", "text", "kind", "file", "target", "quote", "mention", "tick", "offline", "online")
"""What a line may say."""

_MOMENT = "请写成 2025-09-28T08:32:00+08:00 这样"


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
                raise BadValue(f"时间倒退了:{row.at.isoformat()} 在 {rows[-1].at.isoformat()} 后面", "请按先后顺序写")
            if row.connection:
                if row.connection == connection:
                    raise BadValue(f"机器人已经是 {connection}", "请先写 offline(离线),再写 online(回来)")
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
    data = json_object(text)
    if unknown := data.keys() - set(KEYS):
        raise BadValue(f"没有 {shown(sorted(unknown)[0])} 这个键", choices(KEYS))
    at = _moment(data)
    for word in ("tick", "offline", "online"):
        if word in data:
            if data[word] is not True or data.keys() - {"at", word}:
                raise BadValue(f"{word} 写得不对", f'可写:{{"at": "时间", "{word}": true}},别的键不写')
            return Row(number, at, f"{word}-{number}", connection="" if word == "tick" else word)
    return _message(number, at, data, town)


def _moment(data: Mapping[str, Any]) -> datetime:
    try:
        at = datetime.fromisoformat(data["at"])
    except KeyError:
        raise BadValue("缺 at(时间)", _MOMENT) from None
    except (TypeError, ValueError):
        raise BadValue(f"at 不是时间:{shown(data['at'])}", _MOMENT) from None
    if at.tzinfo is None:
        raise BadValue(f"at 没写时区:{shown(data['at'])}", "请在末尾加上 +08:00")
    if not 2000 <= at.year < 2100:
        raise BadValue(f"at 的年份不对:{shown(data['at'])}", "可写:2000 年到 2099 年")
    return at


def _message(number: int, at: datetime, data: Mapping[str, Any], town: Town) -> Row:
    sender, room = _text(data, "from"), data.get("room")
    if not sender:
        raise BadValue("缺 from(谁说的)", '请写人名,如 "from": "陈姐"')
    if room is not None and (not isinstance(room, str) or room not in town.channels):
        raise BadValue(f"没有 {shown(room)} 这个群", choices(town.channels))
    kind = data.get("kind", Kind.TEXT)
    if kind not in list(Kind):
        raise BadValue(f"没有 {shown(kind)} 这种消息", choices(Kind))
    if kind == Kind.RECALL and not _text(data, "target"):
        raise BadValue("撤回缺 target", "请写被撤回那句话的 id")
    quote_id, quote_text = _quote(data.get("quote"))
    mentions = data.get("mention") or []
    if not isinstance(mentions, list) or not all(isinstance(name, str) for name in mentions):
        raise BadValue("mention 不是人名的列表", '请写成 ["李伟"] 这样')
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
        raise BadValue(f"{key} 不是文字:{shown(value)}", "请写在英文双引号里")
    return readable(value or "")


def _quote(value: object) -> tuple[str | None, str | None]:
    """The id, or the words, of a quote."""
    if value is None:
        return None, None
    if isinstance(value, dict) and len(value) == 1:
        ((key, text),) = value.items()
        if key in ("id", "text") and isinstance(text, str) and text:
            return (readable(text), None) if key == "id" else (None, readable(text))
    raise BadValue("quote 写得不对", '可写:{"id": "那句话的 id"} 或 {"text": "那句话里的几个字"}')
