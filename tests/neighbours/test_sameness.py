"""The same matter told again: one ticket, one voice more; what only may be the same is asked about."""

import pytest

from handlers.domain.facts.merging import Likened
from handlers.domain.reading import Level
from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town

OTHER = "学府里业主群"


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("3栋2单元门口有车堵着,出不来", "3栋2单元又被车堵死了,出不来"),
        ("6栋楼下烧烤摊油烟熏死人", "6栋门口烧烤油烟太呛了,没人管吗"),
        ("东门水果摊又占盲道", "小区东门那个水果摊又占盲道了"),
        ("5栋楼道有人飞线充电", "5栋2单元楼道飞线充电,太危险了"),
    ],
)
async def test_the_same_matter_at_one_place_by_whatever_door_is_one_ticket(town: Town, first: str, then: str) -> None:
    await town.at("09:40")
    await town.says("阿杰", first)
    await town.at("09:50")
    await town.says("小米妈", then)
    town.silent(OWNERS, STAFF)
    assert (town.numbers(), town.voices("1263")) == (["1263"], ["阿杰", "小米妈"])


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("3栋1单元门口有车堵着", "3栋2单元门口有车堵着"),
        ("东门水果摊又占盲道", "西门水果摊又占盲道"),
        ("3栋路灯坏了没人修", "3栋电梯坏了没人修"),
        ("3栋502半夜打麻将吵死了", "3栋602半夜打麻将吵死了"),
    ],
)
async def test_another_place_or_another_thing_is_a_ticket_of_its_own(town: Town, first: str, then: str) -> None:
    await town.at("09:40")
    await town.says("阿杰", first)
    await town.at("09:50")
    await town.says("小米妈", then)
    assert town.numbers() == ["1263", "1271"]
    assert not [event for event in town.happened() if isinstance(event, Likened)]


async def test_what_may_be_the_same_is_asked_about_with_place_time_and_first_line(town: Town) -> None:
    await town.at("09:40")
    await town.says("阿杰", "9栋西门烧烤摊油烟熏死人")
    await town.says("唐静", "收", STAFF, quote="#1263")
    await town.at("15:15")
    await town.says("小米妈", "9栋烧烤又摆出来了")
    asked = town.told("唐静", "#1271 与 #1263 像同一件", "9栋西门", "09:40", "油烟熏死人", "9栋,15:15", "回“合”")
    assert "小米妈" not in asked.text
    await town.says("唐静", "合", None)
    town.told("唐静", "#1271 已并入#1263", "2户")
    assert (town.ticket("1271").state, town.voices("1263")) == (State.MERGED, ["阿杰", "小米妈"])
    town.silent(OWNERS)


@pytest.mark.parametrize("words", ["不是", "不是同一件", "两件事"])
async def test_two_that_are_not_the_same_stay_two_and_nobody_is_asked_again(town: Town, words: str) -> None:
    await town.at("09:40")
    await town.says("阿杰", "9栋西门烧烤摊油烟熏死人")
    await town.at("15:15")
    await town.says("小米妈", "9栋烧烤又摆出来了")
    await town.says("唐静", words, None, quote="像同一件")
    town.told("唐静", "#1271 和#1263 是两件")
    await town.says("唐静", "合", None)
    town.told("唐静", "合 单号 单号")
    assert town.ticket("1271").state is State.OPEN


@pytest.mark.parametrize("words", ["是", "合并吧", "同一件", "可以合", "1271 1263 合"])
async def test_yes_in_natural_words(town: Town, words: str) -> None:
    await town.at("09:40")
    await town.says("阿杰", "9栋西门烧烤摊油烟熏死人")
    await town.at("15:15")
    await town.says("小米妈", "9栋烧烤又摆出来了")
    await town.says("唐静", words, None)
    assert town.ticket("1271").merged_into == town.ticket("1263").id


async def test_somebody_who_goes_on_about_it_without_a_place_counts_and_reads_alone_for_what(town: Town) -> None:
    await town.at("09:40")
    await town.says("阿杰", "9栋西门烧烤摊油烟熏死人")
    await town.at("09:50")
    await town.says("小米妈", "烧烤摊油烟太大了,窗户都不敢开")
    town.silent(OWNERS, STAFF)
    town.told("小米妈", "已算进#1263", "9栋西门", "别处")
    assert town.voices("1263") == ["阿杰", "小米妈"]


