"""Sending back (退单): whose it is instead, who hears of it, and what happens the second time."""

import pytest

from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town

STALL = "9栋西门烧烤摊油烟熏死人"
FIRST = "占道归城管吧,我只管证照"


async def stall(town: Town, at: str = "09:40") -> None:
    """A stall that smokes: ticket 1263 of 市监, 唐静 is called."""
    await town.at(at)
    await town.says("阿杰", STALL)


async def test_what_is_anothers_goes_to_him_and_no_neighbour_hears_of_it(town: Town) -> None:
    await stall(town)
    await town.at("09:46")
    await town.says("唐静", FIRST, STAFF, quote="#1263")
    town.hears(STAFF, "#1263", "唐静转来", "接单至10:16", "@李伟")
    town.told("唐静", "已退#1263(1/2),转李伟牵头,您记协办")
    town.silent(OWNERS)
    ticket = town.ticket("1263")
    assert (ticket.state, ticket.called, ticket.assists) == (State.OPEN, ("李伟",), ("唐静",))
    assert ticket.bounced == (("唐静", FIRST),)
    await town.says("李伟", "收", STAFF, quote="唐静转来")
    assert town.ticket("1263").lead == "李伟"


async def test_the_second_time_the_deputy_decides(town: Town) -> None:
    await stall(town)
    await town.says("唐静", "退单 1263 不属市监职责", STAFF)
    await town.says("李伟", "这个是食品的事,归市监", STAFF, quote="唐静转来")
    town.silent(STAFF, OWNERS)
    town.told("李伟", "已退#1263(2/2),由吴娟定派给谁")
    town.told("吴娟", "#1263", "退了2次", "唐静:不属市监职责", "归市监", "派单 1263 姓名", "不属 1263")
    await town.says("吴娟", "派单 1263 唐静", None)
    await town.says("唐静", "收 1263", STAFF)
    assert town.ticket("1263").lead == "唐静"


async def test_it_may_be_sent_back_after_it_was_taken(town: Town) -> None:
    await stall(town)
    await town.says("唐静", "收", STAFF, quote="#1263")
    await town.says("唐静", "不归我管,归派出所", STAFF)
    town.hears(STAFF, "@王磊")
    ticket = town.ticket("1263")
    assert (ticket.state, ticket.lead, ticket.called) == (State.OPEN, None, ("王磊",))


@pytest.mark.parametrize(
    ("words", "to"),
    [
        ("不归我们管", "李伟"),  # the first of the assisting departments
        ("这个嘛 归环卫站 不归我管", "李伟"),  # nobody of the station's
        ("归交警", "陈刚"),  # a liaison, in working time
        ("给段勇吧,不是我片区的", "段勇"),
        ("我们市监只管食品,占道归城管", "李伟"),
    ],
)
async def test_whom_the_card_goes_to(town: Town, words: str, to: str) -> None:
    await stall(town)
    await town.says("唐静", f"退单 1263 {words}", STAFF)
    assert town.ticket("1263").called == (to,)


async def test_where_the_named_cannot_lead_the_deputy_decides_at_once(town: Town) -> None:
    await stall(town)
    await town.says("唐静", "这个该物业管", STAFF, quote="#1263")
    town.silent(STAFF, OWNERS)
    town.told("唐静", "已退#1263(1/2),由吴娟定")
    town.told("吴娟", "唐静:这个该物业管", "现在没人当班或不能主办", "派单 1263 姓名")
    assert town.ticket("1263").answerable == "吴娟"


@pytest.mark.parametrize("words", ["退单", "退单 1263", "退回重派"])
async def test_a_reason_is_asked_for_once(town: Town, words: str) -> None:
    await stall(town)
    await town.says("唐静", words, STAFF, quote="#1263")
    town.told("唐静", "#1263", "为什么退")
    town.silent(STAFF)
    assert town.ticket("1263").called == ("唐静",)
    await town.says("唐静", "摊主没办过证,要先清摊", None)
    town.told("唐静", "已退#1263(1/2)")
    assert town.ticket("1263").bounced == (("唐静", "摊主没办过证,要先清摊"),)


async def test_who_has_nothing_to_do_with_it_cannot_send_it_back(town: Town) -> None:
    await stall(town)
    await town.says("陈刚", "退单 1263 不归交警", STAFF)
    town.told("陈刚", "#1263 没有派给您,没有照您说的办")
    town.silent(STAFF)
    assert town.ticket("1263").called == ("唐静",)


