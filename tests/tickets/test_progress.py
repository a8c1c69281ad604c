"""Who reported may ask, press and call off, in a group by a quote or a number, in private in any words; the answer is true, short and private."""

import pytest

from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town

ASKING = ["有消息了吗", "到哪一步了", "派人了没", "处理得怎么样了", "啥情况了", "有人去了吗"]


@pytest.mark.parametrize("words", ASKING)
async def test_asking_in_private_is_answered_by_number(town: Town, words: str) -> None:
    await town.complained()
    await town.says("陈姐", words, None)
    town.told("陈姐", "#1263(3栋单元门口 违停堵门)", "已转值班人员,还没有人接", "10:32前回话")
    town.silent(OWNERS, STAFF)
    assert town.numbers() == ["1263"]


async def test_the_answer_is_what_has_happened(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("陈姐", "有消息了吗", None)
    town.told("陈姐", "#1263", "08:36已有人接,在办")
    await town.says("李伟", "到了", STAFF)
    await town.says("陈姐", "到哪一步了", None)
    town.told("陈姐", "08:36已到现场,正在处理")
    await town.resolved()
    await town.says("陈姐", "处理好了没有", None)
    town.told("陈姐", "09:20已办结,没解决请回“没解决”")


async def test_on_the_way_is_said_only_where_he_has_said_so(town: Town) -> None:
    await town.complained()
    await town.says("李伟", "收到,十分钟到", STAFF)
    await town.says("陈姐", "有消息了吗", None)
    town.told("陈姐", "08:32已在路上")


async def test_on_the_way_may_be_said_later(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.at("08:40")
    await town.says("李伟", "在路上了", None)
    town.told("李伟", "#1263 已在您名下,10:32前办结。")
    await town.says("陈姐", "到哪一步了", None)
    town.told("陈姐", "08:40已在路上")


@pytest.mark.parametrize("words", ["1263派人了没", "有消息了吗"])
async def test_in_the_group_it_is_answered_once_an_hour_and_in_private(town: Town, words: str) -> None:
    await town.complained()
    quote = None if "1263" in words else "#1263"
    await town.says("陈姐", words, quote=quote)
    town.told("陈姐", "#1263", "还没有人接")
    town.silent(OWNERS, STAFF)
    await town.at("09:00")
    await town.says("陈姐", words, quote=quote)
    town.silent()
    await town.at("09:33")
    await town.says("陈姐", words, quote=quote)
    town.told("陈姐", "#1263")


async def test_asking_is_no_voice_neither_his_nor_a_neighbours(town: Town) -> None:
    await town.complained()
    await town.says("老周", "有消息了吗", quote="#1263")
    town.told("老周", "#1263")
    assert town.voices("1263") == ["陈姐"]


async def test_unquoted_it_is_talk_among_neighbours(town: Town) -> None:
    await town.complained()
    await town.says("陈姐", "有消息了吗")
    town.silent()


async def test_whoever_cannot_be_reached_in_private_is_answered_in_the_group(town: Town) -> None:
    town.chat.strangers.add("陈姐")
    await town.complained()
    await town.says("陈姐", "有消息了吗", quote="#1263")
    town.hears(OWNERS, "#1263", "还没有人接")


@pytest.mark.parametrize("words", ["催一下", "能不能快点啊", "都等半天了快来人"])
async def test_pressing_reaches_whoever_has_it_once_an_hour(town: Town, words: str) -> None:
    await town.complained()
    await town.accepted()
    await town.says("陈姐", words, None)
    town.told("李伟", "反映人在等#1263")
    town.told("陈姐", "#1263", "已有人接")
    await town.says("陈姐", words, None)
    assert not town.private("李伟")
    town.told("陈姐", "#1263")


@pytest.mark.parametrize("words", ["不用来了车走了", "车已经走了,不用派人了", "撤了吧,他挪走了"])
async def test_before_anybody_took_it_it_is_withdrawn_and_the_officer_need_not_go(town: Town, words: str) -> None:
    await town.complained()
    await town.says("陈姐", words, None)
    town.told("陈姐", "好的,#1263 不用去了,已撤下")
    assert town.ticket("1263").state is State.WITHDRAWN
    assert any("#1263" in line for line in town.gone(STAFF))


async def test_after_that_whoever_took_it_looks(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("陈姐", "不用来了车走了", None)
    town.told("陈姐", "已告诉接#1263的同事")
    town.told("李伟", "#1263 反映人说不用去了,请您核实后办结")
    assert town.ticket("1263").state is State.ACCEPTED


async def test_where_others_count_on_it_it_goes_on(town: Town) -> None:
    await town.complained()
    await town.says("老周", "+1 我车也出不来")
    await town.says("陈姐", "不用来了车走了", None)
    town.told("陈姐", "还有1户反映", "会看过再结")
    assert town.ticket("1263").state is State.OPEN


@pytest.mark.parametrize("words", ["算了,没人管", "白报了,指望不上", "算了算了,说了也没用"])
async def test_bitterness_takes_nothing_back(town: Town, words: str) -> None:
    await town.complained()
    await town.says("陈姐", words, None)
    town.told("陈姐", "#1263", "让您久等了", "不用办了")
    assert (town.ticket("1263").state, town.numbers()) == (State.OPEN, ["1263"])


async def test_of_two_of_his_all_are_told_and_none_is_withdrawn_by_guess(town: Town) -> None:
    await town.complained()
    await town.says("陈姐", "9栋西门烧烤摊油烟熏死人")
    await town.says("陈姐", "有消息了吗", None)
    town.told("陈姐", "#1263", "#1271")
    await town.says("陈姐", "不用来了", None)
    town.told("陈姐", "哪一件", "#1263", "#1271")
    await town.says("陈姐", "1271不用来了", None)
    assert [town.ticket(number).state for number in ("1263", "1271")] == [State.OPEN, State.WITHDRAWN]


async def test_a_new_matter_is_no_question_about_the_old_one(town: Town) -> None:
    await town.complained()
    await town.says("陈姐", "桂花苑7栋后面流浪狗追人,快来人", None)
    assert town.numbers() == ["1263", "1271"]


async def test_nothing_tells_who_reported_what_was_told_in_private(town: Town) -> None:
    await town.at("11:10")
    await town.says("夜跑的风", "桂花苑9栋502半夜打麻将,不敢在群里讲", None)
    await town.says("老周", "1263有消息了吗")
    assert not town.private("老周")
    town.silent(OWNERS)


async def test_back_after_the_archive_is_a_new_ticket_that_names_the_old_one(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.resolved()
    await town.at("2025-10-09 10:00")
    await town.says("陈姐", "又堵上了!", quote="#1263 已办")
    town.hears(OWNERS, "#1271(原#1263) 3栋单元门口 违停堵门")
    town.hears(STAFF, "#1271", "又出现,原#1263", "3栋单元门口")
    assert (town.ticket("1263").state, town.ticket("1271").again_of) == (
        State.ARCHIVED,
        town.ticket("1263").id,
    )
