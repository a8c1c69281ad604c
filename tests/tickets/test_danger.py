"""Danger: raised by what its author says next, never doubled; the whole address to whoever is called, and to nobody else."""

import pytest

from handlers.domain.reading import Level
from handlers.domain.ticket import State
from tests.language.town import ALARMED, OWNERS, STAFF, Town

HOME = "6栋2单元501"


async def dog(town: Town, words: str = "7栋后面有条狗追人") -> None:
    await town.at("2025-09-30 09:00")
    await town.says("小米妈", words)
    await town.at("09:01")


async def fire(town: Town, words: str = f"{HOME}着火了!!") -> None:
    await town.at("2025-09-30 09:00")
    await town.says("刘叔", words)


def told_whole(town: Town, *words: str) -> set[str]:
    """Who was just told all the words in private."""
    lines = [line for line in town.chat.lines[town._from :] if line.to]
    return {line.to for line in lines if line.to and all(word in line.text for word in words)}


@pytest.mark.parametrize(
    "words", ["咬到了!", "咬到人了", "咬到我孩子了,流血了", "被咬了", "把老人扑倒了", "出血了,快来人"]
)
@pytest.mark.parametrize("first", ["7栋后面有条狗追人", "7栋后面有条流浪狗到处乱窜"])
async def test_what_its_author_says_next_makes_it_red(town: Town, first: str, words: str) -> None:
    await dog(town, first)
    await town.says("小米妈", words)
    town.hears(OWNERS, "拨120", "#1263")
    assert told_whole(town, "【红色】#1263", "7栋后面") == {"王磊", "孙经理", "周建国", "马兰", "吴娟"}
    town.hears(STAFF, "#1263 红色", "升级", "@王磊")
    assert (town.numbers(), town.ticket("1263").level) == (["1263"], Level.RED)


@pytest.mark.parametrize(
    "words", ["没咬到人", "差点咬到我", "会不会咬到人?", "小心别咬到孩子", "咬到了吗", "上次咬到过人", "昨天咬人了"]
)
async def test_what_has_not_happened_raises_nothing(town: Town, words: str) -> None:
    await dog(town)
    await town.says("小米妈", words)
    assert (town.numbers(), town.ticket("1263").level is Level.RED) == (["1263"], False)


@pytest.mark.parametrize("words", ["出不来了", "救护车来了都进不去", "堵死了"])
async def test_what_its_author_says_next_makes_it_urgent(town: Town, words: str) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("老周", "2栋那边有人乱停车占车位")
    assert town.ticket("1263").level is Level.NORMAL
    await town.says("老周", words)
    town.hears(STAFF, "#1263 加急", "升级")
    assert (town.numbers(), town.ticket("1263").level) == (["1263"], Level.URGENT)


async def test_a_neighbours_cry_raises_nothing(town: Town) -> None:
    await dog(town)
    await town.says("老周", "天啊,咬到了?")
    town.silent()
    assert town.ticket("1263").level is not Level.RED


@pytest.mark.parametrize(
    ("first", "then", "advice"),
    [
        ("楼下打起来了", "有人流血了", "120"),
        ("楼下打起来了", "有人受伤了", "120"),
        ("地下车库冒烟了", "有人晕倒了", "120"),
        ("楼下有人打架", "打到流血了,快来", "120"),
    ],
)
async def test_a_danger_that_grows_is_one_ticket_with_the_new_advice(
    town: Town, first: str, then: str, advice: str
) -> None:
    await fire(town, first)
    await town.at("09:01")
    await town.says("刘叔", then)
    town.hears(OWNERS, advice, "#1263")
    assert town.numbers() == ["1263"]


@pytest.mark.parametrize("then", ["好大的烟", "火越来越大了", "起火了!", "快来人啊", "着火了!!!"])
async def test_the_same_danger_again_is_not_told_twice(town: Town, then: str) -> None:
    await fire(town, "地下车库冒烟了!!!")
    await town.at("09:01")
    await town.says("刘叔", then)
    town.silent(OWNERS)
    assert town.numbers() == ["1263"]


async def test_someone_hurt_at_another_place_is_another_danger(town: Town) -> None:
    await fire(town, "5栋楼道冒烟了")
    await town.says("刘叔", "12栋门口有人晕倒了")
    town.hears(OWNERS, "#1271", "120")


@pytest.mark.parametrize(
    ("first", "then", "place"),
    [
        ("着火了!!!", "地下车库", "地下车库"),
        ("冒烟了快来人", "5栋3单元402", "5栋3单元402"),
        ("楼下打起来了", "在12栋门口", "12栋门口"),
        ("5栋着火了", "2单元602", "5栋2单元602"),
        ("5栋着火了", "5栋2单元602", "5栋2单元602"),
    ],
)
async def test_a_place_told_after_a_red_line_reaches_everybody_who_was_called(
    town: Town, first: str, then: str, place: str
) -> None:
    await fire(town, first)
    await town.at("09:01")
    await town.says("刘叔", then)
    assert told_whole(town, "#1263", place) == ALARMED
    town.silent(OWNERS)
    assert (town.numbers(), town.ticket("1263").place) == (["1263"], place)


