"""Marks (综合评价): what a community has made of somebody's work in a month, and what became of his appeal (申诉)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum

from handlers.domain.period import Month
from handlers.domain.town import WORKING, Role
from handlers.domain.workcalendar import DAY, TOWN_TIME, WorkCalendar, local

JUDGED = WORKING - {Role.PROPERTY}
"""Whose work a community judges (下沉人员): officers, auxiliaries, grid workers."""
HIGHEST = 100
_CLOSING = 10
"""Until this day of a month its predecessor is the one that is judged, where none is named."""
_EARLY = 3
"""Until this month of a year its predecessor is the one that is summed up, where none is named."""
_AT_LEAST = 3
"""Working days that whoever was marked late has to appeal."""


class Appeal(StrEnum):
    """How an appeal stands."""

    WAITING = "waiting"
    KEPT = "kept"  # 维持
    CHANGED = "changed"  # 改分


@dataclass(frozen=True)
class Mark:
    """The mark of a person and a month as it stands: `by` whom and when; `was` is what it was when he appealed last.

    The words are those that were typed, "" where they are gone or were not loaded.
    """

    station: str
    person: str
    month: Month
    mark: int
    by: str
    at: datetime
    appeals: int = 0
    appeal: Appeal | None = None
    appealed_at: datetime | None = None
    was: int | None = None
    reason: str = ""
    plea: str = ""

    @property
    def waits(self) -> bool:
        """Whether an appeal waits for its answer."""
        return self.appeal is Appeal.WAITING

    def until(self, day: int, calendar: WorkCalendar) -> datetime:
        """The end of the last day of an appeal: that `day` of the next month, later where the mark came too late for it."""
        return max(appeal_until(self.month, day), _midnight(calendar.end_of_working_day(self.at, _AT_LEAST)))


@dataclass(frozen=True)
class Marks:
    """All marks of a unit, one a person and month."""

    rows: Mapping[tuple[str, Month], Mark] = field(default_factory=dict)

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> "Marks":
        return cls({(mark.person, mark.month): mark for mark in marks})

    def mark(self, person: str, month: Month) -> Mark | None:
        return self.rows.get((person, month))

    def of_month(self, month: Month) -> Mapping[str, Mark]:
        """Those of a month, by person."""
        return {person: mark for (person, when), mark in self.rows.items() if when == month}

    def of_year(self, year: int) -> Mapping[str, tuple[Mark, ...]]:
        """Those of a year, by person, in the order of the months."""
        found: dict[str, list[Mark]] = {}
        for (person, month), mark in sorted(self.rows.items(), key=lambda row: row[0][1]):
            if month.year == year:
                found.setdefault(person, []).append(mark)
        return {person: tuple(own) for person, own in found.items()}

    def latest(self, person: str) -> Mark | None:
        """The mark of the latest month of somebody."""
        own = [mark for mark in self.rows.values() if mark.person == person]
        return max(own, key=lambda mark: mark.month, default=None)

    def waiting(self) -> tuple[Mark, ...]:
        """Those with an appeal that waits, the oldest first."""
        return tuple(sorted((mark for mark in self.rows.values() if mark.waits), key=lambda mark: mark.month))


def judged_now(now: datetime) -> Month:
    """The month that is judged where none is named: the last one until the tenth day, then the present one."""
    month = Month.of(now)
    return month.later(-1) if local(now).day <= _CLOSING else month


def year_judged_now(now: datetime) -> int:
    """The year that is summed up where none is named: the last one in the first months of the next."""
    here = local(now)
    return here.year - (here.month <= _EARLY)


def appeal_until(month: Month, day: int) -> datetime:
    """The end of that day of the month after."""
    following = month.later(1)
    return datetime(following.year, following.month, day, tzinfo=TOWN_TIME) + DAY


def _midnight(moment: datetime) -> datetime:
    """The midnight that ends the day of a moment."""
    return datetime.combine(local(moment).date() + DAY, time(), TOWN_TIME)
