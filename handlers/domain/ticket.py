"""A ticket (工单), the events that make it, and the one table of legal transitions.

A ticket's state is the fold of its events: nothing changes a ticket but `evolve`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from handlers.domain.reading import Label, Level, Verdict


class State(StrEnum):
    """Where a ticket stands."""

    OPEN = "open"  # 已派, 待接单
    ACCEPTED = "accepted"  # 已接单
    ON_SITE = "on_site"  # 已到场
    RESOLVED = "resolved"  # 已办结, 可重开
    ARCHIVED = "archived"  # 已归档


IN_WORK = frozenset({State.OPEN, State.ACCEPTED, State.ON_SITE})


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


class Stage(StrEnum):
    """Which side of the work a picture shows."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True)
class Ticket:
    """One matter, from the first line to the archive. Persons are opaque ids, times are aware."""

    number: str
    station: str
    path: str
    room: str | None
    matter: str
    label: Label
    level: Level
    place: str | None
    words: str
    source: Source
    private: bool
    reporter: str
    message: str
    opened_at: datetime
    accept_by: datetime
    resolve_by: datetime
    spoken_at: datetime
    state: State = State.OPEN
    round: int = 1
    called: tuple[str, ...] = ()
    dispatched_at: datetime | None = None
    lead: str | None = None
    assists: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
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
    votes: Mapping[str, Verdict] = field(default_factory=dict)
    thanked: tuple[str, ...] = ()
    reopenings: tuple[tuple[str, datetime], ...] = ()

    @property
    def in_work(self) -> bool:
        return self.state in IN_WORK

    @property
    def polled(self) -> bool:
        """Whether its poll is open."""
        return self.state is State.RESOLVED

    @property
    def resolution_or_solved(self) -> Resolution:
        return self.resolution or Resolution.SOLVED

    def concerns(self, person: str) -> bool:
        """Whether somebody reported it or joined as a voice."""
        return person in self.voices


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened to a ticket: when, through whom (None: the clock), and why in words."""

    number: str
    at: datetime
    by: str | None = None
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Opened(Event):
    station: str
    path: str
    room: str | None
    matter: str
    label: Label
    level: Level
    place: str | None
    words: str
    source: Source
    private: bool
    reporter: str
    message: str
    told_at: datetime
    accept_by: datetime
    resolve_by: datetime
    before: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Dispatched(Event):
    """Cards went out to `called`, the first of whom was pinged."""

    called: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PlaceSet(Event):
    place: str


@dataclass(frozen=True, kw_only=True)
class LineJoined(Event):
    """The reporter said more."""

    words: str


@dataclass(frozen=True, kw_only=True)
class LevelRaised(Event):
    level: Level
    accept_by: datetime
    resolve_by: datetime


@dataclass(frozen=True, kw_only=True)
class PhotosAdded(Event):
    stage: Stage
    photos: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class VoiceAdded(Event):
    person: str


@dataclass(frozen=True, kw_only=True)
class VoicesTold(Event):
    count: int


@dataclass(frozen=True, kw_only=True)
class Accepted(Event):
    person: str


@dataclass(frozen=True, kw_only=True)
class Assisted(Event):
    person: str


@dataclass(frozen=True, kw_only=True)
class Arrived(Event):
    person: str


@dataclass(frozen=True, kw_only=True)
class Noted(Event):
    """A line about the work, by somebody of the staff or by a passer-by (旁评)."""

    words: str
    progress: bool = False


@dataclass(frozen=True, kw_only=True)
class Reminded(Event):
    persons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Escalated(Event):
    persons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Returned(Event):
    """Back to the pool: accepted, and then nothing."""

    accept_by: datetime


@dataclass(frozen=True, kw_only=True)
class Assigned(Event):
    """A chief gave it to somebody (派单)."""

    person: str
    accept_by: datetime


@dataclass(frozen=True, kw_only=True)
class Resolved(Event):
    resolution: Resolution
    note: str
    quantities: Mapping[str, int] = field(default_factory=dict)
    photos: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Voted(Event):
    person: str
    verdict: Verdict
    round: int


@dataclass(frozen=True, kw_only=True)
class Praised(Event):
    """Thanks (表扬) to whoever led."""

    person: str | None


@dataclass(frozen=True, kw_only=True)
class Reopened(Event):
    accept_by: datetime
    resolve_by: datetime


@dataclass(frozen=True, kw_only=True)
class Archived(Event):
    pass


TicketEvent = (
    Opened
    | Dispatched
    | PlaceSet
    | LineJoined
    | LevelRaised
    | PhotosAdded
    | VoiceAdded
    | VoicesTold
    | Accepted
    | Assisted
    | Arrived
    | Noted
    | Reminded
    | Escalated
    | Returned
    | Assigned
    | Resolved
    | Voted
    | Praised
    | Reopened
    | Archived
)

# What an event may do to the state; an event that is not listed here leaves the state as it is, in any state.
TRANSITIONS: Mapping[type[Event], Mapping[State, State]] = {
    Accepted: {State.OPEN: State.ACCEPTED},
    Arrived: {State.ACCEPTED: State.ON_SITE, State.ON_SITE: State.ON_SITE},
    Returned: {State.ACCEPTED: State.OPEN, State.ON_SITE: State.OPEN},
    Assigned: dict.fromkeys(IN_WORK, State.OPEN),
    Resolved: dict.fromkeys(IN_WORK, State.RESOLVED),
    Voted: {State.RESOLVED: State.RESOLVED},
    Reopened: {State.RESOLVED: State.OPEN},
    Archived: {State.RESOLVED: State.ARCHIVED},
}


class IllegalTransition(ValueError):
    """An event that the ticket's state does not allow: a bug in a rule."""


