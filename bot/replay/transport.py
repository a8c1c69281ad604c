"""The replay's way into chat: names are accounts, and what the bot sends is printed, one JSON object a line; files go into a folder."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TextIO

from bot.clock import Clock
from bot.press.sheet import Sheet
from bot.transport import Outcome, Outgoing, Receipt
from handlers.domain.scene import Abilities
from handlers.domain.town import Town
from handlers.domain.workcalendar import local


@dataclass(frozen=True)
class Heard:
    """A message that has been seen in a chat: a room, or the private chat of the person. A recalled one cannot be quoted any more."""

    id: str
    text: str
    room: str | None
    person: str | None


class Replay:
    """A transport that can do everything, and remembers what was said, so that a script can quote by words."""

    name = "replay"
    abilities = Abilities()
    rooms_are_names = True

    def __init__(self, town: Town, clock: Clock, out: TextIO, papers: Path | None = None) -> None:
        """Files are written into the folder `papers`, and nowhere without one."""
        self.staff_accounts: Mapping[str, str] = {name: name for name in town.people}
        self._clock = clock
        self._out = out
        self._papers = papers
        self._seen: dict[str, Heard] = {}
        self.online = True

    async def send(self, line: Outgoing) -> Receipt:
        """Print the line; while the bot is away nothing is sent."""
        if not self.online:
            return Receipt(Outcome.NOT_SENT, why="offline")
        said = {
            "at": local(self._clock.now()).isoformat(),
            **({"room": line.room} if line.room else {"to": line.person}),
            "text": line.text,
            "kind": "recall" if line.recalls else _kind(line.file),
            "mention": list(line.mention),
            "quote": {"id": line.quote} if line.quote else None,
            "ticket": line.tickets[0] if line.tickets else None,
        }
        if line.file is not None and self._papers is not None:
            _keep(self._papers, line.file)
        self._out.write(json.dumps(said, ensure_ascii=False) + "\n")
        if line.recalls:
            self.gone(line.recalls)
        else:
            self.saw(Heard(line.id, line.text, line.room, line.person))
        return Receipt(Outcome.SENT, line.id)

    def reaches(self, account: str) -> bool:
        return True

    def saw(self, message: Heard) -> None:
        """A message stands in a chat: it can be quoted."""
        self._seen.pop(message.id, None)
        self._seen[message.id] = message

    def gone(self, message_id: str) -> None:
        """A message has been taken back: nobody can quote it."""
        self._seen.pop(message_id, None)

    def newest(self, words: str, room: str | None, person: str) -> str | None:
        """The id of the newest message of that chat that holds the words; a private chat is the person's own."""
        seen = reversed(self._seen.values())
        here = (m for m in seen if m.room == room and (room is not None or m.person == person))
        return next((message.id for message in here if words in message.text), None)

    def knows(self, message_id: str) -> bool:
        return message_id in self._seen


def _kind(file: Sheet | None) -> str:
    return "text" if file is None else "image" if file.picture else "file"


def _keep(folder: Path, sheet: Sheet) -> None:
    """Write a file under its name, or under one with a number where that is taken."""
    folder.mkdir(parents=True, exist_ok=True)
    name = Path(sheet.harmless().name)
    free = (folder / (f"{name.stem} ({n}){name.suffix}" if n else name.name) for n in count())
    next(path for path in free if not path.exists()).write_bytes(sheet.content)
