"""A day after the result its reporter is asked once more, in private, where he has not said how it was; totals are read when the poll is over."""

import pytest

from handlers.domain.scene import Abilities
from tests.language.town import OWNERS, STAFF, Town


@pytest.fixture
async def polled(town: Town) -> Town:
    """Ticket 1263, resolved at 09:20; 陈姐 reported it, 老周 and 小米妈 are voices."""
    await town.complained()
    await town.says("老周", "+1 我车也出不来")
    await town.says("小米妈", "同上,天天这样")
    await town.accepted()
    await town.resolved()
    await town.at("09:26")
    return town


async def test_the_reporter_alone_is_asked_once_more(polled: Town) -> None:
    await polled.at("2025-09-29 09:19")
    polled.silent()
    await polled.at("2025-09-29 09:20")
    polled.told("陈姐", "#1263", "1满意 2部分解决 3没解决", "只问这一次")
    assert len(polled.said()) == 1
    await polled.says("陈姐", "2", None)
    assert polled.votes("1263") == {"陈姐": "partly"}
    await polled.at("2025-10-01 09:10")
    polled.silent(OWNERS, STAFF)
    assert polled.private("陈姐") == []


async def test_a_bare_digit_answers_that_one_though_another_poll_is_open(polled: Town) -> None:
    await polled.at("2025-09-29 09:00")
    await polled.says("陈姐", "9栋西门烧烤摊油烟熏死人")
    await polled.says("李伟", "办结 1271 摊已劝走", STAFF)
    await polled.at("2025-09-29 09:20")
    await polled.says("陈姐", "1", None)
    assert (polled.votes("1263"), polled.votes("1271")) == ({"陈姐": "satisfied"}, {})


async def test_who_has_voted_is_not(polled: Town) -> None:
    await polled.says("陈姐", "1")
    await polled.at("2025-09-29 12:00")
    polled.silent()


async def test_who_was_asked_after_his_thanks_is_not(polled: Town) -> None:
    await polled.says("陈姐", "谢谢李队!!")
    await polled.at("2025-09-29 12:00")
    polled.silent()


async def test_whom_nobody_reaches_is_not(polled: Town) -> None:
    polled.chat.strangers.add("陈姐")
    await polled.at("2025-09-29 12:00")
    polled.silent()


@pytest.mark.parametrize("abilities", [Abilities(private=False)])
async def test_nor_where_the_transport_cannot(polled: Town) -> None:
    await polled.at("2025-09-29 12:00")
    polled.silent()


async def test_of_what_is_opened_again_nobody_is_asked(polled: Town) -> None:
    await polled.says("老周", "3")
    await polled.at("2025-09-29 12:00")
    assert not [line for line in polled.private("陈姐") if "1满意" in line.text]


async def test_by_night_it_waits_for_the_morning(town: Town) -> None:
    await town.complained(at="21:40")
    await town.says("李伟", "1263 办结 车挪走了", STAFF)
    town.hears(OWNERS, "#1263 已办")
    await town.at("2025-09-29 21:39")
    await town.at("2025-09-29 21:40")
    assert town.private("陈姐")


async def test_of_a_result_that_waited_for_the_morning_the_day_counts_from_there(town: Town) -> None:
    await town.complained(at="21:30")
    await town.at("22:30")
    await town.says("李伟", "1263 办结 车挪走了", STAFF)
    await town.at("2025-09-30 06:59")
    assert town.private("陈姐") == []
    await town.at("2025-09-30 07:00")
    town.told("陈姐", "只问这一次")


async def test_officers_see_no_vote_before_the_poll_is_over_and_totals_then(polled: Town) -> None:
    await polled.says("陈姐", "1")
    await polled.says("老周", "2")
    await polled.says("李伟", "单 1263", None)
    line = polled.told("李伟", "评价:进行中")
    assert not [word for word in ("满意1", "部分1", "老周", "陈姐") if word in line.text]
    await polled.at("2025-10-01 09:20")
    await polled.says("李伟", "单 1263", None)
    polled.told("李伟", "评价:满意1 部分1 没解决0(应评3人,回2人)")


async def test_silence_is_no_satisfaction(polled: Town) -> None:
    await polled.at("2025-10-01 09:20")
    await polled.says("李伟", "单 1263", None)
    polled.told("李伟", "评价:满意0 部分0 没解决0(应评3人,回0人)")
