"""Everything a decision may look at: small by contract, loaded for one intent, never "all tickets"."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from handlers.domain.doubt import Doubt
from handlers.domain.invitation import Invited
from handlers.domain.message import IncomingMessage
from handlers.domain.number import number_of
from handlers.domain.policy import Matter, Policy
from handlers.domain.reading import Level, Reading
from handlers.domain.rota import entrusted, may_lead, on_duty
from handlers.domain.ticket import Ticket
from handlers.domain.town import Channel, Compound, Staff, Station, Town
from handlers.domain.words import WordChange


@dataclass(frozen=True)
class Abilities:
    """What a transport can do; the texts fall back where it cannot."""

    quote: bool = True
    mention: bool = True
    recall: bool = True
    private: bool = True


@dataclass(frozen=True)
class Sender:
    """Who speaks: an opaque person id, the name that is shown, and the role that the account (never the name) gives."""

    person: str
    name: str
    staff: Staff | None = None


class Asking(StrEnum):
    """What an open question is about."""

    PLACE = "place"  # 在哪栋?
    WHICH = "which"  # 哪一件?
    GUESS = "guess"  # 是不是 #1263?
    SATISFIED = "satisfied"  # 记"满意"吗?
    DOUBT = "doubt"  # 是消防通道被占吗?
    COMPOUND = "compound"  # 哪个小区?


@dataclass(frozen=True)
class Question:
    """A question the bot asked one person in one chat, and what it will do with the answer.

    `numbers` are the tickets that it names; `command` and `text` are the intent that waits; `photos` were sent with it. `reading` is
    that of a report which waits for its compound.
    """

    asking: Asking
    numbers: tuple[str, ...]
    command: str = ""
    text: str = ""
    photos: tuple[str, ...] = ()
    reading: Reading | None = None


@dataclass(frozen=True)
class Picture:
    """A picture of the sender in this chat that belongs to no ticket yet."""

    message: str
    photo: str
    at: datetime


@dataclass(frozen=True)
class Today:
    """The figures of one day in one unit (今日): matters and persons are counted apart (件, 人次)."""

    opened: int = 0
    voices: int = 0
    accepted: int = 0
    accepted_in_time: int = 0
    resolved: int = 0
    in_work: int = 0
    overdue: int = 0
    reopened: int = 0
    satisfied: int = 0
    partly: int = 0
    unsolved: int = 0
    asked: int = 0


@dataclass(frozen=True)
class UnknownSend:
    """A line of which nobody knows whether it was sent; `where` is the group, or "私聊"."""

    id: int
    where: str
    text: str


@dataclass(frozen=True)
class Recalled:
    """The line that its own author has taken back: the tickets that it belongs to, and those that no other line of his does."""

    message: str
    photo: str
    tickets: tuple[str, ...]
    alone: frozenset[str]


@dataclass(frozen=True)
class Scene:
    """The moment, the place, the people and the tickets that one decision needs.

    `tickets` holds what is open here within the window, what was named and what concerns the sender; `quoted` are the numbers
    that the quoted line belongs to, `named` those that the line itself writes. `station` is None where nobody can tell which is meant. `late` says that the message was told while the bot was away, `backlog`
    how many such there were. `doubt` is the line in doubt that the speaker was asked about or takes back, or that a timer is for,
    `doubts` those on the station's list, `last_doubt` when the room was last asked about one.
    `earlier` are lines of the speaker that only together with the message say what is the matter. `shadows` are the groups that only rehearse. `words` are the changes of the lexicon that hold at the station, `quoted_line` with its `quoted_sender` is a line that is quoted as missed.
    """

    now: datetime
    town: Town
    station: Station | None = None
    channel: Channel | None = None
    compound: Compound | None = None
    sender: Sender | None = None
    message: IncomingMessage | None = None
    tickets: Mapping[str, Ticket] = field(default_factory=dict)
    quoted: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    question: Question | None = None
    pictures: tuple[Picture, ...] = ()
    earlier: tuple[IncomingMessage, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    serial: int = 0
    abilities: Abilities = Abilities()
    today: Today | None = None
    invited: Invited | None = None
    unknown_sends: tuple[UnknownSend, ...] = ()
    recalled: Recalled | None = None
    doubt: Doubt | None = None
    doubts: tuple[Doubt, ...] = ()
    last_doubt: datetime | None = None
    words: tuple[WordChange, ...] = ()
    shadows: frozenset[str] = frozenset()
    quoted_line: IncomingMessage | None = None
    quoted_sender: Sender | None = None
    late: bool = False
    backlog: int = 0

    @property
    def policy(self) -> Policy:
        """The station's policy; the first station's where none is known yet."""
        return (self.station or self.town.stations[0]).policy

    @property
    def home(self) -> Station:
        """The station, where a rule runs only with one."""
        assert self.station is not None, "this intent is decided only where a station is known"
        return self.station

    @property
    def speaker(self) -> Sender:
        assert self.sender is not None, "this intent comes from a person"
        return self.sender

    @property
    def heard(self) -> IncomingMessage:
        assert self.message is not None, "this intent comes from a message"
        return self.message

    @property
    def on_duty(self) -> tuple[Staff, ...]:
        """Who is on duty at the station now, in the order of the rota."""
        return tuple(entry.member for entry in on_duty(self.home, self.now, self.town.calendar))

    @property
    def next_number(self) -> str:
        return number_of(self.serial)

    def matter(self, ticket: Ticket) -> Matter:
        """The taxonomy's entry of a ticket; one that has left the taxonomy falls back to its label."""
        return self.policy.matters.get(ticket.matter) or self.policy.matter(ticket.label, None)

    def after(self, ticket: Ticket, start: datetime, span: timedelta) -> datetime:
        """`span` after `start`: in working time for a normal ticket, by the wall clock for others."""
        return self.town.calendar.add_working(start, span) if ticket.level is Level.NORMAL else start + span

    def speaker_may_lead(self, ticket: Ticket) -> bool:
        """Whether whoever speaks may lead a ticket (主办)."""
        return self.speaker.staff is not None and may_lead(self.speaker.staff, self.matter(ticket))

    def entrusted(self, ticket: Ticket) -> tuple[Staff, ...]:
        """Who may know the name of whoever reported in private."""
        compound = self.home.compound(ticket.path)
        return entrusted(self.home, compound, self.matter(ticket), self.now, self.town.calendar)

    def is_night_noise(self, ticket: Ticket) -> bool:
        """Noise that is going on in quiet hours (噪声扰民): the night's police are called for it. Last night's noise waits."""
        return ticket.ongoing and self.matter(ticket).night and self.policy.quiet.holds(self.now)

    def name(self, person: str | None) -> str:
        return self.names.get(person or "", "")
