"""When a limit ends (时限): exact examples of the autumn of 2025, and what holds for any moment and span."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.domain.policy import Limit
from handlers.domain.workcalendar import DAY, TOWN_TIME, Span, local
from tests.language.sample import CALENDAR, at

NORMAL = Limit(timedelta(minutes=30), resolve_days=2, working=True)
URGENT = Limit(timedelta(minutes=10), timedelta(hours=2))
HOURS = Limit(timedelta(hours=1), timedelta(hours=3), working=True)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2025-09-27", False),  # Saturday
        ("2025-09-28", True),  # Sunday, makes up for the holiday (调休)
        ("2025-09-30", True),
        ("2025-10-01", False),  # Wednesday, National Day
        ("2025-10-08", False),
        ("2025-10-09", True),
        ("2025-10-11", True),  # Saturday, makes up
        ("2025-10-12", False),
        ("2031-10-01", True),  # nobody knows 2031 yet: Monday to Friday
        ("2031-10-04", False),
    ],
)
def test_working_days(day: str, works: bool) -> None:
    assert CALENDAR.is_workday(at(day).date()) is works


def test_a_year_is_known_or_not() -> None:
    assert [CALENDAR.knows(at(f"{year}-10-01").date()) for year in (2024, 2025, 2031)] == [False, True, False]


@pytest.mark.parametrize(
    ("moment", "is_open", "opens_at"),
    [
        ("2025-09-28 08:29", False, "2025-09-28 08:30"),
        ("2025-09-28 08:30", True, "2025-09-28 08:30"),
        ("2025-09-28 12:30", True, "2025-09-28 12:30"),  # lunch counts
        ("2025-09-28 17:59", True, "2025-09-28 17:59"),
        ("2025-09-28 18:00", False, "2025-09-29 08:30"),
        ("2025-09-30 20:10", False, "2025-10-09 08:30"),
        ("2025-10-04 10:00", False, "2025-10-09 08:30"),
        ("2025-10-10 23:59", False, "2025-10-11 08:30"),
    ],
)
def test_opening_hours(moment: str, is_open: bool, opens_at: str) -> None:
    assert (CALENDAR.is_open(at(moment)), CALENDAR.next_open(at(moment))) == (is_open, at(opens_at))


@pytest.mark.parametrize(
    ("limit", "told", "accept_by", "resolve_by"),
    [
        (NORMAL, "2025-09-28 10:05", "2025-09-28 10:35", "2025-09-30 18:00"),
        (NORMAL, "2025-09-28 11:50", "2025-09-28 12:20", "2025-09-30 18:00"),
        (NORMAL, "2025-09-30 20:10", "2025-10-09 09:00", "2025-10-10 18:00"),
        (NORMAL, "2025-10-04 03:00", "2025-10-09 09:00", "2025-10-10 18:00"),
        (NORMAL, "2025-10-09 00:10", "2025-10-09 09:00", "2025-10-11 18:00"),  # the make-up Saturday is the second day
        (NORMAL, "2025-10-10 17:50", "2025-10-11 08:50", "2025-10-13 18:00"),
        (NORMAL, "2025-10-17 17:50", "2025-10-20 08:50", "2025-10-21 18:00"),  # an ordinary Friday
        (NORMAL, "2025-10-17 17:30", "2025-10-17 18:00", "2025-10-21 18:00"),  # to the last minute
        (NORMAL, "2031-10-03 17:50", "2031-10-06 08:50", "2031-10-07 18:00"),  # an unknown year
        (URGENT, "2025-09-28 08:32", "2025-09-28 08:42", "2025-09-28 10:32"),
        (URGENT, "2025-10-04 23:55", "2025-10-05 00:05", "2025-10-05 01:55"),  # by the wall clock
        (HOURS, "2025-09-30 17:00", "2025-09-30 18:00", "2025-10-09 10:30"),
        (HOURS, "2025-10-01 17:00", "2025-10-09 09:30", "2025-10-09 11:30"),
    ],
)
def test_limits(limit: Limit, told: str, accept_by: str, resolve_by: str) -> None:
    assert limit.accept_by(at(told), CALENDAR) == at(accept_by)
    assert limit.resolve_by(at(told), CALENDAR) == at(resolve_by)


NIGHT, NOON = Span(time(22), time(7)), Span(time(12), time(14))


@pytest.mark.parametrize(
    ("span", "moment", "holds", "ends"),
    [
        (NIGHT, "2025-09-28 21:59", False, "2025-09-29 07:00"),
        (NIGHT, "2025-09-28 22:00", True, "2025-09-29 07:00"),
        (NIGHT, "2025-09-28 23:59", True, "2025-09-29 07:00"),
        (NIGHT, "2025-09-29 00:00", True, "2025-09-29 07:00"),
        (NIGHT, "2025-09-29 06:59", True, "2025-09-29 07:00"),
        (NIGHT, "2025-09-29 07:00", False, "2025-09-30 07:00"),
        (NOON, "2025-09-29 11:59", False, "2025-09-29 14:00"),
        (NOON, "2025-09-29 12:00", True, "2025-09-29 14:00"),
        (NOON, "2025-09-29 14:00", False, "2025-09-30 14:00"),
    ],
)
def test_a_span_of_the_day(span: Span, moment: str, holds: bool, ends: str) -> None:
    assert (span.holds(at(moment)), span.ends_after(at(moment))) == (holds, at(ends))


FIRST, LAST = datetime.fromisoformat("2025-08-01"), datetime.fromisoformat("2026-06-01")
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.sampled_from([TOWN_TIME, UTC]))
SPANS = st.timedeltas(timedelta(), timedelta(hours=100))


def worked(start: datetime, end: datetime) -> timedelta:
    """The working time between two moments, counted day by day."""
    total, day = timedelta(), local(start).date()
    while day <= local(end).date():
        opens, closes = (datetime.combine(day, clock, TOWN_TIME) for clock in (CALENDAR.opens, CALENDAR.closes))
        if CALENDAR.is_workday(day):
            total += max(min(end, closes) - max(start, opens), timedelta())
        day += DAY
    return total


@given(MOMENTS, SPANS)
def test_a_span_of_working_time_holds_that_much_of_it(moment: datetime, span: timedelta) -> None:
    end = CALENDAR.add_working(moment, span)
    assert worked(moment, end) == span
    at_closing = CALENDAR.is_workday(local(end).date()) and local(end).time() == CALENDAR.closes
    assert CALENDAR.is_open(end) or (at_closing and span)
    assert end.tzinfo is not None


@given(MOMENTS, MOMENTS, SPANS, SPANS)
def test_later_or_longer_never_ends_earlier(one: datetime, other: datetime, short: timedelta, long: timedelta) -> None:
    (one, other), (short, long) = sorted((one, other)), sorted((short, long))
    assert CALENDAR.add_working(one, short) <= CALENDAR.add_working(other, long)


@given(MOMENTS, SPANS, SPANS)
def test_two_spans_add_up(moment: datetime, first: timedelta, second: timedelta) -> None:
    """Nothing more from closing time on is the next opening minute: both are the same point of working time."""
    whole, after_first = CALENDAR.add_working(moment, first + second), CALENDAR.add_working(moment, first)
    assert CALENDAR.add_working(after_first, second) == (whole if second else CALENDAR.next_open(whole))


@given(MOMENTS)
def test_the_next_opening_minute_stays(moment: datetime) -> None:
    opening = CALENDAR.next_open(moment)
    assert CALENDAR.is_open(opening) and CALENDAR.next_open(opening) == opening
    assert opening >= moment and worked(moment, opening) == timedelta()
    assert opening.tzinfo is not None


@given(MOMENTS, st.integers(1, 20))
def test_a_limit_of_days_ends_at_closing_time(moment: datetime, days: int) -> None:
    end, day = CALENDAR.end_of_working_day(moment, days), local(moment).date()
    counted = [day + n * DAY for n in range(1, (end.date() - day).days + 1) if CALENDAR.is_workday(day + n * DAY)]
    assert (len(counted), counted[-1], end.time(), end.tzinfo) == (days, end.date(), time(18), TOWN_TIME)


@given(MOMENTS, st.builds(Span, st.times(), st.times()))
def test_a_span_of_the_day_is_over_when_it_ends(moment: datetime, span: Span) -> None:
    end = span.ends_after(moment)
    assert moment < end <= moment + DAY
    assert not span.holds(end)
