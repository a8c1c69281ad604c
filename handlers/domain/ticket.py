"""A ticket (工单) as its events have made it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from handlers.domain.evidence import Checklist
from handlers.domain.finding import Finding
from handlers.domain.luhn import number_of
from handlers.domain.mediation import Mediation
from handlers.domain.reading import Danger, Label, Level, Verdict
from handlers.domain.whistle import Whistle


@dataclass(frozen=True, order=True)
class TicketId:
    """The name of a ticket: its station and the serial there. Its number carries a check digit (126 is #1263)."""

    station: str
    serial: int

    @property
    def number(self) -> str:
        return number_of(self.serial)

    def __str__(self) -> str:
        """The ticket's stream: the one place where "station/number" is glued."""
        return f"{self.station}/{self.number}"

    @classmethod
    def of(cls, station: str, number: str) -> "TicketId":
        """The ticket that a valid number means at a station."""
        return cls(station, int(number[:-1]))

    @classmethod
    def parse(cls, stream: str) -> "TicketId":
        """The ticket whose stream this is: the one place where "station/number" is split."""
        station, _, number = stream.rpartition("/")
        return cls.of(station, number)


class Source(StrEnum):
    """Who brought it (bulletin: 居民、网格员、网格执法人员提交的问题)."""

    RESIDENT = "resident"
    GRID_WORKER = "grid_worker"
    OFFICER = "officer"


class Resolution(StrEnum):
    """What closing means: closed is not the same as solved (办结类型)."""

    SOLVED = "solved"
    PARTLY = "partly"
    OUT_OF_SCOPE = "out_of_scope"
    NOT_FOUND = "not_found"
    TRANSFERRED = "transferred"
    MEDIATED = "mediated"

    @property
    def is_polled(self) -> bool:
        """Whether people are asked how it was dealt with: what nobody of ours has settled is nobody's merit."""
        return self in POLLED


POLLED = frozenset({Resolution.SOLVED, Resolution.PARTLY, Resolution.MEDIATED})
"""The kinds of closing that have a poll."""


class Stage(StrEnum):
    """Which side of the work a picture shows."""

    BEFORE = "before"
    AFTER = "after"


class State(StrEnum):
    """Where a ticket stands."""

    OPEN = "open"  # 已派, 待接单
    ACCEPTED = "accepted"  # 已接单
    ON_SITE = "on_site"  # 已到场
    PAUSED = "paused"  # 挂账
    RESOLVED = "resolved"  # 已办结, 可重开
    ARCHIVED = "archived"  # 已归档
    WITHDRAWN = "withdrawn"  # 已撤回
    MERGED = "merged"  # 已并入另一件


IN_WORK = frozenset({State.OPEN, State.ACCEPTED, State.ON_SITE, State.PAUSED})


@dataclass(frozen=True)
class Voice:
    """Somebody who counts for a ticket since then (人次), `aside` where nobody but us has heard it; `of` are the merged tickets through
    which he does, the outermost first, each merged into the one before it."""

    person: str
    at: datetime
    of: tuple[TicketId, ...] = ()
    aside: bool = False


@dataclass(frozen=True)
class Ballot:
    """What somebody has said in the poll; `of` is the way to the merged ticket that his line named, as with a voice."""

    person: str
    verdict: Verdict
    of: tuple[TicketId, ...] = ()


@dataclass(frozen=True)
class Child:
    """What a ticket has taken over from one that was merged into it, so that splitting gives it back; the level and the limits are its own
    from before, where the other's were more pressing. A number that a group knows is `aloud`."""

    id: TicketId
    aloud: bool = False
    rooms: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    placed: bool = False
    level: Level | None = None
    accept_by: datetime | None = None
    resolve_by: datetime | None = None


@dataclass(frozen=True)
class Likeness:
    """The ticket that another seems to be the same as, and who was asked whether it is."""

    other: TicketId
    person: str
    at: datetime


@dataclass(frozen=True)
class Ticket:
    """One matter, from the first line to the archive. Persons are opaque ids, times are aware.

    `lines` are the reporter's words by the message that held them; `reporter` is "" once he has taken his words back.
    `placed_by` is the later line that named the place, `home` the reporter's own address where his words tell his flat,
    `entrusted` the staff whom a private report was promised to alone, whoever is on duty later. `promised` is the
    time that was told anew once `resolve_by` had passed, `asked_at` and `urged_at` when somebody last asked after it and pressed for it, `again_of` the ticket
    of the same matter that was archived before, `owner` who is away and had it in hand, `given` that somebody was named for it. `rung` is the step of the ladder that was told last, and
    `repeats` how often again, `warned_at` when; until `spared_until` it is left alone, `keeper` is the chief who has taken it up, `delays`
    counts the new times that were promised. It is `paused_at` (挂账) until `paused_until`, and was `extended` so often; a chief wants an
    answer (督办) by `supervised_until`. `whistle` is the last call of departments to it, `checklist` the evidence of a complex case (疑难).
    `bounced` are who has sent it back in this round, each with his reason, `asked` who was asked to assist, `invited` who of them
    by somebody and not by the clock. `mediation` is that of this round (调解). `also_in` are the other groups
    in which it was told; `children` are merged into it, and it was `merged_from` that state where it is merged itself; `likeness` waits for
    an answer, `unlike` are those of which was said that they are others. It was `surged` by many voices in a short time.
    The result waits for a picture `photo_until` then, which was `shown_at` last, `unshown` says that none came (无照); after a passer-by's
    还在 those of `looked_for` are to answer by `look_by`; `found` is what the look afterwards (回头看) has shown, `again_since` when the
    ticket that it is `again_of` was closed, and `recurred` are those that are the same matter, back after its archive.
    """

    id: TicketId
    path: str
    room: str | None
    matter: str
    label: Label
    level: Level
    place: str | None
    lines: tuple[tuple[str, str], ...]
    source: Source
    private: bool
    reporter: str
    message: str
    opened_at: datetime
    accept_by: datetime
    resolve_by: datetime
    spoken_at: datetime
    state: State = State.OPEN
    ongoing: bool = True
    pressed: bool = False
    late: bool = False
    danger: Danger | None = None
    evidence: tuple[str, ...] = ()
    confidence: float = 0.0
    round: int = 1
    called: tuple[str, ...] = ()
    dispatched_at: datetime | None = None
    lead: str | None = None
    assists: tuple[str, ...] = ()
    counted: tuple[Voice, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    accepted_at: datetime | None = None
    arrived_at: datetime | None = None
    progress_at: datetime | None = None
    reminded_at: datetime | None = None
    resolved_at: datetime | None = None
    archived_at: datetime | None = None
    resolution: Resolution | None = None
    quantities: Mapping[str, int] = field(default_factory=dict)
    note: str = ""
    ballots: tuple[Ballot, ...] = ()
    thanked: tuple[str, ...] = ()
    reopenings: tuple[tuple[str, datetime], ...] = ()
    placed_by: str = ""
    home: str = ""
    entrusted: tuple[str, ...] = ()
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""
    merged_into: TicketId | None = None
    promised: datetime | None = None
    set_out_at: datetime | None = None
    asked_at: datetime | None = None
    asked_by: str = ""
    urged_at: datetime | None = None
    again_of: TicketId | None = None
    owner: str = ""
    given: bool = False
    rung: int = 0
    repeats: int = 0
    warned_at: datetime | None = None
    escalated: tuple[str, ...] = ()
    spared_until: datetime | None = None
    keeper: str = ""
    delays: int = 0
    paused_at: datetime | None = None
    paused_until: datetime | None = None
    extended: int = 0
    supervised_by: str = ""
    supervised_until: datetime | None = None
    whistle: Whistle | None = None
    checklist: Checklist | None = None
    bounced: tuple[tuple[str, str], ...] = ()
    asked: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    mediation: Mediation | None = None
    also_in: tuple[str, ...] = ()
    merged_from: State | None = None
    children: tuple[Child, ...] = ()
    likeness: Likeness | None = None
    unlike: tuple[TicketId, ...] = ()
    surged: bool = False
    resolved_by: str = ""
    photo_until: datetime | None = None
    unshown: bool = False
    shown_at: datetime | None = None
    look_by: datetime | None = None
    looked_for: tuple[str, ...] = ()
    found: Finding | None = None
    again_since: datetime | None = None
    recurred: tuple[TicketId, ...] = ()

    @property
    def voices(self) -> tuple[str, ...]:
        """Who counts for it, each once."""
        return tuple(dict.fromkeys(voice.person for voice in self.counted))

    @property
    def neighbours(self) -> tuple[str, ...]:
        """Who counts for it without whoever of the staff has found it."""
        found_by = "" if self.source is Source.RESIDENT else self.reporter
        return tuple(person for person in self.voices if person != found_by)

    @property
    def votes(self) -> Mapping[str, Verdict]:
        """The newest verdict of each person in this round."""
        return {ballot.person: ballot.verdict for ballot in self.ballots}

    @property
    def asides(self) -> tuple[str, ...]:
        """Who counts for it, and has told so nobody but us."""
        aloud = {voice.person for voice in self.counted if not voice.aside}
        return tuple(person for person in self.voices if person not in aloud)

    @property
    def rooms(self) -> tuple[str, ...]:
        """The groups that hear of it; none of what was told in private."""
        first = (self.room,) if self.room is not None and not self.private else ()
        return (*first, *self.also_in)

    @property
    def station(self) -> str:
        return self.id.station

    @property
    def number(self) -> str:
        return self.id.number

    @property
    def words(self) -> str:
        """All that the reporter has said about it, in a line."""
        return " ".join(words for _, words in self.lines if words)

    @property
    def whistle_of_round(self) -> Whistle | None:
        """The last call of departments, unless it was called off or belongs to a round before."""
        stands = self.whistle is not None and not self.whistle.off and self.whistle.round == self.round
        return self.whistle if stands else None

    @property
    def is_hushed(self) -> bool:
        """Whether no group reads what it is about: everything goes to those who are called, in private."""
        return self.danger is not None and self.danger.is_hushed

    @property
    def is_public(self) -> bool:
        """Whether a group told it, and is answered."""
        return bool(self.rooms)

    def is_told_in(self, room: str | None) -> bool:
        """Whether somebody has told it in that chat; None is the private one."""
        return room == self.room or room in self.also_in

    @property
    def is_unspoken(self) -> bool:
        """Whether a group told it, and may read nothing of it."""
        return self.is_hushed and self.is_public

    @property
    def in_work(self) -> bool:
        return self.state in IN_WORK

    @property
    def in_mediation(self) -> bool:
        """Whether somebody mediates it still (调解)."""
        return self.mediation is not None and self.mediation.goes_on and self.in_work

    @property
    def meets_at(self) -> datetime | None:
        """When both sides meet, where whoever leads it mediates it himself: until then there is nothing to tell."""
        mediates = self.mediation is not None and self.in_mediation and self.lead in self.mediation.pair
        return self.mediation.session if self.mediation and mediates else None

    @property
    def is_settled(self) -> bool:
        """Whether it is closed and may be spoken of: of what no group may read there is no word in a group."""
        return self.state is State.RESOLVED and not self.is_unspoken

    @property
    def polled(self) -> bool:
        """Whether its poll is open: it is closed in a way that has one."""
        return self.is_settled and self.resolution_or_solved.is_polled

    @property
    def reopenable(self) -> bool:
        """Whether somebody for whom it counts opens it again by his word; whose duty a matter is, no word of his changes."""
        return self.is_settled and self.resolution is not Resolution.OUT_OF_SCOPE

    @property
    def lacks_picture(self) -> bool:
        """Whether a picture of it was asked for, and none has come."""
        return not self.after and (self.photo_until is not None or self.unshown)

    @property
    def promise(self) -> datetime:
        """The time that holds: the one that was told last."""
        return self.promised or self.resolve_by

    @property
    def resolution_or_solved(self) -> Resolution:
        return self.resolution or Resolution.SOLVED

    @property
    def answerable(self) -> str:
        """Who is to answer for it: its lead, else the first who was called; "" where nobody has been."""
        return self.lead or (self.called[0] if self.called else "")

    def concerns(self, person: str) -> bool:
        """Whether somebody reported it or joined as a voice."""
        return person in self.voices
