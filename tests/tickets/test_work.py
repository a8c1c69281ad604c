"""Officers at work: who leads, how they answer, and what a slip of the finger brings."""

import pytest

from handlers.domain.ticket import Resolution, State
from tests.language.town import OWNERS, STAFF, Town


@pytest.mark.parametrize("words", ["收", "收到", "收到马上来", "好的,我去", "OK", "我来处理", "在路上了"])
async def test_words_that_accept(town: Town, words: str) -> None:
    await town.complained()
    await town.says("李伟", words, STAFF, quote="#1263")
    town.silent(OWNERS, STAFF)
    assert (town.ticket("1263").state, town.ticket("1263").lead) == (State.ACCEPTED, "李伟")


@pytest.mark.parametrize("words", ["到了", "已经到现场了", "到", "我到了", "已到场"])
async def test_words_that_arrive(town: Town, words: str) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", words, STAFF)
    assert town.ticket("1263").state is State.ON_SITE


@pytest.mark.parametrize("words", ["办结", "弄好了", "处理完了", "搞定", "车已经挪走了", "劝离了 1辆"])
async def test_words_that_close(town: Town, words: str) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", words, STAFF)
    assert town.ticket("1263").state is State.RESOLVED
    town.hears(OWNERS, "#1263 已办")


@pytest.mark.parametrize("words", ["马上到", "快处理完了", "还没弄好", "什么时候办结?", "弄好了吗", "收到了吗?"])
async def test_words_that_only_resemble(town: Town, words: str) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", words, STAFF)
    assert town.ticket("1263").state is State.ACCEPTED


async def test_whoever_qualified_is_first_leads(town: Town) -> None:
    await town.complained()
    await town.says("唐静", "我去", STAFF, quote="#1263")
    await town.says("李伟", "收", STAFF, quote="#1263")
    town.told("李伟", "唐静已接#1263")
    assert (town.ticket("1263").lead, town.ticket("1263").assists) == ("唐静", ("李伟",))


async def test_an_auxiliary_never_leads(town: Town) -> None:
    await town.complained()
    await town.says("赵敏", "我去", STAFF, quote="#1263")
    town.told("赵敏", "执法资格", "协办")
    assert (town.ticket("1263").state, town.ticket("1263").assists) == (State.OPEN, ("赵敏",))


async def test_a_grid_worker_leads_only_what_is_theirs(town: Town) -> None:
    await town.complained()
    await town.says("张丽", "我去", STAFF, quote="#1263")
    assert town.ticket("1263").lead is None


async def two_cards(town: Town) -> None:
    """#1263 and, a minute later, #1271: both call 李伟."""
    await town.complained()
    await town.at("08:33")
    await town.says("老周", "消防通道又被车占了,5栋后面")


async def test_two_open_cards_and_a_bare_yes_take_the_newest_and_name_the_other(town: Town) -> None:
    await two_cards(town)
    await town.says("李伟", "收到", STAFF)
    town.silent(STAFF)
    town.told("李伟", "已接#1271", "#1263")
    assert (town.ticket("1263").lead, town.ticket("1271").lead) == (None, "李伟")


async def test_two_open_cards_and_a_bare_deed_are_asked_which(town: Town) -> None:
    await two_cards(town)
    await town.says("李伟", "搞定了", STAFF)
    town.hears(STAFF, "#1263", "#1271", "哪一件")
    await town.says("李伟", "1271", STAFF)
    assert (town.ticket("1263").lead, town.ticket("1271").lead) == (None, "李伟")


async def test_the_question_which_is_answered_by_a_quote_too(town: Town) -> None:
    await two_cards(town)
    await town.says("李伟", "搞定了", STAFF)
    await town.says("李伟", "这个", STAFF, quote="#1263 加急")
    assert town.ticket("1263").lead == "李伟"


