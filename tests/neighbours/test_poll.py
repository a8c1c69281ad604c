"""Votes, thanks, reopening, the archive."""

import pytest

from handlers.domain.facts.neighbours import Praised
from handlers.domain.reading import Verdict
from handlers.domain.scene import Abilities
from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town


@pytest.fixture
async def polled(town: Town) -> Town:
    """Ticket 1263, resolved at 09:20; 陈姐 reported it, 老周 is a voice."""
    await town.complained()
    await town.says("老周", "+1 我车也出不来")
    await town.accepted()
    await town.resolved()
    await town.at("09:26")
    return town


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("1", "satisfied"),
        ("1。", "satisfied"),
        ("满意", "satisfied"),
        ("2", "partly"),
        ("部分解决", "partly"),
        ("1263是2", "partly"),
    ],
)
async def test_a_verdict_in_a_digit_or_in_words(polled: Town, words: str, verdict: str) -> None:
    await polled.says("老周", words)
    polled.silent()
    assert polled.votes("1263") == {"老周": verdict}


async def test_the_latest_vote_counts(polled: Town) -> None:
    await polled.says("陈姐", "1")
    await polled.says("陈姐", "2")
    assert polled.votes("1263") == {"陈姐": Verdict.PARTLY}


async def test_a_vote_may_be_given_in_private(polled: Town) -> None:
    await polled.says("陈姐", "1", to=None)
    assert polled.votes("1263") == {"陈姐": Verdict.SATISFIED}


async def test_a_neighbour_who_was_only_passing_by_has_no_vote(polled: Town) -> None:
    await polled.says("路人甲", "1")
    polled.silent()
    await polled.says("路人甲", "3")
    polled.silent()
    assert polled.votes("1263") == {}
    assert polled.ticket("1263").state is State.RESOLVED


async def test_staff_do_not_vote_and_it_is_logged(polled: Town) -> None:
    await polled.says("赵敏", "1")
    polled.silent()
    assert polled.votes("1263") == {}
    assert polled.refusals() == ["vote"]


async def test_thanks_are_praise_and_are_asked_about_once_in_private(polled: Town) -> None:
    await polled.says("陈姐", "谢谢李队!!")
    polled.silent(OWNERS, STAFF)
    polled.told("陈姐", "#1263", "1 满意")
    await polled.says("陈姐", "辛苦啦")
    polled.silent()
    assert polled.votes("1263") == {}
    assert [e.person for e in polled.stored()["1263"][1] if isinstance(e, Praised)] == ["李伟"]
    await polled.says("陈姐", "是", to=None)
    assert polled.votes("1263") == {"陈姐": Verdict.SATISFIED}


async def test_no_after_thanks_is_no_vote(polled: Town) -> None:
    await polled.says("陈姐", "谢谢李队!!")
    await polled.says("陈姐", "不用", to=None)
    assert polled.votes("1263") == {}


@pytest.mark.parametrize("abilities", [Abilities(private=False)])
async def test_without_private_chats_thanks_are_asked_about_in_the_group(polled: Town) -> None:
    await polled.says("陈姐", "谢谢李队!!")
    assert polled.hears(OWNERS, "#1263").quote


async def test_a_bad_vote_reopens_tells_the_deputy_and_calls_whoever_is_on_duty(polled: Town) -> None:
    await polled.says("陈姐", "1")
    await polled.at("12:40")
    await polled.says("老周", "人一走又堵上了!!做样子的吧 3", quote="#1263 已办")
    line = polled.hears(OWNERS, "#1263 已重开", "14:40前")
    assert "老周" not in line.text
    assert polled.hears(STAFF, "#1263", "重开", "@李伟").mention == ("李伟",)
    polled.told("吴娟", "#1263", "没解决")
    ticket = polled.ticket("1263")
    assert (ticket.state, ticket.round, ticket.lead, ticket.votes) == (State.OPEN, 2, None, {})
    await polled.says("老周", "你们这帮饭桶")
    polled.silent()


async def test_a_deputy_on_leave_was_told_of_what_opens_again(polled: Town) -> None:
    await polled.says("吴娟", "请假 今天", None)
    await polled.says("周建国", "同意", None)
    await polled.says("老周", "人一走又堵上了!!做样子的吧 3", quote="#1263 已办")
    assert polled.rung("#1263", "没解决") == {"周建国", "马兰"}


async def test_a_private_bad_vote_is_not_shown_to_the_group_as_anybodys(polled: Town) -> None:
    await polled.says("老周", "3", to=None)
    line = polled.hears(OWNERS, "#1263 已重开")
    assert line.quote is None


