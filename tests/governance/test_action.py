"""Joint actions (联合整治): planned by a line, who comes, what was counted, and the one of every week."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.config import Ground
from handlers.domain.action import ActionKind, PlaceKind
from handlers.domain.facts.action import ActionAnswered, ActionEnded, ActionPlanned
from handlers.governance.action import ordinal_in, place_kind, sort_of
from handlers.grammar.counts import counts_in
from tests.language.demo import open_town
from tests.language.town import OWNERS, STAFF, Town

PLAN = "联合整治 15:00 农贸市场 综合执法 公安"


def of(town: Town, kind: type[Any]) -> list[Any]:
    return [event for event in town.happened() if isinstance(event, kind)]


def planned(town: Town) -> ActionPlanned:
    [event] = of(town, ActionPlanned)
    assert isinstance(event, ActionPlanned)
    return event


async def figures(town: Town, who: str = "马兰") -> Mapping[str, str]:
    await town.says(who, "今日 来源", None)
    rows = town.told(who, "数字来源").text.splitlines()[1:]
    return dict(row.split(":", 1) for row in rows)


# What a line counts.


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("占道经营12处 乱停车辆8辆 僵尸车1辆", [("占道经营", 12), ("乱停车辆", 8), ("僵尸车", 1)]),
        (
            "清理僵尸车一辆、规范乱停车十二辆,劝离流动摊贩3处",
            [("清理僵尸车", 1), ("规范乱停车", 12), ("劝离流动摊贩", 3)],
        ),
        ("12处占道经营、8辆乱停车", [("占道经营", 12), ("乱停车", 8)]),
        ("占道经营 12 处;违停20余辆", [("占道经营", 12), ("违停", 20)]),
        ("占道经营12处", [("占道经营", 12)]),
        ("出动执法人员12人、车辆3台,占道经营5处", [("占道经营", 5)]),
        ("3栋占道2处", [("3栋占道", 2)]),
        ("辛苦大家", []),
    ],
)
def test_a_line_is_what_it_counts(words: str, found: list[tuple[str, int]]) -> None:
    assert [(count.what, count.n) for count in counts_in(words)] == found


@pytest.mark.parametrize(
    ("words", "departments", "kind"),
    [
        ("联合整治 明天", ["综合执法"], ActionKind.JOINT),
        ("专项整治 明天", ["综合执法", "公安"], ActionKind.JOINT),
        ("专项整治 明天", ["综合执法"], ActionKind.COMPREHENSIVE),
        ("专项整治 明天", ["市监"], ActionKind.PROFESSIONAL),
        ("综合执法行动 明天", ["综合执法", "公安"], ActionKind.COMPREHENSIVE),
        ("专业执法 明天", ["公安", "市监"], ActionKind.PROFESSIONAL),
    ],
)
def test_a_typed_word_says_what_it_is_else_its_departments(
    words: str, departments: list[str], kind: ActionKind
) -> None:
    assert sort_of(words, departments) is kind


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("农贸市场", PlaceKind.MARKET),
        ("学桥街菜市场", PlaceKind.MARKET),
        ("环城西路", PlaceKind.STREET),
        ("槐树巷", PlaceKind.BACK_LANE),
        ("桂花苑3栋", PlaceKind.OLD_COMPOUND),
        ("粮食局家属院", PlaceKind.OLD_COMPOUND),
        ("老水塔", PlaceKind.OTHER),
    ],
)
def test_what_a_place_is(place: str, kind: PlaceKind) -> None:
    assert place_kind(place, ["桂花苑"]) is kind


@pytest.mark.parametrize(
    ("words", "ordinal"),
    [
        ("整治2结束 占道1处", 2),
        ("取消整治12", 12),
        ("整治结束 12处占道", None),
        ("联合整治15:00 东门", None),
        ("整治12处", None),
    ],
)
def test_the_number_that_a_line_writes(words: str, ordinal: int | None) -> None:
    assert ordinal_in(words) == ordinal


# Planning.


async def test_whoever_is_on_duty_is_called_in_one_line_and_each_in_private(town: Town) -> None:
    await town.at("09:00")
    await town.says("周建国", "联合整治 明天15:00 农贸市场 综合执法 公安", STAFF)
    line = town.hears(STAFF, "联合整治1", "9/29", "15:00", "农贸市场", "综合执法", "公安")
    assert line.mention == ("李伟", "赵敏", "王磊")
    assert {each.to for each in town.said() if each.to} == {"李伟", "赵敏", "王磊"}
    town.silent(OWNERS)
    assert (planned(town).sort, planned(town).place_kind) == (ActionKind.JOINT, PlaceKind.MARKET)


@pytest.mark.parametrize(
    ("words", "place", "people"),
    [
        ("农贸市场 联合执法 明天下午三点 城管、派出所", "农贸市场", {"李伟", "赵敏", "王磊"}),
        ("专项整治:9月29日15点 环城西路 市监", "环城西路", {"唐静"}),
        ("明天15:00在草坝开展联合整治,请综合执法和公安参加", "草坝", {"李伟", "赵敏", "王磊"}),
        ("联合整治 周一15:00 背街小巷占道经营 段勇 王磊", "背街小巷", {"段勇", "王磊"}),
        ("联合行动 明天15:00 农贸市场 交警", "农贸市场", {"陈刚"}),
        ("综合执法行动 明天 15.00 学府里 综合执法", "学府里", {"李伟", "赵敏"}),
    ],
)
async def test_however_it_is_written(town: Town, words: str, place: str, people: set[str]) -> None:
    await town.at("09:00")
    await town.says("吴娟", words, None)
    event = planned(town)
    assert (town.shown(event.planned_at), event.place.text) == ("09-29 15:00", place)
    assert {name for _, name in event.called} == people
    town.told("吴娟", "已安排", place)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("联合整治", ["几点", "在哪里", "叫哪些部门"]),
        ("联合整治 明天15:00 农贸市场", ["叫哪些部门"]),
        ("联合整治 明天 农贸市场 公安", ["几点"]),
        ("联合整治 明天15:00 公安", ["在哪里"]),
        ("联合整治 昨天15:00 农贸市场 公安", ["已经过了"]),
        ("联合整治 明天15:00 农贸市场 消防", ["叫哪些部门"]),
        ("联合整治 明天15:00 农贸市场 街道执法队", ["街道执法队", "没有人"]),
    ],
)
async def test_what_is_missing_or_cannot_be_is_said(town: Town, words: str, asked: list[str]) -> None:
    await town.at("09:00")
    await town.says("周建国", words, None)
    town.told("周建国", *asked)
    assert not of(town, ActionPlanned)


async def test_of_whom_nobody_can_be_called_the_chief_alone_is_told(town: Town) -> None:
    await town.at("09:00")
    await town.says("周建国", PLAN + " 街道执法队", STAFF)
    town.hears(STAFF, "联合整治1")
    town.told("周建国", "街道执法队", "没有人")


async def test_it_is_moved_and_called_off(town: Town) -> None:
    await town.at("09:00")
    await town.says("周建国", PLAN, STAFF)
    await town.says("吴娟", "整治改到 16:30 东门夜市", STAFF)
    town.hears(STAFF, "改时间地点", "16:30", "东门夜市")
    town.told("王磊", "16:30")
    await town.says("吴娟", "整治1加 唐静", STAFF)
    assert town.hears(STAFF, "加人").mention == ("唐静",)
    await town.says("周建国", "取消整治", STAFF)
    town.hears(STAFF, "取消", "16:30")
    await town.at("20:00")
    town.silent(STAFF, "周建国", "吴娟")


async def test_only_who_steers_plans_and_each_his_own_station(town: Town) -> None:
    await town.at("09:00")
    await town.says("李伟", PLAN, None)
    town.told("李伟", "站长")
    await town.says("周建国", "联合整治 龙泉 15:00 农贸市场 公安", None)
    assert not of(town, ActionPlanned)
    await town.says("杨主任", PLAN, None)
    town.told("杨主任", "社区")
    await town.says("小方", "联合整治 龙泉 15:00 农贸市场 公安", None)
    assert (planned(town).station, {name for _, name in planned(town).called}) == ("龙泉", {"李开云"})


@pytest.mark.parametrize(
    "words",
    ["昨天的联合整治很成功,大家辛苦", "联合整治提前做好准备", "联合整治结束后请大家休息", "整治的事明天下午再说"],
)
async def test_talk_of_an_action_is_none(town: Town, words: str) -> None:
    await town.at("09:00")
    await town.says("周建国", words, STAFF)
    town.silent(STAFF)
    assert not of(town, ActionPlanned)


# Coming.


async def test_who_was_there_is_counted(town: Town) -> None:
    await town.at("09:00")
    await town.says("周建国", PLAN, STAFF)
    await town.says("李伟", "收到", STAFF)
    town.told("李伟", "整治1", "15:00来")
    await town.at("14:30")
    assert {line.to for line in town.said() if "开始" in line.text} == {"赵敏", "王磊"}
    await town.at("14:58")
    await town.says("李伟", "到场", STAFF)
    town.told("李伟", "14:58到场")
    await town.says("王磊", "我到了", None)
    await town.says("张丽", "到场", STAFF)
    town.silent(STAFF)
    await town.says("赵敏", "已到农贸市场", STAFF)
    town.told("赵敏", "到场")
    assert {event.person for event in of(town, ActionAnswered) if event.reply == "arrived"} == {
        "李伟",
        "王磊",
        "赵敏",
        "张丽",
    }
    await town.says("李伟", "整治结束 占道经营12处", STAFF)
    town.hears(STAFF, "到场4人")


async def test_who_cannot_come_says_why_and_the_chief_hears_of_it(town: Town) -> None:
    await town.at("09:00")
    await town.says("周建国", PLAN, STAFF)
    await town.says("王磊", "去不了 所里有警情", STAFF)
    town.told("王磊", "不能来")
    town.told("周建国", "公安 王磊", "所里有警情")


async def test_an_arrival_at_a_ticket_stays_one(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("周建国", "联合整治 09:30 农贸市场 公安", STAFF)
    await town.at("09:31")
    await town.says("李伟", "到了", STAFF)
    town.told("李伟", "#1263", "到场")
    assert town.ticket("1263").arrived_at is not None
    assert not of(town, ActionAnswered)


@pytest.mark.parametrize(("answer", "ticket"), [("1263", True), ("整治1到场", False), ("整治到场", False)])
async def test_where_both_may_be_meant_he_is_asked_once(town: Town, answer: str, ticket: bool) -> None:
    await town.complained()
    await town.accepted()
    await town.says("周建国", "联合整治 09:30 农贸市场 综合执法", STAFF)
    await town.at("09:31")
    await town.says("李伟", "到了", STAFF)
    town.told("李伟", "整治1", "#1263")
    town.silent(STAFF)
    await town.says("李伟", answer, None)
    assert (town.ticket("1263").arrived_at is not None) is ticket
    assert bool(of(town, ActionAnswered)) is not ticket


async def test_a_quote_says_which(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("周建国", "联合整治 09:30 农贸市场 综合执法", STAFF)
    await town.at("09:31")
    await town.says("李伟", "到了", STAFF, quote="联合整治1")
    town.told("李伟", "整治1", "到场")
    await town.says("李伟", "到了", STAFF, quote="#1263")
    town.told("李伟", "#1263")


# The end.


async def test_what_was_counted_is_told_back_and_put_right(town: Town) -> None:
    await town.at("09:00")
    await town.says("周建国", "联合整治 10:00 农贸市场 综合执法 公安", STAFF)
    await town.at("11:00")
    await town.says("李伟", "整治结束 占道经营12处 乱停车辆8辆 僵尸车1辆", STAFF)
    town.hears(STAFF, "占道经营12处", "违停8辆", "僵尸车1辆")
    rows = await figures(town)
    assert [rows[name] for name in ("执法行动", "联合整治", "占道经营", "乱停乱放车辆", "僵尸车")] == [
        "9/28整治1",
        "9/28整治1",
        "9/28整治1×12",
        "9/28整治1×8",
        "9/28整治1",
    ]
    await town.says("李伟", "整治更正:占道经营十处、乱停车辆8辆", STAFF)
    town.hears(STAFF, "已更正", "占道经营10处", "违停8辆")
    rows = await figures(town)
    assert (rows["占道经营"], rows.get("僵尸车")) == ("9/28整治1×10", None)
    await town.says("周建国", "整治", None)
    town.told("周建国", "本月1次", "农贸市场:占道经营10处、违停8辆")


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        (
            "整治完毕,清理僵尸车1辆、规范乱停车8辆、劝离流动摊贩3处",
            {("zombie_car", 1), ("illegal_parking", 8), ("hawker", 3)},
        ),
        ("联合整治结束:违停5台 占道摊点四个", {("illegal_parking", 5), ("occupying", 4)}),
        ("农贸市场整治收工 2条流浪狗", {("stray_dog", 2)}),
        ("整治1结束", set()),
    ],
)
async def test_however_its_end_is_written(town: Town, words: str, counts: set[tuple[str, int]]) -> None:
    await town.at("09:00")
    await town.says("周建国", "联合整治 10:00 农贸市场 综合执法 公安", STAFF)
    await town.at("11:00")
    await town.says("王磊", words, STAFF)
    [event] = of(town, ActionEnded)
    assert {(tally.matter, tally.n) for tally in event.counts} == counts
    assert event.ordinal == 1


async def test_what_nobody_had_planned_ends_with_its_place(town: Town) -> None:
    await town.at("11:00")
    await town.says("李伟", "整治结束 占道经营3处", STAFF)
    town.hears(STAFF, "地点")
    await town.says("李伟", "整治结束 环城西路 占道经营3处", STAFF)
    town.hears(STAFF, "环城西路", "占道经营3处")
    assert (planned(town).place.text, planned(town).place_kind) == ("环城西路", PlaceKind.STREET)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("整治结束 12栋 占道2处", "12栋"),
        ("今天在槐树巷联合整治结束,出动执法人员6人,劝离摊贩两处", "槐树巷"),
        ("联合执法结束 夜市 3处占道经营", "夜市"),
        ("整治完毕:老旧小区,清理僵尸车三辆", "老旧小区"),
    ],
)
async def test_where_it_was_stands_before_what_was_counted(town: Town, words: str, place: str) -> None:
    await town.at("11:00")
    await town.says("李伟", words, STAFF)
    assert planned(town).place.text == place


async def test_the_street_names_the_station(town: Town) -> None:
    await town.at("09:00")
    await town.says("小方", "联合整治 学桥 10:00 农贸市场 公安", None)
    await town.at("13:00")
    town.told("小方", "学桥 整治1结束", "学桥 取消整治1")
    await town.says("小方", "学桥 整治1结束 占道经营3处", None)
    town.told("小方", "占道经营3处")


async def test_of_several_it_is_said_which(town: Town) -> None:
    await town.at("09:00")
    await town.says("周建国", "联合整治 10:00 农贸市场 综合执法 公安", STAFF)
    await town.says("周建国", "专项整治 10:30 环城西路 市监", STAFF)
    await town.at("11:00")
    await town.says("张丽", "整治结束 占道经营3处", STAFF)
    town.hears(STAFF, "整治1(农贸市场)", "整治2(环城西路)")
    await town.says("张丽", "整治2结束 占道经营3处", STAFF)
    town.hears(STAFF, "整治2(环城西路)结束")
    await town.says("张丽", "整治结束 农贸市场 占道经营1处", STAFF)
    town.hears(STAFF, "整治1(农贸市场)结束")


async def test_who_planned_it_is_asked_once_whether_it_has_ended(town: Town) -> None:
    await town.at("09:00")
    await town.says("周建国", "联合整治 10:00 农贸市场 综合执法 公安", STAFF)
    await town.at("13:00")
    town.told("周建国", "结束了吗", "整治1结束", "取消整治1")
    await town.at("19:00")
    assert not town.private("周建国")


async def test_a_ticket_that_is_put_in_order_is_closed_as_before(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", "1263 整治完毕", STAFF)
    assert town.ticket("1263").resolved_at is not None
    assert not of(town, ActionEnded)


async def test_a_neighbour_plans_and_ends_nothing(town: Town) -> None:
    await town.at("09:00")
    await town.says("陈姐", PLAN, None)
    await town.says("陈姐", "整治结束 农贸市场 占道经营3处", None)
    assert not of(town, ActionPlanned)


# Every week.


async def test_the_one_of_the_week_is_told_the_working_day_before_and_skipped_on_a_holiday(
    tmp_path: Path, ground: Ground, empty_database: Path
) -> None:
    async with open_town(tmp_path, ground, empty_database, now="2025-09-30T14:50") as town:
        town.listens_in_the_morning = True
        await town.at("15:00")
        line = town.hears(STAFF, "【每周联合执法】10/2(周四)国庆节放假", "联合整治1", "10/9(周四)15:00", "农贸市场")
        assert line.mention == ("李伟", "赵敏", "王磊", "唐静")
        assert len(town.lines("龙泉执法工作站群")) == 1
        await town.says("李伟", "收到", STAFF)
        town.told("李伟", "整治1")


async def test_it_goes_on_like_any_other(tmp_path: Path, ground: Ground, empty_database: Path) -> None:
    async with open_town(tmp_path, ground, empty_database, now="2027-01-06T14:50") as town:
        town.listens_in_the_morning = True
        await town.at("15:00")
        town.hears(STAFF, "【每周联合执法】联合整治1", "1/7(周四)15:00")
        await town.at("2027-01-07 15:02")
        await town.says("唐静", "到场", STAFF)
        town.told("唐静", "整治1", "到场")
        await town.at("18:00")
        assert "结束了吗" in town.private("吴娟")[-1].text
        await town.says("唐静", "整治结束 占道经营2处", STAFF)
        town.hears(STAFF, "占道经营2处", "到场1人")
