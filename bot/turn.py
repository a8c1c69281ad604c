"""The turn: one message or one timer, from the rows that were kept to the rows that follow, in one transaction."""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from sqlmodel import Session

from handlers import commands
from handlers.decide import decide
from handlers.domain.decision import Alarm, Timer
from handlers.domain.intent import Intent, Listen, Register, Wake
from handlers.domain.message import IncomingMessage, Kind
from handlers.domain.number import numbers_in
from handlers.domain.scene import Abilities
from handlers.domain.town import Purpose, Staff, Town
from nlp.reader import Reader
from storage import decision, due, inbox, outbox, people, scene, tickets
from storage.database import Database
from storage.rows import DueRow, IdentityRow

log = structlog.get_logger()

Step = Callable[[str], None]
_TRIES = 3
_FASTER_THAN_A_THUMB = timedelta(seconds=2)
_INSTANT_REPLIES = 3
_UNHEARD = {Kind.RECALL, Kind.SYSTEM, Kind.VIDEO, Kind.FILE}


def unwatched(_: str) -> None:
    """The observer of steps where nobody watches."""


class Turn:
    """Keeps messages, thinks about them, and fires what is due. Synchronous: it runs on the writer's thread.

    `at_step` is told each step by name: "inbox.kept", "turn.decided", "turn.written", "turn.done".
    """

    def __init__(
        self,
        database: Database,
        town: Town,
        reader: Reader,
        transport: str,
        abilities: Abilities,
        at_step: Step = unwatched,
    ) -> None:
        self.database = database
        self.town = town
        self.reader = reader
        self.transport = transport
        self.at_step = at_step
        self._scenes = scene.Reader(town, transport, abilities)
        self._stations = tuple(station.name for station in town.stations)

    def keep(self, message: IncomingMessage, now: datetime) -> bool:
        """Transaction A: keep a message; False where it was delivered before."""
        with self.database.transaction() as session:
            new = inbox.keep(session, message.readable(), now)
            self.at_step("inbox.keeping")
        self.at_step("inbox.kept")
        return new

    def think(self, now: datetime) -> bool:
        """Transaction B for the oldest message that waits; False where none does. A rule that raises delays only its own message."""
        with self.database.transaction() as session:
            found = inbox.oldest_new(session)
        if found is None:
            return False
        row_id, message = found
        try:
            self._retried(lambda session: inbox.done(session, row_id, self._heard(session, message, now)))
        except Exception as error:
            log.exception("a rule raised; the message is kept", message=message.id)
            with self.database.transaction() as session:
                inbox.failed(session, row_id, repr(error))
        return True

    def wake(self, now: datetime) -> bool:
        """Fire the oldest timer that is due by `now`; False where none is."""
        with self.database.transaction() as session:
            row = due.first(session, now)
        if row is None:
            return False
        try:
            self._retried(lambda session: self._fired(session, row, now))
        except Exception as error:
            log.exception("a rule raised; the timer is kept", timer=row.key)
            with self.database.transaction() as session:
                due.failed(session, row.key, repr(error))
        return True

    def _retried(self, work: Callable[[Session], None]) -> None:
        """Do `work` in a transaction; again from the start where a ticket has changed meanwhile."""
        for left in reversed(range(_TRIES)):
            try:
                with self.database.transaction() as session:
                    work(session)
                    self.at_step("turn.written")
            except decision.StaleScene:
                if not left:
                    raise
            else:
                break
        self.at_step("turn.done")

    def _heard(self, session: Session, message: IncomingMessage, now: datetime) -> str:
        """Decide about one message and write what follows; returns why."""
        identity = people.meet(session, self.transport, message.sender, message.name, self._owners_room(message))
        if message.room is not None and message.room not in self.town.channels:
            return "a room that is not ours"
        if self._is_bot(session, message, identity):
            return "another bot"
        if message.kind in _UNHEARD:
            return f"{message.kind}: nothing to read"
        intent = self._intent(message, self.town.people.get(identity.person))
        if self._is_chatter(session, message, identity, intent):
            self._forget_later(session, now)
            return "chatter, and nothing is open here"
        loaded = self._scenes.for_message(session, message, identity, intent, now)
        decided = decide(loaded.scene, intent)
        self.at_step("turn.decided")
        decision.apply(session, loaded, decided, self.transport)
        if not decided.attached:
            self._forget_later(session, now)
        return decided.why

    def _is_bot(self, session: Session, message: IncomingMessage, identity: IdentityRow) -> bool:
        """An account that the config lists as a bot, or whose lines keep following ours faster than a thumb."""
        if message.sender in self.town.bots or message.name in self.town.bots:
            return True
        ours = outbox.said_in(session, message.room or "", message.at - _FASTER_THAN_A_THUMB)
        instant = any(at < message.at for at in ours) and identity.person not in self.town.people
        identity.instant_replies = identity.instant_replies + 1 if instant else 0
        return identity.instant_replies >= _INSTANT_REPLIES

    def _owners_room(self, message: IncomingMessage) -> str | None:
        channel = self.town.channels.get(message.room or "")
        return message.room if channel and channel.purpose is Purpose.OWNERS else None

    def _intent(self, message: IncomingMessage, member: Staff | None) -> Intent:
        """A command where the line is meant for the bot and is one, else the line as nlp reads it."""
        channel = self.town.channels.get(message.room or "")
        addressed = message.mentions_bot or channel is None or channel.purpose is Purpose.STAFF
        command = commands.parse(message.text, self.town.bot, member, self._stations) if addressed else None
        if isinstance(command, Register):
            return Register(text=command.text, reading=self.reader.read(command.text))
        return command or Listen(self.reader.read(message.text.replace(f"@{self.town.bot}", " ").strip()))

    def _is_chatter(self, session: Session, message: IncomingMessage, identity: IdentityRow, intent: Intent) -> bool:
        """Whether a line cannot mean anything here, so that no scene is needed."""
        if not isinstance(intent, Listen) or message.room is None or message.mentions_bot or message.quote:
            return False
        if intent.reading.complains or numbers_in(message.text):
            return False
        if message.room in self.town.channels and self.town.channels[message.room].purpose is Purpose.STAFF:
            return message.kind is Kind.TEXT and not tickets.anything_asked(session, identity.person)
        return not tickets.anything_open(session, message.room) and not tickets.anything_asked(session, identity.person)

    def _fired(self, session: Session, row: DueRow, now: datetime) -> None:
        due.fired(session, row.key)
        if row.alarm == Alarm.FORGET:
            self._forget(session, now)
            return
        loaded = self._scenes.for_wake(session, row, now)
        decided = decide(loaded.scene, Wake(Alarm(row.alarm), row.number, row.round))
        self.at_step("turn.decided")
        decision.apply(session, loaded, decided, self.transport)

    def _forget_later(self, session: Session, now: datetime) -> None:
        """Ordinary chatter is no archive: its words are blanked when their window has passed."""
        due.ensure(session, Timer(now + self.town.stations[0].policy.forget, Alarm.FORGET, "", ""))

    def _forget(self, session: Session, now: datetime) -> None:
        span = self.town.stations[0].policy.forget
        oldest = inbox.forget(session, now - span)
        if oldest is not None:
            due.put(session, Timer(oldest + span, Alarm.FORGET, "", ""))
