"""Mediation (调解): the pair is called in private, sessions are noted in chat, enforcement runs beside it, and nobody learns who told."""

import pytest

from handlers.domain.mediation import Outcome
from handlers.domain.ticket import Resolution, State
from tests.language.town import OWNERS, STAFF, Town

NIGHT = "别说是我说的。9栋502半夜打麻将,不敢在群里讲"
PAIR = {"王磊", "张丽", "何芳"}
TOLD = ("502", "夜跑的风", "不敢")
"""What of the report no group may read."""


async def told_in_private(town: Town, at: str = "11:10") -> None:
    """夜跑的风 has told of a flat in private: ticket 1263, which is mediated."""
    await town.says("夜跑的风", "今天天气不错")
    await town.at(at)
    await town.says("夜跑的风", NIGHT, None)


async def led(town: Town) -> None:
    """The same, taken by the policeman."""
    await told_in_private(town)
    await town.says("王磊", "收 1263", STAFF)


async def test_a_private_report_calls_the_pair_by_a_card_of_its_own(town: Town) -> None:
    await told_in_private(town)
    town.told("夜跑的风", "#1263", "只有民警王磊、网格员张丽、网格员何芳能看", "不发到群里")
    card = town.hears(STAFF, "#1263", "棋牌噪声·调解", "9栋5**", "@王磊")
    assert not [word for word in TOLD if word in card.text]
    assert town.rung("【调解】#1263", "9栋502", "私下反映,别提是谁说的", "约定 1263") == PAIR
    assert town.rung("夜跑的风") == town.rung("不敢") == set()
    assert set(town.ticket("1263").mediation.pair) == PAIR  # type: ignore[union-attr]
    town.silent(OWNERS)


async def test_enforcement_runs_beside_it(town: Town) -> None:
    await told_in_private(town)
    await town.at("11:41")
    assert town.rung("#1263", "接单") >= {"吴娟"}  # not accepted in time
    await town.says("王磊", "收 1263", STAFF)
    assert town.ticket("1263").lead == "王磊"
    assert not town.private("张丽")  # the pair is asked along once


async def test_a_session_is_agreed_on_and_both_are_reminded(town: Town) -> None:
    await led(town)
    await town.says("何芳", "约定 1263 明天19:00", None)
    assert town.rung("#1263 约定9/29 19:00双方见面") == PAIR
    await town.at("2025-09-29 17:59")
    assert not town.rung("提醒:#1263")
    await town.at("2025-09-29 18:01")
    assert town.rung("提醒:#1263 19:00双方见面调解") == PAIR
    town.silent(OWNERS, STAFF)


async def test_whoever_leads_it_is_asked_for_no_progress_until_both_sides_have_met(town: Town) -> None:
    await led(town)
    await town.says("何芳", "约定 1263 9月29日14:00", None)
    await town.at("2025-09-29 13:50")
    assert not [line for line in town.chat.lines if "没有进展" in line.text]
    assert town.ticket("1263").lead == "王磊"
    await town.at("2025-09-30 09:00")
    assert [line.to for line in town.said() if "没有进展" in line.text] == ["王磊"]


async def test_a_session_that_was_put_off_is_reminded_of_once(town: Town) -> None:
    await led(town)
    await town.says("何芳", "约定 1263 明天19:00", None)
    await town.says("何芳", "约定 1263 9月30日10:00", None)
    await town.at("2025-09-29 19:30")
    assert not town.rung("提醒:#1263")
    await town.at("2025-09-30 09:01")
    assert town.rung("提醒:#1263 10:00") == PAIR


async def test_a_time_that_has_passed_was_no_agreement(town: Town) -> None:
    await led(town)
    await town.says("何芳", "约定 1263 9月27日10:00", None)
    assert town.ticket("1263").mediation.session is None  # type: ignore[union-attr]
    assert town.private("何芳")


