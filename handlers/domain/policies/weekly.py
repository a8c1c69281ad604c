"""The joint action of every week (每周联合执法): when and where it is, and when the work group is told."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from handlers.domain.workcalendar import DAY, TOWN_TIME, WorkCalendar, local

_WEEK = 7


@dataclass(frozen=True)
class WeeklyAction:
    """On a `weekday` (Monday is 0) at `clock`, at a place; so long before, and in working time, the work group is told."""

    weekday: int
    clock: time
    place: str
    departments: tuple[str, ...]
    tell: timedelta = DAY

    def those_of(self, there: Collection[str]) -> tuple[str, ...]:
        """Which of its departments are among those that are there."""
        return tuple(name for name in self.departments if name in there)

    def after(self, moment: datetime) -> Iterator[datetime]:
        """When it would be, from `moment` on, holidays or not."""
        day = local(moment).date()
        day += (self.weekday - day.weekday()) % _WEEK * DAY
        while True:
            at = datetime.combine(day, self.clock, TOWN_TIME)
            if at > moment:
                yield at
            day += _WEEK * DAY

    def told_at(self, at: datetime, calendar: WorkCalendar) -> datetime:
        """When the work group is told of one: at a working hour of a working day."""
        tell = local(at - self.tell)
        day, clock = tell.date(), tell.time()
        while not calendar.is_workday(day):
            day -= DAY
        return datetime.combine(day, min(max(clock, calendar.opens), calendar.closes), TOWN_TIME)

    def next_told(self, moment: datetime, calendar: WorkCalendar) -> datetime:
        """The first time after `moment` that it is told."""
        return next(told for at in self.after(moment) if (told := self.told_at(at, calendar)) > moment)