def evolve(ticket: Ticket | None, event: TicketEvent) -> Ticket:
    """The ticket after `event`. Raises IllegalTransition where TRANSITIONS has no entry for its state."""
    if isinstance(event, Opened):
        if ticket is not None:
            raise IllegalTransition(f"#{event.number} is opened twice")
        return _opened(event)
    if ticket is None:
        raise IllegalTransition(f"{type(event).__name__} before #{event.number} was opened")
    moves = TRANSITIONS.get(type(event))
    if moves is not None:
        if ticket.state not in moves:
            raise IllegalTransition(f"{type(event).__name__} when #{ticket.number} is {ticket.state}")
        ticket = replace(ticket, state=moves[ticket.state])
    return _changed(ticket, event)


def fold(events: Iterable[TicketEvent], ticket: Ticket | None = None) -> Ticket | None:
    """The ticket that `events` make, starting from `ticket`."""
    for event in events:
        ticket = evolve(ticket, event)
    return ticket


def _opened(event: Opened) -> Ticket:
    return Ticket(
        number=event.number,
        station=event.station,
        path=event.path,
        room=event.room,
        matter=event.matter,
        label=event.label,
        level=event.level,
        place=event.place,
        words=event.words,
        source=event.source,
        private=event.private,
        reporter=event.reporter,
        message=event.message,
        opened_at=event.told_at,
        accept_by=event.accept_by,
        resolve_by=event.resolve_by,
        spoken_at=event.at,
        before=event.before,
        voices=(event.reporter,),
    )


def _changed(ticket: Ticket, event: TicketEvent) -> Ticket:
    """What an event changes beside the state."""
    match event:
        case Opened():
            raise IllegalTransition(f"#{event.number} is opened twice")
        case Dispatched():
            return replace(ticket, called=event.called, dispatched_at=event.at)
        case PlaceSet():
            return replace(ticket, place=event.place, spoken_at=event.at)
        case LineJoined():
            return replace(ticket, words=f"{ticket.words} {event.words}".strip(), spoken_at=event.at)
        case LevelRaised():
            return replace(ticket, level=event.level, accept_by=event.accept_by, resolve_by=event.resolve_by)
        case PhotosAdded():
            if event.stage is Stage.BEFORE:
                return replace(ticket, before=_joined(ticket.before, *event.photos))
            return replace(ticket, after=_joined(ticket.after, *event.photos))
        case VoiceAdded():
            return replace(ticket, voices=_joined(ticket.voices, event.person), spoken_at=event.at)
        case VoicesTold() | Escalated():
            return ticket
        case Accepted():
            return replace(
                ticket,
                lead=event.person,
                assists=tuple(a for a in ticket.assists if a != event.person),
                accepted_at=event.at,
                progress_at=event.at,
                reminded_at=None,
            )
        case Assisted():
            return replace(ticket, assists=_joined(ticket.assists, event.person))
        case Arrived():
            return replace(ticket, arrived_at=ticket.arrived_at or event.at, progress_at=event.at, reminded_at=None)
        case Noted():
            return replace(ticket, progress_at=event.at, reminded_at=None) if event.progress else ticket
        case Reminded():
            return replace(ticket, reminded_at=event.at)
        case Returned():
            return replace(_unled(ticket), accept_by=event.accept_by)
        case Assigned():
            return replace(_unled(ticket), accept_by=event.accept_by, called=(event.person,))
        case Resolved():
            return replace(
                ticket,
                resolved_at=event.at,
                resolution=event.resolution,
                note=event.note,
                quantities=dict(event.quantities),
                after=_joined(ticket.after, *event.photos),
                votes={},
                thanked=(),
            )
        case Voted():
            return replace(ticket, votes={**ticket.votes, event.person: event.verdict})
        case Praised():
            return replace(ticket, thanked=_joined(ticket.thanked, event.by or ""))
        case Reopened():
            return _next_round(ticket, event)
        case Archived():
            return replace(ticket, archived_at=event.at)
    assert_never(event)


def _next_round(ticket: Ticket, event: Reopened) -> Ticket:
    return replace(
        _unled(ticket),
        round=ticket.round + 1,
        accept_by=event.accept_by,
        resolve_by=event.resolve_by,
        assists=(),
        resolved_at=None,
        resolution=None,
        note="",
        quantities={},
        after=(),
        votes={},
        spoken_at=event.at,
        reopenings=(*ticket.reopenings, (event.by or "", event.at)),
    )


def _unled(ticket: Ticket) -> Ticket:
    """Nobody leads it, and nobody is called."""
    return replace(
        ticket,
        called=(),
        dispatched_at=None,
        lead=None,
        accepted_at=None,
        arrived_at=None,
        progress_at=None,
        reminded_at=None,
    )


def _joined(people: tuple[str, ...], *more: str) -> tuple[str, ...]:
    """The tuple with the new ones at its end, each once."""
    return tuple(dict.fromkeys((*people, *more)))
