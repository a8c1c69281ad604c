"""It goes on (又来了, 还在), and lines in answer to another's complaint: they join what they can only mean, and open nothing."""

import pytest

from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town

AGAIN = ["又来了", "又开始了", "还在", "又堵上了", "唉,又来了", "还是这样", "又停那了", "还没走"]


@pytest.mark.parametrize("words", AGAIN)
async def test_the_reporter_says_it_of_his_own(town: Town, words: str) -> None:
    await town.complained()
    await town.at("09:30")
    await town.says("陈姐", words)
    town.silent()
    assert (town.numbers(), town.ticket("1263").lines[-1][1]) == (["1263"], words)


@pytest.mark.parametrize("words", AGAIN)
async def test_after_nothing_of_his_it_means_nothing(town: Town, words: str) -> None:
    await town.says("老周", words)
    town.silent()
    await town.complained()
    await town.says("老周", words)
    town.silent()
    assert (town.numbers(), town.voices("1263"), len(town.ticket("1263").lines)) == (["1263"], ["陈姐"], 1)


async def test_who_joined_is_counted_once_and_keeps_it_spoken_of(town: Town) -> None:
    await town.complained()
    await town.says("老周", "+1")
    await town.at("09:30")
    await town.says("老周", "又来了")
    assert town.voices("1263") == ["陈姐", "老周"]
    assert town.numbers() == ["1263"]
    town.silent()


async def test_after_the_result_it_opens_again(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.resolved()
    await town.at("15:00")
    await town.says("陈姐", "又来了")
    assert town.ticket("1263").state is State.OPEN
    town.hears(OWNERS, "#1263", "重开")


async def test_a_poll_of_others_does_not_take_it(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.resolved()
    await town.at("10:00")
    await town.says("老周", "5栋楼下烧烤摊吵死了")
    await town.at("10:30")
    await town.says("老周", "又来了")
    assert town.ticket("1271").lines[-1][1] == "又来了"
    assert town.ticket("1263").state is State.RESOLVED


async def test_of_two_matters_of_his_nobody_guesses(town: Town) -> None:
    await town.complained()
    await town.at("08:40")
    await town.says("陈姐", "5栋楼下烧烤摊吵死了")
    await town.at("08:50")
    await town.says("陈姐", "又来了")
    town.silent()
    assert [len(town.ticket(number).lines) for number in town.numbers()] == [1, 1]
    await town.at("08:55")
    await town.says("陈姐", "唉,又堵上了")
    assert town.numbers() == ["1263", "1271"]


async def test_of_two_the_one_that_was_spoken_of_just_now(town: Town) -> None:
    await town.complained()
    await town.at("10:40")
    await town.says("陈姐", "5栋楼下烧烤摊吵死了")
    await town.at("10:50")
    await town.says("陈姐", "又来了")
    assert [len(town.ticket(number).lines) for number in town.numbers()] == [1, 2]


async def test_another_place_is_another_matter(town: Town) -> None:
    await town.complained()
    await town.at("09:30")
    await town.says("陈姐", "7栋门口又堵上了")
    assert [town.ticket(number).place for number in town.numbers()] == ["3栋单元门口", "7栋门口"]


@pytest.mark.parametrize("words", ["没用", "假的", "骗人"])
async def test_a_word_of_anger_is_not_about_it(town: Town, words: str) -> None:
    await town.complained()
    await town.at("09:30")
    await town.says("陈姐", words)
    assert len(town.ticket("1263").lines) == 1


async def test_in_private_it_joins_what_was_told_there(town: Town) -> None:
    await town.says("老周", "早")
    await town.says("老周", "5栋楼下烧烤摊吵死了", None)
    await town.at("09:30")
    await town.says("老周", "又开始了", None)
    assert town.ticket("1263").lines[-1][1] == "又开始了"


@pytest.mark.parametrize("words", ["我家也是", "对啊吵死", "真的受不了", "对啊吵死了,天天吵到半夜", "又来了"])
@pytest.mark.parametrize("quote", ["烧烤摊", "#1263"])
async def test_a_line_that_quotes_the_matter_is_a_voice(town: Town, words: str, quote: str) -> None:
    await town.at("09:00")
    await town.says("陈姐", "5栋楼下烧烤摊吵死了")
    await town.says("老周", words, quote=quote)
    town.silent(OWNERS, STAFF)
    assert (town.numbers(), town.voices("1263")) == (["1263"], ["陈姐", "老周"])


async def test_a_quote_says_which_it_is(town: Town) -> None:
    await town.complained()
    await town.at("08:40")
    await town.says("老周", "5栋楼下烧烤摊吵死了")
    await town.at("08:45")
    await town.says("老周", "还在", quote="又堵3栋")
    assert (town.voices("1263"), len(town.ticket("1271").lines)) == (["陈姐", "老周"], 1)
