"""Working time, compared with a clerk who counts it step by step: lunch, hours of a department, year ends, leap days, holidays."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import Ground
from handlers.domain.policy import Limit
from handlers.domain.scene import Abilities, Place, Scene
from handlers.domain.town import Bureau
from handlers.domain.workcalendar import DAY, HOUR, TOWN_TIME, Span, WorkCalendar, local
from handlers.duty.texts.calendar import calendar_unknown_next_year
from tests.language.demo import open_town
from tests.language.sample import BLOCKED, CALENDAR, at, ticket
from tests.language.town import OWNERS, STAFF, Town

LUNCH, SHORT = Span(time(12), time(14)), Span(time(9), time(17))
STEP = timedelta(minutes=5)

NOON = replace(CALENDAR, lunch=LUNCH)
# A new year's holiday of which nobody knows, leap days, a make-up day beside a weekend.
YEARS = WorkCalendar(
    off={date(2024, 2, 29): "停工", date(2025, 1, 1): "元旦", **CALENDAR.off},
    on={date(2024, 2, 25): "补班", **CALENDAR.on},
)
HOURS = st.builds(
    lambda opens, length, lunch: WorkCalendar(
        *(time(minutes // 60, minutes % 60) for minutes in (opens, opens + length)), YEARS.off, YEARS.on, lunch=lunch
    ),
    st.integers(72, 120).map(lambda steps: 5 * steps),  # 06:00 to 10:00
    st.integers(73, 160).map(lambda steps: 5 * steps),  # longer than any lunch
    st.none() | st.just(LUNCH) | st.builds(Span, st.just(time(11, 35)), st.sampled_from([time(13), time(17, 25)])),
)
EDGES = ["2023-12-29", "2024-02-23", "2024-02-28", "2024-12-31", "2025-09-26", "2025-09-30", "2025-10-09"]
MOMENTS = st.builds(
    lambda day, steps, zone: (at(f"{day} 00:00") + steps * STEP).astimezone(zone),
    st.sampled_from(EDGES),
    st.integers(0, 5 * 288),
    st.sampled_from([TOWN_TIME, UTC]),
)
STEPS = st.integers(0, 500).map(lambda steps: steps * STEP)


def counts(calendar: WorkCalendar, moment: datetime) -> bool:
    """Whether the five minutes from a moment on are working time, as a clerk would say."""
    here = local(moment)
    weekday = here.weekday() < 5 and here.date() not in calendar.off
    lunch = calendar.lunch is not None and calendar.lunch.start <= here.time() < calendar.lunch.end
    return (here.date() in calendar.on or weekday) and calendar.opens <= here.time() < calendar.closes and not lunch


def counted(calendar: WorkCalendar, start: datetime, end: datetime) -> timedelta:
    """Working time between two moments, one step after another."""
    steps = (end - start) // STEP
    return sum((STEP for n in range(steps) if counts(calendar, start + n * STEP)), timedelta())


@given(HOURS, MOMENTS)
def test_open_is_what_counts(calendar: WorkCalendar, moment: datetime) -> None:
    assert calendar.is_open(moment) is counts(calendar, moment)
    opening = calendar.next_open(moment)
    assert counts(calendar, opening) and counted(calendar, moment, opening) == timedelta()
    at_lunch = calendar.in_hours(moment) and not counts(calendar, moment)
    assert calendar.is_lunch(moment) is at_lunch


@given(HOURS, MOMENTS, STEPS)
def test_a_span_ends_where_so_much_was_counted(calendar: WorkCalendar, moment: datetime, span: timedelta) -> None:
    end = calendar.add_working(moment, span)
    assert counted(calendar, moment, end) == span == calendar.working_between(moment, end)
    assert counts(calendar, end - STEP) if span else counts(calendar, end), "no deadline in closed time"


@given(HOURS, st.lists(MOMENTS, min_size=3, max_size=3))
def test_no_minute_is_counted_twice(calendar: WorkCalendar, moments: list[datetime]) -> None:
    first, middle, last = sorted(moments)
    whole = calendar.working_between(first, last)
    assert whole == calendar.working_between(first, middle) + calendar.working_between(middle, last)
    assert calendar.working_between(last, first) == timedelta()
    landed = calendar.add_working(first, whole)
    assert landed <= max(last, calendar.next_open(first))
    assert calendar.working_between(min(landed, last), last) == timedelta()


@given(HOURS, MOMENTS, st.integers(1, 5))
def test_days_end_when_work_ends(calendar: WorkCalendar, moment: datetime, days: int) -> None:
    end = calendar.end_of_working_day(moment, days)
    assert counts(calendar, end - STEP) and not counts(calendar, end)
    assert calendar.next_open(end).date() > local(end).date(), "the last minute of that day"
    midnight = datetime.combine(local(moment).date() + DAY, time(), TOWN_TIME)
    worked = {local(midnight + n * STEP).date() for n in range((end - midnight) // STEP) if counts(calendar, midnight + n * STEP)}  # fmt: skip
    assert len(worked) == days


@given(HOURS, MOMENTS)
def test_the_last_hour_is_one_of_work(calendar: WorkCalendar, moment: datetime) -> None:
    begins = calendar.last_hour(moment)
    assert begins > moment and counts(calendar, begins)
    assert calendar.working_between(begins, calendar.end_of_working_day(begins - DAY, 1)) <= HOUR


@pytest.mark.parametrize(
    ("moment", "minutes", "ends"),
    [
        ("2025-09-28 11:40", 30, "2025-09-28 14:10"),
        ("2025-09-28 11:30", 30, "2025-09-28 12:00"),  # to the last minute before lunch
        ("2025-09-28 12:00", 30, "2025-09-28 14:30"),
        ("2025-09-28 13:59", 0, "2025-09-28 14:00"),
        ("2025-09-30 17:50", 30, "2025-10-09 08:50"),  # a holiday begins tomorrow
        ("2025-09-30 11:50", 300, "2025-10-09 09:20"),
    ],
)
def test_lunch_does_not_count(moment: str, minutes: int, ends: str) -> None:
    assert NOON.add_working(at(moment), timedelta(minutes=minutes)) == at(ends)


def test_who_is_on_duty_can_be_called_at_lunch() -> None:
    noon = at("2025-09-28 12:30")
    assert (NOON.in_hours(noon), NOON.is_lunch(noon), NOON.is_open(noon)) == (True, True, False)
    assert not NOON.in_hours(at("2025-10-01 12:30"))


def test_a_calendar_without_work_is_none() -> None:
    with pytest.raises(ValueError, match="without a minute"):
        NOON.within(LUNCH)


@pytest.mark.parametrize(
    ("day", "year"),
    [("2025-01-01", None), ("2025-10-31", None), ("2025-11-01", 2026), ("2025-12-31", 2026), ("2026-01-01", 2026)],
)
def test_a_year_is_asked_for_from_november_on(day: str, year: int | None) -> None:
    assert CALENDAR.unknown_year(date.fromisoformat(day)) == year
    assert replace(CALENDAR, known=frozenset({2025, 2026})).unknown_year(date.fromisoformat(day)) is None
    assert "2027年" in calendar_unknown_next_year(2027)


def test_limits_count_by_the_hours_of_the_lead_department(ground: Ground) -> None:
    """Another department's hours change nothing."""
    station = ground.town.stations[0]
    here = replace(ground.town, bureaus={BLOCKED.lead: Bureau(SHORT), "市监": Bureau()})
    calendar = Scene(at("2025-09-28 08:00"), here, Place(station)).calendar(ticket())
    assert (calendar.opens, calendar.closes, calendar.off) == (time(9), time(17), ground.town.calendar.off)
    limit = Limit(timedelta(minutes=30), resolve_days=1, working=True)
    assert limit.accept_by(at("2025-09-28 16:50"), calendar) == at("2025-09-29 09:20")
    assert limit.resolve_by(at("2025-09-28 16:50"), calendar) == at("2025-09-29 17:00")
    assert here.calendar_of("市监") == here.calendar_of("公安") == ground.town.calendar


