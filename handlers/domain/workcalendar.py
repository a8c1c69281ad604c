"""Working time (工作时间): which minutes count, and when a limit ends.

The days come in as data: the calendar that knows holidays and make-up days (调休) is read outside.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

TOWN_TIME = ZoneInfo("Asia/Shanghai")
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
_ANNOUNCED = 11
"""The month in which the State Council tells next year's holidays."""


def local(moment: datetime) -> datetime:
    """The moment on the clock of the town."""
    return moment.astimezone(TOWN_TIME)


@dataclass(frozen=True)
class Span:
    """A stretch of the day, which may cross midnight (22:00-07:00)."""

    start: time
    end: time

    def holds(self, moment: datetime) -> bool:
        clock = local(moment).time()
        if self.start <= self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end

    def ends_after(self, moment: datetime) -> datetime:
        """The next time that the span ends, counted from `moment`."""
        here = local(moment)
        day = here.date() if here.time() < self.end else here.date() + DAY
        return datetime.combine(day, self.end, TOWN_TIME)

    def wait(self, moment: datetime) -> datetime | None:
        """Until when something waits that is not said within the span; None outside of it."""
        return self.ends_after(moment) if self.holds(moment) else None


@dataclass(frozen=True)
class WorkCalendar:
    """Opening hours, and the days that differ from Monday to Friday.

    `off` are weekdays without work and `on` weekend days with work, each with its name; `known` are the years that the
    source covers: any other year falls back to Monday to Friday, and says so. A `lunch` (午休) does not count.
    """

    opens: time = time(8, 30)
    closes: time = time(18, 0)
    off: Mapping[date, str] = field(default_factory=dict)
    on: Mapping[date, str] = field(default_factory=dict)
    known: frozenset[int] = frozenset()
    lunch: Span | None = None

    def __post_init__(self) -> None:
        if not self.stretches:
            raise ValueError("a calendar without a minute of work has no next one")

    @property
    def stretches(self) -> tuple[Span, ...]:
        """What counts of a working day: all of it, or what lunch leaves before and behind."""
        lunch = self.lunch or Span(self.closes, self.closes)
        parts = (Span(self.opens, min(lunch.start, self.closes)), Span(max(lunch.end, self.opens), self.closes))
        return tuple(part for part in parts if part.start < part.end)

    def within(self, hours: Span) -> "WorkCalendar":
        """The same days with opening hours of their own."""
        return replace(self, opens=hours.start, closes=hours.end)

    def is_workday(self, day: date) -> bool:
        return day in self.on or (day.weekday() < 5 and day not in self.off)

    def knows(self, day: date) -> bool:
        return day.year in self.known

    def unknown_year(self, day: date) -> int | None:
        """The year whose holidays should be known on `day` and are not: its own, from November on the next as well."""
        years = (day.year, day.year + 1) if day.month >= _ANNOUNCED else (day.year,)
        return next((year for year in years if year not in self.known), None)

    def is_open(self, moment: datetime) -> bool:
        """Whether `moment` is inside working time (opening minute included, closing minute not)."""
        here = local(moment)
        return self.is_workday(here.date()) and any(part.holds(moment) for part in self.stretches)

    def in_hours(self, moment: datetime) -> bool:
        """Whether the people of the day are at work: as `is_open`, and over lunch, when they can be called, too."""
        here = local(moment)
        return self.is_workday(here.date()) and self.opens <= here.time() < self.closes

    def is_lunch(self, moment: datetime) -> bool:
        return self.in_hours(moment) and not self.is_open(moment)

    def next_open(self, moment: datetime) -> datetime:
        """`moment` itself inside working time, else the next opening minute."""
        return next(self._open_from(moment))[0]

    def next_opening(self, moment: datetime) -> datetime:
        """The first opening minute of a working day that is not before `moment`."""
        day = local(moment).date()
        while not self.is_workday(day) or self._at(day, self.opens) < moment:
            day += DAY
        return self._at(day, self.opens)

    def next_week(self, moment: datetime) -> datetime:
        """The first opening minute of the week after that of `moment`."""
        monday = local(moment).date() + DAY * (7 - local(moment).weekday())
        return self.next_open(self._at(monday, self.opens))

    def week_opening(self, moment: datetime) -> datetime:
        """The first opening minute of a week that is not before `moment`."""
        this = self.next_week(moment - 7 * DAY)
        return this if this >= moment else self.next_week(moment)

    def last_hour(self, moment: datetime) -> datetime:
        """When the last hour of work begins: today, or where that has passed on the next working day."""
        today = local(moment).date()
        begins = self._last_hour(today)
        if self.is_workday(today) and moment < begins:
            return begins
        return self._last_hour(self.end_of_working_day(moment, 1).date())

    def add_working(self, moment: datetime, span: timedelta) -> datetime:
        """`span` of working time after `moment`, or after the next opening minute."""
        ahead = self._open_from(moment)
        start, end = next(ahead)
        while start + span > end:
            span -= end - start
            start, end = next(ahead)
        return start + span

    def working_between(self, start: datetime, end: datetime) -> timedelta:
        """How much working time lies between two moments; none where `end` is not the later one."""
        total = timedelta()
        for opening, closing in self._open_from(start):
            if opening >= end:
                break
            total += min(closing, end) - opening
        return total

    def end_of_working_day(self, moment: datetime, days: int) -> datetime:
        """Closing time of the `days`-th working day after the calendar date of `moment`; that date never counts."""
        day = local(moment).date()
        while days:
            day += DAY
            days -= self.is_workday(day)
        return self._at(day, self.stretches[-1].end)

    def _open_from(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """What is left of working time from `moment` on, stretch by stretch, without an end."""
        day = local(moment).date()
        while True:
            for part in self.stretches if self.is_workday(day) else ():
                if moment < (closing := self._at(day, part.end)):
                    yield max(moment, self._at(day, part.start)), closing
            day += DAY

    def _last_hour(self, day: date) -> datetime:
        last = self.stretches[-1]
        return max(self._at(day, last.end) - HOUR, self._at(day, last.start))

    def _at(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, TOWN_TIME)