async def test_a_wrong_number_is_answered_with_the_right_guess_and_keeps_what_was_said(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.at("09:20")
    await town.shows("李伟", STAFF)
    await town.says("李伟", "1236 办结 车挪走了 1辆", STAFF)
    assert town.hears(STAFF, "没有#1236", "#1263").quote
    await town.at("09:25")
    await town.says("李伟", "是", STAFF)
    ticket = town.ticket("1263")
    assert (ticket.state, ticket.quantities, len(ticket.after)) == (State.RESOLVED, {"vehicle": 1}, 1)


async def test_no_to_the_guess_changes_nothing(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", "1236 办结", STAFF)
    await town.says("李伟", "不是", STAFF)
    await town.says("李伟", "是", STAFF)
    assert town.ticket("1263").state is State.ACCEPTED


async def test_a_bare_yes_with_nothing_open_means_nothing(town: Town) -> None:
    await town.says("李伟", "收到", STAFF)
    await town.says("李伟", "到了", STAFF)
    town.silent()


async def test_only_the_lead_closes_and_is_asked_to_verify(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("赵敏", "1263 办结", STAFF)
    town.told("李伟", "赵敏", "#1263", "核实")
    town.told("赵敏", "李伟")
    town.silent(OWNERS)
    assert town.ticket("1263").state is State.ACCEPTED


async def test_closing_without_having_accepted(town: Town) -> None:
    await town.complained()
    await town.says("李伟", "处理好了,车已挪", STAFF, quote="#1263")
    ticket = town.ticket("1263")
    assert (ticket.state, ticket.lead) == (State.RESOLVED, "李伟")


@pytest.mark.parametrize(
    ("words", "resolution", "head"),
    [
        ("办结 到现场没发现", Resolution.NOT_FOUND, "办理结果:到场未发现"),
        ("办结 不属本站职责", Resolution.OUT_OF_SCOPE, "办理结果:不属本站办理"),
        ("办结 已移交交警", Resolution.TRANSFERRED, "办理结果:已移交交警,由交警继续办理"),
        ("部分办结 部分车已挪", Resolution.PARTLY, "办理结果:"),
        ("办结 双方调解好了", Resolution.MEDIATED, "办理结果:已调解"),
    ],
)
async def test_closed_is_not_the_same_as_solved(town: Town, words: str, resolution: Resolution, head: str) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", words, STAFF)
    town.hears(OWNERS, f"#1263 {head}")
    assert town.ticket("1263").resolution is resolution


async def test_pictures_count_for_two_minutes_before_the_close(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.at("09:17")
    await town.shows("李伟", STAFF)
    await town.at("09:19")
    await town.shows("李伟", STAFF)
    await town.shows("王磊", STAFF)
    await town.resolved(at="09:20")
    assert len(town.ticket("1263").after) == 1


async def test_a_picture_right_after_the_close_still_belongs_to_it(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.resolved()
    await town.at("09:21")
    await town.shows("李伟", STAFF)
    assert len(town.ticket("1263").after) == 1


async def test_private_answers_work_as_well(town: Town) -> None:
    await town.complained()
    await town.says("李伟", "收 1263", None)
    await town.says("李伟", "到了", None)
    await town.says("李伟", "办结 车挪走了", None)
    assert town.ticket("1263").state is State.RESOLVED


async def test_the_property_has_a_task_of_its_own_and_the_lead_verifies(town: Town) -> None:
    await town.at("09:40")
    await town.says("阿杰", "7栋后面有条流浪狗到处乱窜")
    town.hears(STAFF, "#1263", "流浪犬", "@王磊")
    town.told("孙经理", "#1263", "协助")
    await town.says("王磊", "收", STAFF, quote="#1263")
    await town.says("孙经理", "已办 1263", None)
    town.told("王磊", "孙经理", "#1263", "核实")


async def test_what_is_the_propertys_alone_calls_the_manager_in_private(town: Town) -> None:
    await town.at("09:40")
    await town.says("小米妈", "12栋楼道的路灯坏了好几天没人修")
    town.hears(OWNERS, "#1263", "已转物业")
    assert town.hears(STAFF, "#1263").mention == ()
    town.told("孙经理", "#1263", "请您处理")
    await town.says("孙经理", "收 1263", None)
    assert town.ticket("1263").lead == "孙经理"