async def test_agreed_closes_as_mediated_and_only_the_reporter_hears(town: Town) -> None:
    await led(town)
    await town.says("王磊", "到了 1263", STAFF)
    assert town.ticket("1263").state is State.ON_SITE
    await town.says("王磊", "达成 1263 502的老刘答应十点后不打牌", STAFF)
    ticket = town.ticket("1263")
    assert (ticket.state, ticket.resolution) == (State.RESOLVED, Resolution.MEDIATED)
    town.silent(OWNERS, STAFF)
    line = town.told("夜跑的风", "#1263", "已调解", "1满意")
    assert "老刘" not in line.text
    town.told("王磊", "#1263 调解达成,办结")
    town.told("何芳", "#1263 王磊已记调解达成")


async def test_the_grid_worker_closes_what_the_policeman_leads(town: Town) -> None:
    await led(town)
    await town.says("何芳", "达成 1263 十点后不打牌", None)
    assert town.ticket("1263").resolution is Resolution.MEDIATED
    town.told("王磊", "#1263 何芳已记调解达成")


async def test_where_another_leads_only_he_closes(town: Town) -> None:
    await told_in_private(town)
    await town.says("李伟", "收 1263", STAFF)
    await town.says("何芳", "达成 1263 十点后不打牌", None)
    ticket = town.ticket("1263")
    assert (ticket.state, ticket.mediation.outcome) == (State.ACCEPTED, Outcome.REACHED)  # type: ignore[union-attr]
    line = town.told("李伟", "何芳说#1263 双方已达成一致", "办结 1263 调解达成")
    assert "十点" not in line.text
    await town.says("李伟", "办结 1263 调解达成", STAFF)
    assert town.ticket("1263").resolution is Resolution.MEDIATED


async def test_not_agreed_stays_in_work_and_asks_whether_they_meet_again(town: Town) -> None:
    await led(town)
    await town.says("王磊", "未达成 1263 一方没来", STAFF)
    assert town.ticket("1263").in_work
    town.told("王磊", "#1263 未达成", "明天19:00", "转执法")
    town.told("何芳", "#1263 王磊已记调解未达成")
    town.silent(OWNERS, STAFF)
    await town.says("王磊", "明天19:00", None)
    mediation = town.ticket("1263").mediation
    assert mediation is not None and mediation.session is not None
    assert (town.shown(mediation.session), mediation.held) == ("09-29 19:00", 1)
    await town.says("王磊", "后天十点", None)  # asked once
    assert town.ticket("1263").mediation == mediation


async def test_what_cannot_be_mediated_goes_to_enforcement(town: Town) -> None:
    await led(town)
    await town.says("王磊", "转执法 1263", STAFF)
    ticket = town.ticket("1263")
    assert (ticket.state, ticket.called[0], ticket.in_mediation) == (State.OPEN, "李伟", False)
    card = town.hears(STAFF, "#1263", "9栋5**", "@李伟")
    assert "调解" not in card.text
    assert not [word for word in TOLD if word in card.text]
    town.told("李伟", "#1263", "9栋502", "调解未成", "收 1263")
    assert town.rung("#1263 调解结束,已转执法李伟") == PAIR
    town.told("夜跑的风", "#1263 双方没有谈成", "李伟")
    town.silent(OWNERS)
    await town.says("李伟", "收 1263", STAFF)
    town.told("李伟", "9栋502")
    await town.says("李伟", "单 1263", None)
    shown = town.told("李伟", "9栋502", "已转执法")
    assert "夜跑的风" not in shown.text and "不敢" not in shown.text


async def test_where_enforcement_leads_it_hears_that_the_mediation_failed(town: Town) -> None:
    await told_in_private(town)
    await town.says("李伟", "收 1263", STAFF)
    await town.says("何芳", "调不成,转执法吧", None)
    town.told("李伟", "#1263 调解未成,请继续依法处理")
    ticket = town.ticket("1263")
    assert (ticket.lead, ticket.in_mediation) == ("李伟", False)
    town.told("夜跑的风", "#1263 双方没有谈成,继续依法处理")