async def test_one_person_reopens_three_times_in_a_week_then_the_chiefs_decide(polled: Town) -> None:
    for hour in ("10", "11", "12"):
        await polled.at(f"{hour}:00")
        await polled.says("老周", "3")
        await polled.accepted(at=f"{hour}:10")
        await polled.resolved(at=f"{hour}:20")
    await polled.at("13:00")
    await polled.says("老周", "3")
    polled.silent(OWNERS, STAFF)
    polled.told("周建国", "#1263", "请您定夺")
    polled.told("马兰", "#1263")
    assert polled.ticket("1263").state is State.RESOLVED


async def test_a_complaint_about_something_else_is_no_vote(polled: Town) -> None:
    await polled.says("陈姐", "3栋楼上装修电钻吵死了,没人管")
    assert polled.ticket("1263").state is State.RESOLVED
    assert polled.numbers() == ["1263", "1271"]


@pytest.mark.parametrize("where", [OWNERS, None])
async def test_two_polls_are_open_so_it_is_asked_once_which(polled: Town, where: str | None) -> None:
    await polled.says("老周", "9栋西门烧烤摊油烟熏死人")
    await polled.says("李伟", "收 1271", STAFF)
    await polled.says("李伟", "办结 1271 摊已劝走", STAFF)
    await polled.says("老周", "满意")
    polled.told("老周", "#1263还是#1271")
    polled.silent(OWNERS, STAFF)
    await polled.says("老周", "1271", where)
    polled.silent()
    assert (polled.votes("1263"), polled.votes("1271")) == ({}, {"老周": Verdict.SATISFIED})
    await polled.says("老周", "2", quote="#1271 已办")
    await polled.says("老周", "1271", None if where else OWNERS)
    assert polled.votes("1271") == {"老周": Verdict.PARTLY}


@pytest.mark.parametrize("abilities", [Abilities(private=False)])
async def test_without_private_chats_it_is_asked_in_the_group(polled: Town) -> None:
    await polled.says("老周", "9栋西门烧烤摊油烟熏死人")
    await polled.says("李伟", "办结 1271 摊已劝走", STAFF)
    await polled.says("老周", "满意")
    polled.hears(OWNERS, "#1263还是#1271")


async def test_a_quote_says_which_poll_is_meant(polled: Town) -> None:
    await polled.says("老周", "9栋西门烧烤摊油烟熏死人")
    await polled.says("李伟", "办结 1271 摊已劝走", STAFF)
    await polled.says("老周", "满意", quote="#1271 已办")
    polled.silent()
    assert polled.votes("1271") == {"老周": Verdict.SATISFIED}


async def test_the_poll_stands_72_hours_and_silence_is_no_satisfaction(polled: Town) -> None:
    await polled.at("2025-10-01 09:19")
    assert polled.ticket("1263").state is State.RESOLVED
    await polled.at("2025-10-01 09:20")
    polled.silent()
    assert (polled.ticket("1263").state, polled.votes("1263")) == (State.ARCHIVED, {})
    await polled.says("老周", "3")
    polled.silent()
    assert polled.ticket("1263").state is State.ARCHIVED


async def test_what_the_officer_wrote_names_nobody_and_calls_nobody(town: Town) -> None:
    await town.complained()
    await town.says("李伟", "办结 1263 陈姐家门口的车 云E12D88 已挪 @所有人 电话13812345678", STAFF)
    line = town.hears(OWNERS, "#1263 已办")
    result = line.text.partition("@陈姐")[0]
    assert not [word for word in ("陈姐", "12D88", "@", "所有人", "13812345678") if word in result]


@pytest.mark.parametrize(("answer", "verdict"), [("1271是2", "partly"), ("1271 1", "satisfied")])
async def test_the_answer_to_which_may_bring_another_verdict(polled: Town, answer: str, verdict: str) -> None:
    await polled.says("老周", "9栋西门烧烤摊油烟熏死人")
    await polled.says("李伟", "办结 1271 摊已劝走", STAFF)
    await polled.says("老周", "满意")
    await polled.says("老周", "满意")
    polled.silent()
    await polled.says("老周", answer)
    assert polled.votes("1271") == {"老周": verdict}


async def test_the_result_of_a_reopened_ticket_was_kept_back_for_having_the_words_of_the_one_before(town: Town) -> None:
    await town.complained()
    for at, then, again in (
        ("08:40", "08:45", ""),
        ("08:50", "08:55", "(第2次办理)"),
        ("09:00", "09:05", "(第3次办理)"),
    ):
        await town.at(at)
        await town.says("李伟", "1263 办结 车已拖走", STAFF)
        town.hears(OWNERS, f"#1263 已办:车已拖走{again}。")
        await town.at(then)
        await town.says("陈姐", "1263 3")
