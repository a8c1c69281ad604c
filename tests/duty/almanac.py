"""Working days as literal dates: the tests' own calendar, which shares nothing with the product's."""

from datetime import date, datetime, time, timedelta, timezone

HERE = timezone(timedelta(hours=8))
OPENS, CLOSES = time(8, 30), time(18, 0)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def _days(first: str, last: str) -> set[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return {start + DAY * n for n in range((end - start).days + 1)}


OFF = (
    _days("2025-01-01", "2025-01-01")
    | _days("2025-01-28", "2025-02-04")
    | _days("2025-04-04", "2025-04-06")
    | _days("2025-05-01", "2025-05-05")
    | _days("2025-05-31", "2025-06-02")
    | _days("2025-10-01", "2025-10-08")
    | _days("2026-01-01", "2026-01-03")
    | _days("2026-02-15", "2026-02-23")
    | _days("2026-04-04", "2026-04-06")
    | _days("2026-05-01", "2026-05-05")
    | _days("2026-06-19", "2026-06-21")
    | _days("2026-09-25", "2026-09-27")
    | _days("2026-10-01", "2026-10-07")
)
"""The State Council's holidays (放假)."""
ON = {
    date.fromisoformat(day)
    for day in (
        "2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09"
        " 2026-09-20 2026-10-10"
    ).split()
}
"""Its make-up days (调休上班)."""


def works(day: date) -> bool:
    """Whether it is a working day."""
    return day in ON or (day.weekday() < 5 and day not in OFF)


def at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, HERE)


def is_open(moment: datetime) -> bool:
    """Whether `moment` is in working time."""
    return works(moment.date()) and OPENS <= moment.time() < CLOSES


def next_open(moment: datetime) -> datetime:
    """`moment`, or the next opening minute where it is closed."""
    if is_open(moment):
        return moment
    day = moment.date() if moment.time() < OPENS else moment.date() + DAY
    while not works(day):
        day += DAY
    return at(day, OPENS)


def later(moment: datetime, minutes: int) -> datetime:
    """So many working minutes later, counted one by one."""
    moment = next_open(moment)
    for _ in range(minutes):
        moment = next_open(moment + MINUTE)
    return moment


def closing(day: date, days: int) -> datetime:
    """Closing time of the n-th working day after a date, which never counts itself."""
    while days:
        day += DAY
        days -= works(day)
    return at(day, CLOSES)
