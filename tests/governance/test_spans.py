"""The days that figures are asked of, as people write them on Sunday 2025-09-28."""

from datetime import datetime

import pytest

from handlers.domain.workcalendar import DAY, TOWN_TIME
from handlers.grammar.spelling.span import spelt_span

NOW = datetime(2025, 9, 28, 17, 30, tzinfo=TOWN_TIME)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("今日", "2025-09-28", "2025-09-28"),
        ("昨天", "2025-09-27", "2025-09-27"),
        ("本周", "2025-09-22", "2025-09-28"),
        ("上周", "2025-09-15", "2025-09-21"),
        ("上上周", "2025-09-08", "2025-09-14"),
        ("近7天", "2025-09-22", "2025-09-28"),
        ("最近两周", "2025-09-15", "2025-09-28"),
        ("9月", "2025-09-01", "2025-09-30"),
        ("12月", "2024-12-01", "2024-12-31"),
        ("去年12月", "2024-12-01", "2024-12-31"),
        ("上个月", "2025-08-01", "2025-08-31"),
        ("2025-07", "2025-07-01", "2025-07-31"),
        ("1-6月", "2025-01-01", "2025-06-30"),
        ("11月到2月", "2024-11-01", "2025-02-28"),
        ("上半年", "2025-01-01", "2025-06-30"),
        ("三季度", "2025-07-01", "2025-09-30"),
        ("今年", "2025-01-01", "2025-12-31"),
        ("2024年", "2024-01-01", "2024-12-31"),
        ("1月1日到7月10日", "2025-01-01", "2025-07-10"),
        ("2025-01-01至2025-07-10", "2025-01-01", "2025-07-10"),
        ("9/1-9/15", "2025-09-01", "2025-09-15"),
        ("9月1日-15日", "2025-09-01", "2025-09-15"),
        ("11月5号", "2024-11-05", "2024-11-05"),
        ("二月", "2025-02-01", "2025-02-28"),
    ],
)
def test_days_are_whole_and_have_begun(words: str, first: str, last: str) -> None:
    found = spelt_span(f"三率 {words} 李伟", NOW)
    assert found is not None and found.time is not None and found.time.start is not None
    assert (f"{found.time.start:%Y-%m-%d}", f"{found.time.end - DAY:%Y-%m-%d}") == (first, last)
    assert found.rest == "三率 李伟"


@pytest.mark.parametrize("words", ["2月30日", "13月", "9月15日-3日"])
def test_days_that_there_are_not_are_told(words: str) -> None:
    found = spelt_span(words, NOW)
    assert found is not None and found.time is None


@pytest.mark.parametrize("words", ["9栋 3单元", "1263", "88 到场快", "李伟"])
def test_what_is_no_days(words: str) -> None:
    assert spelt_span(words, NOW) is None
