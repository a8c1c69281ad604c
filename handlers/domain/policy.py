"""What a town has decided: the taxonomy (事项目录), who leads what (权责清单), limits, quiet hours, caps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from handlers.domain.reading import Label, Level
from handlers.domain.workcalendar import Span, WorkCalendar


@dataclass(frozen=True)
class Matter:
    """One line of the responsibility list (权责清单): exactly one lead department, any number of assists.

    `night` means that a matter of this kind, heard at night, goes to the night's police at once (噪声扰民).
    """

    key: str
    label: Label
    name: str
    lead: str
    assists: tuple[str, ...] = ()
    night: bool = False


@dataclass(frozen=True)
class Limit:
    """How long a ticket of one level may take. Either a span, or a number of working days."""

    accept: timedelta
    resolve: timedelta | None = None
    resolve_days: int = 0
    working: bool = False

    def accept_by(self, start: datetime, calendar: WorkCalendar) -> datetime:
        return calendar.add_working(start, self.accept) if self.working else start + self.accept

    def resolve_by(self, start: datetime, calendar: WorkCalendar) -> datetime:
        if self.resolve is None:
            return calendar.end_of_working_day(start, self.resolve_days)
        return calendar.add_working(start, self.resolve) if self.working else start + self.resolve


@dataclass(frozen=True)
class Pacing:
    """How much the bot may say in an owners' room: `most` lines in any `per`; from line `gather_from` on, receipts may be
    gathered for `gather` at most."""

    most: int = 6
    per: timedelta = timedelta(hours=1)
    gather_from: int = 4
    gather: timedelta = timedelta(minutes=10)


@dataclass(frozen=True)
class Policy:
    """The decisions of one unit, after those of the units above it were taken over."""

    matters: Mapping[str, Matter]
    limits: Mapping[Level, Limit]
    quiet: Span
    quantities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    idle: timedelta = timedelta(hours=4)
    give_back: timedelta = timedelta(minutes=30)
    join: timedelta = timedelta(minutes=2)
    correct: timedelta = timedelta(minutes=10)
    spoken_of: timedelta = timedelta(minutes=30)
    voices_after: timedelta = timedelta(minutes=10)
    voices_from: int = 3
    question: timedelta = timedelta(minutes=30)
    poll: timedelta = timedelta(hours=72)
    reopens: int = 3
    reopens_per: timedelta = timedelta(days=7)
    open_at: float = 0.6
    ask_at: float = 0.3
    doubt: timedelta = timedelta(minutes=10)
    forget: timedelta = timedelta(hours=2)
    pacing: Pacing = Pacing()

    def matter(self, label: Label, subcategory: str | None) -> Matter:
        """The matter of a reading: its subcategory, else the first of its label."""
        found = self.matters.get(subcategory or "")
        if found is not None and found.label is label:
            return found
        return next(matter for matter in self.matters.values() if matter.label is label)