async def test_who_then_names_another_place_has_a_matter_of_his_own(town: Town) -> None:
    await town.at("09:40")
    await town.says("阿杰", "9栋西门烧烤摊油烟熏死人")
    await town.at("09:50")
    await town.says("小米妈", "烧烤摊油烟太大了,窗户都不敢开")
    await town.says("小米妈", "7栋门口")
    town.hears(OWNERS, "#1271", "7栋门口")
    assert (town.voices("1263"), town.voices("1271")) == (["阿杰"], ["小米妈"])


async def test_many_voices_in_minutes_raise_it_with_one_line_each(town: Town) -> None:
    await town.at("09:40")
    await town.says("阿杰", "9栋西门烧烤摊油烟熏死人")
    for n in range(1, 7):
        await town.at(f"09:{40 + n}")
        await town.says(f"邻居{n}", "+1")
        town.silent(OWNERS, "吴娟")
    await town.at("09:47")
    await town.says("邻居7", "我家也是")
    town.hears(OWNERS, "#1263 已有8户反映", "升为加急", "11:47前回话")
    town.told("吴娟", "#1263", "8户", "升为加急")
    assert town.ticket("1263").level is Level.URGENT
    await town.says("邻居8", "+1")
    await town.at("09:51")
    town.silent(OWNERS)


async def test_the_same_danger_told_in_two_groups_of_a_compound_is_one(town: Town) -> None:
    await town.at("09:40")
    await town.says("阿杰", "学府路口有人摆摊占道,路都走不通")
    await town.says("小马", "学府路口有人摆摊占道,路都走不通", OTHER)
    line = town.hears(OTHER, "#1263", "已有邻居反映")
    assert "阿杰" not in line.text
    assert line.quote
    town.silent(OWNERS, STAFF)
    assert town.voices("1263") == ["阿杰", "小马"]


async def test_a_private_report_of_what_a_group_knows_is_offered_and_joins_by_its_number(town: Town) -> None:
    await town.at("09:40")
    await town.says("阿杰", "9栋西门烧烤摊油烟熏死人")
    await town.says("李伟", "收", STAFF, quote="#1263")
    await town.at("10:00")
    await town.says("夜跑的风", "大家早")
    await town.says("夜跑的风", "别说是我说的,9栋西门烧烤摊油烟太大了", None)
    assert town.ticket("1271").private
    assert any("群里的#1263像是同一件" in line.text for line in town.private("夜跑的风"))
    for name in ("李伟", "唐静"):
        assert not any("别说是我" in line.text or "夜跑的风" in line.text for line in town.private(name))
    await town.says("夜跑的风", "1263", None)
    town.told("夜跑的风", "#1263")
    town.silent(OWNERS)
    assert town.voices("1263") == ["阿杰", "夜跑的风"]
    assert town.ticket("1271").state is State.MERGED


async def test_a_number_alone_in_private_is_a_voice_that_no_group_hears_of(town: Town) -> None:
    await town.complained()
    await town.says("夜跑的风", "大家早")
    await town.says("夜跑的风", "1263", None)
    town.told("夜跑的风", "#1263", "这一户")
    town.silent(OWNERS)
    assert town.ticket("1263").asides == ("fake/夜跑的风",)


async def test_what_was_archived_and_is_back_is_a_new_ticket_that_names_the_old(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.resolved()
    await town.at("2025-10-09 09:00")
    await town.says("老周", "3栋单元门口又被车堵住了,出不来")
    assert town.ticket("1263").state is State.ARCHIVED
    assert town.ticket("1271").again_of == town.ticket("1263").id
    town.hears(STAFF, "#1271", "又出现,原#1263")


async def test_what_is_said_too_right_after_it_was_told_is_that_whatever_it_sounds_like(town: Town) -> None:
    await town.complained()
    await town.at("08:34")
    await town.says("老周", "3栋2单元门口也堵了")
    await town.says("小米妈", "是啊,天天堵")
    town.silent(OWNERS, STAFF)
    assert (town.numbers(), town.voices("1263")) == (["1263"], ["陈姐", "老周", "小米妈"])
