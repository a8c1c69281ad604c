"""Days of which figures are told: 9月, 今年, 9/22–9/28."""

from datetime import date, datetime

from handlers.domain.period import Period
from handlers.domain.workcalendar import DAY, local


def span(days: Period, now: datetime) -> str:
    """A day, a month, a year by its name; else from one day to another, with the year where it is another than now."""
    first, last = local(days.begins).date(), local(days.end).date() - DAY
    year = "" if first.year == last.year == local(now).year else f"{first.year}年"
    if first == last:
        return f"{year}{_day(first)}"
    if first.day == 1 and (last + DAY).day == 1:
        if (first.month, last.month) == (1, 12) and first.year == last.year:
            return f"{first.year}年"
        if (first.year, first.month) == (last.year, last.month):
            return f"{year}{first.month}月"
    until = f"{last.year}年{_day(last)}" if first.year != last.year else _day(last)
    return f"{year}{_day(first)}–{until}"


def _day(day: date) -> str:
    return f"{day.month}/{day.day}"
