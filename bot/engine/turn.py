"""The turn: one message or one timer, from the rows that were kept to the rows that follow, in one transaction."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import structlog
from sqlmodel import Session

from bot.engine.listener import Listener
from bot.engine.steps import Step, unwatched
from bot.transport import Transport
from handlers.decide import decide
from handlers.domain.decision import Alarm, Timer
from handlers.domain.intent import Intent, Suggest, Wake
from handlers.domain.message import IncomingMessage, Kind
from handlers.domain.town import Town
from handlers.domain.words import Miss, fold
from nlp.reader import Reader
from storage import decision, scene, tickets, words
from storage.engine.database import Database
from storage.queues import due, inbox, outbox
from storage.rooms import people
from storage.rows import DueRow, IdentityRow

log = structlog.get_logger()

_TRIES = 3
_A_WEEK = timedelta(days=7)
_FASTER_THAN_A_THUMB = timedelta(seconds=2)
_INSTANT_REPLIES = 3


class Turn:
    """Thinks about what was kept, and fires what is due. Synchronous: it runs on the writer's thread.

    `at_step` is told "turn.decided", "turn.written" (before the commit) and "turn.done".
    """

    def __init__(
        self, database: Database, town: Town, reader: Reader, transport: Transport, at_step: Step = unwatched
    ) -> None:
        self.database = database
        self.town = town
        self.transport = transport
        self.at_step = at_step
        self._listener = Listener(town, reader)
        self._scenes = scene.Reader(town, transport.name, transport.abilities)

    def reads_with(self, reader: Reader) -> None:
        """From now on lines are read with another reader."""
        self._listener = Listener(self.town, reader)

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
        listener = self._listener
        last_group = message.room if listener.is_owners_group(message.room) else None
        identity = people.meet(session, self.transport.name, message.sender, message.name, last_group)
        intent = self._intent(session, message, identity)
        if why := listener.why_unheard(message, intent):
            return why
        if self._answers_like_a_bot(session, message, identity):
            return "another bot"
        if self._is_chatter(session, message, identity, intent, now):
            self._forget_later(session, now)
            return "chatter, and nothing is open here"
        loaded = self._scenes.for_message(session, message, identity, intent, now)
        private = loaded.scene.abilities.private and self.transport.reaches(message.sender)
        abilities = replace(loaded.scene.abilities, private=private)
        loaded = replace(loaded, scene=replace(loaded.scene, abilities=abilities))
        decided = decide(loaded.scene, intent)
        self.at_step("turn.decided")
        decision.apply(session, loaded, decided, self.transport.name)
        if not decided.attached:
            self._forget_later(session, now)
        return decided.why

    def _intent(self, session: Session, message: IncomingMessage, identity: IdentityRow) -> Intent:
        """What the message wants, read with the words of the station that it is said in."""
        member = self.town.people.get(identity.person)
        own = fold(words.changes(session, self._listener.unit(message, member, identity.room)))
        quoted = inbox.message(session, message.transport, message.quote) if message.quote else None
        earlier = self._just_said(session, message) if member is None else ()
        return self._listener.intent(message, member, own, quoted.text if quoted else "", earlier)

    def _just_said(self, session: Session, message: IncomingMessage) -> tuple[IncomingMessage, ...]:
        """What a resident has written right before, if it belongs to nothing yet."""
        if message.kind is not Kind.TEXT or not self._listener.is_owners_group(message.room):
            return ()
        join = self.town.channels[message.room or ""].station.policy.join
        return inbox.just_said(session, message, message.at - join)

    def _answers_like_a_bot(self, session: Session, message: IncomingMessage, identity: IdentityRow) -> bool:
        """Whether an account's lines keep following ours faster than a thumb: two bots must never talk to each other."""
        ours = outbox.said_in(session, message.room or "", message.at - _FASTER_THAN_A_THUMB)
        instant = any(at < message.at for at in ours) and identity.person not in self.town.people
        identity.instant_replies = identity.instant_replies + 1 if instant else 0
        return identity.instant_replies >= _INSTANT_REPLIES

    def _is_chatter(
        self, session: Session, message: IncomingMessage, identity: IdentityRow, intent: Intent, now: datetime
    ) -> bool:
        """Whether a line cannot mean anything here, so that no scene is needed."""
        if not self._listener.may_be_chatter(message, intent) or tickets.anything_asked(session, identity.person):
            return False
        room = message.room or ""
        if self._listener.is_staff_group(room):
            return True
        policy = self.town.channels[room].station.policy
        return not tickets.anything_open(session, room, withdrawn_since=now - policy.correct)

    def _fired(self, session: Session, row: DueRow, now: datetime) -> None:
        due.fired(session, row.key)
        if row.alarm == Alarm.FORGET:
            self._forget(session, now)
            return
        loaded = self._scenes.for_wake(session, row, now)
        intent = Wake(Alarm(row.alarm), row.number, row.round)
        decided = decide(loaded.scene, self._lessons(session, row, now) if row.alarm == Alarm.HINT else intent)
        self.at_step("turn.decided")
        decision.apply(session, loaded, decided, self.transport.name)

    def _lessons(self, session: Session, row: DueRow, now: datetime) -> Suggest:
        """What the lessons of the last week suggest."""
        found = words.lessons(session, row.station, now - _A_WEEK)
        words.forget(session, now)
        false = sum(lesson.miss is Miss.FALSE_ALARM for lesson in found)
        return Suggest(self._listener.reader.hints(found), false, len(found) - false)

    def _forget_later(self, session: Session, now: datetime) -> None:
        """Ordinary chatter is no archive: its words are blanked when their window has passed."""
        due.ensure(session, Timer(now + self.town.stations[0].policy.forget, Alarm.FORGET, "", ""))

    def _forget(self, session: Session, now: datetime) -> None:
        span = self.town.stations[0].policy.forget
        oldest = inbox.forget(session, now - span)
        if oldest is not None:
            due.put(session, Timer(oldest + span, Alarm.FORGET, "", ""))