async def test_a_helper_who_says_that_it_is_not_his_is_kept(town: Town) -> None:
    await stall(town)
    await town.says("唐静", "收", STAFF, quote="#1263")
    await town.says("李伟", "收 1263", STAFF)
    await town.says("李伟", "1263不归我们管", STAFF)
    town.told("李伟", "#1263 由唐静办,您的话已记下")
    assert town.ticket("1263").lead == "唐静"


@pytest.mark.parametrize(
    "words", ["归我", "这个我来", "不该我也得我[捂脸] 在路上了", "是不是派错了 我先去看看", "业主说不归他管"]
)
async def test_what_sends_nothing_back(town: Town, words: str) -> None:
    await stall(town)
    await town.says("唐静", words, STAFF, quote="#1263")
    assert not town.ticket("1263").bounced


async def test_a_card_that_is_sent_back_at_closing_time_waits(town: Town) -> None:
    await stall(town, "17:55")
    await town.at("18:05")
    await town.says("唐静", FIRST, None)
    town.told("唐静", "已退#1263(1/2),上班后转李伟牵头")
    town.silent(STAFF)
    await town.at("2025-09-29 08:30")
    assert any("@李伟" in line.text for line in town.lines(STAFF))


async def test_the_deputy_was_called_at_night_about_what_was_sent_back(town: Town) -> None:
    await stall(town, "17:50")
    await town.says("唐静", FIRST, STAFF, quote="#1263")
    await town.at("23:10")
    await town.says("李伟", "退单 1263 归市监", None)
    town.told("李伟", "已退#1263(2/2),由吴娟定派给谁")
    assert not town.private("吴娟")
    await town.at("2025-09-29 07:00")
    town.told("吴娟", "#1263", "退了2次")


async def test_several_cards_are_asked_about_in_private(town: Town) -> None:
    await stall(town)
    await town.says("老周", "5栋门口烧烤摊又来了,油烟很大")
    await town.says("唐静", "不归我们管", STAFF)
    town.told("唐静", "您指哪一件", "#1263", "#1271")
    await town.says("唐静", "1271", None)
    assert (bool(town.ticket("1263").bounced), bool(town.ticket("1271").bounced)) == (False, True)


async def test_the_property_sends_back_what_is_the_streets(town: Town) -> None:
    await town.at("09:40")
    await town.says("小米妈", "5栋楼道有人飞线充电")
    await town.at("09:45")
    await town.says("孙经理", "1263 飞线拉到人行道上了 归城管", None)
    town.told("孙经理", "已退#1263(1/2),转李伟牵头")
    town.hears(STAFF, "孙经理转来", "@李伟")


async def test_a_third_time_a_chief_decides_as_well(town: Town) -> None:
    await stall(town)
    await town.says("唐静", FIRST, STAFF, quote="#1263")
    await town.says("李伟", "归派出所", STAFF, quote="唐静转来")
    await town.says("吴娟", "派单 1263 王磊", None)
    await town.at("09:50")
    await town.says("王磊", "退单 1263 不是治安案件", STAFF)
    town.told("王磊", "已退#1263,由吴娟定")
    town.told("吴娟", "退了3次", "王磊:不是治安案件")


@pytest.mark.parametrize("words", ["1263退回 归派出所", "退回 1263 归派出所"])
async def test_an_officers_word_for_it_is_a_chiefs_on_the_ladder(town: Town, words: str) -> None:
    await stall(town)
    await town.says("唐静", words, STAFF)
    assert town.ticket("1263").called == ("王磊",)
    assert town.refusals() == []


async def test_who_is_on_leave_gets_no_card(town: Town) -> None:
    await stall(town)
    await town.says("段勇", "请假 今天", None)
    await town.says("吴娟", "同意", None)
    await town.says("唐静", "退单 1263 归段勇", STAFF)
    town.told("唐静", "由吴娟定派给谁")


async def test_what_is_given_back_went_to_who_had_sent_it_back(town: Town) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("阿杰", STALL)
    await town.says("唐静", FIRST, STAFF, quote="#1263")
    await town.says("李伟", "收 1263", STAFF)
    await town.at("2025-09-30 13:30")
    town.hears(STAFF, "#1263", "@李伟")
    assert town.ticket("1263").called == ("李伟",)


async def test_it_begins_anew_in_another_round(town: Town) -> None:
    await stall(town)
    await town.says("唐静", FIRST, STAFF, quote="#1263")
    await town.says("李伟", "收 1263", STAFF)
    await town.says("李伟", "办结 1263 摊已劝走", STAFF)
    await town.says("阿杰", "没解决,又来了", OWNERS, quote="#1263 已办")
    assert town.ticket("1263").bounced == ()