async def test_a_unit_told_of_several_buildings_is_put_behind_none(town: Town) -> None:
    await fire(town, "3栋和5栋都着火了")
    await town.at("09:01")
    await town.says("刘叔", "2单元602")
    assert (town.numbers(), town.ticket("1263").place) == (["1263"], "3栋、5栋")


async def test_a_fire_in_two_buildings_is_the_same_where_one_of_them_is_named(town: Town) -> None:
    await fire(town, "3栋和5栋都着火了")
    await town.at("09:01")
    await town.says("刘叔", "5栋着火了,快来人")
    assert (town.numbers(), town.ticket("1263").place) == (["1263"], "3栋、5栋")


async def test_the_place_reaches_who_took_it_and_who_assists_as_well(town: Town) -> None:
    await fire(town, "着火了!!!")
    await town.says("段勇", "收 1263", STAFF)
    await town.says("赵敏", "我去 1263", STAFF)
    await town.at("09:04")
    await town.says("刘叔", "5栋3单元402")
    assert told_whole(town, "5栋3单元402") == ALARMED | {"段勇", "赵敏"}


async def test_whoever_is_called_reads_the_whole_address_and_a_group_never(town: Town) -> None:
    await fire(town)
    assert told_whole(town, HOME) == ALARMED
    assert all("501" not in line.text for line in (*town.lines(OWNERS), *town.lines(STAFF)))
    assert all(HOME in line.text for line in town.private("孙经理"))  # his task too
    await town.at("09:06")
    assert told_whole(town, HOME, "还没有人接") == {"李伟"}
    assert told_whole(town, HOME, "无人接单") == {"小方", "杨主任"}  # whoever was called already counts as told


@pytest.mark.parametrize("who", ["段勇", "赵敏", "王磊"])
async def test_whoever_takes_it_reads_the_whole_address(town: Town, who: str) -> None:
    await fire(town)
    await town.says(who, "1263 收", STAFF)
    assert told_whole(town, HOME) == {who}


async def test_who_was_called_is_not_told_again_when_he_takes_it(town: Town) -> None:
    await fire(town)
    await town.says("李伟", "收", STAFF)
    town.told("李伟", "已接#1263")  # with the place, once
    assert town.ticket("1263").state is State.ACCEPTED


@pytest.mark.parametrize(
    ("who", "reads"), [("李伟", True), ("吴娟", True), ("孙经理", True), ("张丽", False), ("唐静", False)]
)
async def test_the_ticket_shows_it_whole_to_whoever_goes_there(town: Town, who: str, reads: bool) -> None:
    await fire(town)
    await town.says(who, "单 1263", None)
    assert (HOME in town.told(who, "#1263", "6栋2单元5").text) is reads


async def test_a_chiefs_choice_reads_it_whole(town: Town) -> None:
    await fire(town)
    await town.says("吴娟", "派单 1263 段勇", STAFF)
    assert "段勇" in told_whole(town, HOME)


@pytest.mark.parametrize(
    ("owners", "staff", "called"),
    [
        ("彩云间业主群", "彩云执法工作站群", {"蔡云飞", "董经理", "袁永福", "蒋琳"}),
        ("团山新居业主群", "团山执法工作站群", {"常胜利", "严经理", "万德顺", "汤素芬"}),
        ("永安小区业主群", "永安执法工作站群", {"杜家兴", "任经理", "余国强", "叶红梅"}),
    ],
)
async def test_in_another_station(town: Town, owners: str, staff: str, called: set[str]) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("住户甲", "着火了快来人啊", owners)
    await town.says("住户甲", "4栋1单元702", owners)
    assert told_whole(town, "4栋1单元702") == called
    assert all("702" not in line.text for line in town.lines(staff))
    assert town.numbers() == ["1263"]


async def test_a_danger_told_in_private_by_a_stranger_is_answered_at_once_and_the_street_knows(town: Town) -> None:
    await town.at("10:00")
    await town.says("新来的", "我家9栋604煤气味好大", None)
    town.told("新来的", "119", "哪个小区")
    for leader in ("杨主任", "小方"):
        line = town.told(leader, "【红色】", "9栋604", "没说是哪个小区")
        assert "新来的" not in line.text
    await town.says("新来的", "快点啊煤气味越来越大了", None)
    town.told("新来的", "119", "哪个小区")
    assert not town.private("杨主任")
    await town.says("新来的", "桂花苑", None)
    assert (town.ticket("1263").level, town.ticket("1263").place) == (Level.RED, "9栋604")
    town.told("周建国", "【红色】#1263", "9栋604")


async def test_whoever_types_faster_than_a_thumb_is_heard_when_he_tells_a_danger(town: Town) -> None:
    for n in range(1, 5):
        await town.at(f"10:00:0{n}")
        await town.says("手快", f"{n}栋门口有人乱停车")
    assert len(town.numbers()) == 3  # he is taken for another bot
    await town.at("10:00:04")
    await town.says("手快", "9栋着火了快来人")
    town.hears(OWNERS, "119")
