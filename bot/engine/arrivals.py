"""Arrivals: everything heard is kept before anybody thinks about it. Synchronous: it runs on the writer's thread."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.engine.memory import Memory
from bot.engine.steps import Step, unwatched
from bot.quotation import split
from handlers.domain.decision import Timer
from handlers.domain.facts.rooms import GapEnds
from handlers.domain.message import IncomingMessage
from handlers.domain.town import Town
from storage.engine.database import Database
from storage.queues import due, inbox, outbox
from storage.rooms import people
from storage.tickets import picture

SETTLING = timedelta(seconds=10)


class Arrivals:
    """Keeps what one transport hears. Rooms become the groups of the config here, and nowhere else.

    Of a room that is none of ours nothing is kept but who, when and in which order; but what is `heeded` anywhere.
    `at_step` is told "inbox.keeping" before messages are on disk, and "inbox.kept" after.
    """

    def __init__(
        self,
        database: Database,
        town: Town,
        transport: str,
        memory: Memory,
        heeded: Callable[[IncomingMessage], str],
        at_step: Step = unwatched,
    ) -> None:
        self.database = database
        self.town = town
        self.transport = transport
        self.memory = memory
        self.heeded = heeded
        self.at_step = at_step

    def keep(self, messages: Sequence[tuple[IncomingMessage, bool]], now: datetime) -> None:
        """Transaction A: keep messages, each with whether it may be red; one that was delivered before is the one that is known.

        None was said later than now, whatever the clock of a gateway says.
        """
        with self.database.writing() as session:
            self.memory.renew(self.database.changed_by_others())
            inbox.keep(session, [self._ranked(session, *each, now) for each in messages], now)
            for message, _ in messages:
                if message.media is not None:
                    picture.keep(session, self.transport, message.id, message.media, now)
            self.memory.rest.inbox = True
            self.at_step("inbox.keeping")
        self.at_step("inbox.kept")

    def _ranked(
        self, session: Session, message: IncomingMessage, red: bool, now: datetime
    ) -> tuple[IncomingMessage, int]:
        message = self._quoting(session, replace(message.readable(), at=min(message.at, now)))
        if message.room is not None and (group := self.memory.group_of(session, message.room)) != message.room:
            message = replace(message, room=group)
        if message.room is not None and message.room not in self.town.channels:
            message = replace(message, text=self.heeded(message), quote=None, media=None)
            message = message if message.text else replace(message, name="")
        return message, inbox.RED if red else inbox.ORDINARY

    def _quoting(self, session: Session, message: IncomingMessage) -> IncomingMessage:
        """A quote in text form (「昵称:原文」 over dashes) as a quote: neither the nickname nor the quoted words are the speaker's."""
        if message.quote is not None or not message.text.lstrip().startswith("「"):
            return message
        words, quoted = split(message.text)
        if quoted is None:
            return message
        return replace(message, text=words, quote=self._quoted(session, message.room, message.sender, quoted.texts))

    def keep_bare(self, message_ids: Sequence[str], now: datetime) -> None:
        """Keep ids whose content is still to be fetched, many a commit."""
        with self.database.writing() as session:
            inbox.keep_bare(session, self.transport, message_ids, now)

    def pending(self) -> list[str]:
        """The ids whose content was never fetched."""
        with self.database.writing() as session:
            return inbox.bare(session, self.transport)

    def set_aside(self, message_id: str, why: str, now: datetime) -> None:
        """A message that cannot be read is kept with the reason, and the next one goes on."""
        with self.database.writing() as session:
            inbox.set_aside(session, self.transport, message_id, why, now)

    def ignored(self, message_id: str, why: str, now: datetime) -> None:
        """A bare id that turned out to be nobody's business."""
        with self.database.writing() as session:
            inbox.ignored(session, self.transport, message_id, why, now)

    def last_kept(self, now: datetime) -> datetime | None:
        """When the newest message was kept: since then nobody knows what was said."""
        with self.database.writing() as session:
            return inbox.last_kept(session, self.transport, now)

    def gap(self, start: datetime, end: datetime) -> None:
        """The bot was away: what was told meanwhile is read quietly, and summed up once the backlog has had time to come in."""
        self._tell(lambda station: GapEnds(station, start, end), end)

    def stumbled(self, start: datetime, end: datetime, dropped: int) -> None:
        """The bot was there, and could keep nothing: the staff is told when what waited has come in, and how many ids were dropped."""
        self._tell(lambda station: GapEnds(station, start, end, stumbled=True, dropped=dropped), end)

    def _tell(self, gap: Callable[[str], GapEnds], end: datetime) -> None:
        with self.database.writing() as session:
            due.put(session, end, *(Timer(end + SETTLING, gap(station.name)) for station in self.town.stations))
            self.memory.rest.stirs()

    def find_quoted(self, room: str | None, texts: Sequence[str], account: str) -> str | None:
        """What a quote by text means: the id of the newest line in a room, or in the private chat with an account, that holds the
        first of the texts which any line there holds."""
        with self.database.writing() as session:
            return self._quoted(session, room, account, texts)

    def _quoted(self, session: Session, room: str | None, account: str, texts: Sequence[str]) -> str | None:
        return next(filter(None, (self._holding(session, room, account, text) for text in texts)), None)

    def _holding(self, session: Session, room: str | None, account: str, words: str) -> str | None:
        on = self.transport
        if room is None:
            me = people.find(session, on, account) or people.stranger(on, account, "")
            ours = outbox.newest_with(session, on, None, me.person, words)
            return ours or inbox.newest_alone(session, on, account, words)
        group = self.memory.group_of(session, room)
        return outbox.newest_with(session, on, group, None, words) or inbox.newest_with(session, group, words)
