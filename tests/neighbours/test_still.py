"""还在, of somebody who has no vote: whoever led it looks and answers in time; the group hears nothing of it."""

import pytest

from handlers.domain.facts.closing import LookMissed, StillThere, Verified
from handlers.domain.facts.tickets import Noted
from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town


@pytest.fixture
async def settled(town: Town) -> Town:
    """Ticket 1263 of 陈姐, urgent, resolved at 09:20 by 李伟."""
    await town.complained()
    await town.accepted()
    await town.resolved()
    await town.at("09:30")
    return town


@pytest.mark.parametrize("words", ["还在", "又来了", "没弄走", "车还在", "还没挪走"])
async def test_a_passer_bys_word_is_put_to_the_lead(settled: Town, words: str) -> None:
    await settled.says("路人甲", words)
    line = settled.told("李伟", "#1263", "3栋单元门口", "有邻居说还在", "10:30前")
    assert "路人甲" not in line.text
    settled.silent(OWNERS, STAFF)
    assert [event.words.text for event in settled.happened() if isinstance(event, Noted)] == [f"旁评:{words}"]
    assert settled.ticket("1263").state is State.RESOLVED


@pytest.mark.parametrize("said", [("还在", "#1263 已办"), ("1263 还在", None), ("又出现了", "#1263 已办")])
async def test_a_quote_or_the_number_says_of_which(settled: Town, said: tuple[str, str | None]) -> None:
    await settled.says("老周", "9栋西门烧烤摊油烟熏死人")
    await settled.says("李伟", "办结 1271 摊已劝走", STAFF)
    words, quote = said
    await settled.says("路人甲", words, quote=quote)
    settled.told("李伟", "#1263", "有邻居说还在")


async def test_of_two_nobody_guesses(settled: Town) -> None:
    await settled.says("老周", "9栋西门烧烤摊油烟熏死人")
    await settled.says("李伟", "办结 1271 摊已劝走", STAFF)
    await settled.says("路人甲", "还在")
    settled.silent()


@pytest.mark.parametrize("words", ["1", "满意", "3", "吃了吗"])
async def test_a_bare_vote_and_chatter_are_put_to_nobody(settled: Town, words: str) -> None:
    await settled.says("路人甲", words)
    settled.silent()


async def test_several_passers_by_are_one_line(settled: Town) -> None:
    await settled.says("路人甲", "还在")
    await settled.at("09:50")
    await settled.says("夜跑的风", "还在呢")
    settled.silent()
    await settled.at("10:29")
    await settled.says("阿杰", "又堵上了")
    settled.silent()
    assert len([event for event in settled.happened() if isinstance(event, StillThere)]) == 1


@pytest.mark.parametrize("words", ["还在", "重开", "1263 还在", "又堵上了", "看了,还在"])
async def test_the_lead_finds_it_there_and_it_is_opened_again(settled: Town, words: str) -> None:
    await settled.says("路人甲", "还在")
    await settled.at("09:45")
    await settled.says("李伟", words, None)
    settled.hears(OWNERS, "#1263 已重开")
    assert "李伟说还没解决" in settled.told("吴娟", "#1263").text
    ticket = settled.ticket("1263")
    assert (ticket.state, ticket.round, ticket.looked_for) == (State.OPEN, 2, ())
    await settled.at("10:31")
    assert not [event for event in settled.happened() if isinstance(event, LookMissed)]


@pytest.mark.parametrize(
    "words", ["没有了", "已核实", "已核实,没有了", "车走了", "不在了", "1263 没有了", "去看了,已经走了"]
)
async def test_the_lead_finds_it_gone_and_nobody_is_told(settled: Town, words: str) -> None:
    await settled.says("路人甲", "还在")
    await settled.says("李伟", words, None)
    settled.told("李伟", "已记#1263 核实过")
    settled.silent(OWNERS, STAFF)
    assert [event.by for event in settled.happened() if isinstance(event, Verified)] == ["李伟"]
    await settled.at("10:31")
    settled.silent()


@pytest.mark.parametrize("words", ["还在", "没有了"])
async def test_he_may_answer_in_the_work_group_by_a_quote(settled: Town, words: str) -> None:
    await settled.says("路人甲", "还在")
    await settled.says("李伟", words, STAFF, quote="#1263 加急")
    assert (settled.ticket("1263").state is State.OPEN) == (words == "还在")


@pytest.mark.parametrize("words", ["好的", "收到", "我去看看", "还在吗", "1271 还在"])
async def test_what_says_neither_settles_nothing(settled: Town, words: str) -> None:
    await settled.says("路人甲", "还在")
    await settled.says("李伟", words, None)
    assert settled.ticket("1263").looked_for == ("李伟",)
    assert settled.ticket("1263").state is State.RESOLVED


