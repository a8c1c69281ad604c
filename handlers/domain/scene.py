"""Everything a decision may look at: small by contract, loaded for one intent, never "all tickets"."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum, auto

from handlers.domain.action import Action
from handlers.domain.approval import ApprovalAsked
from handlers.domain.decision import Rank, Say
from handlers.domain.doubt import Doubt
from handlers.domain.event import Event
from handlers.domain.facts.attendance import ExpiryTold
from handlers.domain.figures import Figures
from handlers.domain.invitation import Invited
from handlers.domain.lawtip import Tips
from handlers.domain.load import Facts
from handlers.domain.luhn import is_number
from handlers.domain.mark import Marks
from handlers.domain.meeting import Agenda, Conferences
from handlers.domain.message import IncomingMessage
from handlers.domain.offer import Offer
from handlers.domain.period import Period
from handlers.domain.policy import Limit, Matter, Policy
from handlers.domain.question import Question
from handlers.domain.reading import Level
from handlers.domain.rota import entrusted, may_lead, on_duty
from handlers.domain.ticket import Ticket, TicketId
from handlers.domain.town import Channel, Compound, Purpose, Staff, Station, Town
from handlers.domain.unreachable import Unreachable
from handlers.domain.visit import Visit
from handlers.domain.words import Hint, WordChange
from handlers.domain.workcalendar import WorkCalendar


class Need(Enum):
    """What an intent, or what follows from an event, wants to look at beside the core of a scene."""

    IN_WORK = auto()  # everything in work at the station, the most pressing first
    FIGURES = auto()  # the figures of the day
    WORDS = auto()  # the changes of the lexicon that hold for the speaker's unit
    LESSONS = auto()  # what the week's mistakes suggest
    DOUBTS = auto()  # the list of lines in doubt
    LAST_DOUBT = auto()  # when the room was last asked about one
    QUOTED_LINE = auto()  # the line that is quoted, with who said it
    INVITATION = auto()  # what a code stands for
    EXPOSED = auto()  # what the codes stand for that were written in a group
    SENDS = auto()  # lines of which nobody knows whether they were sent, and those that reach nobody
    UNREACHED = auto()  # what does not reach somebody of the staff
    RECALLED = auto()  # the line that is taken back
    BACKLOG = auto()  # what was told in a gap
    LATELY = auto()  # what the speaker has brought about of late
    ANSWERS = auto()  # how often the speaker was answered of late
    APPROVALS = auto()  # what waits for the speaker's yes, or was asked by him
    ATTENDANCE = auto()  # who was there today
    LOAD = auto()  # what a station's people had to do in the last year
    HANDS = auto()  # what somebody has in hand who can be reached no more
    TOLD = auto()  # what the speaker was told on the ladder, at whatever station
    LAWTIPS = auto()  # what was told in a station's groups of late, and what the law was said to say
    ACTIONS = auto()  # the station's joint actions that are open, or have just ended
    ALL_ACTIONS = auto()  # those of the month, and the ordinal of the next one
    VISITS = auto()  # who was where of late, so that no place is inspected twice
    MEETINGS = auto()  # the meetings of the unit that is meant, and the street's, with topics and measures
    AGENDA = auto()  # what the next meeting of that unit could talk about
    LIKE = auto()  # what is in work at the station, and was archived of late: a matter may be one of them
    UNIT_FIGURES = auto()  # the figures of the station, or of the whole street, whatever else the line names
    PEERS = auto()  # the figures of the whole street, for the asked period: what is usual there
    MARKS = auto()  # the marks of the unit, with how their appeals stand
    BEGUN = auto()  # the figures and marks of the list that 更多 goes on with, where it shows some


@dataclass(frozen=True)
class Abilities:
    """What a transport can do; the texts fall back where it cannot. With `captions` a file goes in one message with its words."""

    quote: bool = True
    mention: bool = True
    recall: bool = True
    private: bool = True
    files: bool = True
    captions: bool = True


@dataclass(frozen=True)
class Sender:
    """Who speaks: an opaque person id, the name that is shown, and the role that the account (never the name) gives: one of the `staff`, or
    somebody who `helps` where he is invited, and is a neighbour otherwise."""

    person: str
    name: str
    staff: Staff | None = None
    helper: Staff | None = None


@dataclass(frozen=True)
class Picture:
    """A picture of the sender in this chat that belongs to no ticket yet."""

    message: str
    photo: str
    at: datetime


@dataclass(frozen=True)
class Place:
    """Where something happens: the station, the group, the compound, as far as they are known, and the station's next serial."""

    station: Station | None = None
    channel: Channel | None = None
    compound: Compound | None = None
    serial: int = 0


