"""The listener: what a line is, before any scene is loaded. A code, a command, or words as nlp reads them."""

from handlers import commands
from handlers.domain.intent import BindRoom, Intent, Join, Listen, Register, Retract
from handlers.domain.invitation import code_in
from handlers.domain.message import IncomingMessage, Kind
from handlers.domain.number import numbers_in
from handlers.domain.town import Purpose, Staff, Town
from nlp.reader import Reader

_UNHEARD = {Kind.SYSTEM, Kind.VIDEO, Kind.FILE}


class Listener:
    """Reads messages of one town. Pure."""

    def __init__(self, town: Town, reader: Reader) -> None:
        self.town = town
        self.reader = reader
        self._stations = tuple(station.name for station in town.stations)

    def intent(self, message: IncomingMessage, member: Staff | None) -> Intent:
        """What a message wants, as far as its words and its sender's role tell."""
        if message.kind is Kind.RECALL:
            return Retract()
        if message.room is None and member is None and code_in(message.text):
            return Join()
        command = (
            commands.parse(message.text, self.town.bot, member, self._stations) if self._is_addressed(message) else None
        )
        if isinstance(command, Register):
            return Register(text=command.text, reading=self.reader.read(command.text))
        if command is not None:
            return command
        first, *more = self.reader.matters(message.text.replace(f"@{self.town.bot}", " ").strip())
        return Listen(first, tuple(more))

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
        return not intent.reading.complains and not numbers_in(message.text)

    def is_staff_group(self, room: str) -> bool:
        channel = self.town.channels.get(room)
        return channel is not None and channel.purpose is Purpose.STAFF

    def is_owners_group(self, room: str | None) -> bool:
        channel = self.town.channels.get(room or "")
        return channel is not None and channel.purpose is Purpose.OWNERS

    def _is_addressed(self, message: IncomingMessage) -> bool:
        """In private and in the work group everything is said to the bot; elsewhere what mentions it, or binds a room."""
        unbound = message.room is not None and message.room not in self.town.channels
        return message.mentions_bot or message.room is None or unbound or self.is_staff_group(message.room)
