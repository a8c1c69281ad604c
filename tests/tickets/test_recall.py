"""Recalls and corrections (S10): what its author takes back leaves every row, and what followed from it is undone."""

import pytest

from bot.transport import Outcome
from handlers.domain.scene import Abilities
from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town

CHARGING = "5栋有人楼道充电瓶车"


async def _told(town: Town, at: str = "10:05", text: str = CHARGING) -> None:
    await town.at(at)
    await town.says("小米妈", text)


async def test_a_recall_before_acceptance_withdraws_the_ticket_and_the_bots_own_lines(town: Town) -> None:
    await _told(town)
    (receipt,), (card,) = town.lines(OWNERS), town.lines(STAFF)
    await town.at("10:06")
    await town.takes_back("小米妈", "充电瓶车")
    assert town.gone(OWNERS) == [receipt.text]
    assert town.gone(STAFF) == [card.text]
    town.silent()
    assert town.ticket("1263").state is State.WITHDRAWN
    assert "充电瓶车" not in town.memory.text()
    await town.at("2025-10-10 18:00")
    town.silent()


async def test_told_rightly_it_is_revived_with_one_receipt_and_a_new_card(town: Town) -> None:
    await _told(town)
    await town.at("10:06")
    await town.takes_back("小米妈", "充电瓶车")
    await town.at("10:08")
    await town.says("小米妈", "说错了 是6栋2单元楼道充电")
    town.hears(OWNERS, "#1263", "6栋2单元")
    town.hears(STAFF, "#1263", "6栋2单元", "更正")
    told = town.ticket("1263")
    assert (town.numbers(), told.state, told.place, told.words) == (
        ["1263"],
        State.OPEN,
        "6栋2单元",
        "说错了 是6栋2单元楼道充电",
    )
    assert f"{told.accept_by.astimezone():%M}" == "38"


@pytest.mark.parametrize("words", ["6栋2单元有人楼道充电瓶车", "打错字了,是6栋2单元", "不是5栋,是6栋2单元"])
async def test_any_words_that_tell_it_again_revive_it(town: Town, words: str) -> None:
    await _told(town)
    await town.takes_back("小米妈", "充电瓶车")
    await town.at("10:07")
    await town.says("小米妈", words)
    assert (town.numbers(), town.ticket("1263").place) == (["1263"], "6栋2单元")


async def test_a_quarter_of_an_hour_later_it_is_a_new_matter(town: Town) -> None:
    await _told(town)
    await town.takes_back("小米妈", "充电瓶车")
    await town.at("10:20")
    await town.says("小米妈", "6栋2单元有人楼道充电瓶车")
    assert town.numbers() == ["1263", "1271"]


async def test_a_neighbours_words_revive_nothing(town: Town) -> None:
    await _told(town)
    await town.takes_back("小米妈", "充电瓶车")
    await town.at("10:07")
    await town.says("老周", "说错了 是6栋2单元楼道充电")
    assert town.ticket("1263").state is State.WITHDRAWN
    assert town.numbers() == ["1263", "1271"]


async def test_after_acceptance_the_officer_is_told_and_the_name_is_dropped(town: Town) -> None:
    await _told(town)
    await town.at("10:06")
    await town.says("李伟", "收", STAFF, quote="#1263")
    await town.takes_back("小米妈", "充电瓶车")
    town.told("李伟", "#1263", "撤回", "核实")
    town.silent(OWNERS, STAFF)
    told = town.ticket("1263")
    assert (told.state, told.reporter, told.voices, told.words) == (State.ACCEPTED, "", (), "")
    await town.at("10:30")
    await town.says("李伟", "1263 办结 充电器已收走", STAFF)
    assert town.hears(OWNERS, "#1263", "满意").mention == ()


async def test_where_neighbours_count_on_it_the_matter_stays(town: Town) -> None:
    await _told(town)
    await town.says("老周", "+1")
    await town.takes_back("小米妈", "充电瓶车")
    assert town.gone(OWNERS) == []
    told = town.ticket("1263")
    assert (told.state, told.reporter, town.voices("1263")) == (State.OPEN, "", ["老周"])


async def test_a_fire_is_never_withdrawn(town: Town) -> None:
    await _told(town, text="地下车库冒烟了!!!")
    await town.takes_back("小米妈", "冒烟")
    assert (town.ticket("1263").state, town.ticket("1263").reporter) == (State.OPEN, "")


async def test_a_neighbour_who_takes_his_word_back_counts_no_more(town: Town) -> None:
    await _told(town)
    await town.says("老周", "+1")
    await town.says("老周", "我家也是")
    await town.takes_back("老周", "我家也是")
    assert town.voices("1263") == ["小米妈", "老周"]
    await town.takes_back("老周", "+1")
    assert town.voices("1263") == ["小米妈"]