@dataclass(frozen=True)
class Line:
    """A message with what belongs to it.

    `quoted` are the tickets of the quoted line, `named` the numbers that the line itself writes, `question` what the sender was
    asked in this chat, `asked` what everybody in it was, `pictures` those of his that wait for words, `earlier` lines of his that only together with this one say
    what is the matter. `late` says that it was told while the bot was away, `offered` what a neighbour has asked the
    others since we have spoken last, `quoted_words` the line of ours that one of the staff quotes. Where it names or quotes a merged
    ticket, `through` is the way from the one that is meant to that.
    """

    message: IncomingMessage
    sender: Sender
    quoted: tuple[TicketId, ...] = ()
    named: tuple[str, ...] = ()
    question: Question | None = None
    asked: Question | None = None
    pictures: tuple[Picture, ...] = ()
    earlier: tuple[IncomingMessage, ...] = ()
    late: bool = False
    offered: tuple[Offer, ...] = ()
    quoted_words: str = ""
    through: Mapping[TicketId, tuple[TicketId, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class UnknownSend:
    """A line of which nobody knows whether it was sent, or `why` it reaches nobody; `where` is the group, who of the staff, or "私聊".

    What was said to one person nobody else reads: it has no `text`.
    """

    id: int
    where: str
    text: str
    why: Unreachable | None = None


@dataclass(frozen=True)
class Recalled:
    """The line that its own author has taken back: the tickets that it belongs to, and those that no other line of his does."""

    message: str
    photo: str
    tickets: tuple[TicketId, ...]
    alone: frozenset[TicketId]


@dataclass(frozen=True)
class Hearing:
    """What the rules about hearing look at. `doubt` is the line in doubt that the speaker was asked about or takes back, or that a
    timer is for, `pictures` those that were shown with it, `alarm` what may be a danger, about which everybody here or the speaker was
    asked; `quoted_line` with its `quoted_sender` is a line that is quoted as missed; `lately` is what the speaker has brought about of
    late, oldest first."""

    doubt: Doubt | None = None
    pictures: tuple[Picture, ...] = ()
    alarm: Doubt | None = None
    doubts: tuple[Doubt, ...] = ()
    last_doubt: datetime | None = None
    words: tuple[WordChange, ...] = ()
    quoted_line: IncomingMessage | None = None
    quoted_sender: Sender | None = None
    hints: tuple[Hint, ...] = ()
    lately: tuple[Event, ...] = ()
    false_alarms: int = 0
    misses: int = 0


@dataclass(frozen=True)
class Answers:
    """How often somebody was answered of late, and whether he was told that he is to wait."""

    count: int = 0
    paused: bool = False


@dataclass(frozen=True)
class Rooms:
    """What the rules about rooms look at. `exposed` are codes that a group could read, `bound` who of the staff has an account;
    `backlog` is how many lines were told in a gap, `answers` those to the speaker."""

    invited: Invited | None = None
    exposed: tuple[Invited, ...] = ()
    bound: frozenset[str] = frozenset()
    unknown_sends: tuple[UnknownSend, ...] = ()
    unreached: int = 0
    told_unreached: datetime | None = None
    recalled: Recalled | None = None
    backlog: int = 0
    answers: Answers = Answers()


@dataclass(frozen=True)
class Duty:
    """What the rules about duty look at: the `approvals` that the speaker may answer or has asked for, the newest first, or the one that
    has come due; who has `attended` today, and which qualifications were told to expire, whether
    the work group could not be told lately (`unsaid`), and the `facts` of a year that
    a load is counted from."""

    approvals: tuple[ApprovalAsked, ...] = ()
    attended: frozenset[str] = frozenset()
    expiries: tuple[ExpiryTold, ...] = ()
    unsaid: bool = False
    facts: Facts = Facts()


@dataclass(frozen=True)
class Governance:
    """What the rules about governance look at: the `figures` of a unit, of the `period` that was asked for, those of the whole street
    (`peers`), the unit's `marks`; what law `tips` are chosen by; the joint `actions` of the station that are open or have just ended, those of the month in the speaker's unit, and the ordinal of the next
    one; who has made `visits` of late; the `meetings` of a unit, and the `agenda` that is proposed for the next."""

    period: Period | None = None
    figures: Figures | None = None
    peers: Figures | None = None
    marks: Marks = Marks()
    tips: Tips = Tips()
    actions: tuple[Action, ...] = ()
    actions_of_month: tuple[Action, ...] = ()
    next_action: int = 1
    visits: tuple[Visit, ...] = ()
    meetings: Conferences | None = None
    agenda: Agenda = Agenda()

    @property
    def conferences(self) -> Conferences:
        """The meetings, where a rule runs only with them."""
        assert self.meetings is not None, "whoever looks at meetings has declared so"
        return self.meetings


@dataclass(frozen=True)
class Scene:
    """The moment, the town as it is now, the place, the line with its speaker, and the tickets that one decision needs.

    `tickets` holds what the line may mean: what was named or quoted, what concerns the sender, what is open here. `merged` says
    where numbers lead that were merged into another. `in_work` is how many are in work at the station, where that was needed.
    """

    now: datetime
    town: Town
    place: Place = Place()
    line: Line | None = None
    tickets: Mapping[TicketId, Ticket] = field(default_factory=dict)
    merged: Mapping[TicketId, TicketId] = field(default_factory=dict)
    in_work: int = 0
    names: Mapping[str, str] = field(default_factory=dict)
    abilities: Abilities = Abilities()
    hearing: Hearing = Hearing()
    rooms: Rooms = Rooms()
    duty: Duty = Duty()
    governance: Governance = Governance()

    @property
    def station(self) -> Station | None:
        return self.place.station

    @property
    def unit(self) -> Station | Town:
        """The station; the whole street where none is meant."""
        return self.station or self.town

    @property
    def channel(self) -> Channel | None:
        return self.place.channel

    @property
    def compound(self) -> Compound | None:
        return self.place.compound

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
    def said(self) -> Line:
        """The line, where a rule runs only with one."""
        assert self.line is not None, "this intent comes from a message"
        return self.line

    @property
    def speaker(self) -> Sender:
        return self.said.sender

    @property
    def heard(self) -> IncomingMessage:
        return self.said.message

    @property
    def question(self) -> Question | None:
        """What the speaker was asked in this chat."""
        return self.line.question if self.line else None

    @property
    def late(self) -> bool:
        """Whether the line was told while the bot was away, and is read now, in one go."""
        return self.line is not None and self.line.late

    @property
    def on_duty(self) -> tuple[Staff, ...]:
        """Who is on duty at the station now, in the order of the rota."""
        return tuple(entry.member for entry in on_duty(self.home, self.now, self.town.calendar))

    def next_ticket(self, later: int = 0) -> TicketId:
        """The name of the ticket that is opened next here, or so many later."""
        return TicketId(self.home.name, self.place.serial + later)

    def numbered(self, number: str) -> Ticket | None:
        """The ticket of this station that a number means, where it was loaded."""
        if self.station is None:
            return None
        if not is_number(number):
            return None
        named = TicketId.of(self.home.name, number)
        return self.tickets.get(self.merged.get(named, named))

    def having(self, *tickets: Ticket) -> "Scene":
        """The scene with tickets as they are now."""
        return replace(self, tickets={**self.tickets, **{ticket.id: ticket for ticket in tickets}})

    def matter(self, ticket: Ticket) -> Matter:
        """The taxonomy's entry of a ticket; one that has left the taxonomy falls back to its label."""
        station = self.station or self.town.station(ticket.station)
        policy = station.policy if station else self.policy
        return policy.matters.get(ticket.matter) or policy.matter(ticket.label, None)

    def calendar(self, ticket: Ticket) -> WorkCalendar:
        """The calendar by which the limits of a ticket count: that of the department which leads its matter."""
        return self.town.calendar_of(self.matter(ticket).lead)

    def limit(self, ticket: Ticket) -> Limit:
        """How long a ticket may take, by its matter and its level."""
        return self.policy.limit(self.matter(ticket), ticket.level)

    def after(self, ticket: Ticket, start: datetime, span: timedelta) -> datetime:
        """`span` after `start`: in working time for a normal ticket, by the wall clock for others."""
        return self.calendar(ticket).add_working(start, span) if ticket.level is Level.NORMAL else start + span

    def lately(self, at: datetime | None, span: timedelta) -> bool:
        """Whether something happened within the `span` before now; what a clock that ran ahead has dated later did not."""
        return at is not None and self.now - span <= at <= self.now

    @property
    def speaker_steers(self) -> bool:
        """Whether whoever speaks is one who leads a station, or the street."""
        return self.speaker.staff is not None and self.speaker.staff.steers

    def speaker_may_lead(self, ticket: Ticket) -> bool:
        """Whether whoever speaks may lead a ticket (主办)."""
        return self.speaker.staff is not None and may_lead(self.speaker.staff, self.matter(ticket))

    def entrusted(self, ticket: Ticket) -> tuple[Staff, ...]:
        """Who alone may read what was reported in private: those who were named to its reporter, none of them for good."""
        if ticket.entrusted:
            return tuple(member for member in self.home.staff if member.name in ticket.entrusted)
        compound = self.home.compound(ticket.path)
        return entrusted(self.home, compound, self.matter(ticket), ticket.opened_at, self.town.calendar)

    def confides(self, ticket: Ticket, name: str = "") -> bool:
        """Whether a private report is told to somebody of the staff, to whoever speaks where nobody is named."""
        me = name or (self.speaker.staff.name if self.speaker.staff else "")
        return ticket.private and any(member.name == me for member in self.entrusted(ticket))

    def reads_place(self, ticket: Ticket, name: str = "") -> bool:
        """Whether somebody may read the whole place of a private report: whom it was promised, and who took it over from mediation."""
        me = name or (self.speaker.staff.name if self.speaker.staff else "")
        enforces = ticket.mediation is not None and me != "" and ticket.mediation.enforcer == me
        return enforces or self.confides(ticket, me)

    def hides(self, ticket: Ticket) -> bool:
        """Whether whoever speaks may not read what was told about a ticket: it was told in private, and not to him."""
        return ticket.private and not self.confides(ticket)

    def is_night_noise(self, ticket: Ticket) -> bool:
        """Noise that is going on in quiet hours (噪声扰民): the night's police are called for it. Last night's noise waits."""
        return ticket.ongoing and self.matter(ticket).night and self.policy.quiet.holds(self.now)

    def answers(self, say: Say) -> bool:
        """Whether a line answers whoever speaks, in private or in the work group; what is red is no mere answer."""
        if self.line is None or say.rank is Rank.RED:
            return False
        aside = self.channel is not None and self.channel.purpose is Purpose.STAFF and say.room == self.channel.room
        return say.person == self.speaker.person or (aside and say.answers == self.heard.id)

    def name(self, person: str | None) -> str:
        return self.names.get(person or "", "")
