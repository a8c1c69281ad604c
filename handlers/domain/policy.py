"""What a town has decided for all columns: the taxonomy (事项目录), who leads what (权责清单), limits, quiet hours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from handlers.domain.policies.duty import DutyPolicy
from handlers.domain.policies.governance import GovernancePolicy
from handlers.domain.policies.hearing import HearingPolicy
from handlers.domain.policies.neighbours import NeighbourPolicy
from handlers.domain.policies.rooms import RoomPolicy
from handlers.domain.policies.tickets import TicketPolicy
from handlers.domain.reading import Label, Level
from handlers.domain.workcalendar import Span, WorkCalendar


@dataclass(frozen=True)
class Matter:
    """One line of the responsibility list (权责清单): exactly one lead department, any number of assists.

    `night` means that a matter of this kind, heard at night, goes to the night's police at once (噪声扰民), `photo` that a picture after the
    work is required; `limits` are its own where they differ from those of its level. `mediate` means that what is told of it in private is
    mediated as well (调解).
    """

    key: str
    label: Label
    name: str
    lead: str
    assists: tuple[str, ...] = ()
    night: bool = False
    limits: Mapping[Level, "Limit"] = field(default_factory=dict)
    mediate: bool = False
    photo: bool = False


@dataclass(frozen=True)
class Limit:
    """How long a ticket of one level may take. Either a span, or a number of working days."""

    accept: timedelta
    resolve: timedelta | None = None
    resolve_days: int = 0
    working: bool = False
    remind: timedelta | None = None  # so long before the end of it the lead is reminded
    arrive: timedelta | None = None  # so long after he has taken it he is asked whether he is there

    def accept_by(self, start: datetime, calendar: WorkCalendar) -> datetime:
        return calendar.add_working(start, self.accept) if self.working else start + self.accept

    def resolve_by(self, start: datetime, calendar: WorkCalendar) -> datetime:
        if self.resolve is None:
            return calendar.end_of_working_day(start, self.resolve_days)
        return calendar.add_working(start, self.resolve) if self.working else start + self.resolve


@dataclass(frozen=True)
class Policy:
    """The decisions of one unit, after those of the units above it were taken over; each column's own are its part."""

    matters: Mapping[str, Matter]
    limits: Mapping[Level, Limit]
    quiet: Span
    question: timedelta = timedelta(minutes=30)  # how long the bot waits for an answer, whatever it asked
    tickets: TicketPolicy = TicketPolicy()
    neighbours: NeighbourPolicy = NeighbourPolicy()
    duty: DutyPolicy = DutyPolicy()
    hearing: HearingPolicy = HearingPolicy()
    rooms: RoomPolicy = RoomPolicy()
    governance: GovernancePolicy = GovernancePolicy()

    def limit(self, matter: Matter, level: Level) -> Limit:
        """How long a matter may take at a level: its own limit, else that of the level."""
        return matter.limits.get(level) or self.limits[level]

    def matter(self, label: Label, subcategory: str | None) -> Matter:
        """The matter of a reading: its subcategory, else the first of its label."""
        found = self.matters.get(subcategory or "")
        if found is not None and found.label is label:
            return found
        return next(matter for matter in self.matters.values() if matter.label is label)
