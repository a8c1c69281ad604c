"""A busy hour in an owners' group (分寸): what waits goes in one line, the newest words of a matter alone, no words twice, and no poll is lost."""

from itertools import pairwise

import pytest

from handlers.domain.name import calling_nobody
from tests.language.town import OWNERS, STAFF, Town

PLACES = ("5栋", "7栋", "9栋", "11栋", "12栋", "13栋")


async def full_hour(town: Town, lines: int) -> list[str]:
    """So many matters that press have been answered, a minute each; their numbers."""
    for minute, place in enumerate(PLACES[:lines]):
        await town.at(f"09:{minute:02}")
        await town.says(f"住户{place}", f"{place}门口车堵死了,轮椅出不来")
    assert len([line for line in town.chat.lines if line.room == OWNERS]) == lines
    return town.numbers()


async def test_results_that_wait_for_the_hour_go_in_one_line_and_their_polls_stand(town: Town) -> None:
    first, second, third, *_ = await full_hour(town, 6)
    await town.at("09:20")
    for number in (first, second, third):
        await town.says("李伟", f"{number} 办结 车已挪走", STAFF)
    town.silent(OWNERS)
    await town.at("10:00")
    line = town.hears(OWNERS, f"#{first} 已办", f"#{second} 已办", f"#{third} 已办", "单号 1/2/3")
    assert (line.text.count("满意 2部分解决"), line.mention, line.quote) == (1, (), None)
    await town.says("住户5栋", "1")
    await town.says("住户7栋", f"{second} 2")
    await town.says("住户9栋", "满意", quote=f"#{third} 已办")
    assert [*town.votes(first).values(), *town.votes(second).values(), *town.votes(third).values()] == [
        "satisfied",
        "partly",
        "satisfied",
    ]
    town.silent(OWNERS)


async def test_as_long_as_a_group_has_heard_little_each_result_stands_alone(town: Town) -> None:
    first, *_ = await full_hour(town, 2)
    await town.says("李伟", f"{first} 办结 车已挪走", STAFF)
    assert "单号" not in town.hears(OWNERS, f"#{first} 已办", "@住户5栋").text


async def test_how_many_they_are_is_told_of_several_matters_in_one_line(town: Town) -> None:
    numbers = await full_hour(town, 4)
    await town.at("09:05")
    for place in PLACES[:4]:
        for who in ("老周", "小米妈"):
            await town.says(who, "+1", quote=f"{place}门口车堵死")
    await town.at("10:30")
    said = [line.text for line in town.chat.lines if line.room == OWNERS and "户反映" in line.text]
    assert sum(text.count("已有3户反映") for text in said) == 4 and len(said) < 4
    assert all(any(f"#{number} 已有3户" in text for text in said) for number in numbers)


async def test_how_many_they_are_is_not_said_right_behind_a_receipt_that_had_to_wait(town: Town) -> None:
    await full_hour(town, 6)
    await town.at("09:10")
    await town.says("阿杰", "3栋2单元门口又有车堵死出不来")
    number = town.numbers()[-1]
    for who in ("老周", "小米妈", "刘叔"):
        await town.says(who, "+1", quote="3栋2单元")
    await town.at("11:30")
    said = [line.text for line in town.chat.lines if line.room == OWNERS and f"#{number}" in line.text]
    assert len(said) == 1 and "收到" in said[0]


async def test_the_result_is_said_in_place_of_a_receipt_that_still_waits(town: Town) -> None:
    await full_hour(town, 6)
    await town.at("09:10")
    await town.says("阿杰", "3栋2单元门口又有车堵死出不来")
    number = town.numbers()[-1]
    town.silent(OWNERS)
    await town.at("09:20")
    await town.says("李伟", f"{number} 办结 车已挪走", STAFF)
    await town.at("11:00")
    said = [line.text for line in town.chat.lines if line.room == OWNERS and f"#{number}" in line.text]
    assert len(said) == 1 and f"#{number} 已办" in said[0]


async def test_a_result_that_waits_is_not_said_once_it_is_open_again(town: Town) -> None:
    first, *_ = await full_hour(town, 6)
    await town.at("09:20")
    await town.says("李伟", f"{first} 办结 车已挪走", STAFF)
    await town.says("住户5栋", f"{first} 3", None)
    await town.at("11:00")
    said = [line.text for line in town.chat.lines if line.room == OWNERS and f"#{first}" in line.text][1:]
    assert len(said) == 1 and "已重开" in said[0]


async def test_a_poll_that_the_hour_held_back_until_night_is_said_in_the_morning(town: Town) -> None:
    for minute, place in enumerate(PLACES):
        await town.at(f"21:{30 + minute}")
        await town.says(f"住户{place}", f"{place}门口车堵死了,轮椅出不来")
    first = town.numbers()[0]
    await town.at("21:50")
    await town.says("王磊", f"{first} 办结 车已挪走", STAFF)
    town.silent(OWNERS)
    await town.at("23:50")
    assert not [line for line in town.chat.lines if line.room == OWNERS and "已办" in line.text]
    await town.at("2025-09-29 07:00")
    town.hears(OWNERS, f"#{first} 已办", "1满意")


IRONY = "咱小区停车真高级,消防通道都成VIP车位了[强]"


async def test_the_same_words_are_not_said_twice_in_an_hour(town: Town) -> None:
    await town.at("09:00")
    await town.says("夜跑的风", IRONY)
    asked = town.hears(OWNERS, "占消防通道吗").text
    await town.at("09:30")
    await town.says("老周", IRONY)
    town.silent(OWNERS)
    await town.at("10:30")
    await town.says("阿杰", IRONY)
    assert town.hears(OWNERS).text == asked
    assert town.unsent() == []


async def test_a_danger_is_told_as_often_as_it_is_there(town: Town) -> None:
    await town.at("09:00")
    await town.says("老周", "5栋楼上在打老婆,快来人救命")
    first = town.hears(OWNERS, "110").text
    await town.at("09:20")
    await town.says("刘叔", "9栋有人要跳楼,快来人救命")
    assert town.hears(OWNERS, "110").text == first


@pytest.mark.parametrize(
    "text", ["@所有人 开会", "请@ 所 有 人 看", "@all hi", "＠全体成员", "@Everyone", "好的@@所有人", "@\u2005所有人"]
)
def test_no_line_of_ours_calls_a_whole_group(text: str) -> None:
    assert "@" not in calling_nobody(text) and "＠" not in calling_nobody(text)


@pytest.mark.parametrize("name", ["@所有人", "＠所有人", "@all", "@ 所有 人", "@@所有人所有人"])
async def test_whoever_is_called_so_calls_nobody_but_himself(town: Town, name: str) -> None:
    await town.at("09:00")
    await town.says(name, "3栋门口又有车堵死出不来 @所有人")
    await town.says("李伟", f"{town.numbers()[0]} 办结 车已挪走 @所有人", STAFF)
    said = "".join(line.text for line in town.chat.lines)
    assert "#1263 已办" in said and "所有人" not in said and "@all" not in said


async def test_one_line_an_event(town: Town) -> None:
    await full_hour(town, 6)
    await town.at("12:00")
    said = [line for line in town.chat.lines if line.room == OWNERS]
    assert all(one.at < other.at for one, other in pairwise(said))
