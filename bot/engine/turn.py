"""The turn: messages and timers, from the rows that were kept to the rows that follow. Short ones share a transaction."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from sqlmodel import Session

from bot.engine.listener import Listener, tells_danger
from bot.engine.memory import Memory
from bot.engine.steps import Step, unwatched
from bot.engine.sweeps import Sweeps
from bot.logs import log
from bot.transport import Transport
from handlers.decide import ANSWERED, TOLD, Limit, asked_period, decide, follow, needs, needs_after, rehearsed, together
from handlers.domain.decision import Ask, Decision
from handlers.domain.due import Due, TicketDue
from handlers.domain.intent import Command, Expose, Intent, Join, Listen, Reads, Wake
from handlers.domain.invitation import codes_in, without_codes
from handlers.domain.message import IncomingMessage
from handlers.domain.number import numbers_in
from handlers.domain.override import Roster, staffed
from handlers.domain.question import LineAsked
from handlers.domain.relay import is_relay, own_line
from handlers.domain.town import Station, Town
from nlp.reader import Reader
from storage import decision
from storage.engine.codec import load_due
from storage.engine.database import Database
from storage.engine.unusable import UnusableDatabase
from storage.events import StaleScene
from storage.queues import ahead, due, inbox, questions
from storage.rooms import invitations, people
from storage.rooms.people import Identity
from storage.rows import DueRow
from storage.scene import Loaded, Loader
from storage.tickets import ticket as tickets

T = TypeVar("T")

MOST = 50
"""Messages that share a transaction, so that the courier soon has its turn."""
TIMERS = 10
"""Timers that fire before the courier has its turn."""
_TRIES = 3
_INSTANT_REPLIES = 3
_A_MOMENT = timedelta(minutes=1)
"""By so much a machine puts its clock right all the time."""


class _Rehearsed(Exception):
    """What was thought about is not to be written."""


class Turn:
    """Thinks about what was kept, and fires what is due. Synchronous: it runs on the writer's thread.

    `at_step` is told "batch.message" after each message of a batch, "turn.decided", "turn.written" (before the commit), "turn.done",
    and "batch.again" before a batch that failed is done one by one.
    """

    def __init__(
        self,
        database: Database,
        town: Town,
        reader: Reader,
        transport: Transport,
        memory: Memory,
        at_step: Step = unwatched,
    ) -> None:
        self.database = database
        self.town = self._ground = town
        self._rosters: Mapping[str, Roster] = {}
        self.transport = transport
        self.memory = memory
        self.at_step = at_step
        self._latest: datetime | None = None
        self._sweeps = Sweeps(town, memory)
        self.listener = Listener(town, reader)
        self._scenes = Loader(
            town, transport.name, transport.abilities, lambda lessons: self.listener.reader.hints(lessons)
        )

    def reads_with(self, reader: Reader) -> None:
        """From now on lines are read with another reader."""
        self.listener = Listener(self.town, reader)

    def _know_everybody(self, session: Session) -> None:
        """Whoever was imported since is one of the staff from now on, in whatever way he is looked up."""
        rosters = self.memory.rosters(session)
        if rosters != self._rosters:
            self._rosters, self.town = rosters, staffed(self._ground, rosters)
            self.listener = Listener(self.town, self.listener.reader)

    def work(self, now: datetime) -> bool:
        """Think about messages that wait, then fire some timers that are due; whether there may be more to do."""
        self.look_at_the_clock(now)
        return self.think(now) == MOST or self._wake_some(now)

    def _wake_some(self, now: datetime) -> bool:
        """Fire the oldest timers that are due, TIMERS at most: what they tell one person can then be told in one line."""
        fired = 0
        while fired < TIMERS and self.wake(now):
            fired += 1
        return fired > 0

    def look_at_the_clock(self, now: datetime) -> None:
        """At start, and where the clock was put back: what is dated later than now is brought back, and the mornings stand."""
        if self._latest is None or now < self._latest - _A_MOMENT:
            self.memory.begin_anew()
            with self.database.writing() as session:
                ahead.bring_back(session, now, max(map(_longest, self.town.stations)))
                self._sweeps.mornings(session, now)
                self._sweeps.months(session, now)
                self._sweeps.ladders(session, now)
        self._latest = now

    def think(self, now: datetime) -> int:
        """Think about messages that wait, MOST of them together; returns how many.

        Where one raises, all of them are thought about again, one by one: it delays nobody.
        """
        self.memory.renew(self.database.changed_by_others())
        if not self.memory.rest.inbox:
            return 0
        try:
            return self._together(now)
        except UnusableDatabase:
            self.memory.begin_anew()  # it remembers what was not written
            raise
        except Exception as error:
            self.memory.begin_anew()
            log.warning("a batch is done again, one by one", why=repr(error))
        self.at_step("batch.again")
        return sum(self._alone(now) for _ in range(MOST))

    def rehearse(self, messages: Iterable[IncomingMessage], now: datetime) -> None:
        """Think about messages that nobody has sent, and take it all back."""
        with suppress(_Rehearsed), self.database.writing() as session:
            for message in messages:
                self._heard(session, message, now)
            raise _Rehearsed
        self.memory.begin_anew()

    def _together(self, now: datetime) -> int:
        with self.database.writing() as session:
            self.memory.renew(self.database.changed_by_others())
            if batch := inbox.claim(session, MOST):
                self._know_everybody(session)
                whys = []
                for kept in batch:
                    whys.append((kept.row, self._heard(session, kept.message, now)))
                    self.at_step("batch.message")
                inbox.done(session, whys)
                self.at_step("turn.written")
        self.memory.rest.inbox = len(batch) == MOST
        if batch:
            self.at_step("turn.done")
        return len(batch)

    def _alone(self, now: datetime) -> bool:
        """Transaction B for one message."""

        def claim(session: Session) -> inbox.Kept | None:
            return next(iter(inbox.claim(session, 1)), None)

        def work(session: Session, kept: inbox.Kept) -> None:
            inbox.done(session, [(kept.row, self._heard(session, kept.message, now))])

        def failed(session: Session, kept: inbox.Kept, error: str) -> None:
            inbox.failed(session, kept.row, error)

        return self._tried(claim, work, failed)

    def wake(self, now: datetime) -> bool:
        """Fire the oldest timer that is due by `now`; False where none is."""
        self.memory.renew(self.database.changed_by_others())
        if self.memory.rest.has_no_timer(now):
            return False

        def claim(session: Session) -> DueRow | None:
            return None if self.memory.rest.timer(session).lies_ahead(now) else due.claim(session, now)

        def work(session: Session, row: DueRow) -> None:
            self._fired(session, row, now)

        def failed(session: Session, row: DueRow, error: str) -> None:
            due.failed(session, row.key, error)

        return self._tried(claim, work, failed)

    def _tried(
        self,
        claim: Callable[[Session], T | None],
        work: Callable[[Session, T], None],
        failed: Callable[[Session, T, str], None],
    ) -> bool:
        """Claim something and work on it in one transaction, from the start again where a ticket has changed; False for nothing."""
        claimed: T | None = None
        for left in reversed(range(_TRIES)):
            try:
                with self.database.writing() as session:
                    self.memory.renew(self.database.changed_by_others())
                    if (claimed := claim(session)) is None:
                        return False
                    self._know_everybody(session)
                    work(session, claimed)
                    self.at_step("turn.written")
                break
            except UnusableDatabase:
                self.memory.begin_anew()
                raise
            except Exception as error:
                self.memory.begin_anew()
                if claimed is None:
                    raise
                if isinstance(error, StaleScene) and left:
                    continue
                log.exception("a rule raised; what it was about is kept")
                with self.database.writing() as session:
                    failed(session, claimed, repr(error))
                break
        self.at_step("turn.done")
        return True

    def _heard(self, session: Session, message: IncomingMessage, now: datetime) -> str:
        """Decide about one message and write what follows; returns why. Of a room that is none of ours no word is left."""
        self._sweeps.stand(session, now)
        if self.listener.is_ours(message.room):
            return self._thought(session, message, now)
        why = self._thought(session, message, now) if message.text else "a room that is not ours"
        inbox.blank(session, message.transport, message.id)
        return why

    def _thought(self, session: Session, message: IncomingMessage, now: datetime) -> str:
        """What is made of a message, and why."""
        last_group = message.room if self.listener.is_owners_group(message.room) else None
        identity = self.memory.meet(session, message.sender, message.name, last_group)
        message = self._confirmed(session, self._spoken(session, message), identity, now)
        codes = self._codes(session, message, now)
        if codes and message.room is not None:
            self._decided(session, self._loaded(session, message, identity, Expose(), now), Expose())
            message = replace(message, text=without_codes(message.text, codes))
            if not any(map(str.isalnum, message.text)):
                return "nothing but a code"
        intent = Join() if codes and message.room is None else self._intent(session, message, identity, now)
        if why := self.listener.why_unheard(message, intent):
            return why
        if self._answers_like_a_bot(session, message, identity, now) and not tells_danger(intent):
            return "another bot"
        intent = self._beside(session, message, intent, now)
        if self._is_chatter(session, message, identity, intent, now):
            self.memory.said(message)
            return "chatter, and nothing that it could mean"
        why, belongs = self._decided(session, self._loaded(session, message, identity, intent, now), intent)
        if not belongs:
            self.memory.said(message)
        return why

    def _spoken(self, session: Session, message: IncomingMessage) -> IncomingMessage:
        """The message without its calls, of a relay (接龙) the sender's own line: the names of the room are looked up only where somebody is called."""
        if message.room is not None and is_relay(message.text):
            return replace(message, text=own_line(message.text, inbox.last_relay(session, message)))
        known = people.names_in(session, self.transport.name, message.room) if "@" in message.text else ()
        return self.listener.spoken(message, known)

    def _confirmed(
        self, session: Session, message: IncomingMessage, identity: Identity, now: datetime
    ) -> IncomingMessage:
        """The message with the line that was offered to whoever says yes to it."""
        if message.room is not None or not self.memory.asked(session, identity.person, "", now):
            return message
        asked, _ = questions.open_to(session, identity.person, None, now)
        if not isinstance(asked, LineAsked) or not self.listener.confirms(message):
            return message
        questions.put(session, Ask(identity.person, None, None, now))
        return replace(message, text=asked.line)

    def _codes(self, session: Session, message: IncomingMessage, now: datetime) -> tuple[str, ...]:
        """The one-time codes of ours in a line, good or not, wherever they stand in it."""
        return tuple(known.code for known in invitations.known(session, codes_in(message.text), now))

    def _loaded(
        self, session: Session, message: IncomingMessage, identity: Identity, intent: Intent, now: datetime
    ) -> Loaded:
        """The scene of a message, with what its intent needs."""
        numbers, unit = (intent.numbers, intent.unit) if isinstance(intent, Command) else ((), None)
        listens = intent if isinstance(intent, Listen) else None
        reading = listens.reading if listens else None
        period = asked_period(intent, message.text, now)
        loaded = self._scenes.for_message(
            session, message, identity, needs(intent), reading, numbers, unit, now, period
        )
        line = replace(loaded.scene.said, earlier=listens.earlier if listens else ())
        private = loaded.scene.abilities.private and self.transport.reaches(message.sender)
        abilities = replace(loaded.scene.abilities, private=private)
        return replace(loaded, scene=replace(loaded.scene, line=line, abilities=abilities))

    def _decided(self, session: Session, loaded: Loaded, intent: Intent) -> tuple[str, bool]:
        """Decide about a scene, follow what that brings about to the end, and write it; returns why, and whether lines belong to
        tickets now."""
        decided = self._within(session, loaded, TOLD, decide(loaded.scene, intent))
        decided = self._within(session, loaded, ANSWERED, self._followed(session, loaded, decided))
        if loaded.scene.town.shadows and not isinstance(intent, Expose):
            decided = rehearsed(loaded.scene, decided)
        decided = together(decided)
        self.at_step("turn.decided")
        decision.apply(session, loaded, decided, self.transport.name)
        session.flush()
        session.expunge_all()
        self.memory.keep(loaded.scene, decided)
        return decided.why, bool(decided.attached)

    def _within(self, session: Session, loaded: Loaded, limit: Limit, decided: Decision) -> Decision:
        """The decision within a limit a person; what that looks at is loaded where the decision falls under it."""
        if not limit.counts(loaded.scene, decided):
            return decided
        return limit.within(self._scenes.more(session, loaded, frozenset({limit.needs})).scene, decided)

    def _followed(self, session: Session, loaded: Loaded, decided: Decision) -> Decision:
        """The decision with all that its events bring about; what the next step looks at is loaded before it is decided."""
        events = decided.events
        while events:
            loaded = self._scenes.more(session, loaded, needs_after(events))
            scene, step = follow(loaded.scene, events)
            loaded = replace(loaded, scene=scene)
            decided, events = decided + step, step.events
        return decided

    def _intent(self, session: Session, message: IncomingMessage, identity: Identity, now: datetime) -> Intent:
        """What the message wants, read with the words of the station that it is said in."""
        member = self.town.people.get(identity.person)
        own = self.memory.own_words(session, self.listener.unit(message, member, identity.room))
        quoted = inbox.message(session, message.transport, message.quote) if message.quote else None
        earlier: tuple[IncomingMessage, ...] = ()
        if (member is None or member.helps) and self.listener.may_go_on(message):
            join = self.town.channels[message.room or ""].station.policy.tickets.join
            earlier = self.memory.just_said(session, message, message.at - join)
        intent = self.listener.intent(message, member, own, quoted.text if quoted else "", earlier)
        if isinstance(intent, Command) and intent.reads is Reads.TICKET and not intent.text and member is not None:
            station = intent.unit or self.listener.station(message, member)
            words = tickets.words(session, station, intent.numbers) or (quoted.text if quoted else "")
            intent = replace(intent, matters=tuple(self.listener.reader.matters(words, own)))
        if member is not None and self.memory.asked(session, identity.person, message.room or "", now):
            asked, _ = questions.open_to(session, identity.person, message.room, now)
            return self.listener.on_patrol(intent, message, asked, own)
        return intent

    def _answers_like_a_bot(
        self, session: Session, message: IncomingMessage, identity: Identity, now: datetime
    ) -> bool:
        """Whether an account's lines keep following ours faster than a thumb: two bots must never talk to each other."""
        instant = identity.person not in self.town.staff and self.memory.follows_us(session, message, now)
        replies = identity.instant_replies + 1 if instant else 0
        self.memory.count_reply(session, identity, replies)
        return replies >= _INSTANT_REPLIES

    def _beside(self, session: Session, message: IncomingMessage, intent: Intent, now: datetime) -> Intent:
        """What a line says beside a ticket, where there may be one: in a group only while anything is open there."""
        channel = self.town.channels.get(message.room or "")
        if channel is not None and not message.quote and not message.mentions_bot:
            since = now - channel.station.policy.tickets.correct
            if not self.memory.anything_open(session, channel.room, withdrawn_since=since):
                return intent
        return self.listener.beside(intent, message)

    def _is_chatter(
        self, session: Session, message: IncomingMessage, identity: Identity, intent: Intent, now: datetime
    ) -> bool:
        """Whether a line cannot mean anything here, so that no scene is needed. Of staff this is never asked."""
        person, room = identity.person, message.room or ""
        if person in self.town.staff or not self.listener.may_be_chatter(message, intent):
            return False
        if self.memory.asked(session, person, room, now):
            return False
        station = self.town.channels[room].station
        if (numbers := numbers_in(message.text)) and tickets.exist(session, station.name, numbers):
            return False
        if self.listener.is_staff_group(room):
            return True
        policy = station.policy
        within = policy.question if self.listener.names_place(intent) else policy.tickets.join
        if self.listener.does_nothing(message, intent) and not self.memory.told(session, person, room, now, within):
            return True
        return not self.memory.anything_open(session, room, withdrawn_since=now - policy.tickets.correct)

    def _fired(self, session: Session, row: DueRow, now: datetime) -> None:
        due.fired(session, row.key)
        self.memory.rest.stirs()
        coming = load_due(row.kind, row.payload)
        if self._sweeps.fired(session, coming, now):
            return
        intent = Wake(coming)
        loaded = self._scenes.more(session, self._reaching(session, coming, now), needs(intent))
        self._decided(session, loaded, intent)

    def _reaching(self, session: Session, coming: Due, now: datetime) -> Loaded:
        """The scene of what has come due; in private only where the transport reaches who reported its ticket."""
        loaded = self._scenes.for_due(session, coming, now)
        ticket = loaded.scene.tickets.get(coming.ticket) if isinstance(coming, TicketDue) else None
        abilities = loaded.scene.abilities
        if ticket is None or not ticket.reporter or not abilities.private:
            return loaded
        account = people.account(session, self.transport.name, ticket.reporter)
        reached = account is not None and self.transport.reaches(account)
        return replace(loaded, scene=replace(loaded.scene, abilities=replace(abilities, private=reached)))


def _longest(station: Station) -> timedelta:
    """How long a question of a station's may stand."""
    policy = station.policy
    return max(policy.question, policy.hearing.doubt, policy.neighbours.poll)
