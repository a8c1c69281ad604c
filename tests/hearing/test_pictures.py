"""A picture under which somebody says a word or two that do not say of what (就这?): asked about once, and the answer is a ticket."""

import pytest

from handlers.domain.reading import Label
from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town

QUESTION = "请问图里是什么事、在哪里"


async def _shown(town: Town, words: str = "就这?", who: str = "陈姐", at: str = "10:00") -> None:
    await town.at(at)
    await town.shows(who, id=f"图{at}")
    await town.at(f"{at}:30")
    await town.says(who, words)


@pytest.mark.parametrize(
    "words", ["就这?", "看看", "这像话吗", "你们看", "大家看看吧", "像话吗??", "你们看看,这像话吗"]
)
async def test_it_is_asked_about_once_quoting_and_opens_nothing(town: Town, words: str) -> None:
    await _shown(town, words)
    assert town.hears(OWNERS, QUESTION).quote == "m1"
    town.silent(STAFF)
    assert town.numbers() == []


async def test_the_answer_opens_the_ticket_with_the_picture(town: Town) -> None:
    await _shown(town)
    await town.at("10:06")
    await town.says("陈姐", "7栋门口的车堵着")
    told = town.ticket("1263")
    assert (told.place, told.label, told.before) == ("7栋门口", Label.PARKING, ("图10:00",))
    assert told.words == "就这? 7栋门口的车堵着"
    town.hears(STAFF, "#1263", "图1")


async def test_of_a_mere_place_somebody_looks_what_it_is(town: Town) -> None:
    await _shown(town)
    await town.says("陈姐", "3栋北边")
    told = town.ticket("1263")
    assert (told.place, told.label, told.before) == ("3栋北边", Label.OTHER, ("图10:00",))


async def test_without_an_answer_nothing_follows(town: Town) -> None:
    await _shown(town)
    await town.at("18:00")
    town.silent()
    await town.says("张丽", "待核", None)
    town.told("张丽", "没有")


@pytest.mark.parametrize("answer", ["没事", "不用了", "哈哈", "今天天气不错"])
async def test_no_answer_is_no_ticket(town: Town, answer: str) -> None:
    await _shown(town)
    await town.says("陈姐", answer)
    town.silent()
    assert town.numbers() == []


async def test_words_without_a_picture_are_chatter(town: Town) -> None:
    for words in ("就这?", "看看", "这像话吗", "你们看"):
        await town.says("陈姐", words)
        town.silent()


@pytest.mark.parametrize(
    "words", ["早", "这是什么", "什么意思", "真好看", "看看谁家的猫", "哈哈", "就这样吧,晚安啦各位邻居"]
)
async def test_other_words_under_a_picture_are_chatter(town: Town, words: str) -> None:
    await _shown(town, words)
    town.silent()


async def test_a_picture_of_long_ago_or_of_somebody_else_is_not_meant(town: Town) -> None:
    await town.at("10:00")
    await town.shows("陈姐")
    await town.says("老周", "就这?")
    town.silent()
    await town.at("10:03")
    await town.says("陈姐", "就这?")
    town.silent()


async def points_at_a_picture_of(town: Town, who: str) -> None:
    """Somebody's picture is quoted twenty minutes later, and what it shows is told."""
    await town.at("10:00")
    await town.shows(who, id="图")
    await town.at("10:20")
    town._messages.append((OWNERS, "一张图", "图"))
    await town.says("陈姐", "你们看", quote="一张图")
    town.hears(OWNERS, QUESTION)
    await town.says("陈姐", "5栋楼下垃圾堆了三天没人收")


async def test_a_picture_that_is_quoted_is_meant(town: Town) -> None:
    await points_at_a_picture_of(town, "陈姐")
    assert town.ticket("1263").before == ("图",)


async def test_a_neighbours_picture_that_is_quoted_is_meant_and_goes_when_he_takes_it_back(town: Town) -> None:
    await points_at_a_picture_of(town, "老周")
    assert (town.ticket("1263").before, town.voices("1263")) == (("图",), ["陈姐"])
    await town.takes_back("老周", "一张图")
    told = town.ticket("1263")
    assert (told.before, told.state, len(told.lines)) == ((), State.OPEN, 2)


async def test_a_caption_counts_as_well(town: Town) -> None:
    await town.at("10:00")
    await town.says("陈姐", "这像话吗", picture=True)
    town.hears(OWNERS, QUESTION)
    await town.says("陈姐", "7栋门口的车堵着")
    assert town.ticket("1263").before == ("m0",)


async def test_a_room_is_not_asked_again_and_again(town: Town) -> None:
    await _shown(town)
    await _shown(town, "你们看", "老周", "10:20")
    town.silent()
    await _shown(town, "你们看", "老周", "11:10")
    town.hears(OWNERS, QUESTION)


async def test_nobody_is_asked_at_night(town: Town) -> None:
    await _shown(town, at="23:10")
    town.silent()
    await town.says("张丽", "待核", None)
    town.told("张丽", "没有")


async def test_the_picture_of_what_was_told_just_before_joins_and_nobody_is_asked(town: Town) -> None:
    await town.at("10:00")
    await town.says("陈姐", "7栋门口的车堵着")
    await town.shows("陈姐", id="图")
    await town.says("陈姐", "你们看")
    town.silent()
    assert town.ticket("1263").before == ("图",)


async def test_taken_back_the_question_goes_too(town: Town) -> None:
    await _shown(town)
    await town.takes_back("陈姐", "就这")
    assert len(town.gone(OWNERS)) == 1
    await town.says("陈姐", "3栋北边")
    assert town.numbers() == []


async def test_in_private_it_is_asked_in_private(town: Town) -> None:
    await town.says("陈姐", "早")
    await town.shows("陈姐", None, id="图")
    await town.says("陈姐", "这像话吗", None)
    town.told("陈姐", QUESTION)
    await town.says("陈姐", "7栋门口的车堵着", None)
    assert (town.ticket("1263").before, town.ticket("1263").private) == (("图",), True)
