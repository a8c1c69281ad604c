"""Months as people write them (月份): which one is meant in one autumn, what is none, and what is left of the line."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.domain.intent import Command
from handlers.domain.period import Month, Period
from handlers.domain.town import STAFF
from handlers.domain.workcalendar import TOWN_TIME
from handlers.grammar.arguments import ANY_MONTH, MONTH, PERSON, WORDS
from handlers.grammar.form import Form
from handlers.grammar.parse import Parser
from handlers.grammar.spelling.month import spelt_month
from handlers.grammar.spelling.spelt import normal
from handlers.grammar.texts import when
from tests.core.filled import filled, said
from tests.language.sample import NOW, at

SPELT = """
9月 = 2025-9
９月 = 2025-9
09月 = 2025-9
9月份 = 2025-9
九月 = 2025-9
九月份 = 2025-9
3月 = 2025-3
三月 = 2025-3
1月 = 2025-1
一月份 = 2025-1
10月 = 2024-10
十月 = 2024-10
12月 = 2024-12
十二月 = 2024-12
十一月 = 2024-11
2025年9月 = 2025-9
2025年10月 = 2025-10
2026年1月 = 2026-1
2024年九月 = 2024-9
今年3月 = 2025-3
去年3月 = 2024-3
去年12月 = 2024-12
前年12月份 = 2023-12
2025-09 = 2025-9
2025-9 = 2025-9
2025/09 = 2025-9
2025.09 = 2025-9
2024-12 = 2024-12
上月 = 2025-8
上个月 = 2025-8
上一个月 = 2025-8
上上月 = 2025-7
上上个月 = 2025-7
本月 = 2025-9
当月 = 2025-9
这个月 = 2025-9
这月 = 2025-9
"""

IMPOSSIBLE = "13月 0月 十三月 二十月 2025年13月 2025-13 2025-00"

NO_MONTH = """
9月30日 9月30号 9月3 九月三十日 9月底 9月初 9月中旬 3月末 上月底 本月初 三个月 3个月 两个月 一个月 几月 每月 月底 月 岁月 9/30 9-30
2025-09-30 2025/9/30 2025年 2025 1271 88 9栋502 2辆 第9月 12345 2025-091 李伟 段勇
"""

LEFT = [
    ("李伟 9月 88", "9月", "李伟 88"),
    ("李伟9月88分", None, "李伟9月88分"),
    ("9月 88 李伟 到场快,1263复发", "9月", "88 李伟 到场快,1263复发"),
    ("常胜利 3月", "3月", "常胜利"),
    ("3月 占道来源", "3月", "占道来源"),
    ("李伟,上个月,88", "上个月", "李伟 88"),
    ("2025-09 学桥", "2025-09", "学桥"),
    ("9月 和8月比", "9月", "和8月比"),  # the first is meant
]


@pytest.mark.parametrize("row", SPELT.strip().splitlines())
def test_which_month_a_spelling_means(row: str) -> None:
    spelling, means = row.split(" = ")
    year, month = map(int, means.split("-"))
    found = spelt_month(spelling, NOW)
    assert found is not None and (found.words, found.rest) == (normal(spelling), "")
    assert found.time == Month(year, month)


@pytest.mark.parametrize("spelling", IMPOSSIBLE.split())
def test_no_such_month(spelling: str) -> None:
    found = spelt_month(spelling, NOW)
    assert found is not None and (found.time, found.words) == (None, spelling)


@pytest.mark.parametrize("words", NO_MONTH.split())
def test_what_only_resembles_a_month(words: str) -> None:
    assert spelt_month(words, NOW) is None


@pytest.mark.parametrize(("line", "words", "rest"), LEFT)
def test_the_rest_stays_in_order(line: str, words: str | None, rest: str) -> None:
    found = spelt_month(line, NOW)
    assert (found.words if found else None, found.rest if found else line) == (words, rest)


@pytest.mark.parametrize(
    ("now", "spelling", "month"),
    [
        ("2025-01-01 00:00", "上月", Month(2024, 12)),
        ("2025-01-01 00:00", "上上个月", Month(2024, 11)),
        ("2025-01-01 00:00", "1月", Month(2025, 1)),
        ("2025-01-01 00:00", "2月", Month(2024, 2)),
        ("2024-12-31 23:59", "本月", Month(2024, 12)),
        ("2024-12-31 23:59", "12月", Month(2024, 12)),
    ],
)
def test_it_depends_on_now(now: str, spelling: str, month: Month) -> None:
    found = spelt_month(spelling, at(now))
    assert found is not None and found.time == month


@pytest.mark.parametrize(
    ("month", "start", "end"),
    [
        (Month(2025, 9), "2025-09-01", "2025-10-01"),
        (Month(2025, 12), "2025-12-01", "2026-01-01"),
        (Month(2024, 2), "2024-02-01", "2024-03-01"),
    ],
)
def test_its_period(month: Month, start: str, end: str) -> None:
    assert month.period == Period(at(start), at(end))


MONTHS = st.builds(Month, st.integers(2000, 2099), st.integers(1, 12))
FIRST, LAST = (at(day).replace(tzinfo=None) for day in ("2001-01-01", "2098-01-01"))
MOMENTS = st.datetimes(FIRST, LAST, timezones=st.sampled_from([TOWN_TIME, UTC]))


@given(MONTHS, MOMENTS)
def test_what_is_written_is_read_the_same(month: Month, now: datetime) -> None:
    found = spelt_month(when.month(month), now)
    assert found is not None and (found.time, found.rest) == (month, "")


@given(MONTHS, st.integers(-100, 100))
def test_months_are_counted_there_and_back(month: Month, months: int) -> None:
    assert month.later(months).later(-months) == month
    assert (month.later(months) > month) is (months > 0)


@given(MOMENTS)
def test_a_moment_is_in_its_month(moment: datetime) -> None:
    month = Month.of(moment)
    assert [m.period.holds(moment) for m in (month.later(-1), month, month.later(1))] == [False, True, False]


PIECES = st.sampled_from([row.split(" = ")[0] for row in SPELT.strip().splitlines()] + NO_MONTH.split() + ["月", "年"])


@given(st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=6).map("".join), MOMENTS)
def test_any_words_are_read(words: str, now: datetime) -> None:
    found = spelt_month(words, now)
    if found is not None:
        left = [word for word in (found.words, *found.rest.split()) if word not in normal(words)]
        assert left == []


def test_a_command_is_filled() -> None:
    form = Form(Command, ("评",), "评 姓名 月份 分数", "", takes=(MONTH, PERSON, WORDS), who=STAFF)
    command = Parser((form,), lambda line, own: None).parse("评 李伟 9月 88 到场快,1263复发", None)
    assert command is not None
    command = filled(form, command, NOW)
    assert isinstance(command, Command) and command.person is not None
    assert (command.month, command.person.name, command.text) == (Month(2025, 9), "李伟", "李伟 88 到场快,1263复发")


def test_a_command_without_a_month_is_answered() -> None:
    form = Form(Command, ("评",), "评 姓名 月份 分数", "", takes=(MONTH, PERSON, WORDS), who=STAFF)
    assert said(filled(form, Command(text="李伟 88"), NOW)) == [when.say_month("评 姓名 月份 分数")]
    assert said(filled(form, Command(text="李伟 13月 88"), NOW)) == [when.no_such_month("13月")]


def test_where_a_month_may_be_left_out_a_wrong_one_is_answered_all_the_same() -> None:
    form = Form(Command, ("专报",), "", "", takes=(ANY_MONTH, WORDS), who=STAFF)
    assert filled(form, Command(text=""), NOW) == Command()
    assert said(filled(form, Command(text="13月"), NOW)) == [when.no_such_month("13月")]
