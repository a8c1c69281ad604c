"""Officers in their own words: what is plainly done closes, what may be is asked about once in private, what is still to come closes nothing."""

import pytest

from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town


async def _at_work(town: Town) -> None:
    await town.complained()
    await town.accepted()


@pytest.mark.parametrize(
    "words",
    ["车主自己挪走咯", "已经叫车主开走了", "车拖走了,路口通了", "移交交警了", "喂那个车啊已经开走了你那边可以消掉了"],
)
async def test_what_is_done_closes(town: Town, words: str) -> None:
    await _at_work(town)
    await town.says("李伟", words, None)
    assert town.ticket("1263").state is State.RESOLVED


@pytest.mark.parametrize("words", ["贴条了", "批评教育了", "人走了", "现场没发现", "解决了一半", "给车主打了电话"])
async def test_what_may_be_done_is_asked_about_and_one_word_closes_it(town: Town, words: str) -> None:
    await _at_work(town)
    await town.says("李伟", words, None)
    town.told("李伟", "#1263 算办结吗?算就回“是”。")
    assert town.ticket("1263").state is State.ACCEPTED
    await town.says("李伟", "是", None)
    assert town.ticket("1263").state is State.RESOLVED


@pytest.mark.parametrize(
    "words", ["等拖车来拖", "我叫物业弄", "他们说修好了我去看看", "好像挪了", "已经在处理了", "挪了没", "还没挪"]
)
async def test_what_is_still_to_come_or_in_doubt_closes_nothing(town: Town, words: str) -> None:
    await _at_work(town)
    await town.says("李伟", words, None)
    assert town.ticket("1263").state is not State.RESOLVED
    town.silent(OWNERS)


async def test_who_leads_nothing_is_not_asked(town: Town) -> None:
    await town.complained()
    town.hears(STAFF, "#1263")
    await town.says("张丽", "贴条了", STAFF)
    assert not [line for line in town.private("张丽") if "算办结" in line.text]


async def test_a_slip_in_the_number_of_what_may_be_done_is_asked_about_and_goes_on(town: Town) -> None:
    await _at_work(town)
    await town.says("李伟", "1264贴条了", None)
    town.told("李伟", "#1263")
    await town.says("李伟", "是", None)
    town.told("李伟", "#1263 算办结吗")
    await town.says("李伟", "是", None)
    assert town.ticket("1263").state is State.RESOLVED


async def test_a_station_adds_a_word_of_its_own_for_what_is_done(town: Town) -> None:
    await _at_work(town)
    await town.says("李伟", "那边捋抻展喽", None)
    assert town.ticket("1263").state is State.ACCEPTED
    await town.says("周建国", "加词 办结 捋抻展", None)
    town.told("周建国", "已加“捋抻展”,归办结,学桥马上生效")
    await town.says("李伟", "等哈才捋抻展", None)
    await town.says("李伟", "捋抻展了吗", None)
    assert town.ticket("1263").state is State.ACCEPTED
    await town.says("李伟", "那边捋抻展喽", None)
    assert town.ticket("1263").state is State.RESOLVED


async def test_what_a_station_added_for_its_officers_opens_no_ticket(town: Town) -> None:
    await town.says("周建国", "加词 办结 捋抻展", None)
    await town.says("陈姐", "我家床单捋抻展了")
    assert town.numbers() == []
