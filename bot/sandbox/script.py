"""What was played on the page, as a script that `luming replay` plays again (its format: bot/replay/script.py).

What was taken back is not in it, for its words are gone; nor are the bot's lines, which the replay makes anew.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot.sandbox.chats import Chats
from bot.sandbox.line import BOT, Line
from handlers.domain.message import Kind
from handlers.domain.name import plain
from handlers.domain.workcalendar import local

Row = dict[str, Any]


def script(chats: Chats, now: datetime) -> str:
    """All that people have said, one JSON object a line, and a last tick at `now`: what came due until then comes again."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in _rows(chats, now))


def _rows(chats: Chats, now: datetime) -> Iterator[Row]:
    at = datetime.min.replace(tzinfo=now.tzinfo)
    for line in chats.all_lines():
        if line.sender != BOT and line.kind is not Kind.RECALL:
            at = max(at, line.at)  # the machine's clock, on which the sandbox's runs, may have been put back
            yield {"at": local(at).isoformat(), **_row(chats, line)}
    yield {"at": local(max(at, now)).isoformat(), "tick": True}


def _row(chats: Chats, line: Line) -> Row:
    chat, bot = chats.chat(line.chat), chats.town.bot
    said: Row = {"id": line.id, "from": _account(chats, line)}
    if chat is not None and chat.room is not None:
        said["room"] = chat.room
    if line.media is not None:
        said |= {"kind": line.kind, "file": line.media}
    else:
        said["text"] = line.text
    if quote := _quote(chats, chats.line(line.quote)):
        said["quote"] = quote
    if f"@{bot}" in line.text:
        said["mention"] = [bot]
    return said


def _account(chats: Chats, line: Line) -> str:
    """In a script names are accounts: a resident who bears the name of one of the staff needs another."""
    is_namesake = line.name in chats.town.people and not chats.people[line.sender].is_staff
    return f"{line.name}(住户)" if is_namesake else line.name


def _quote(chats: Chats, quoted: Line | None) -> Row | None:
    """A person's line by its id. The bot's by its words, which outlast a change of the rules better than the number of its row; its
    pictures and files not at all: a replay shows them together with their words."""
    if (
        quoted is None
        or (quoted.sender != BOT and quoted.kind is Kind.RECALL)
        or (quoted.sender == BOT and quoted.media)
    ):
        return None
    if quoted.sender != BOT:
        return {"id": quoted.id}
    if words := _without_calls(chats, quoted):
        return {"text": words}
    return {"id": quoted.id.removeprefix(f"{BOT}:")}


def _without_calls(chats: Chats, line: Line) -> str:
    """The bot's words without the calls that the sandbox has put before them."""
    words = line.text
    for account in line.mention:
        if account in chats.people:
            words = words.removeprefix(f"@{plain(chats.people[account].name)} ")
    return words
