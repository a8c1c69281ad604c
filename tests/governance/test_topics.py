"""Topics for a joint meeting: what the house proposes, what members bring up, and who reads what."""

from handlers.domain.facts.meeting import TopicRaised
from handlers.domain.meeting import Tag
from tests.language.town import OWNERS, STAFF, Town


def raised(town: Town) -> list[tuple[str, str, tuple[Tag, ...]]]:
    return [
        (event.unit.name, event.words.text, event.tags) for event in town.happened() if isinstance(event, TopicRaised)
    ]


RAISED = {
    "议题 菜市场门口早高峰堵": ("菜市场门口早高峰堵", ()),
    "议题:学校门口乱停": ("学校门口乱停", (Tag.HANDLING,)),
    "提议题 夜市油烟归谁管": ("夜市油烟归谁管", (Tag.MANAGEMENT, Tag.HANDLING)),
    "我有个议题:电动车进楼": ("电动车进楼", ()),
    "提个议题,和交警的移交怎么衔接": ("和交警的移交怎么衔接", (Tag.MANAGEMENT,)),
}


async def test_any_of_the_staff_brings_up_a_topic(town: Town) -> None:
    for n, line in enumerate(RAISED, 1):
        await town.says("张丽", line, STAFF)
        town.told("张丽", f"第{n}个", "下次联席会议")
        town.silent(STAFF)
    assert raised(town) == [("学桥", *expected) for expected in RAISED.values()]


async def test_a_topic_says_at_which_meeting_it_comes_up(town: Town) -> None:
    await town.says("周建国", "联席会议 9月30日 15:00", STAFF)
    await town.says("张丽", "议题 菜市场门口早高峰堵", None)
    town.told("张丽", "9/30(周二)15:00联席会议上议")
    await town.says("马兰", "议题", None)
    town.told("马兰", "9/30联席会议", "菜市场门口早高峰堵(张丽)")
    await town.says("张丽", "议题", None)
    town.told("张丽", "请写上要议什么")


async def test_a_chief_brings_up_a_topic_for_the_streets_own(town: Town) -> None:
    await town.says("杨主任", "联席会议 9月30日 15:00", None)
    await town.says("马兰", "街道议题 环城西路跨社区占道", None)
    town.told("马兰", "街道联席会议上议")
    await town.says("起卫东", "议题 渣土车没人管", None, quote="街道联席会议")
    assert [unit for unit, _, _ in raised(town)] == ["鹿鸣街道", "鹿鸣街道"]
    await town.says("杨主任", "议题", None)
    town.told("杨主任", "环城西路跨社区占道", "渣土车没人管")
    await town.says("马兰", "议题", None)
    assert "渣土车" not in town.told("马兰").text


async def test_what_is_sent_back_takes_several_and_recurs_is_proposed(town: Town) -> None:
    await town.at("09:40")
    await town.says("阿杰", "9栋西门烧烤摊油烟熏死人")
    for building in (3, 5, 11):
        await town.says(f"住户{building}", f"{building}栋门口有车乱停,走不了路")
    await town.says("唐静", "退单 1263 占道归城管", STAFF)
    await town.says("周建国", "吹哨 1263 公安 市监 16:00 9栋西门", STAFF)
    await town.at("17:30")
    await town.says("马兰", "议题", None)
    town.told("马兰", "#1263(9栋西门 烧烤油烟):跨部门、退单1次", "车位不足(桂花苑 3件同类)")
    await town.says("杨主任", "议题", None)
    town.told("杨主任", "学桥#1263", "车位不足")


async def test_two_of_a_kind_and_what_was_withdrawn_recur_not(town: Town) -> None:
    for building in (3, 5):
        await town.says(f"住户{building}", f"{building}栋门口有车乱停,走不了路")
    await town.says("住户7", "7栋门口有车乱停,走不了路")
    await town.takes_back("住户7", "7栋")
    await town.says("马兰", "议题", None)
    town.told("马兰", "没有建议")


async def test_what_was_told_in_private_has_neither_place_nor_words(town: Town) -> None:
    for flat in (401, 502, 603):
        await town.says("夜跑的风", f"桂花苑9栋{flat}半夜打麻将吵死了", None)
    await town.at("2025-10-01 19:00")
    await town.says("马兰", "议题", None)
    told = town.told("马兰", "#1263", "超时")
    assert not any(word in told.text for word in ("9栋", "麻将", "棋牌", "桂花苑"))
    town.silent(OWNERS)
