"""What the engine remembers, so that ordinary chatter loads nothing. All of it stands in the database too: nothing is lost with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.engine.bounded import Bounded
from bot.engine.rest import Rest
from handlers.domain.decision import EVERYBODY, Decision
from handlers.domain.facts.hearing import WordsEvent
from handlers.domain.facts.rooms import AccountBound, RoomBound
from handlers.domain.facts.tickets import Opened, TakenBack
from handlers.domain.message import IncomingMessage
from handlers.domain.override import Roster
from handlers.domain.scene import Scene
from handlers.domain.town import Town
from handlers.domain.words import OwnWords, fold
from storage import standing
from storage.duty import roster
from storage.hearing import vocabulary
from storage.queues import inbox, waiting
from storage.rooms import bindings, people
from storage.rooms.people import Identity

_FASTER_THAN_A_THUMB = timedelta(seconds=2)
_FEW = 4
_ACCOUNTS = 4_000
_TALKS = 4_000
_TELLERS = 4_000
_RARE = (AccountBound, RoomBound, TakenBack, WordsEvent)
"""Events after which what is remembered is looked up again."""


@dataclass(frozen=True)
class Talk:
    """What somebody has said in a room since then and belongs to nothing yet, oldest first."""

    since: datetime
    lines: tuple[IncomingMessage, ...]


@dataclass(frozen=True)
class Spoken:
    """When we have spoken in a room since then."""

    since: datetime
    at: tuple[datetime, ...]


class Memory:
    """Kept by what the turns write; begun anew at start, after a batch that failed, and when somebody else has written.

    It lives on the writer's thread. What it does not know it asks the database, inside the transaction of whoever asks.
    """

    def __init__(self, town: Town, transport: str) -> None:
        self.town = town
        self.transport = transport
        policies = [station.policy for station in town.stations]
        self._lately = max(max(policy.tickets.join, policy.question) for policy in policies)
        self._identities: Bounded[str, Identity] = Bounded(_ACCOUNTS)
        self._talks: Bounded[tuple[str, str], Talk] = Bounded(_TALKS)
        self._tidy_at = _TELLERS
        self._version: int | None = None
        self.rest = Rest(transport)
        self.begin_anew()

    def begin_anew(self) -> None:
        """Trust nothing that was remembered."""
        self.rest.begin_anew()
        self._identities.clear()
        self._talks.clear()
        self._asked: dict[tuple[str, str], datetime] | None = None
        self._told: dict[tuple[str, str], datetime] | None = None
        self._open: dict[str, bool] = {}
        self._words: dict[str, OwnWords] = {}
        self._rooms: dict[str, str] | None = None
        self._rosters: Mapping[str, Roster] | None = None
        self._spoken: dict[str, Spoken] = {}
        self.sweeps = False
        """Whether the timer stands that blanks the chatter."""

    def renew(self, version: int) -> None:
        """Begin anew where the `version` of the database says that somebody else has written to it."""
        if version != self._version:
            self._version = version
            self.begin_anew()

    # Rooms and people.

    def group_of(self, session: Session, room: str) -> str:
        """The group of the config that a room is; else the room itself."""
        if self._rooms is None:
            self._rooms = bindings.rooms(session, self.transport)
        return self._rooms.get(room, room)

    def rosters(self, session: Session) -> Mapping[str, Roster]:
        """The people and rotas that were imported: always by another process, whose writing makes us look again."""
        if self._rosters is None:
            self._rosters = roster.rosters(session)
        return self._rosters

    def meet(self, session: Session, account: str, name: str, room: str | None) -> Identity:
        """Whoever speaks; written down only where he is new, or something in it is."""
        known = self._identities.get(account) or people.find(session, self.transport, account)
        identity = (known or people.stranger(self.transport, account, name)).heard(name, room)
        self._remember(session, identity, known)
        return identity

    def count_reply(self, session: Session, identity: Identity, instant_replies: int) -> None:
        """How many lines in a row somebody has said faster after one of ours than a thumb can type."""
        if identity.instant_replies != instant_replies:
            self._remember(session, identity.counting(instant_replies), identity)

    def _remember(self, session: Session, identity: Identity, known: Identity | None) -> None:
        if identity != known:
            people.put(session, identity)
        self._identities.put(identity.account, identity)

    # Words.

    def own_words(self, session: Session, path: str) -> OwnWords:
        """The words that the unit at `path` has made its own."""
        own = self._words.get(path)
        if own is None:
            own = self._words[path] = fold(vocabulary.changes(session, path))
        return own

    def just_said(self, session: Session, message: IncomingMessage, since: datetime) -> tuple[IncomingMessage, ...]:
        """What the same person has written there since then and belongs to nothing yet, oldest first."""
        talk = self._talks.get((message.room or "", message.sender))
        if talk is None or since < talk.since:
            talk = Talk(since, inbox.just_said(session, message, since))
            self._talks.put((message.room or "", message.sender), talk)
        return tuple(line for line in talk.lines if since <= line.at <= message.at)

    def said(self, message: IncomingMessage) -> None:
        """A line that belongs to nothing has been thought about."""
        key = (message.room or "", message.sender)
        if (talk := self._talks.get(key)) is not None:
            self._talks.put(key, Talk(talk.since, (*talk.lines, message)[-_FEW:]))

    def follows_us(self, session: Session, message: IncomingMessage, now: datetime) -> bool:
        """Whether a line came faster after one of ours than a thumb can type."""
        room, since = message.room or "", message.at - _FASTER_THAN_A_THUMB
        spoken = self._spoken.get(room)
        if spoken is None or since < spoken.since:
            spoken = self._spoken[room] = Spoken(since, tuple(waiting.said_in(session, room, since, now)[-_FEW:]))
        return any(since < at < message.at for at in spoken.at)

    def speaks(self) -> None:
        """A line of ours goes out, or has gone: when we spoke last must be looked up, and which line is next."""
        self._spoken.clear()
        self.rest.speaks()

    # What a line could mean.

    def asked(self, session: Session, person: str, room: str, now: datetime) -> bool:
        """Whether a question that somebody was asked in a room, or everybody in it, still stands."""
        if self._asked is None:
            self._asked = standing.asked(session, now)
        untils = (self._asked.get((whom, room)) for whom in (person, EVERYBODY))
        return any(until is not None and until > now for until in untils)

    def told(self, session: Session, person: str, room: str, now: datetime, within: timedelta) -> bool:
        """Whether somebody has told something in a room within that time."""
        if self._told is None:
            self._told = standing.told(session, now - self._lately)
        at = self._told.get((person, room))
        return at is not None and now - within <= at <= now

    def anything_open(self, session: Session, room: str, withdrawn_since: datetime) -> bool:
        """Whether a line in this room could mean a ticket at all."""
        found = self._open.get(room)
        if found is None:
            found = self._open[room] = standing.anything_open(session, room, withdrawn_since)
        return found

    def keep(self, scene: Scene, decision: Decision) -> None:
        """Remember what a decision has written; what is rare is looked up again."""
        if decision.says or decision.timers or decision.events:
            self.rest.stirs()
        self.rest.wants_pictures |= bool(decision.attached)
        self.rest.lets_go |= any(isinstance(event, TakenBack) for event in decision.events)
        rare = any(isinstance(event, _RARE) for event in decision.events)
        if rare or scene.hearing.quoted_line:
            self.begin_anew()
            return
        room = scene.heard.room or "" if scene.line else ""
        if decision.questions and self._asked is not None:
            self._ask(scene, decision)
        if decision.attached and scene.line and scene.speaker.staff is not None:
            self._talks.clear()
        elif decision.attached and scene.line:
            self._talks.drop((room, scene.heard.sender))
        if decision.events:
            self._open.clear()
            self._tell(scene, decision)

    def _ask(self, scene: Scene, decision: Decision) -> None:
        """Questions that were closed stand no more, then the new ones do."""
        standing = {whom: until for whom, until in (self._asked or {}).items() if until > scene.now}
        for ask in decision.questions:
            if ask.question is None:
                standing.pop((ask.person, ask.room or ""), None)
        standing.update({(ask.person, ask.room or ""): ask.until for ask in decision.questions if ask.question})
        self._asked = standing

    def _tell(self, scene: Scene, decision: Decision) -> None:
        if self._told is None:
            return
        tellers = {(event.reporter, event.room or "") for event in decision.events if isinstance(event, Opened)}
        self._told.update(dict.fromkeys(tellers, scene.now))
        if len(self._told) > self._tidy_at:
            self._told = {teller: at for teller, at in self._told.items() if at >= scene.now - self._lately}
            self._tidy_at = max(_TELLERS, 2 * len(self._told))
