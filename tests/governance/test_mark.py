"""Marks (综合评价): a chief judges with a reason, the officer reads it with his figures, and is heard before anything is held against him."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.config import Ground
from handlers.decide.wake import wake
from handlers.domain.event import Said
from handlers.domain.facts.mark import AppealDue, AppealMade, MarkGiven, MarksDue
from handlers.domain.mark import Appeal, Mark, Marks
from handlers.domain.period import Month
from handlers.domain.scene import Governance, Place, Scene
from handlers.domain.town import Bureau
from handlers.domain.town import Town as Street
from storage.governance import mark as marks
from tests.language.demo import open_town
from tests.language.sample import at
from tests.language.town import OWNERS, STAFF, Town

SEPTEMBER = Month(2025, 9)
GIVEN = "评 李伟 9月 88 到场快,1263复发"


def stored(town: Town) -> list[Mark]:
    with town.house.database.transaction() as session:
        return list(marks.marks(session))


async def given(town: Town, line: str = GIVEN, by: str = "马兰") -> None:
    await town.at("17:30")
    await town.says(by, line, None)


async def test_the_officer_reads_his_mark_with_figures_and_how_to_appeal(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.resolved()
    await given(town)
    town.told("马兰", "李伟 9月:接单1(及时1)、办结1、解决1", "已评88:到场快,1263复发", "申诉到10/15")
    town.told("李伟", "9月的评价:88分,马兰评", "到场快,1263复发", "接单1(及时1)", "申诉 理由", "10/15")
    town.silent(OWNERS, STAFF)
    assert town.rung() == {"马兰", "李伟"}
    [mark] = stored(town)
    assert (mark.person, mark.month, mark.mark, mark.by, mark.reason) == ("李伟", SEPTEMBER, 88, "马兰", "")


@pytest.mark.parametrize(
    "line",
    [
        "评李伟9月88分 到场快,1263复发",
        "评价 李伟 88分 9月 到场快,1263复发",
        "打分 9月 李伟 到场快,1263复发 88",
        "给李伟打88分,到场快,1263复发",
        "评 李伟 88 到场快,1263复发",
    ],
)
async def test_it_is_written_in_whatever_order(town: Town, line: str) -> None:
    await given(town, line)
    town.told("李伟", "9月的评价:88分", "到场快,1263复发")


async def test_in_the_work_group_nobody_else_reads_the_figures(town: Town) -> None:
    await town.at("17:30")
    await town.says("吴娟", GIVEN, STAFF)
    town.silent(STAFF)
    assert town.rung() == {"吴娟", "李伟"}


async def test_a_second_mark_takes_the_place_of_the_first_and_is_told_again(town: Town) -> None:
    await given(town)
    await town.says("周建国", "评 李伟 9月 92 复发的已办好", None)
    town.told("周建国", "已改评92(原88)")
    town.told("李伟", "92分(原88分)", "周建国评", "复发的已办好")
    assert [mark.mark for mark in stored(town)] == [92]
    assert [event.mark for event in town.happened() if isinstance(event, MarkGiven)] == [88, 92]


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("评 李伟 9月 88", "理由"),
        ("评 李伟 9月 到场快", "0到100"),
        ("评 李伟 101 到场快", "101"),
        ("评 88 到场快", "评谁"),
        ("评 罗建明 88 到场快", "龙泉"),
        ("评 孙经理 88 到场快", "不在每月评价的范围"),
        ("评 周建国 100 领导有方", "不在每月评价的范围"),
        ("评 李伟 2025年12月 88 到场快", "还没到"),
        ("评 李伟 13月 88 到场快", "没有“13月”"),
    ],
)
async def test_what_is_wrong_is_said(town: Town, line: str, answer: str) -> None:
    await given(town, line)
    town.told("马兰", answer)
    assert stored(town) == []


@pytest.mark.parametrize("who", ["王磊", "张丽", "小方", "杨主任", "孙经理"])
async def test_only_who_leads_the_station_marks(town: Town, who: str) -> None:
    await given(town, "评 王磊 100 很好", by=who)
    town.told(who, "站长")
    assert stored(town) == []


async def test_nobody_marks_at_another_station(town: Town) -> None:
    await town.at("17:30")
    await town.says("段文彬", GIVEN, STAFF)
    assert stored(town) == []


async def test_the_chiefs_talk_is_no_mark(town: Town) -> None:
    await town.at("17:30")
    await town.says("周建国", "评先进要交3份材料", STAFF)
    await town.says("周建国", "考核 明天来人,大家准备一下", STAFF)
    await town.says("小方", "通报 一下昨天的情况", None)
    assert town.rung("已通报") == set()
    assert stored(town) == []


# Appeals.


async def appealed(town: Town) -> None:
    await given(town)
    await town.says("李伟", "申诉 到场记录漏了9/12那次", None)


async def test_an_appeal_is_read_by_the_chiefs_and_the_street_office(town: Town) -> None:
    await appealed(town)
    assert town.rung("申诉", "到场记录漏了9/12那次", "88分") == {"周建国", "马兰", "吴娟", "小方"}
    town.told("李伟", "已收到", "9月")
    town.silent(STAFF, OWNERS)
    assert [mark.appeal for mark in stored(town)] == [Appeal.WAITING]


async def test_a_second_appeal_waits_for_the_answer_to_the_first(town: Town) -> None:
    await appealed(town)
    await town.says("李伟", "申诉 还有9/15", None)
    town.told("李伟", "还在等答复")
    assert len([event for event in town.happened() if isinstance(event, AppealMade)]) == 1


@pytest.mark.parametrize(
    ("answer", "told", "mark", "outcome"),
    [
        ("答复 李伟 补记一次,改为90", "88分改为90分", 90, Appeal.CHANGED),
        ("答复 补记一次,改成90分", "88分改为90分", 90, Appeal.CHANGED),
        ("答复李伟,补记一次 调整到90", "88分改为90分", 90, Appeal.CHANGED),
        ("答复 李伟 记录没有错,维持", "维持88分", 88, Appeal.KEPT),
        ("答复 李伟 9月 改为88", "维持88分", 88, Appeal.KEPT),
    ],
)
async def test_a_chief_answers_and_all_who_knew_of_it_read_so(
    town: Town, answer: str, told: str, mark: int, outcome: Appeal
) -> None:
    await appealed(town)
    await town.says("周建国", answer, None)
    assert town.rung(told) == {"周建国", "李伟", "马兰", "吴娟", "小方"}
    town.told("李伟", "周建国答复", told)
    [now] = stored(town)
    assert (now.mark, now.appeal, now.was, now.appeals) == (mark, outcome, 88, 1)


async def test_an_answer_says_what_becomes_of_the_mark(town: Town) -> None:
    await appealed(town)
    await town.says("马兰", "答复 李伟 知道了", None)
    town.told("马兰", "改不改", "现在是88分")
    await town.says("马兰", "答复 李伟 改为190", None)
    town.told("马兰", "190")
    await town.says("马兰", "答复 王磊 改为90", None)
    town.told("马兰", "王磊没有等答复的申诉")
    assert [mark.appeal for mark in stored(town)] == [Appeal.WAITING]


async def test_who_was_answered_may_appeal_again_while_there_is_time(town: Town) -> None:
    await appealed(town)
    await town.says("马兰", "答复 李伟 记录没错,维持", None)
    await town.says("李伟", "申诉 9月 有照片为证", None)
    town.told("李伟", "已收到")
    assert [(mark.appeal, mark.appeals) for mark in stored(town)] == [(Appeal.WAITING, 2)]


@pytest.mark.parametrize(
    ("who", "line", "answer"),
    [
        ("李伟", "申诉", "写上理由"),
        ("李伟", "申诉 8月 漏了一次", "8月还没有给您评价"),
        ("王磊", "申诉 凭什么", "还没有给您评价"),
        ("孙经理", "申诉 凭什么", "被评价的人"),
        ("周建国", "申诉 凭什么", "被评价的人"),
    ],
)
async def test_an_appeal_that_cannot_be_is_answered(town: Town, who: str, line: str, answer: str) -> None:
    await given(town)
    await town.says(who, line, None)
    town.told(who, answer)
    assert [mark.appeal for mark in stored(town)] == [None]


# What a rule decides without living through the days before.


def scene(ground: Ground, now: str, *marks: Mark) -> Scene:
    station = ground.town.station("学桥")
    return Scene(at(now), ground.town, Place(station), governance=Governance(marks=Marks.of(marks)))


MARK = Mark("学桥", "李伟", SEPTEMBER, 88, "马兰", at("2025-09-28 17:30"))
WAITING = replace(MARK, appeal=Appeal.WAITING, appeals=1, plea="漏了9/12那次")
DUE = AppealDue("学桥", "李伟", SEPTEMBER)


def test_the_last_day_of_an_appeal(ground: Ground) -> None:
    calendar = ground.town.calendar
    assert MARK.until(15, calendar) == at("2025-10-16 00:00")
    assert replace(MARK, at=at("2025-10-20 09:00")).until(15, calendar) == at("2025-10-24 00:00")


def test_an_appeal_that_nobody_answers_goes_to_the_chiefs_and_then_to_the_office(ground: Ground) -> None:
    first = wake(scene(ground, "2025-10-14 08:30", WAITING), DUE)
    assert {say.person for say in first.says} == {"周建国", "马兰", "吴娟"}
    [timer] = first.timers
    assert timer.at == at("2025-10-17 08:30")
    second = wake(scene(ground, "2025-10-17 08:30", WAITING), timer.due)
    assert ([say.person for say in second.says], second.timers) == (["小方"], ())


@pytest.mark.parametrize("mark", [MARK, replace(WAITING, appeal=Appeal.KEPT), replace(WAITING, appeals=2)])
def test_an_appeal_that_was_answered_reminds_nobody(ground: Ground, mark: Mark) -> None:
    assert wake(scene(ground, "2025-10-14 08:30", mark), DUE).says == ()


def test_at_the_first_opening_of_a_month_the_chiefs_hear_who_has_no_mark(ground: Ground) -> None:
    decision = wake(scene(ground, "2025-10-09 08:30", MARK), MarksDue("学桥"))
    assert {say.person for say in decision.says} == {"周建国", "马兰", "吴娟"}
    assert "9月还没评价的:段勇、王磊" in decision.says[0].text and "李伟" not in decision.says[0].text
    [timer] = decision.timers
    assert timer.at == at("2025-11-03 08:30")


# Lists.


async def test_the_sheet_shows_each_with_his_mark_and_rates(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.resolved()
    await given(town)
    await town.says("周建国", "评价表 9月", None)
    told = town.told("周建国", "学桥 9月评价表,已评1/8人").text.splitlines()
    assert told[1] == "李伟 88分:响应100%(1) 解决100%(1) 满意-"
    assert told[2:4] == ["段勇 未评", "王磊 未评"]


async def test_the_street_reads_all_stations_page_by_page(town: Town) -> None:
    await given(town)
    await town.says("小方", "评价表 9月", None)
    first = town.told("小方", "鹿鸣街道 9月评价表,已评1/", "学桥李伟 88分", "更多").text
    await town.says("小方", "更多", None)
    second = town.told("小方", "鹿鸣街道 9月评价表").text
    assert set(first.splitlines()[1:-1]).isdisjoint(second.splitlines()[1:-1])
    await town.says("小方", "评价表 龙泉 9月", None)
    town.told("小方", "龙泉 9月评价表,已评0/", "罗建明 未评")


async def test_a_chief_reads_no_other_station(town: Town) -> None:
    await town.at("17:30")
    await town.says("周建国", "评价表 龙泉 9月", None)
    town.told("周建国", "不归您管")


@pytest.fixture
async def manned(tmp_path: Path, ground: Ground, empty_database: Path) -> AsyncIterator[Town]:
    """The demo town where 综合执法 has a contact, and one round is enough to be compared."""
    street = replace(ground.town, bureaus={"综合执法": Bureau(contact="杨主任")})
    async with open_town(tmp_path, replace(ground, town=_comparing(street)), empty_database) as town:
        yield town


def _comparing(street: Street) -> Street:
    def of(station):
        governance = replace(station.policy.governance, sample=1)
        return replace(station, policy=replace(station.policy, governance=governance))

    return replace(street, stations=tuple(map(of, street.stations)))


async def test_a_year_is_summed_up_and_told_to_each_sending_unit_alone(manned: Town) -> None:
    await given(manned, "评 李伟 8月 85 稳")
    await given(manned)
    await given(manned, "评 王磊 9月 90 夜里也来")
    await manned.says("李伟", "申诉 漏了一次", None)
    await manned.says("马兰", "答复 李伟 补记,改为90", None)
    await manned.says("周建国", "年度 2025", None)
    manned.told("周建国", "学桥 2025年度评价汇总", "李伟 均分87.5(2个月):申诉1次(改分1)", "王磊 均分90(1个月)")
    await manned.says("小方", "通报 2025", None)
    report = manned.told("杨主任", "通报2025年度", "学桥李伟 均分87.5(2个月)").text
    assert "王磊" not in report
    manned.told("小方", "综合执法(杨主任,", "没有登记联系人、没通报的:", "公安")
    await manned.says("小方", "通报", None)
    manned.told("小方", "请写上年份")
    await manned.says("周建国", "通报 2025", None)
    manned.told("周建国", "街道用的命令")


async def _closes(town: Town, who: str, building: int, verdict: str) -> str:
    """Somebody takes a car at that building and closes it, and its reporter says how well."""
    neighbour, before = f"住户{building}", set(town.numbers())
    await town.says(neighbour, f"{building}栋门口有车乱停,堵着了")
    [number] = set(town.numbers()) - before
    await town.says("周建国", f"派单 {number} {who}", STAFF)
    await town.says(who, f"收 {number}", STAFF)
    await town.says(who, f"{number} 办结 车挪走了", STAFF)
    await town.says(neighbour, verdict, quote=f"#{number} 已办")
    return number


async def test_a_year_is_not_taken_for_a_month(manned: Town) -> None:
    for line, name in (("末位 今年", "末位"), ("评优 2026年", "评优")):
        await manned.says("马兰", line, None)
        assert manned.told("马兰").text == f"这个按月看,请写月份,如:{name} 9月。全年汇总回“年度”。"


async def test_the_last_are_proposed_to_whoever_asks_with_reasons_and_what_comes_first(manned: Town) -> None:
    await _closes(manned, "李伟", 1, "1")
    await _closes(manned, "王磊", 2, "1")
    left = await _closes(manned, "段勇", 3, "3")
    await given(manned, "评 段勇 9月 70 没办好")
    await manned.says("杨主任", "末位 9月", None)
    told = manned.told("杨主任", "鹿鸣街道 9月末位", "仅供会商,不自动处理", "样本<1件不排", "先听申诉").text
    [named] = [line for line in told.splitlines() if "经手" in line]
    assert named.startswith("段勇:经手1件") and "解决0/1" in named and "评价70分(没办好)" in named
    assert manned.rung() == {"杨主任"}
    await manned.says("杨主任", "末位 9月 来源", None)
    manned.told("杨主任", "段勇:没解决 学桥#" + left)
    await manned.says("段勇", "申诉 车主不在", None)
    await manned.says("周建国", "末位 9月", None)
    manned.told("周建国", "段勇:经手1件", "有申诉没答复,先听申诉")
    await manned.says("周建国", "评优 9月", None)
    manned.told("周建国", "李伟:经手1件", "王磊:经手1件")


async def test_with_few_rounds_nobody_is_ranked(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("杨主任", "末位 9月", None)
    told = town.told("杨主任", "样本<10件不排:李伟", "不到3人,不排名").text
    assert "经手" not in told


def test_the_reason_of_a_mark_is_what_somebody_typed() -> None:
    event = MarkGiven(station="学桥", person="李伟", month=SEPTEMBER, at=MARK.at, mark=88, words=Said("到场快", "马兰"))
    assert event.stream == "mark/学桥/李伟/2025-09"


async def test_who_is_judged_reads_no_votes_of_polls_that_are_open(town: Town) -> None:
    await town.at("09:00")
    await town.says("老周", "3栋单元门口被车堵了出不来")
    await town.says("李伟", "收 1263", STAFF)
    await town.says("李伟", "1263 办结 车挪走了 1辆", STAFF)
    await town.says("老周", "满意")
    await town.says("马兰", "评 李伟 9月 88 到场快", None)
    assert "满意1/1" in town.told("马兰").text
    mine = town.told("李伟").text
    assert "居民评价还没收齐" in mine and "满意" not in mine