async def test_what_he_says_of_another_card_closes_that(settled: Town) -> None:
    await settled.says("路人甲", "还在")
    await settled.says("老周", "9栋西门烧烤摊油烟熏死人")
    await settled.says("李伟", "收 1271", None)
    await settled.says("李伟", "摊主劝走了", None)
    assert settled.ticket("1271").state is State.RESOLVED
    assert settled.ticket("1263").looked_for == ("李伟",)
    await settled.says("老周", "12栋消防通道被车堵了")
    await settled.says("李伟", "没有了", None)
    assert settled.ticket("1263").looked_for == ()


async def test_without_an_answer_in_time_the_deputy_is_told_once(settled: Town) -> None:
    await settled.says("路人甲", "还在")
    await settled.at("10:29")
    settled.silent()
    await settled.at("10:30")
    settled.told("吴娟", "#1263", "请李伟看看", "没有回话")
    settled.silent(OWNERS, STAFF)
    await settled.at("16:00")
    settled.silent()
    await settled.says("吴娟", "重开", None)
    assert settled.ticket("1263").state is State.OPEN


async def test_of_two_that_he_is_to_look_at_he_is_asked_which(settled: Town) -> None:
    await settled.says("老周", "9栋西门烧烤摊油烟熏死人")
    await settled.says("李伟", "办结 1271 摊已劝走", STAFF)
    await settled.says("路人甲", "还在", quote="#1263 已办")
    await settled.says("路人甲", "还在", quote="#1271 已办")
    await settled.says("李伟", "没有了", None)
    settled.told("李伟", "#1263还是#1271")
    await settled.says("李伟", "没有了", None, quote="#1271(9栋")
    assert (settled.ticket("1263").looked_for, settled.ticket("1271").looked_for) == (("李伟",), ())


async def test_a_lead_on_leave_is_not_asked(settled: Town) -> None:
    await settled.says("李伟", "请假 今天", None)
    await settled.says("吴娟", "同意", None)
    await settled.says("路人甲", "还在")
    settled.told("吴娟", "#1263", "有邻居说还在")
    assert settled.private("李伟") == []


async def test_the_hour_of_a_normal_matter_counts_working_time_and_nobody_is_called_by_night(town: Town) -> None:
    await town.at("08:40")
    await town.says("老周", "9栋西门烧烤摊油烟熏死人")
    await town.says("李伟", "办结 1263 摊已劝走", STAFF)
    await town.at("22:30")
    await town.says("路人甲", "还在", quote="#1263 已办")
    town.silent()
    await town.at("2025-09-29 07:00")
    town.told("李伟", "#1263", "有邻居说还在", "9/29 09:30前")
    await town.at("2025-09-29 09:30")
    assert town.private("吴娟")


async def test_whoever_counts_opens_it_himself(settled: Town) -> None:
    await settled.says("陈姐", "还在")
    settled.hears(OWNERS, "#1263 已重开")
    assert settled.ticket("1263").look_by is None


async def test_what_was_none_of_ours_and_is_not_solved_is_put_to_the_deputy(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", "不属 1263 归住建局", STAFF)
    await town.says("陈姐", "没解决", quote="归住建局管")
    town.told("吴娟", "#1263", "按“不属”了结", "没解决")
    town.silent(OWNERS, STAFF)
    assert town.private("李伟") == []
    await town.says("吴娟", "重开", None)
    town.hears(OWNERS, "#1263 已重开")


@pytest.mark.parametrize(
    ("answer", "state"), [("重开", State.OPEN), ("不重开", State.RESOLVED), ("1263 不重开", State.RESOLVED)]
)
async def test_the_fourth_reopening_of_one_person_is_the_chiefs_to_decide(
    settled: Town, answer: str, state: State
) -> None:
    for hour in ("10", "11", "12"):
        await settled.at(f"{hour}:00")
        await settled.says("陈姐", "没解决")
        await settled.accepted(at=f"{hour}:10")
        await settled.at(f"{hour}:20")
        await settled.says("李伟", "1263 办结 到现场没发现", STAFF)
    await settled.at("13:00")
    await settled.says("陈姐", "还在", quote="#1263 办理结果")
    settled.silent(OWNERS, STAFF)
    settled.told("周建国", "#1263", "请您定夺", "“重开”", "“不重开”")
    await settled.says("周建国", answer, None)
    assert settled.ticket("1263").state is state
    assert (len(settled.lines(OWNERS)) == 1) == (state is State.OPEN)
