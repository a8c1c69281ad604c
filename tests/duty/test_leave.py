"""Leave and swaps by chat: who asks, who grants, who stands in, and what changes hands."""

import pytest

from tests.language.town import OWNERS, STAFF, Town


async def test_an_afternoon_off_is_granted_by_the_deputy_and_the_substitute_is_called(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.at("10:20")
    await town.says("李伟", "还在等拖车", STAFF, quote="#1263")
    await town.at("11:50")
    await town.says("李伟", "下午请假 段勇替", None)
    town.told("吴娟", "李伟 12:00–18:00 请假", "替班段勇(有资格)", "同意")
    town.told("李伟", "已报吴娟")
    await town.says("吴娟", "同意", None)
    town.told("段勇", "由您替班", "交接单", "#1263")
    town.told("李伟", "吴娟同意了")
    await town.at("12:01")
    assert town.ticket("1263").lead == "段勇"
    town.told("李伟", "#1263已交给段勇")
    await town.says("小米妈", "5栋门口有车乱停")
    assert town.hears(STAFF, "#1271").mention == ("段勇",)
    await town.at("15:30")
    await town.says("段勇", "拖车在路上", STAFF, quote="#1263")
    await town.at("18:01")
    assert town.ticket("1263").lead == "李伟"
    assert "#1263" in "".join(line.text for line in town.private("李伟"))


async def test_nobody_without_qualification_stands_in_for_a_lead(town: Town) -> None:
    await town.says("李伟", "请假 明天 赵敏", None)
    town.told("李伟", "赵敏无执法资格", "段勇")
    assert not town.private("吴娟")


async def test_without_a_substitute_the_first_of_the_chain_is_proposed(town: Town) -> None:
    await town.says("李伟", "请假 明天", None)
    town.told("吴娟", "没写替班", "可由段勇替")
    await town.says("吴娟", "同意", None)
    await town.at("2025-09-29 09:00")
    await town.says("小米妈", "5栋门口有车乱停")
    assert town.hears(STAFF, "#1263").mention == ("段勇",)


async def test_a_substitute_who_is_away_himself_is_told_with_it_and_the_gap_is_named(town: Town) -> None:
    await town.says("段勇", "请假 明后两天", None)
    await town.says("吴娟", "同意", None)
    await town.says("李伟", "请假 明天 段勇", None)
    town.told("吴娟", "替班段勇也请假", "没有人替", "综合执法没人带班")
    town.told("李伟", "段勇那时也请假")


async def test_two_wishes_stand_side_by_side_and_the_answer_says_which(town: Town) -> None:
    await town.says("李伟", "请假 明天", None)
    await town.says("王磊", "请假 今晚", None)
    await town.says("吴娟", "同意", None)
    town.told("吴娟", "2件", "李伟", "王磊")
    await town.says("吴娟", "1", None)
    town.told("王磊", "同意了")
    await town.says("吴娟", "不行,人手紧", None)
    town.told("李伟", "没有同意")
    await town.says("吴娟", "同意", None)
    town.told("吴娟", "没有等您同意")


async def test_a_quote_and_a_name_say_which(town: Town) -> None:
    await town.says("李伟", "请假 明天", None)
    await town.says("王磊", "请假 今晚", None)
    await town.says("吴娟", "同意", None, quote="李伟 9/29")
    town.told("李伟", "同意了")
    await town.says("赵敏", "请假 后天", None)
    await town.says("吴娟", "不同意 赵敏", None)
    town.told("赵敏", "没有同意")


async def test_what_nobody_answers_until_it_begins_is_not_granted_and_both_are_told(town: Town) -> None:
    await town.says("李伟", "请假 下午 段勇", None)
    await town.at("12:00")
    town.told("吴娟", "没有生效")
    town.told("李伟", "没有生效")
    await town.says("小米妈", "5栋门口有车乱停")
    assert town.hears(STAFF, "#1263").mention == ("李伟",)


async def test_leave_is_taken_back_before_and_after_it_was_granted(town: Town) -> None:
    await town.says("李伟", "请假 明天", None)
    await town.says("李伟", "撤回请假", None)
    town.told("吴娟", "撤回")
    await town.says("李伟", "请假 明天", None)
    await town.says("吴娟", "同意", None)
    await town.says("李伟", "明天不请了", None)
    town.told("李伟", "已撤回9/29")
    town.told("段勇", "撤回")
    await town.at("2025-09-29 09:00")
    await town.says("小米妈", "5栋门口有车乱停")
    assert town.hears(STAFF, "#1263").mention == ("李伟",)


async def test_whoever_comes_back_early_has_his_tickets_again(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", "请假 上午 段勇", None)
    await town.says("吴娟", "同意", None)
    assert town.ticket("1263").lead == "段勇"
    await town.at("09:30")
    await town.says("李伟", "销假", None)
    await town.at("09:31")
    assert town.ticket("1263").lead == "李伟"


async def test_nobody_grants_his_own_leave_and_a_chief_only_announces_it(town: Town) -> None:
    await town.says("吴娟", "请假 明天", None)
    assert town.rung("吴娟 9/29", "同意") == {"周建国", "马兰"}
    await town.says("周建国", "请假 明天", None)
    town.told("周建国", "已记")
    assert town.rung("周建国 9/29", "特此告知") == {"马兰", "吴娟"}
    await town.says("马兰", "同意 吴娟", None)
    town.told("吴娟", "马兰同意了")
    await town.at("2025-09-29 09:00")
    await town.says("李伟", "请假 下午 段勇", None)
    assert town.rung("李伟 12:00", "同意") == {"马兰"}  # the deputy and the other chief are away


async def test_a_swap_needs_the_deputy_and_the_colleague_may_refuse(town: Town) -> None:
    await town.says("李伟", "换班 周二 段勇", None)
    town.told("段勇", "想9/30", "换班")
    town.told("吴娟", "和段勇换班")
    await town.says("段勇", "可以", None)
    town.told("吴娟", "段勇愿意")
    await town.says("吴娟", "行", None)
    await town.at("2025-09-30 09:00")
    await town.says("小米妈", "5栋门口有车乱停")
    assert town.hears(STAFF, "#1263").mention == ("段勇",)
    await town.says("李伟", "换班 10/9 段勇", None)
    await town.says("段勇", "不同意", None)
    town.told("李伟", "段勇没有同意")


@pytest.mark.parametrize(
    ("line", "start", "end", "substitute"),
    [
        ("请假 下午 段勇", "09-28 12:00", "09-28 18:00", "段勇"),
        ("请假 段勇 下午", "09-28 12:00", "09-28 18:00", "段勇"),
        ("明天请假一天,段勇替我", "09-29 08:30", "09-29 18:00", "段勇"),
        ("我明后两天请个假 段勇顶", "09-29 08:30", "09-30 18:00", "段勇"),
        ("吴主任 我后天家里有事请假", "09-30 08:30", "09-30 18:00", "段勇"),
        ("9/30-10/2 请假", "09-30 08:30", "10-02 18:00", "段勇"),
        ("明天不舒服来不了了,让段勇替一下", "09-29 08:30", "09-29 18:00", "段勇"),
        ("请假:14点到16点 段勇", "09-28 14:00", "09-28 16:00", "段勇"),
        ("我想休明天上午的假", "09-29 08:30", "09-29 12:00", "段勇"),
        ("10月9号休假一天,段勇代班", "10-09 08:30", "10-09 18:00", "段勇"),
        ("周二请半天假,上午,段勇", "09-30 08:30", "09-30 12:00", "段勇"),
    ],
)
async def test_leave_is_asked_for_in_many_words(town: Town, line: str, start: str, end: str, substitute: str) -> None:
    await town.says("李伟", line, None)
    [asked] = [event for event in town.happened() if event.kind == "LeaveAsked"]
    assert f"{town.shown(asked.start)} {town.shown(asked.end)} {asked.substitute}" == f"{start} {end} {substitute}"


@pytest.mark.parametrize(
    "line",
    ["他请假了", "谁请假?", "请假要提前几天说", "李伟请假了,我替他", "今天请假的人真多", "昨天请假那个同事回来了吗"],
)
async def test_talk_of_leave_asks_for_none(town: Town, line: str) -> None:
    await town.says("段勇", line, STAFF)
    town.silent(STAFF, OWNERS)
    await town.says("段勇", line, None)
    assert "LeaveAsked" not in town.memory.events()


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("请假", "请写上时间"),
        ("请假 昨天", "已经过了"),
        ("请假 10点", "从几点到几点"),
        ("请假 明天 李伟", "写同事的姓名"),
        ("请假 2月30日", "不是能用的时间"),
        ("请假 明天到12/31", "最多请60天"),
    ],
)
async def test_a_slip_in_a_wish_gets_a_clear_answer(town: Town, line: str, answer: str) -> None:
    await town.says("李伟", line, None)
    town.told("李伟", answer)
    assert not town.private("吴娟")