async def test_a_later_line_and_a_picture_can_be_taken_back_alone(town: Town) -> None:
    await _told(town)
    await town.says("小米妈", "就是502那家")
    await town.shows("小米妈")
    assert len(town.ticket("1263").before) == 1
    await town.takes_back("小米妈", "502")
    await town.takes_back("小米妈", "")
    told = town.ticket("1263")
    assert (told.state, told.words, told.before) == (State.OPEN, CHARGING, ())
    assert "502" not in town.memory.text()


async def test_nobody_takes_back_what_somebody_else_said(town: Town) -> None:
    await _told(town)
    await town.takes_back("老周", "充电瓶车")
    town.silent()
    assert town.ticket("1263").words == CHARGING


async def test_an_officers_words_stay_on_record(town: Town) -> None:
    await _told(town)
    await town.says("李伟", "收", STAFF, quote="#1263")
    await town.takes_back("李伟", "收", STAFF)
    town.silent()
    assert town.ticket("1263").lead == "李伟"


async def test_chatter_that_is_taken_back_is_gone_too(town: Town) -> None:
    await town.says("老周", "我家密码是4321")
    await town.takes_back("老周", "密码")
    town.silent()
    assert "4321" not in town.memory.text()


async def test_a_line_that_was_not_sent_yet_is_never_sent(town: Town) -> None:
    await town.at("2025-09-28 23:10")
    await town.says("小米妈", "9栋门口的垃圾堆成山了")
    town.chat.lines.clear()
    await town.takes_back("小米妈", "垃圾")
    await town.at("2025-09-29 09:00")
    town.silent(OWNERS, STAFF)


async def test_a_private_report_is_taken_back_in_private(town: Town) -> None:
    await town.says("夜跑的风", "早", OWNERS)
    await town.says("夜跑的风", "9栋502天天半夜打麻将", None)
    await town.takes_back("夜跑的风", "打麻将", None)
    assert town.ticket("1263").state is State.WITHDRAWN
    assert "打麻将" not in town.memory.text()


async def test_recalled_before_the_bot_came_back_nothing_is_left(town: Town) -> None:
    await _told(town)
    await town.takes_back("小米妈", "充电瓶车")
    await town.takes_back("小米妈", "充电瓶车")  # told twice by the transport
    assert town.gone(OWNERS) == []
    assert town.failures() == []


class TestWhereTheBotCannotTakeBack:
    @pytest.fixture
    def abilities(self) -> Abilities:
        return Abilities(recall=False)

    async def test_the_work_group_is_told_and_nobody_else(self, town: Town) -> None:
        await _told(town)
        await town.takes_back("小米妈", "充电瓶车")
        town.hears(STAFF, "#1263", "撤回")
        town.told("孙经理", "#1263", "撤回")
        town.silent(OWNERS)


async def test_a_recall_that_the_gateway_refuses_for_two_minutes_is_told_instead(town: Town) -> None:
    await _told(town)
    town.chat.outcomes = [Outcome.NOT_SENT] * 80
    await town.takes_back("小米妈", "充电瓶车")
    await town.at("10:20")
    assert town.gone(OWNERS) == []
    town.hears(STAFF, "#1263", "撤回")
    town.silent(OWNERS)


@pytest.mark.parametrize("words", ["说错了 是6栋2单元", "不是5栋,是6栋2单元", "打错了,6栋2单元"])
async def test_a_place_put_right_reaches_the_officer_and_not_the_group(town: Town, words: str) -> None:
    await _told(town)
    await town.says("小米妈", words)
    town.hears(STAFF, "#1263", "更正", "6栋2单元")
    town.silent(OWNERS)
    assert town.ticket("1263").place == "6栋2单元"


async def test_another_thing_put_right_is_told_in_its_words(town: Town) -> None:
    await _told(town)
    await town.says("小米妈", "说错了,不是电瓶车,是一台洗衣机")
    town.hears(STAFF, "#1263", "更正", "洗衣机")


async def test_a_place_that_was_taken_back_is_asked_for_no_more_but_may_be_told_rightly(town: Town) -> None:
    await town.at("10:00")
    await town.says("小米妈", "小区里电钻声音太吵了受不了")
    await town.says("小米妈", "7栋")
    await town.takes_back("小米妈", "7栋")
    assert town.ticket("1263").place is None
    await town.says("小米妈", "9栋3单元")
    assert town.ticket("1263").place == "9栋3单元"
