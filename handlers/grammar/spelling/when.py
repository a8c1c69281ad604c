"""The period that a line spells, at a moment and by the hours of work."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from handlers.domain.period import Period
from handlers.domain.workcalendar import DAY, TOWN_TIME, WorkCalendar, local
from handlers.grammar.spelling.clock import NOON
from handlers.grammar.spelling.day import Days
from handlers.grammar.spelling.length import From, Length
from handlers.grammar.spelling.run import Point, Run, first_run
from handlers.grammar.spelling.spelt import Spelt, normal, spelt_at


def spelt(words: str, now: datetime, calendar: WorkCalendar, names: Iterable[str] = ()) -> Spelt[Period] | None:
    """The first period that a line spells outside of `names`, None where it spells none. What is not dated is the coming one."""
    line = normal(words)
    if (run := first_run(_hiding(line, names))) is None:
        return None
    period: Period | None
    try:
        period = _Reader(local(now).replace(second=0, microsecond=0), calendar).period(run)
    except ValueError:
        period = None
    return spelt_at(line, run.places, period)


def _hiding(line: str, names: Iterable[str]) -> str:
    """The line with the names blotted out: 周一鸣 is nobody's Monday."""
    for name in names:
        line = line.replace(name, "□" * len(name))
    return line


@dataclass(frozen=True)
class _Reader:
    """Reads runs at one moment; `now` is a whole minute on the clock of the town."""

    now: datetime
    calendar: WorkCalendar

    def period(self, run: Run) -> Period:
        period = self._whole(run)
        if run.limit or (run.length and run.length.meant is From.WITHIN):
            return replace(period, start=None)
        return period

    def _whole(self, run: Run) -> Period:
        if run.start is None:
            return self._lasting(run.length or Length())
        period, days = self._coming(run.start, run.end)
        if run.length is None or run.end is not None or days.first < days.last:
            return period  # 9/30-10/2三天
        return self._from(period, run.start, run.length)

    def _coming(self, start: Point, end: Point | None) -> tuple[Period, Days]:
        """The first time from now on that the two points mean, with the days of the first."""
        today = self.now.date()
        days = start.days(today, today) or Days(today, today, step=1)
        period = self._between(start, end, days)
        if period.end < self.now and (end is None or not end.named):
            days = Days(days.first + days.step * DAY, days.last + days.step * DAY)
            period = self._between(start, end, days)
        return period, days

    def _between(self, start: Point, end: Point | None, days: Days) -> Period:
        period = self._stretch(start, days)
        if end is None:
            return period
        if end.part is None and not end.named:
            end = replace(end, part=start.part)
        later = end.days(self.now.date(), days.first)
        last = self._stretch(end, later or Days(days.last, days.last)).end
        while later is None and period.start is not None and last <= period.start:
            last += timedelta(hours=12) if end.clock and end.clock.loose else DAY
        return _forward(period.start, last)

    def _stretch(self, point: Point, days: Days) -> Period:
        """A clock is a moment of the first day; a part, or the hours of work, last until those of the last day."""
        if point.clock is not None:
            moment = _midnight(days.first) + point.clock.since_midnight(point.part)
            return Period(moment, moment)
        opens, closes = self._hours
        if point.part is not None:
            opens = opens if point.part.begins is None else point.part.begins
            closes = closes if point.part.ends is None else point.part.ends
        return Period(_midnight(days.first) + opens, _midnight(days.last) + closes)

    def _lasting(self, length: Length) -> Period:
        """From now on; days begin with today while people work, else tomorrow."""
        if length.span:
            return _span(self.now, length)
        today = self.now.date()
        first = today if self.now < _midnight(today) + self._hours[1] else today + DAY
        if not length.half_a_day:
            return self._stretch(Point(), Days(first, first + (length.days - 1) * DAY))
        return self._half_day(first)

    def _from(self, period: Period, start: Point, length: Length) -> Period:
        """So long from where a point begins."""
        begins = period.start or period.end
        if length.span:
            return _span(begins, length)
        if length.half_a_day:
            return self._half(begins) if start.clock else period if start.part else self._half_day(begins.date())
        last = begins.date() + (length.days - 1) * DAY
        return _forward(begins, _midnight(last) + self._hours[1])

    def _half_day(self, day: date) -> Period:
        """The half of the day that is still to come, else the later one."""
        opens = _midnight(day) + self._hours[0]
        return self._half(opens if self.now <= opens else _midnight(day) + NOON)

    def _half(self, begins: datetime) -> Period:
        """Until noon, or until work ends."""
        midnight = _midnight(begins.date())
        return _forward(begins, midnight + (NOON if begins < midnight + NOON else self._hours[1]))

    @property
    def _hours(self) -> tuple[timedelta, timedelta]:
        return _since_midnight(self.calendar.opens), _since_midnight(self.calendar.closes)


def _span(begins: datetime, length: Length) -> Period:
    end = begins + length.span
    return Period(end if length.meant is From.AFTER else begins, end)


def _forward(start: datetime | None, end: datetime) -> Period:
    """A period of some length; ValueError where it ends before it begins."""
    if start is not None and end <= start:
        raise ValueError("it ends before it begins")
    return Period(start, end)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), TOWN_TIME)


def _since_midnight(clock: time) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute)
