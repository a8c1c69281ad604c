"""Several short lines of one person (2 minutes) that only together say what is the matter."""

from handlers.domain.reading import Level
from tests.language.town import OWNERS, STAFF, Town


async def test_a_place_and_then_the_matter_make_one_ticket_that_knows_both(town: Town) -> None:
    await town.says("阿杰", "9栋西门")
    town.silent()
    await town.at("08:31")
    await town.says("阿杰", "又堵死了出不来")
    told = town.ticket("1263")
    assert (told.place, told.words) == ("9栋西门", "9栋西门 又堵死了出不来")
    assert "哪一栋" not in town.hears(OWNERS, "#1263", "9栋").text
    assert "9栋西门 又堵死了" in town.hears(STAFF, "#1263").text


async def test_more_than_two_minutes_apart_they_are_two_things(town: Town) -> None:
    await town.says("阿杰", "9栋西门")
    await town.at("08:33")
    await town.says("阿杰", "又堵死了出不来")
    assert town.ticket("1263").place is None


async def test_lines_of_two_people_are_not_read_together(town: Town) -> None:
    await town.says("阿杰", "9栋西门")
    await town.says("老周", "又堵死了出不来")
    assert town.ticket("1263").place is None


async def test_a_long_story_is_read_alone(town: Town) -> None:
    await town.says("阿杰", "今天路过9栋西门的时候看到好多人在那边排队买糖炒栗子真香")
    await town.says("阿杰", "又堵死了出不来")
    assert town.ticket("1263").place is None


async def test_each_of_them_can_be_taken_back(town: Town) -> None:
    await town.says("阿杰", "9栋西门")
    await town.says("阿杰", "又堵死了出不来")
    await town.takes_back("阿杰", "9栋西门")
    assert town.ticket("1263").words == "又堵死了出不来"


async def test_a_whole_sentence_may_follow_the_place(town: Town) -> None:
    await town.says("阿杰", "9栋西门")
    await town.says("阿杰", "那辆白色的车又停在那里了堵得我们都出不来")
    assert town.ticket("1263").place == "9栋西门"


async def test_a_story_before_a_sentence_lends_no_place(town: Town) -> None:
    await town.says("阿杰", "今天在9栋西门买了菜")
    await town.says("阿杰", "那辆白色的车又停在那里了堵得我们都出不来")
    assert town.ticket("1263").place is None


async def test_the_thing_first_and_then_where(town: Town) -> None:
    await town.says("阿杰", "7栋门口")
    await town.says("阿杰", "那辆白车又停那了")
    await town.says("阿杰", "出不来")
    told = town.ticket("1263")
    assert (town.numbers(), told.place, told.level) == (["1263"], "7栋门口", Level.URGENT)


async def test_lines_that_joined_another_matter_are_read_once(town: Town) -> None:
    await town.says("阿杰", "7栋门口")
    await town.says("阿杰", "那辆白车又停那了")
    await town.says("老周", "7栋门口")
    await town.says("老周", "那辆白车又停那了")
    await town.says("老周", "出不来")
    assert (town.numbers(), town.voices("1263")) == (["1263"], ["阿杰", "老周"])