async def test_an_officer_has_what_a_group_told_mediated(town: Town) -> None:
    await town.at("10:00")
    await town.says("陈姐", "9栋502天天半夜剁肉吵死了")
    await town.says("吴娟", "调解 1263", STAFF)
    town.told("吴娟", "#1263 已转调解", "王磊", "何芳")
    assert town.rung("【调解】#1263", "9栋502") == PAIR
    assert not town.rung("私下反映")
    town.silent(OWNERS, STAFF)
    await town.says("吴娟", "1263 调解", STAFF)
    town.told("吴娟", "#1263 已在调解")
    await town.says("王磊", "双方同意了 1263", STAFF)
    line = town.hears(OWNERS, "#1263", "已调解")
    assert "502" not in line.text


@pytest.mark.parametrize("words", ["1263 约好明晚7点双方见面", "约了明天19点", "说好明晚七点在居委会当面谈"])
async def test_a_session_in_plain_words(town: Town, words: str) -> None:
    await led(town)
    await town.says("王磊", words, None)
    session = town.ticket("1263").mediation.session  # type: ignore[union-attr]
    assert session is not None and town.shown(session) == "09-29 19:00"


@pytest.mark.parametrize("words", ["谈妥了", "双方同意了", "和解了", "1263 两家都说开了", "达成一致了", "调解成功了"])
async def test_agreed_in_plain_words(town: Town, words: str) -> None:
    await led(town)
    await town.says("王磊", words, None)
    assert town.ticket("1263").resolution is Resolution.MEDIATED


@pytest.mark.parametrize(
    "words", ["没谈拢", "谈崩了", "不同意调解", "1263 没谈成", "调解不了,对方不肯谈", "未达成一致"]
)
async def test_not_agreed_in_plain_words(town: Town, words: str) -> None:
    await led(town)
    await town.says("何芳", words, None)
    ticket = town.ticket("1263")
    assert ticket.in_work and ticket.mediation is not None
    assert (ticket.mediation.outcome, ticket.mediation.held) == (Outcome.FAILED, 1)


async def test_in_vain_and_another_session_in_one_line(town: Town) -> None:
    await led(town)
    await town.says("何芳", "没谈拢,明晚7点再谈", None)
    mediation = town.ticket("1263").mediation
    assert mediation is not None and mediation.session is not None
    assert (mediation.held, town.shown(mediation.session)) == (1, "09-29 19:00")


@pytest.mark.parametrize("words", ["调不成转执法吧", "谈不下去,转执法", "1263 转执法"])
async def test_to_enforcement_in_plain_words(town: Town, words: str) -> None:
    await led(town)
    await town.says("何芳", words, None)
    assert town.ticket("1263").called[:1] == ("李伟",)


@pytest.mark.parametrize(
    "words",
    [
        "谈妥了吗?",
        "还没谈妥",
        "应该能和解",
        "双方同意了没",
        "等双方同意了再说",
        "快谈好了",
        "要是谈不拢就转执法",
        "不用转执法",
        "上次和解了",
        "手机调成静音",
        "别说成是我",
        "今天没调解",
        "约了明天拖车",
    ],
)
async def test_what_only_sounds_like_a_note(town: Town, words: str) -> None:
    await led(town)
    before = town.ticket("1263").mediation
    await town.says("王磊", words, None)
    ticket = town.ticket("1263")
    assert (ticket.mediation, ticket.in_work) == (before, True)


