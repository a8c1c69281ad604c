"""The rota in the forms of real tables: what is read of them, and every mistake told at its cell; any text is taken or told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import Ground
from bot.rota import cells, words
from bot.rota.proposal import BadTable
from bot.rota.table import table
from handlers.domain.override import Roster
from handlers.domain.town import Role, Staff, When
from handlers.domain.workcalendar import WorkCalendar
from tests.duty.rota_rows import (
    PEOPLE,
    ROTA_HEAD,
    SHIFTS,
    STAFF_HEAD,
    TODAY,
    changed,
    errors,
    proposed,
    sheets,
    typed_sheet,
)


def test_the_demo_as_it_is_changes_nothing(ground: Ground) -> None:
    assert proposed(ground, sheets()).stations == ()


ONE_CHANGE: dict[str, tuple[list[tuple[Any, ...]], list[tuple[Any, ...]], Callable[[Roster], object], object]] = {
    "spaces within a name": (changed(PEOPLE, 5, 2, "李　伟"), SHIFTS, lambda r: r.staff[3].name, "李伟"),
    "a note behind a name": (changed(PEOPLE, 5, 2, "李伟（组长）"), SHIFTS, lambda r: r.staff[3].name, "李伟"),
    "an auxiliary of the police": (changed(PEOPLE, 10, 3, "辅警"), SHIFTS, lambda r: r.staff[8].role, Role.AUXILIARY),
    "qualified by a tick": (changed(PEOPLE, 5, 5, "√"), SHIFTS, lambda r: r.staff[3].qualified, True),
    "qualified by yes": (changed(PEOPLE, 5, 5, "是"), SHIFTS, lambda r: r.staff[3].qualified, True),
    "not qualified": (changed(PEOPLE, 6, 5, "无"), SHIFTS, lambda r: r.staff[4].qualified, False),
    "expires with slashes": (changed(PEOPLE, 5, 6, "2026/6/30"), SHIFTS, lambda r: r.staff[3].expires, date(2026, 6, 30)),
    "expires by a date's own cell": (changed(PEOPLE, 5, 6, datetime(2026, 6, 30)), SHIFTS, lambda r: r.staff[3].expires, date(2026, 6, 30)),  # noqa: DTZ001
    "expires in Chinese": (changed(PEOPLE, 5, 6, "2026年6月30日"), SHIFTS, lambda r: r.staff[3].expires, date(2026, 6, 30)),
    "never expires": (changed(PEOPLE, 5, 6, "长期"), SHIFTS, lambda r: r.staff[3].expires, None),
    "until eight the next day": (PEOPLE, changed(SHIFTS, 9, 3, "18:00-次日08:00"), lambda r: r.shifts[7].when, When.OFF_HOURS),
    "until midnight": (PEOPLE, changed(SHIFTS, 9, 3, "夜班（18:00—24:00）"), lambda r: r.shifts[7].when, When.OFF_HOURS),
    "o'clock": (PEOPLE, changed(SHIFTS, 9, 3, "18点至次日8点"), lambda r: r.shifts[7].when, When.OFF_HOURS),
    "in working time": (PEOPLE, changed(SHIFTS, 3, 3, "8:30-18:00"), lambda r: r.shifts[1].when, When.WORKDAYS),
    "an old word of the week": (PEOPLE, changed(SHIFTS, 4, 4, "礼拜二，星期四"), lambda r: r.shifts[2].weekdays, {1, 3}),
    "a number of the week": (PEOPLE, changed(SHIFTS, 4, 4, 2), lambda r: r.shifts[2].weekdays, {1}),
    "days in one word": (PEOPLE, changed(SHIFTS, 4, 4, "周二四"), lambda r: r.shifts[2].weekdays, {1, 3}),
    "from Monday to Wednesday": (PEOPLE, changed(SHIFTS, 4, 4, "周一至周三"), lambda r: r.shifts[2].weekdays, {0, 1, 2}),
    "working days on some days": (PEOPLE, changed(SHIFTS, 4, 3, "工作日"), lambda r: r.shifts[2].when, When.WEEKDAYS),
    "days alone": (PEOPLE, changed(SHIFTS, 4, 3, ""), lambda r: r.shifts[2].when, When.WEEKDAYS),
    "working days from Monday to Friday": (PEOPLE, changed(SHIFTS, 3, 4, "周一到周五"), lambda r: r.shifts[1].when, When.WORKDAYS),
    "a date without its year": (PEOPLE, changed(SHIFTS, 4, 5, "9月28日"), lambda r: r.shifts[2].dates, {date(2025, 9, 28)}),
    "two dates": (PEOPLE, changed(SHIFTS, 4, 5, "2025/9/28、2025-10-11"), lambda r: r.shifts[2].dates, {date(2025, 9, 28), date(2025, 10, 11)}),
    "the lead marked in one cell": (PEOPLE, changed(changed(SHIFTS, 2, 6, ""), 2, 7, "赵敏、李伟(组长)"), lambda r: r.shifts[0].people, ("李伟", "赵敏")),
    "names with blanks": (PEOPLE, changed(changed(SHIFTS, 2, 6, ""), 2, 7, "李 伟 赵敏"), lambda r: r.shifts[0].people, ("李伟", "赵敏")),
    "names below each other": (PEOPLE, changed(changed(SHIFTS, 2, 6, ""), 2, 7, "李伟\n赵敏"), lambda r: r.shifts[0].people, ("李伟", "赵敏")),
    "nobody twice": (PEOPLE, changed(SHIFTS, 2, 7, "李伟;赵敏"), lambda r: r.shifts[0].people, ("李伟", "赵敏")),
    "the station as people call it": (changed(PEOPLE, 5, 1, "学桥社区工作站"), SHIFTS, lambda r: r.staff[3].name, "李伟"),
}  # fmt: skip


@pytest.mark.parametrize(("staff", "rota", "look", "is_now"), ONE_CHANGE.values(), ids=ONE_CHANGE.keys())
def test_a_form_that_real_tables_have(
    ground: Ground, staff: list[Any], rota: list[Any], look: Callable[[Roster], object], is_now: object
) -> None:
    station = ground.town.station("学桥")
    assert station is not None
    found = proposed(ground, sheets(staff, rota)).rosters.get("学桥", Roster(station.staff, station.shifts))
    assert look(found) == is_now
    assert (len(found.staff), len(found.shifts)) == (12, 8)


ONE_MISTAKE: dict[str, tuple[list[tuple[Any, ...]], list[tuple[Any, ...]], list[str]]] = {
    "role": (changed(PEOPLE, 7, 3, "队长"), SHIFTS, ["人员!C7 角色“队长”看不懂,可写:站长、副站长、执法人员、协管队员、网格长、网格员、物业、小区党员、社区两委、业委会、商户、志愿者"]),
    "no role": (changed(PEOPLE, 7, 3, ""), SHIFTS, ["人员!C7 没有写角色,可写:站长、副站长"]),
    "no name": (changed(PEOPLE, 5, 2, ""), SHIFTS, ["人员!B5 没有写姓名", "排班!F2 没有“李伟”这个人"]),
    "two names": (changed(PEOPLE, 4, 2, "吴娟、李明"), SHIFTS, ["人员!B4 “吴娟、李明”是2个人,一行写一个人"]),
    "a name with a slash": (changed(PEOPLE, 4, 2, "吴@娟"), SHIFTS, ["人员!B4 “吴@娟”不像姓名"]),
    "a name without an end": (changed(PEOPLE, 4, 2, "吴" * 99), SHIFTS, ["人员!B4 “吴吴吴"]),
    "somebody twice": (changed(PEOPLE, 4, 2, "马兰"), SHIFTS, ["人员!B4 人名“马兰”重复了, 人员!B3 已经有了"]),
    "somebody of another station": (changed(PEOPLE, 4, 2, "段文彬"), SHIFTS, ["人名“段文彬”重复了, 人员!B4 已经有了"]),
    "no department": (changed(PEOPLE, 10, 4, ""), SHIFTS, ["人员!D10 没有写赵敏的部门", "排班!G2 没有“赵敏”这个人"]),
    "a department that nobody knows": (changed(PEOPLE, 10, 4, "城管"), SHIFTS, ["人员!D10 没有“城管”这个部门,可写:综合执法、公安"]),
    "neither yes nor no": (changed(PEOPLE, 8, 5, "待考"), SHIFTS, ["人员!E8 执法资格“待考”看不懂,可写:有、无"]),
    "a qualified auxiliary": (changed(PEOPLE, 10, 5, "有"), SHIFTS, ["人员!E10 协管队员不写执法资格"]),
    "no date": (changed(PEOPLE, 5, 6, "明年"), SHIFTS, ["人员!F5 “明年”不是日期,写法:2026-06-30"]),
    "a day that is none": (changed(PEOPLE, 5, 6, "2026-02-30"), SHIFTS, ["人员!F5 “2026-02-30”不是日期"]),
    "expires and is not qualified": (changed(changed(PEOPLE, 6, 5, ""), 6, 6, "2026-06-30"), SHIFTS, ["人员!F6 没有执法资格的人不写到期日"]),
    "a station that nobody knows": (changed(PEOPLE, 2, 1, "学乔"), SHIFTS, ["人员!A2 没有“学乔”这个工作站,可写:学桥、龙泉"]),
    "no station": (changed(PEOPLE, 2, 1, ""), SHIFTS, ["人员!A2 没有写工作站", "--station"]),
    "no chief": (PEOPLE[2:], SHIFTS, ["人员!A1 学桥站没有站长,请写一个站长"]),
    "a grid worker of a compound is gone": (PEOPLE[:9] + PEOPLE[10:], changed(SHIFTS, 6, 6, "何芳"), ["没有“张丽”这个网格员"]),
    "no department of a shift": (PEOPLE, changed(SHIFTS, 5, 2, ""), ["排班!B5 没有写部门"]),
    "an unknown department of a shift": (PEOPLE, changed(SHIFTS, 5, 2, "城管"), ["排班!B5 没有“城管”这个部门"]),
    "pattern": (PEOPLE, changed(SHIFTS, 5, 3, "机动"), ["排班!C5 班次“机动”看不懂,可写:每个工作日、每周几天、挂点、夜间和节假日、替班"]),
    "no pattern": (PEOPLE, changed(SHIFTS, 5, 3, ""), ["排班!C5 没有写班次"]),
    "day and night in one": (PEOPLE, changed(SHIFTS, 5, 3, "08:00-20:00"), ["排班!C5 “08:00-20:00”不知道算哪一班,上班时间(08:30-18:00)和夜间要分成两行写"]),
    "an hour that is none": (PEOPLE, changed(SHIFTS, 5, 3, "18:00-26:00"), ["排班!C5 “18:00-26:00”不知道算哪一班,时间只到 24:00"]),
    "no day of the week": (PEOPLE, changed(SHIFTS, 4, 4, ""), ["排班!D4 没有写星期几"]),
    "a day of no week": (PEOPLE, changed(SHIFTS, 4, 4, "周八"), ["排班!D4 星期“周八”看不懂,写法:周二、周四"]),
    "days of the night": (PEOPLE, changed(SHIFTS, 9, 4, "周一"), ["排班!D9 “夜间和节假日”的班次不写星期"]),
    "an extra day that is none": (PEOPLE, changed(SHIFTS, 4, 5, "国庆"), ["排班!E4 “国庆”不是日期,写法:2025-09-28"]),
    "nobody": (PEOPLE, changed(SHIFTS, 5, 6, ""), ["排班!F5 没有写谁值班"]),
    "somebody whom nobody knows": (PEOPLE, changed(SHIFTS, 5, 6, "陈钢"), ["排班!F5 没有“陈钢”这个人,可写:周建国"]),
    "brackets": (PEOPLE, changed(SHIFTS, 5, 6, "陈刚(病假)"), ["排班!F5 括号里的“病假”看不懂"]),
    "an auxiliary leads": (PEOPLE, changed(changed(SHIFTS, 2, 6, "赵敏"), 2, 7, "李伟"), ["排班!F2 赵敏没有执法资格,不能带班,请把有执法资格的人写在第一个;可写:李伟、段勇"]),
    "nobody at night": (PEOPLE, SHIFTS[:-1], ["排班!A1 学桥站夜间和节假日没有人值班"]),
    "days without a lead": (PEOPLE, [SHIFTS[2], *SHIFTS[4:]], ["排班!A1 学桥站周一、周三、周五没有能任主办的执法人员值班"]),
}  # fmt: skip


@pytest.mark.parametrize(("staff", "rota", "told"), ONE_MISTAKE.values(), ids=ONE_MISTAKE.keys())
def test_a_mistake_is_told_at_its_cell(ground: Ground, staff: list[Any], rota: list[Any], told: list[str]) -> None:
    found = errors(ground, sheets(staff, rota))
    assert [words for words in told if not any(words in line for line in found)] == [], found
    assert found[0].startswith(("人员!", "排班!")) or "已经有了" in found[0] or "网格员" in found[0]
    assert len(found) <= 2, found


def test_all_mistakes_come_at_once_in_the_order_of_their_rows(ground: Ground) -> None:
    staff = changed(changed(PEOPLE, 7, 3, "队长"), 12, 3, "门卫")
    found = errors(ground, sheets(staff, changed(changed(SHIFTS, 9, 3, "机动"), 5, 6, "陈钢")))
    assert [line.partition(" ")[0] for line in found] == ["人员!C7", "人员!C12", "排班!F5", "排班!C9"]


def test_a_station_that_is_named_outside_the_table(ground: Ground) -> None:
    bare = [typed_sheet("人员", [STAFF_HEAD[1:], *(row[1:] for row in PEOPLE[:4]), *(row[1:] for row in PEOPLE[5:])])]
    [(before, after)] = proposed(
        ground, [*bare, typed_sheet("排班", [ROTA_HEAD[1:], *(row[1:] for row in SHIFTS[:6]), SHIFTS[7][1:]])], "学桥"
    ).stations
    assert (len(before.staff), len(after.staff), after.member("段勇")) == (12, 11, None)


def test_what_is_imported_already_stands_under_the_next_table(ground: Ground) -> None:
    station = ground.town.station("学桥")
    assert station is not None
    new = Staff("钱进", Role.OFFICER, station.path, "公安", True, date(2026, 6, 30))
    before = Roster((*station.staff, new), station.shifts)
    only_rota = [typed_sheet("排班", [ROTA_HEAD, *changed(SHIFTS, 9, 6, "钱进")])]
    [(was, now)] = proposed(ground, only_rota, 学桥=before).stations
    assert (was.shifts[7].people, now.shifts[7].people, now.staff) == (("王磊",), ("钱进",), before.staff)
    taken = [typed_sheet("人员", [STAFF_HEAD, ("龙泉", "钱进", "执法人员", "公安", "有")])]
    with pytest.raises(BadTable, match="导入的学桥站"):
        proposed(ground, taken, 学桥=before)


# Cells, whatever is typed.

ANYTHING = st.one_of(
    st.text(max_size=30),
    st.text("一二三四五六日周星期礼拜至、-123 ()组长李伟赵敏年月/:次", max_size=12),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.none(),
)


@given(st.sampled_from(["人员", "排班"]), st.integers(2, 9), st.integers(1, 8), ANYTHING)
def test_whatever_stands_in_a_cell_is_taken_or_told(
    ground: Ground, title: str, row: int, column: int, value: Any
) -> None:
    found = [
        sheet
        if sheet.title != title
        else replace(
            sheet,
            rows=tuple(
                tuple(
                    replace(cell, value=value) if (cell.row, cell.column) == (row, column) else cell for cell in cells
                )
                for cells in sheet.rows
            ),
        )
        for sheet in sheets(changed(PEOPLE, 2, 8, ""), changed(SHIFTS, 2, 8, ""))
    ]
    read_as = table(found, ground.town, "", TODAY)
    assert all(problem.file.startswith(("人员!", "排班!")) for problem in read_as.findings.problems)
    assert all(str(problem).isprintable() for problem in read_as.findings.problems)


@given(ANYTHING, st.dates(date(1000, 1, 1), date(9000, 1, 1)))
def test_any_text_is_a_day_or_none(value: Any, today: date) -> None:
    assert isinstance(cells.day(value, today), date | None)


@given(
    st.dates(date(1000, 1, 1)),
    st.sampled_from(["{0:%Y-%m-%d}", "{0.year}/{0.month}/{0.day}", "{0.year}年{0.month}月{0.day}日", "{0:%Y%m%d}"]),
)
def test_a_day_comes_back_from_each_form(day: date, form: str) -> None:
    assert cells.day(form.format(day), TODAY) == day


@given(
    st.frozensets(st.integers(0, 6), min_size=1),
    st.sampled_from(["、", ",", " ", ""]),
    st.sampled_from(["周", "星期", "礼拜", ""]),
)
def test_days_of_the_week_come_back_from_each_form(days: frozenset[int], between: str, before: str) -> None:
    assert words.weekdays(between.join(before + "一二三四五六日"[day] for day in sorted(days))) == days


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("18:00-次日08:00", When.OFF_HOURS),
        ("00:00-08:00", When.OFF_HOURS),
        ("9点-17点", When.WORKDAYS),
        ("18:00~24:00", When.OFF_HOURS),
        ("14:00至18:00", When.WORKDAYS),
        ("白天", None),
        ("8-18", None),
    ],
)
def test_a_stretch_of_the_day(text: str, when: When | None) -> None:
    assert cells.pattern_of_span(text, WorkCalendar()) is when
