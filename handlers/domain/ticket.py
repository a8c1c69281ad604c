"""A ticket (工单) as its events have made it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from handlers.domain.event import Resolution, Source
from handlers.domain.reading import Danger, Label, Level, Verdict


class State(StrEnum):
    """Where a ticket stands."""

    OPEN = "open"  # 已派, 待接单
    ACCEPTED = "accepted"  # 已接单
    ON_SITE = "on_site"  # 已到场
    RESOLVED = "resolved"  # 已办结, 可重开
    ARCHIVED = "archived"  # 已归档
    WITHDRAWN = "withdrawn"  # 已撤回


IN_WORK = frozenset({State.OPEN, State.ACCEPTED, State.ON_SITE})


@dataclass(frozen=True)
class Ticket:
    """One matter, from the first line to the archive. Persons are opaque ids, times are aware.

    `lines` are the reporter's words by the message that held them; `reporter` is "" once he has taken his words back. `placed_by` is the later line that named the place.
    """

    number: str
    station: str
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
    placed_by: str = ""
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""

    @property
    def words(self) -> str:
        """All that the reporter has said about it, in a line."""
        return " ".join(words for _, words in self.lines if words)

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

    @property
    def answerable(self) -> str:
        """Who is to answer for it: its lead, else the first who was called; "" where nobody has been."""
        return self.lead or (self.called[0] if self.called else "")

    def concerns(self, person: str) -> bool:
        """Whether somebody reported it or joined as a voice."""
        return person in self.voices
