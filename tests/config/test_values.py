"""Durations, times and dates: they parse, or say how they are written; nothing else ever comes out."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config.dayentry import DayEntry, parse_day
from bot.config.duration import WorkingDays, parse_duration, parse_limit
from bot.config.problem import BadValue
from bot.config.timeofday import parse_date, parse_hours, parse_span, parse_time
from handlers.domain.workcalendar import Span

PARSERS = [parse_duration, parse_limit, parse_time, parse_span, parse_hours, parse_date, parse_day]


@pytest.mark.parametrize(
    ("parse", "text", "value"),
    [
        (parse_duration, "30秒", timedelta(seconds=30)),
        (parse_duration, "30分钟", timedelta(minutes=30)),
        (parse_duration, "2 小时", timedelta(hours=2)),
        (parse_duration, "7天", timedelta(days=7)),
        (parse_limit, "2小时", timedelta(hours=2)),
        (parse_limit, "2个工作日", WorkingDays(2)),
        (parse_limit, "2 个工作日", WorkingDays(2)),
        (parse_time, "08:30", time(8, 30)),
        (parse_time, "8:30", time(8, 30)),
        (parse_time, "23:59", time(23, 59)),
        (parse_span, "22:00-07:00", Span(time(22), time(7))),
        (parse_span, "22:00 - 7:00", Span(time(22), time(7))),
        (parse_hours, "08:30-18:00", Span(time(8, 30), time(18))),
        (parse_date, "2025-09-28", date(2025, 9, 28)),
        (parse_day, "off", DayEntry(False, "放假")),
        (parse_day, "work", DayEntry(True, "调休")),
        (parse_day, "off 元旦", DayEntry(False, "元旦")),
    ],
)
def test_well_written(parse, text, value):
    assert parse(text) == value


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        *(
            (parse_duration, text)
            for text in ("", "30", "30m", "-30分钟", "0分钟", "半小时", "2个工作日", "99999天", "1.5小时")
        ),
        *((parse_limit, text) for text in ("0个工作日", "工作日", "2天半", "-2个工作日")),
        *((parse_time, text) for text in ("25:00", "24:00", "12:60", "8点", "8", "-1:00", "08:30:00")),
        *((parse_span, text) for text in ("22:00", "22:00-", "22:00-25:00", "-", "22:00-07:00-08:00")),
        *((parse_hours, text) for text in ("18:00-08:30", "08:30-08:30")),
        *((parse_date, text) for text in ("2025-02-30", "20250928", "2025/09/28", "2025-W01-1", "9月28日")),
        *((parse_day, text) for text in ("休", "放假", "off元旦", "true")),
        *((parse, value) for parse in PARSERS for value in (None, [], {}, ["30分钟"])),
    ],
)
def test_badly_written(parse, text):
    with pytest.raises(BadValue):
        parse(text)


@given(st.sampled_from(PARSERS), st.one_of(st.text(), st.text("0123456789:-0:分钟小时天个工作日 offwrk")))
def test_any_text_is_a_value_or_a_bad_value(parse, text):
    try:
        parse(text)
    except BadValue as error:
        assert error.wrong and error.allowed


@given(st.integers(1, 9999), st.sampled_from([("分钟", 60), ("小时", 3600), ("天", 86400)]))
def test_every_duration_that_is_written_right_is_read_right(count, unit):
    assert parse_duration(f"{count}{unit[0]}") == timedelta(seconds=count * unit[1])


@given(st.times())
def test_every_minute_of_the_day_is_a_time(clock):
    assert parse_time(f"{clock:%H:%M}") == clock.replace(second=0, microsecond=0)