async def test_a_card_that_called_the_substitute_and_that_nobody_took_goes_back_with_the_shift(town: Town) -> None:
    await town.at("11:50")
    await town.says("李伟", "请假 下午 段勇", None)
    await town.says("吴娟", "同意", None)
    await town.at("17:30")
    await town.says("小米妈", "5栋门口有车乱停")
    assert town.hears(STAFF, "#1263").mention == ("段勇",)
    await town.at("18:00")
    town.told("段勇", "#1263已交给李伟")
    await town.at("2025-09-29 18:00")
    town.told("李伟", "#1263", "还没有人接")
    assert not town.private("段勇")


@pytest.mark.parametrize("line", ["我明天请假一天,段勇替我", "我明天有事来不了", "吴主任 我后天家里有事请假"])
async def test_leave_that_is_asked_for_among_colleagues_is_heard(town: Town, line: str) -> None:
    await town.says("李伟", line, STAFF)
    town.silent(STAFF)
    town.told("吴娟", "李伟", "请假", "同意")


@pytest.mark.parametrize(
    "line", ["我明天请的假批了没?", "我们明天谁请假", "段勇明天请假", "今天请假的人真多", "我明天不请假了"]
)
async def test_talk_of_leave_among_colleagues_asks_for_none(town: Town, line: str) -> None:
    await town.says("李伟", line, STAFF)
    town.silent(STAFF)
    assert not town.private("吴娟")
    assert not town.private("李伟")
