"""The chats of the training room: who sits where, what was said, who has read how far. All of it survives a restart."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.logs import log
from bot.sandbox.journal import Journal
from bot.sandbox.line import BOT, Line
from bot.sandbox.people import Person, cast, compounds, resident
from bot.sandbox.recall import Recall
from handlers.domain.town import Town

NAME_LIMIT = 20


class Refused(Exception):
    """The page asked for something that cannot be; the text says why, in words for the trainer."""


@dataclass(frozen=True)
class Chat:
    """A group, or one person's private chat with the bot.

    The id is what an Outgoing names: the group's name, or the person's account.
    """

    id: str
    title: str
    room: str | None
    members: tuple[Person, ...]


class Chats:
    """The chats of a town, kept as records {line | heard | read | person | recalled} in chats.jsonl below `folder`.

    A recall is appended like everything else, so that it stands whatever happens next. Then the file is rewritten at once, with
    the line's record blank: words that somebody took back must not lie on the disk. Where that fails, or a kill comes in between,
    the next start finds a recall of a line that still has its words, and rewrites the file then.
    """

    def __init__(self, folder: Path, town: Town) -> None:
        """Read what was kept. Raises ValueError where the file was damaged by hand."""
        folder.mkdir(parents=True, exist_ok=True)
        self.town = town
        self.people = cast(town)
        self.unheard: dict[str, Line | Recall] = {}
        self.recalls: dict[str, Recall] = {}
        self._rooms = dict.fromkeys(self._groups())
        self._by_id: dict[str, Line] = {}
        self._lines: dict[str, list[Line]] = defaultdict(list)
        self._spoken: dict[str, int] = {}
        self._read: dict[tuple[str, str], int] = {}
        self._to_blank = False
        self._journal = Journal(folder / "chats.jsonl")
        for record in self._journal.read():
            self._take(record)
        self._blank()

    def close(self) -> None:
        self._journal.close()

    def chat(self, chat_id: str) -> Chat | None:
        """The chat with that id."""
        if chat_id in self._rooms:
            members = tuple(person for person in self.people.values() if chat_id in person.rooms)
            return Chat(chat_id, chat_id, chat_id, members)
        person = self.people.get(chat_id)
        return Chat(chat_id, self.town.bot, None, (person,)) if person else None

    def of(self, person: Person) -> list[Chat]:
        """The chats that a person sees: the one spoken in last first, untouched ones at the end."""
        seen = [chat for chat in map(self.chat, (*person.rooms, person.account)) if chat]
        return sorted(seen, key=lambda chat: self._spoken.get(chat.id, 0), reverse=True)

    def line(self, line_id: str | None) -> Line | None:
        return self._by_id.get(line_id or "")

    def has_used(self, id: str) -> bool:
        """Whether a line or a recall goes by this id."""
        return id in self._by_id or any(recall.id == id for recall in self.recalls.values())

    def lines(self, chat_id: str) -> list[Line]:
        """All lines of a chat, oldest first."""
        return self._lines[chat_id]

    def all_lines(self) -> list[Line]:
        """The lines of all chats, in the order in which they were said."""
        return list(self._by_id.values())

    def append(self, line: Line) -> None:
        """Keep a line. What a person said counts as unheard until `heard`, and as read by that person."""
        self._keep({"line": line.record()})

    def recall(self, recall: Recall) -> Line:
        """Take a line back, for good; what stays of it. A person's recall counts as unheard until `heard`, the line no more."""
        self._keep({"recalled": recall.record()})
        self._blank()
        return self._by_id[recall.line]

    def heard(self, said: Line | Recall) -> None:
        """Remember that the house has kept the line, or the recall."""
        if said.id in self.unheard:
            self._keep({"heard": said.id})

    def shows(self, media: str) -> bool:
        """Whether any line shows the picture."""
        return any(line.media == media for line in self._by_id.values())

    def read(self, account: str, chat_id: str) -> None:
        """Remember that the person has seen all lines of the chat."""
        upto = len(self._lines[chat_id])
        if upto > self._read.get((account, chat_id), 0):
            self._keep({"read": {"person": account, "chat": chat_id, "upto": upto}})

    def unread(self, account: str, chat_id: str) -> list[Line]:
        """The lines of a chat that the person has not seen."""
        return self._lines[chat_id][self._read.get((account, chat_id), 0) :]

    def add_resident(self, name: str, compound_path: str) -> Person:
        """A new resident of a compound. Raises Refused for a name that is empty, too long or taken."""
        name = " ".join(name.split())
        if not any(letter.isprintable() and not letter.isspace() for letter in name):
            raise Refused("请写一个名字")
        if len(name) > NAME_LIMIT:
            raise Refused(f"名字最多{NAME_LIMIT}个字")
        if f"resident:{name}" in self.people:
            raise Refused("已经有一位住户叫这个名字了")
        if all(compound.path != compound_path for _, compound in compounds(self.town)):
            raise Refused("请选一个小区")
        self._keep({"person": {"name": name, "compound": compound_path}})
        return self.people[f"resident:{name}"]

    def _keep(self, record: dict[str, object]) -> None:
        """On the disk first, then in memory: a full disk must not leave a line that a restart forgets."""
        self._journal.append(record)
        self._take(record)

    def _take(self, record: dict[str, object]) -> None:
        match record:
            case {"line": dict(kept)}:
                self._take_line(Line.from_record(kept))
            case {"recalled": dict(kept)}:
                self._take_back(Recall.from_record(kept))
            case {"heard": str(id)}:
                self.unheard.pop(id, None)
            case {"read": {"person": str(account), "chat": str(chat_id), "upto": int(upto)}}:
                self._read[account, chat_id] = upto
            case {"person": {"name": str(name), "compound": str(path)}}:
                home = next((compound for _, compound in compounds(self.town) if compound.path == path), None)
                person = resident(name, home)
                self.people[person.account] = person
            case _:
                raise ValueError(f"{self._journal.path} holds a record of an unknown kind: {sorted(record)}")

    def _take_line(self, line: Line) -> None:
        self._by_id[line.id] = line
        self._lines[line.chat].append(line)
        self._spoken[line.chat] = len(self._by_id)
        if line.sender != BOT:
            self.unheard[line.id] = line
            self._read[line.sender, line.chat] = line.n + 1

    def _take_back(self, recall: Recall) -> None:
        line = self._by_id.get(recall.line)
        if line is None:  # somebody has cut it out of the file by hand
            return
        gone = self._by_id[line.id] = line.taken_back()
        self._lines[line.chat] = [gone if each.id == line.id else each for each in self._lines[line.chat]]
        self._to_blank |= gone != line
        self.recalls[line.id] = recall
        self.unheard.pop(line.id, None)
        if line.sender != BOT:
            self.unheard[recall.id] = recall

    def _blank(self) -> None:
        """Take the words of recalled lines out of the file too, where they are still in it."""
        if not self._to_blank:
            return
        try:
            self._journal.rewrite(self._as_it_stays)
        except OSError:
            log.exception("sandbox_words_not_blanked")
        else:
            self._to_blank = False

    def _as_it_stays(self, record: dict[str, Any]) -> dict[str, Any]:
        if "line" in record and record["line"]["id"] in self.recalls:
            return {"line": self._by_id[record["line"]["id"]].record()}
        return record

    def _groups(self) -> list[str]:
        owners = [group for _, compound in compounds(self.town) for group in compound.groups]
        return owners + [station.staff_group for station in self.town.stations if station.staff_group]
