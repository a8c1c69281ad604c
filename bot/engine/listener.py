"""The listener: what a line is, before any scene is loaded. A code, a command, or words as nlp reads them."""

from dataclasses import replace

from handlers.domain.intent import (
    AddWord,
    BindRoom,
    FileDoubt,
    Intent,
    Join,
    Listen,
    Missed,
    Register,
    RemoveWord,
    Retract,
    ShowWords,
)
from handlers.domain.invitation import code_in
from handlers.domain.message import IncomingMessage, Kind
from handlers.domain.number import numbers_in
from handlers.domain.reading import Reading
from handlers.domain.town import Purpose, Staff, Town
from handlers.domain.words import NO_CHANGES, OwnWords
from handlers.grammar import commands
from nlp.reader import Reader

_UNHEARD = {Kind.SYSTEM, Kind.VIDEO, Kind.FILE}


_SHORT = 16
"""Characters of a line that may be only a part of what somebody says."""


class Listener:
    """Reads messages of one town. Pure."""

    def __init__(self, town: Town, reader: Reader) -> None:
        self.town = town
        self.reader = reader
        self._stations = tuple(station.name for station in town.stations)

    def intent(
        self,
        message: IncomingMessage,
        member: Staff | None,
        own: OwnWords = NO_CHANGES,
        quoted: str = "",
        earlier: tuple[IncomingMessage, ...] = (),
    ) -> Intent:
        """What a message wants, as far as its words and its sender's role tell.

        `own` are the station's words, `quoted` those of the line that is quoted, `earlier` what the same person has just said.
        """
        if message.kind is Kind.RECALL:
            return Retract()
        if message.room is None and member is None and code_in(message.text):
            return Join()
        command = (
            commands.parse(message.text, self.town.bot, member, self._stations) if self._is_addressed(message) else None
        )
        match command:
            case Register() | FileDoubt():
                return replace(command, reading=self.reader.read(command.text, own))
            case Missed():
                return replace(command, reading=self.reader.read(quoted or command.text, own))
            case AddWord():
                *_, word = command.text.split() or [""]
                return replace(command, known=self.reader.known(word))
            case RemoveWord() | ShowWords():
                return replace(command, known=self.reader.known(command.text.strip()))
        if command is not None:
            return command
        text = message.text.replace(f"@{self.town.bot}", " ").strip()
        first, *more = self.reader.matters(text, own)
        return self._in_several_lines(first, text, own, earlier) or Listen(first, tuple(more))

    def _in_several_lines(
        self, reading: Reading, text: str, own: OwnWords, earlier: tuple[IncomingMessage, ...]
    ) -> Listen | None:
        """What short lines say together ("3栋门口", "又被堵了"), where the last alone is no complaint, or lacks its place."""
        lines = [*(message.text for message in earlier), text]
        if not earlier or reading.place and reading.complains or max(map(len, lines)) > _SHORT:
            return None
        whole = self.reader.read(",".join(lines), own)
        better = whole.label is reading.label and whole.place if reading.complains else whole.complains
        return Listen(whole, earlier=earlier) if better and whole.complains else None

    def unit(self, message: IncomingMessage, member: Staff | None, last_room: str | None) -> str:
        """The path of the unit whose words hold for a message: its room's, the speaker's own, that of his last group; "" for none."""
        channel = self.town.channels.get(message.room or last_room or "")
        return channel.station.path if channel else member.path if member else ""

    def why_unheard(self, message: IncomingMessage, intent: Intent) -> str:
        """Why nobody thinks about a message; "" where somebody must."""
        if message.sender in self.town.bots or message.name in self.town.bots:
            return "another bot"
        if message.kind in _UNHEARD:
            return f"{message.kind}: nothing to read"
        if message.room is not None and message.room not in self.town.channels and not isinstance(intent, BindRoom):
            return "a room that is not ours"
        return ""

    def may_be_chatter(self, message: IncomingMessage, intent: Intent) -> bool:
        """Whether a line says nothing by itself: it matters only where something is open that it could mean."""
        if not isinstance(intent, Listen) or message.room is None or message.mentions_bot or message.quote:
            return False
        if self.is_staff_group(message.room) and message.kind is not Kind.TEXT:
            return False
        reading = intent.reading
        silent = not (reading.complains or reading.suspects or reading.advert)
        return silent and not numbers_in(message.text)

    def is_staff_group(self, room: str) -> bool:
        channel = self.town.channels.get(room)
        return channel is not None and channel.purpose is Purpose.STAFF

    def is_owners_group(self, room: str | None) -> bool:
        channel = self.town.channels.get(room or "")
        return channel is not None and channel.purpose is Purpose.OWNERS

    def _is_addressed(self, message: IncomingMessage) -> bool:
        """In private and in the work group everything is said to the bot; elsewhere what mentions it, binds a room, or quotes a
        line as missed."""
        unbound = message.room is not None and message.room not in self.town.channels
        missed = message.quote is not None and message.text.startswith("漏报")
        return message.mentions_bot or message.room is None or unbound or missed or self.is_staff_group(message.room)
