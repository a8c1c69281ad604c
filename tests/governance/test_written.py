"""A mark and an answer as chiefs write them, in whatever order."""

import pytest

from handlers.domain.mark import judged_now, year_judged_now
from handlers.domain.period import Month
from handlers.governance.sheet import is_asking
from handlers.governance.written import changed_to, is_kept, named_in, written
from tests.language.sample import at

NAMES = ("罗建明", "李开云", "李开云龙")


@pytest.mark.parametrize(
    ("line", "person", "mark", "reason"),
    [
        ("罗建明 88 到场快,1263复发", "罗建明", 88, "到场快,1263复发"),
        ("罗建明 到场快 1263复发 88分", "罗建明", 88, "到场快 1263复发"),
        ("罗建明 1263 处理得好 91", "罗建明", 91, "1263 处理得好"),
        ("88 罗建明 到场快", "罗建明", 88, "到场快"),
        ("罗建明88到场快", "罗建明", 88, "到场快"),
        ("罗建明,打分:85,理由:到场快", "罗建明", 85, "到场快"),
        ("罗建明 88 到场快", "罗建明", 88, "到场快"),
        ("李开云 90 和罗建明配合好", "李开云", 90, "和罗建明配合好"),
        ("李开云龙 九十分 主动", "李开云龙", 90, "主动"),
        ("李开云 一百分 没有超时", "李开云", 100, "没有超时"),
        ("李开云 0分 整月没来", "李开云", 0, "整月没来"),
        ("罗建明 处理12件都及时 90", "罗建明", 90, "处理12件都及时"),
        ("罗建明 10分钟就到,92分", "罗建明", 92, "10分钟就到"),
        ("罗建明 9/12迟到 70", "罗建明", 70, "9/12迟到"),
        ("罗建明 12:30到场 86", "罗建明", 86, "12:30到场"),
        ("罗建明 120 好", "罗建明", None, "好"),
        ("罗建明 88.5 好", "罗建明", None, "好"),
        ("罗建明 到场快", "罗建明", None, "到场快"),
        ("罗建明 88", "罗建明", 88, ""),
        ("罗建明 88。", "罗建明", 88, ""),
        ("88 到场快", "", 88, "到场快"),
    ],
)
def test_a_mark(line: str, person: str, mark: int | None, reason: str) -> None:
    found = written(line, NAMES)
    assert (found.person, found.mark, found.reason) == (person, mark, reason)


@pytest.mark.parametrize(
    ("words", "points", "kept"),
    [
        ("补记一次,改为90", "90", False),
        ("补记一次,改成九十分", "90", False),
        ("核实了,调整到92分", "92", False),
        ("提高到95", "95", False),
        ("改90", "90", False),
        ("更正为91分", "91", False),
        ("改为120", "120", False),
        ("记录没错,维持", "", True),
        ("维持88", "", True),
        ("不改,记录没错", "", True),
        ("原分不变", "", True),
        ("知道了", "", False),
    ],
)
def test_an_answer(words: str, points: str, kept: bool) -> None:
    assert (changed_to(words), is_kept(words)) == (points, kept)


def test_whoever_is_named_first_is_meant() -> None:
    assert named_in("答 李开云龙 和罗建明", NAMES)[0] == "李开云龙"
    assert named_in("谁也没有", NAMES) == ("", "谁也没有")


@pytest.mark.parametrize(
    ("day", "month"),
    [("2025-10-01", 9), ("2025-10-10", 9), ("2025-10-11", 10), ("2025-10-31", 10), ("2025-01-02", 12)],
)
def test_the_month_that_is_judged_where_none_is_named(day: str, month: int) -> None:
    assert judged_now(at(f"{day} 09:00")).month == month


def test_the_year_that_is_summed_up_where_none_is_named() -> None:
    assert [year_judged_now(at(f"{day} 09:00")) for day in ("2026-01-05", "2026-03-31", "2026-04-01")] == [
        2025,
        2025,
        2026,
    ]
    assert judged_now(at("2026-01-05 09:00")) == Month(2025, 12)


@pytest.mark.parametrize("words", ["", "9月", "龙泉 9月", "9月 来源", "2025", "2025年度评价", "去年", "上个月"])
def test_words_that_ask_for_a_list(words: str) -> None:
    assert is_asking(words, ("龙泉",))


@pytest.mark.parametrize("words", ["明天来人", "9月的会改到周三", "一下昨天的事"])
def test_words_that_are_talk(words: str) -> None:
    assert not is_asking(words, ("龙泉",))
