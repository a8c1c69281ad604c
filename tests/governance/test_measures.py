"""Measures that a joint meeting agrees on: whose each is, by when, reminders until it is done, and what counts."""

from datetime import date

import pytest

from bot.config import Ground
from handlers.domain.facts.meeting import MeasureAgreed, MeasureDone
from handlers.domain.figures import Figure
from handlers.domain.workcalendar import WorkCalendar
from handlers.governance.finishing import is_done
from handlers.governance.reminding import next_reminder
from handlers.governance.task import task_in
from tests.governance.test_meeting import counted, scene_of
from tests.language.sample import at
from tests.language.town import STAFF, Town


def agreed(town: Town) -> list[tuple[str, str, str]]:
    return [
        (event.words.text, event.owner, f"{event.day:%m-%d}")
        for event in town.happened()
        if isinstance(event, MeasureAgreed)
    ]


def done(town: Town) -> list[int]:
    return [event.nth for event in town.happened() if isinstance(event, MeasureDone)]


@pytest.mark.parametrize(
    ("words", "what", "owner", "day"),
    [
        ("东门加装隔离桩 李伟 10月16日", "东门加装隔离桩", "李伟", "10-16"),
        ("夜市重新划线,责任人 唐静,10月9日前", "夜市重新划线", "唐静", "10-09"),
        ("10月9日前 由王磊负责 清理楼道电动车", "清理楼道电动车", "王磊", "10-09"),
        ("给李伟配对讲机 张丽 周二", "给李伟配对讲机", "张丽", "09-30"),
        ("更新公示栏 后天 何芳", "更新公示栏", "何芳", "09-30"),
        ("东门划线;负责人:段勇;完成时限:10/9", "东门划线", "段勇", "10-09"),
        ("东门划线,安装隔离桩,李伟,10月9日前完成", "东门划线,安装隔离桩", "李伟", "10-09"),
        ("段勇负责,10月底前更新公示栏", "更新公示栏", "段勇", "10-31"),
        ("更新公示栏 段勇 月底", "更新公示栏", "段勇", "09-30"),
        ("早上8:00校门疏导 陈刚 10月10日", "早上8:00校门疏导", "陈刚", "10-10"),
    ],
)
def test_a_task_has_an_owner_and_a_day(ground: Ground, words: str, what: str, owner: str, day: str) -> None:
    task = task_in(scene_of(ground), words)
    assert task.day is not None
    assert (task.words, task.owner, f"{task.day:%m-%d}") == (what, owner, day)


async def test_whose_it_is_hears_so(town: Town) -> None:
    await town.says("马兰", "举措:夜市重新划线,责任人 唐静,10月9日前", STAFF)
    town.told("唐静", "夜市重新划线", "由您负责", "10/9(周四)前")
    town.hears(STAFF, "已记举措1", "唐静")
    await town.says("马兰", "举措 修订巡查表 我负责 明天", STAFF)
    assert agreed(town) == [("夜市重新划线", "唐静", "10-09"), ("修订巡查表", "马兰", "09-29")]


LACKS = {
    "举措 东门加装隔离桩 10月16日": "谁负责",
    "举措 东门加装隔离桩 李伟": "几号前",
    "举措 李伟 10月16日": "做什么",
    "举措 东门加装隔离桩 李伟 9月16日": "已经过了",
    "举措 东门加装隔离桩 李伟 2月30日": "不是能用的时间",
}


async def test_what_is_missing_is_asked_for(town: Town) -> None:
    for line, lacks in LACKS.items():
        await town.says("马兰", line, None)
        town.told("马兰", lacks)
    assert agreed(town) == []


async def test_only_who_steers_notes_moves_and_drops_one(town: Town) -> None:
    await town.says("马兰", "举措 东门划线 李伟 10月9日", None)
    for line in ("举措 东门画斑马线 李伟 10月9日", "举措改到 10月20日 1", "取消举措 1", "举措 1 取消"):
        await town.says("李伟", line, None)
        town.told("李伟", "站长用的命令")
    assert len(agreed(town)) == 1
    assert len(town.refusals()) == 4


@pytest.mark.parametrize(
    ("after", "day", "moment"),
    [
        ("2025-09-28 12:00", date(2025, 9, 30), "2025-09-29 08:30"),  # the working day before
        ("2025-09-29 08:31", date(2025, 9, 30), "2025-09-30 08:30"),  # the day itself
        ("2025-09-30 09:00", date(2025, 9, 30), "2025-10-01 08:30"),  # every working day while it is late
        ("2025-09-28 12:00", date(2025, 10, 6), "2025-10-03 08:30"),  # Friday, of a Monday
        ("2025-09-28 12:00", date(2025, 10, 5), "2025-10-03 08:30"),  # Friday, of a Sunday
        ("2025-10-03 09:00", date(2025, 10, 5), "2025-10-06 08:30"),
    ],
)
def test_when_somebody_is_reminded(after: str, day: date, moment: str) -> None:
    assert next_reminder(WorkCalendar(), day, at(after)) == at(moment)


