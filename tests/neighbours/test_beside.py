"""What is said beside a ticket: a quote counts only where it seconds, a vote only where it is one, and ours only where it answers us."""

import pytest

from tests.language.town import OWNERS, STAFF, Town


@pytest.mark.parametrize("words", ["支持", "我家也是", "+1", "我也出不来", "真的受不了", "天天这样堵"])
async def test_a_quote_that_seconds_is_a_voice(town: Town, words: str) -> None:
    await town.complained()
    await town.says("老周", words, quote="又堵3栋")
    assert town.voices("1263") == ["陈姐", "老周"]


@pytest.mark.parametrize(
    "words", ["没看到有车啊", "我刚路过没堵呀", "吃饭了吗", "哈哈哈", "哪栋?", "车主是富二代吧", "打110啊"]
)
async def test_a_denial_a_joke_and_a_question_are_none(town: Town, words: str) -> None:
    await town.complained()
    await town.says("老周", words, quote="又堵3栋")
    town.silent(OWNERS, STAFF)
    assert town.voices("1263") == ["陈姐"]


@pytest.mark.parametrize("words", ["不好意思是我的车,马上挪", "我这就下来开走", "对不起我的车,五分钟"])
async def test_the_culprits_own_word_reaches_the_officer_and_counts_nothing(town: Town, words: str) -> None:
    await town.complained()
    await town.says("小米妈", words, quote="又堵3栋")
    assert "小米妈" not in town.told("李伟", "#1263", "有人在群里说是自己的").text
    town.silent(OWNERS, STAFF)
    assert town.voices("1263") == ["陈姐"]
    await town.accepted()
    await town.resolved()
    await town.says("小米妈", "1")
    assert town.votes("1263") == {}


async def _polled(town: Town) -> None:
    await town.complained()
    await town.says("老周", "+1 我车也出不来")
    await town.accepted()
    await town.resolved()


@pytest.mark.parametrize("words", ["满意个鬼", "谈不上满意", "满意才怪", "没解决", "还堵着呢", "3"])
async def test_what_is_not_satisfied_opens_it_again(town: Town, words: str) -> None:
    await _polled(town)
    await town.says("老周", words)
    assert (len(town.ticket("1263").reopenings), town.votes("1263")) == (1, {})


@pytest.mark.parametrize("words", ["没挪啊", "挪了个屁", "谈不上满意", "还是老样子,白忙活"])
async def test_hours_after_his_last_word_he_is_heard_as_well(town: Town, words: str) -> None:
    await _polled(town)
    await town.at("14:00")
    await town.says("老周", words)
    assert len(town.ticket("1263").reopenings) == 1


@pytest.mark.parametrize("words", ["没有不满意", "满意[微笑]", "1吧,不对,3", "呵呵,满意"])
async def test_what_may_be_meant_either_way_is_asked_once_in_private(town: Town, words: str) -> None:
    await _polled(town)
    await town.says("老周", words)
    town.told("老周", "#1263 您的意思是 1满意 2部分解决 3没解决 的哪一个")
    town.silent(OWNERS)
    assert town.votes("1263") == {}
    await town.says("老周", "2", None)
    assert town.votes("1263") == {"老周": "partly"}


@pytest.mark.parametrize(
    "words", ["物业费的事没解决", "没用过这个群", "晚上吃啥", "羽毛球群满意度调查填一下", "楼上说满意的举手"]
)
async def test_what_speaks_of_something_else_is_no_verdict(town: Town, words: str) -> None:
    await _polled(town)
    await town.says("老周", words)
    town.silent(OWNERS)
    assert (town.votes("1263"), town.ticket("1263").reopenings) == ({}, ())


@pytest.mark.parametrize("offer", ["团购月饼,要的扣1", "周末爬山几个人去?", "#接龙 买橙子\n1. 阿杰 2箱", "报名的回1"])
@pytest.mark.parametrize("words", ["1", "+1"])
async def test_a_bare_number_after_a_neighbours_offer_is_his(town: Town, offer: str, words: str) -> None:
    await _polled(town)
    await town.says("阿杰", offer)
    await town.says("老周", words)
    town.silent(OWNERS, STAFF)
    assert (town.votes("1263"), town.voices("1263")) == ({}, ["陈姐", "老周"])


async def test_with_a_quote_it_is_ours_whatever_stands_between(town: Town) -> None:
    await _polled(town)
    await town.says("阿杰", "团购月饼,要的扣1")
    await town.says("老周", "1", quote="#1263 已办")
    assert town.votes("1263") == {"老周": "satisfied"}


async def test_where_it_stays_open_he_is_asked_and_nothing_counts_meanwhile(town: Town) -> None:
    await _polled(town)
    await town.says("阿杰", "大家对新物业满意吗?")
    await town.says("老周", "满意")
    town.told("老周", "#1263", "哪一个")
    assert town.votes("1263") == {}


async def test_an_old_offer_stands_between_no_more(town: Town) -> None:
    await _polled(town)
    await town.says("阿杰", "团购月饼,要的扣1")
    await town.at("10:00")
    await town.says("老周", "1")
    assert town.votes("1263") == {"老周": "satisfied"}


async def test_of_a_relay_only_the_senders_own_line_speaks(town: Town) -> None:
    await _polled(town)
    relay = "#接龙 楼道灯要不要换\n1. 阿杰 同意"
    await town.says("阿杰", relay)
    await town.says("小米妈", f"{relay}\n2. 小米妈 同意,另外3栋门口又有车堵着出不去")
    town.hears(OWNERS, "#1271", "3栋门口")
    await town.says("老周", f"{relay}\n2. 小米妈 同意,另外3栋门口又有车堵着出不去\n3. 老周 不同意")
    town.silent()
    assert town.voices("1271") == ["小米妈"]
