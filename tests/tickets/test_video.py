"""A film (视频) shows as much as a picture, and counts as one wherever pictures count."""

from handlers.domain.message import Kind
from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town


async def test_a_residents_film_waits_for_his_words_and_shows_what_was_before(town: Town) -> None:
    await town.at("08:31")
    await town.says("陈姐", "", kind=Kind.VIDEO)
    town.silent()
    await town.complained()
    assert len(town.ticket("1263").before) == 1
    town.hears(OWNERS, "#1263")


async def test_right_after_his_words_it_joins_them(town: Town) -> None:
    await town.complained()
    await town.says("陈姐", "", kind=Kind.VIDEO)
    town.silent()
    assert len(town.ticket("1263").before) == 1


async def test_in_private_as_well(town: Town) -> None:
    await town.says("陈姐", "早")
    await town.says("陈姐", "3栋门口又堵了", None)
    await town.says("陈姐", "", None, kind=Kind.VIDEO)
    town.silent()
    assert len(town.ticket("1263").before) == 1


async def test_a_film_that_belongs_to_nothing_is_nobodys_business(town: Town) -> None:
    await town.says("夜跑的风", "", kind=Kind.VIDEO)
    town.silent()
    await town.complained()
    await town.says("夜跑的风", "", kind=Kind.VIDEO)
    town.silent()
    assert town.ticket("1263").before == ()


async def test_in_private_without_words_he_is_asked_for_them(town: Town) -> None:
    await town.says("夜跑的风", "早")
    await town.says("夜跑的风", "", None, kind=Kind.VIDEO)
    town.told("夜跑的风", "视频收到了,请打几个字")


async def test_an_officers_film_before_he_closes_shows_what_came_of_it(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.at("09:19")
    await town.says("李伟", "", STAFF, kind=Kind.VIDEO)
    town.silent()
    await town.resolved(at="09:20")
    town.hears(OWNERS, "#1263 已办", "有照片")
    assert (town.ticket("1263").state, len(town.ticket("1263").after)) == (State.RESOLVED, 1)


async def test_under_a_card_or_right_after_the_closing_it_counts_too(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", "", STAFF, quote="#1263", kind=Kind.VIDEO)
    await town.resolved()
    await town.at("09:21")
    await town.says("李伟", "", STAFF, kind=Kind.VIDEO)
    assert len(town.ticket("1263").after) == 2


async def test_its_file_is_fetched_like_a_pictures(town: Town) -> None:
    await town.complained()
    await town.says("陈姐", "", kind=Kind.VIDEO, id="film")
    assert town.chat.fetched == ["film"]
