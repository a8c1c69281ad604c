"""Stretches of time (时段) that people name: a leave, a meeting, a limit, a month of figures."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from handlers.domain.workcalendar import TOWN_TIME, local


@dataclass(frozen=True)
class Period:
    """From `start` until `end`, which is no part of it; a moment has both the same, a limit (到4月28日) no start.

    Whoever asks by when something is due takes `end`, whatever was written.
    """

    start: datetime | None
    end: datetime

    @property
    def begins(self) -> datetime:
        """The start of what has one, as days have; a limit has none, and is not asked."""
        assert self.start is not None, "a limit has no start"
        return self.start

    @property
    def exact(self) -> bool:
        """Whether it is a moment (16:00), no stretch."""
        return self.start == self.end

    def holds(self, moment: datetime) -> bool:
        return self.exact and moment == self.end or (self.start is None or self.start <= moment) and moment < self.end


@dataclass(frozen=True, order=True)
class Month:
    """A month of the calendar, in the order of time."""

    year: int
    month: int

    @classmethod
    def of(cls, moment: datetime) -> "Month":
        """The month of a moment, on the clock of the town."""
        return cls(local(moment).year, local(moment).month)

    def later(self, months: int) -> "Month":
        """The month so many months later; earlier where it is negative."""
        years, month = divmod(self.month - 1 + months, 12)
        return Month(self.year + years, month + 1)

    @cached_property
    def period(self) -> Period:
        """From its first midnight to that of the next."""
        return Period(self._begins, self.later(1)._begins)

    @property
    def _begins(self) -> datetime:
        return datetime(self.year, self.month, 1, tzinfo=TOWN_TIME)