async def test_its_owner_is_reminded_until_he_says_that_it_is_done(town: Town) -> None:
    await town.says("马兰", "举措 东门加装隔离桩 李伟 9月29日", None)
    await town.at("2025-09-29 09:00")
    assert "今天到期" in town.told("李伟", "举措1", "隔离桩").text
    await town.at("2025-09-30 09:00")
    assert "已过1天" in town.told("李伟", "举措1").text
    await town.says("李伟", "还没,下午装", None, quote="举措1")
    town.told("李伟", "没有记完成")
    await town.says("李伟", "隔离桩装好了", None, quote="举措1")
    town.told("马兰", "举措1已完成", "李伟")
    assert done(town) == [1]
    assert counted(town, "鹿鸣街道/学桥", Figure.MEASURES) == {"measure/学桥/1": 1}


async def test_one_of_several_is_named_or_asked_for(town: Town) -> None:
    for line in ("举措 东门加装隔离桩 李伟 10月16日", "举措 夜市划线 李伟 10月17日", "举措 更新公示栏 李伟 10月18日"):
        await town.says("马兰", line, None)
    await town.says("李伟", "举措 完成 隔离桩(不含西门)", None)
    await town.says("李伟", "举措完成 3", None)
    assert done(town) == [1, 3]
    await town.says("马兰", "举措 电动车棚 李伟 10月20日", None)
    await town.says("李伟", "举措完成", None)
    town.told("李伟", "哪一项", "2. 夜市划线", "4. 电动车棚")
    await town.says("李伟", "夜市那个", None)
    assert done(town) == [1, 3, 2]
    await town.says("李伟", "举措完成 2", None)
    town.told("李伟", "没有这项举措")
    await town.says("李伟", "完成", None, quote="电动车棚")
    assert done(town) == [1, 3, 2, 4]


async def test_a_member_reads_his_own_and_a_chief_all(town: Town) -> None:
    await town.says("马兰", "举措 东门加装隔离桩 李伟 10月16日", None)
    await town.says("马兰", "举措 夜市划线 唐静 10月17日", None)
    await town.says("唐静", "举措", None)
    assert "隔离桩" not in town.told("唐静", "夜市划线").text
    await town.says("唐静", "举措完成 1", None)
    town.told("唐静", "没有这项举措")
    await town.says("吴娟", "举措", None)
    town.told("吴娟", "在办的举措2件", "隔离桩", "夜市划线")
    await town.says("起卫东", "举措", None)
    town.told("起卫东", "文昌没有在办的举措")


async def test_a_chief_moves_and_drops_one_and_its_owner_hears_it(town: Town) -> None:
    await town.says("马兰", "举措 东门加装隔离桩 李伟 9月29日", None)
    await town.says("马兰", "举措 夜市划线 唐静 9月29日", None)
    await town.says("吴娟", "举措 改到 10月9日 隔离桩", None)
    town.told("李伟", "改到10/9(周四)前")
    await town.says("吴娟", "举措2取消", None)
    town.told("唐静", "不做了")
    await town.at("2025-09-29 09:00")
    assert not town.rung("举措")
    await town.at("2025-09-30 09:00")
    assert town.rung("举措1", "10/9(周四)到期") == {"李伟"}


async def test_a_measure_of_the_streets_own_belongs_to_a_chief_of_a_station(town: Town) -> None:
    await town.says("马兰", "举措 夜市划线 马兰 10月9日", None)
    await town.says("杨主任", "举措 环城西路整治方案 马兰 9月29日", None)
    town.told("马兰", "举措街道1", "由您负责")
    await town.at("2025-09-29 09:00")
    await town.says("马兰", "做好了", None, quote="举措街道1")
    town.told("杨主任", "举措1已完成", "马兰")
    assert counted(town, figure=Figure.MEASURES) == {"measure/鹿鸣街道/1": 1}


@pytest.mark.parametrize("words", ["完成", "装好了", "隔离桩装好了", "已经办结", "清理完了", "划线到位", "都搞定了"])
def test_what_says_that_it_is_done(words: str) -> None:
    assert is_done(words)


@pytest.mark.parametrize("words", ["还没完成", "明天装好", "快好了", "完成不了", "做完了吗", "正在装", "收到"])
def test_what_says_that_it_is_not(words: str) -> None:
    assert not is_done(words)