async def test_of_what_is_not_mediated_such_words_say_what_they_said_before(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", "约好明晚7点双方见面", None)
    assert town.ticket("1263").mediation is None


async def test_who_has_something_else_in_hand_is_asked_whether_he_means_the_dispute(town: Town) -> None:
    await led(town)
    await town.says("陈姐", "7栋门口流浪狗追着人叫")
    await town.says("王磊", "收 1271", STAFF)
    await town.says("王磊", "谈妥了", None)
    town.told("王磊", "您是说#1263", "调解达成了吗")
    await town.says("王磊", "是", None)
    assert town.ticket("1263").resolution is Resolution.MEDIATED
    assert town.ticket("1271").in_work


async def test_leave_that_is_asked_for_while_a_session_is_is_leave(town: Town) -> None:
    await led(town)
    await town.says("王磊", "未达成 1263", None)
    await town.says("王磊", "请假 明天下午", None)
    await town.says("王磊", "明天下午我要请假", None)
    assert town.ticket("1263").mediation.session is None  # type: ignore[union-attr]


async def test_who_mediates_several_is_asked_which(town: Town) -> None:
    await led(town)
    await town.says("小米妈", "早")
    await town.says("小米妈", "7栋301天天半夜打麻将吵得睡不着", None)
    await town.says("何芳", "谈妥了", None)
    town.told("何芳", "您指哪一件", "#1263", "#1271")
    await town.says("何芳", "1271", None)
    assert town.ticket("1271").resolution is Resolution.MEDIATED
    assert town.ticket("1263").in_work


async def test_nobody_else_notes_anything(town: Town) -> None:
    await led(town)
    await town.says("李伟", "达成 1263", STAFF)
    town.told("李伟", "#1263 由", "调解")
    await town.says("赵敏", "未达成 1263", STAFF)
    town.told("赵敏", "站长、执法人员和网格员用的命令")
    await town.says("陈姐", "达成 1263", None)
    assert town.ticket("1263").in_work


async def test_the_state_is_shown_to_whoever_may_read_it(town: Town) -> None:
    await led(town)
    await town.says("何芳", "单 1263", None)
    town.told("何芳", "调解:王磊、张丽、何芳,还没约")
    await town.says("何芳", "未达成 1263", None)
    await town.says("何芳", "约定 1263 明天19:00", None)
    await town.says("周建国", "单 1263", None)
    shown = town.told("周建国", "调解:王磊、张丽、何芳,约定9/29 19:00见面,谈过1次,未达成")
    assert not [word for word in TOLD if word in shown.text]
    await town.says("李伟", "单 1263", None)
    assert "约定" not in town.told("李伟", "#1263").text


async def test_by_night_the_police_alone_are_called_at_once(town: Town) -> None:
    await town.says("夜跑的风", "早")
    await town.at("23:10")
    await town.says("夜跑的风", "9栋502现在打麻将吵死人,别说是我", None)
    assert town.rung("【调解】#1263") == {"王磊"}
    town.told("夜跑的风", "王磊", "张丽", "何芳")
    await town.at("2025-09-29 07:01")
    assert town.rung("【调解】#1263") == {"张丽", "何芳"}


async def test_a_danger_is_not_mediated(town: Town) -> None:
    await town.at("10:00")
    await town.says("陈姐", "3栋楼下两家人打起来了,动刀了")
    await town.says("吴娟", "调解 1263", STAFF)
    town.told("吴娟", "#1263 是红色的单", "不走调解")
    assert town.ticket("1263").mediation is None


async def test_nothing_is_asked_of_a_dispute_that_is_settled(town: Town) -> None:
    await led(town)
    await town.says("王磊", "办结 1263 双方和解", STAFF)
    await town.says("何芳", "约定 1263 明天19:00", None)
    town.told("何芳", "#1263 已经办结")


async def test_another_round_calls_the_pair_again(town: Town) -> None:
    await led(town)
    await town.says("王磊", "达成 1263 十点后不打牌", STAFF)
    await town.at("14:00")
    await town.says("夜跑的风", "3", None)
    assert town.rung("【调解】#1263") == PAIR
    assert town.ticket("1263").mediation.held == 0  # type: ignore[union-attr]
