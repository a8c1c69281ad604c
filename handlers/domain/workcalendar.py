"""Working time (工作时间): which minutes count, and when a limit ends.

The days come in as data: the calendar that knows holidays and make-up days (调休) is read outside.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

TOWN_TIME = ZoneInfo("Asia/Shanghai")
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def local(moment: datetime) -> datetime:
    """The moment on the clock of the town."""
    return moment.astimezone(TOWN_TIME)


@dataclass(frozen=True)
class WorkCalendar:
    """Opening hours, and the days that differ from Monday to Friday.

    `off` are weekdays without work and `on` weekend days with work, each with its name; `known` are the years that the
    source covers: any other year falls back to Monday to Friday, and says so.
    """

    opens: time = time(8, 30)
    closes: time = time(18, 0)
    off: Mapping[date, str] = field(default_factory=dict)
    on: Mapping[date, str] = field(default_factory=dict)
    known: frozenset[int] = frozenset()

    def is_workday(self, day: date) -> bool:
        return day in self.on or (day.weekday() < 5 and day not in self.off)

    def knows(self, day: date) -> bool:
        return day.year in self.known

    def is_open(self, moment: datetime) -> bool:
        """Whether `moment` is inside working time (opening minute included, closing minute not)."""
        here = local(moment)
        return self.is_workday(here.date()) and self.opens <= here.time() < self.closes

    def next_open(self, moment: datetime) -> datetime:
        """`moment` itself inside working time, else the next opening minute."""
        if self.is_open(moment):
            return moment
        here = local(moment)
        day = here.date() if here.time() < self.opens else here.date() + DAY
        while not self.is_workday(day):
            day += DAY
        return self._at(day, self.opens)

    def next_week(self, moment: datetime) -> datetime:
        """The first opening minute of the week after that of `moment`."""
        monday = local(moment).date() + DAY * (7 - local(moment).weekday())
        return self.next_open(self._at(monday, self.opens))

    def last_hour(self, moment: datetime) -> datetime:
        """When the last hour of work begins: today, or where that has passed on the next working day."""
        here = local(moment)
        begins = self._at(here.date(), self.closes) - HOUR
        if self.is_workday(here.date()) and moment < begins:
            return begins
        return self.end_of_working_day(moment, 1) - HOUR

    def add_working(self, moment: datetime, span: timedelta) -> datetime:
        """`span` of working time after `moment`, or after the next opening minute."""
        start = self.next_open(moment)
        while True:
            closing = self._at(local(start).date(), self.closes)
            if start + span <= closing:
                return start + span
            span -= closing - start
            start = self.next_open(closing)

    def end_of_working_day(self, moment: datetime, days: int) -> datetime:
        """Closing time of the `days`-th working day after the calendar date of `moment`; that date never counts."""
        day = local(moment).date()
        while days:
            day += DAY
            days -= self.is_workday(day)
        return self._at(day, self.closes)

    def _at(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, TOWN_TIME)


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