@pytest.fixture
async def lunching(tmp_path: Path, ground: Ground, abilities: Abilities, empty_database: Path) -> AsyncIterator[Town]:
    """The demo town where lunch does not count, and 综合执法 works from nine to five."""
    town = replace(
        ground.town, calendar=replace(ground.town.calendar, lunch=LUNCH), bureaus={"综合执法": Bureau(SHORT)}
    )
    async with open_town(tmp_path, replace(ground, town=town), empty_database, abilities) as lunching:
        yield lunching


async def test_told_at_lunch_it_counts_from_two_on(lunching: Town) -> None:
    await lunching.at("12:30")
    await lunching.says("陈姐", "3栋门口有辆车乱停")
    lunching.hears(OWNERS, "#1263", "现在是午休时间,按14:00起算", "9/30 17:00前")
    lunching.silent(STAFF)
    await lunching.at("13:59")
    lunching.silent()
    await lunching.at("14:00")
    assert lunching.hears(STAFF, "#1263", "接单至14:30").mention == ("李伟",)


async def test_told_after_the_department_has_closed_it_counts_from_tomorrow(lunching: Town) -> None:
    await lunching.at("17:20")
    await lunching.says("陈姐", "3栋门口有辆车乱停")
    lunching.hears(OWNERS, "#1263", "按9/29(周一)起算")
    lunching.silent(STAFF)
    await lunching.at("2025-09-29 09:00")
    lunching.hears(STAFF, "#1263", "接单至09:30")


async def test_another_department_keeps_the_hours_of_the_street(lunching: Town) -> None:
    await lunching.at("17:20")
    await lunching.says("阿杰", "7栋后面有条流浪狗到处乱窜")
    lunching.hears(STAFF, "#1263", "接单至17:50")


async def test_what_is_urgent_waits_for_no_lunch(lunching: Town) -> None:
    await lunching.at("12:30")
    await lunching.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去")
    assert lunching.hears(STAFF, "#1263", "接单至12:40").mention == ("李伟",)
