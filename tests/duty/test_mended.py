"""What reviews of duty and time found, each as it was told: dangers put aside, answers mistaken, hand-overs lost, directions forgotten."""

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.config import Ground
from handlers.domain.ticket import State
from tests.language.demo import open_town
from tests.language.town import OWNERS, STAFF, Town


async def _taken(town: Town) -> None:
    """陈姐's car, which 李伟 has taken."""
    await town.at("2025-09-29 09:00")
    await town.says("陈姐", "3栋门口有辆车乱停")
    await town.says("李伟", "收", STAFF, quote="#1263")


async def _dog_taken(town: Town) -> None:
    """阿杰's dog, which 王磊 has taken; it is 1271 after 陈姐's car."""
    await town.says("阿杰", "7栋后面有条流浪狗到处乱窜")
    await town.says("王磊", "收", STAFF, quote="#1271")


def _granted(town: Town) -> list[bool]:
    return [event.granted for event in town.happened() if event.kind == "ApprovalAnswered"]


# Dangers.


async def test_what_was_put_aside_goes_on_as_soon_as_it_becomes_a_danger(town: Town) -> None:
    await town.at("2025-09-29 09:00")
    await town.says("阿杰", "7栋后面有条流浪狗到处乱窜")
    await town.says("王磊", "收", STAFF, quote="#1263")
    await town.says("周建国", "挂账 1263 等居民", None)
    assert str(town.ticket("1263").state) == "paused"
    await town.at("2025-09-29 09:01")
    await town.says("阿杰", "咬到人了")
    ticket = town.ticket("1263")
    assert (str(ticket.state), str(ticket.level), ticket.paused_until) == ("accepted", "red", None)
    assert (ticket.lead, ticket.rung, town.shown(ticket.resolve_by)) == ("王磊", 0, "09-29 11:01")
    town.hears(STAFF, "#1263 红色", "升级", "@王磊")
    await town.at("2025-09-29 11:01")
    assert town.rung("#1263", "已超时未办结") == {"吴娟"}


async def test_a_danger_that_nobody_has_taken_is_given_no_day_more(town: Town) -> None:
    await town.at("2025-09-29 10:00")
    await town.says("刘叔", "地下车库冒烟了!!!")
    await town.at("2025-09-29 10:06")
    await town.says("小方", "再给一天", None, quote="#1263")
    town.told("小方", "#1263 是险情,要马上有人去", "派单 1263")
    assert town.ticket("1263").spared_until is None


# Pauses.


async def _put_aside(town: Town, until: str) -> None:
    """陈姐's car, which nobody has taken when a chief puts it aside."""
    await town.at("2025-09-29 09:00")
    await town.says("陈姐", "3栋门口有辆车乱停")
    await town.says("周建国", f"挂账 1263 等居民 到{until}", None)


async def test_what_nobody_leads_is_sent_out_anew_when_its_pause_is_over(town: Town) -> None:
    await _put_aside(town, "10/9 10点")
    await town.at("2025-10-09 10:00")
    assert town.hears(STAFF, "#1263", "挂账恢复", "接单至10:30").mention == ("李伟",)
    town.told("陈姐", "#1263", "接着办了", "10/13 09:30前")
    await town.at("2025-10-09 10:30")
    assert town.rung("#1263", "请您过问") == {"吴娟"}


async def test_what_nobody_leads_is_sent_out_anew_when_a_chief_resumes_it(town: Town) -> None:
    await _put_aside(town, "10/13")
    await town.at("2025-10-09 10:00")
    await town.says("周建国", "恢复 1263", None)
    assert town.hears(STAFF, "#1263", "挂账恢复").mention == ("李伟",)
    town.told("陈姐", "#1263", "接着办了")


# Yes and no.


@pytest.mark.parametrize(
    "line",
    ["行不行还得看排班", "可以是可以,谁替你", "同意不同意给句话嘛", "不行的话再说", "好像段勇也请假", "可以吗?"],
)
async def test_talk_with_a_yes_in_it_grants_nothing_and_refuses_nothing(town: Town, line: str) -> None:
    await town.says("李伟", "请假 明天 段勇", None)
    await town.says("吴娟", line, None)
    assert _granted(town) == []
    assert not town.private("李伟") and not town.private("段勇")


@pytest.mark.parametrize(
    ("line", "granted"),
    [
        ("行", True),
        ("好的", True),
        ("可以的,去吧", True),
        ("不行,没人手", False),
        ("恐怕不行", False),
        ("没人手", False),
    ],
)
async def test_a_plain_yes_or_no_answers_what_was_asked(town: Town, line: str, granted: bool) -> None:
    await town.says("李伟", "请假 明天 段勇", None)
    await town.says("吴娟", line, None)
    assert _granted(town) == [granted]
    town.told("李伟", "吴娟同意了" if granted else "吴娟没有同意")


async def test_a_yes_to_all_settles_all_that_waits(town: Town) -> None:
    await _taken(town)
    await _dog_taken(town)
    await town.says("李伟", "延期 1263 到10/15 等吊车", None)
    await town.says("王磊", "挂账 1271 等居民", None)
    await town.says("赵敏", "请假 后天", None)
    await town.says("吴娟", "都同意", None)
    assert _granted(town) == [True, True, True]
    assert town.rung("吴娟同意了") == {"李伟", "王磊", "赵敏"}
    assert (town.ticket("1263").extended, str(town.ticket("1271").state)) == (1, "paused")


async def test_a_no_to_all_refuses_all_that_waits(town: Town) -> None:
    await town.says("李伟", "请假 明天", None)
    await town.says("王磊", "请假 今晚", None)
    await town.says("吴娟", "两个都不同意", None)
    assert _granted(town) == [False, False]
    assert town.rung("吴娟没有同意") == {"李伟", "王磊"}


# What was asked for must still stand.


@pytest.mark.parametrize("wish", ["挂账 1263 等材料", "延期 1263 到10/15 等吊车"])
async def test_more_time_for_what_was_closed_since_is_not_granted_and_both_hear_so(town: Town, wish: str) -> None:
    await _taken(town)
    await town.says("李伟", wish, None)
    await town.says("李伟", "1263 办结 车挪走了 1辆", STAFF)
    await town.says("吴娟", "同意", None)
    assert town.rung("情况已经变了,没有生效", "#1263") == {"李伟", "吴娟"}
    assert _granted(town) == [False]
    assert str(town.ticket("1263").state) == "resolved"
    await town.says("吴娟", "同意", None)
    town.told("吴娟", "没有等您同意")


async def test_a_second_wish_for_a_ticket_is_refused_while_the_first_one_waits(town: Town) -> None:
    await _taken(town)
    await town.says("李伟", "挂账 1263 等材料", None)
    await town.says("李伟", "延期 1263 到10/15 等吊车", None)
    town.told("李伟", "#1263 已经报过,还在等回话")
    assert not town.private("吴娟")
    await town.says("吴娟", "不同意", None)
    await town.says("李伟", "延期 1263 到10/15 等吊车", None)
    town.told("吴娟", "延期到10/15 18:00")


# Who answers.


async def test_a_chief_answers_nothing_where_the_deputy_is_there(town: Town) -> None:
    await town.says("李伟", "请假 后天", None)
    await town.says("周建国", "同意", None)
    town.told("周建国", "没有等您同意")
    assert _granted(town) == []


async def test_what_waits_for_a_deputy_who_goes_on_leave_is_put_to_the_chiefs_and_a_chief_answers(town: Town) -> None:
    await town.says("李伟", "请假 后天 段勇", None)
    await town.says("吴娟", "请假 明天", None)
    await town.says("马兰", "同意", None)
    await town.at("2025-09-29 08:30")
    assert town.rung("李伟 9/30", "请假", "同意") == {"周建国", "马兰"}
    await town.says("周建国", "不行,没人手", None)
    town.told("李伟", "周建国没有同意")
    town.told("吴娟", "周建国已经定了")
    assert _granted(town) == [True, False]


# At night.


async def test_a_wish_of_the_night_is_read_in_the_morning(town: Town) -> None:
    await town.at("23:00")
    await town.says("李伟", "请假 后天 段勇", None)
    town.told("李伟", "已报吴娟")
    town.silent(STAFF, OWNERS)
    assert not town.private("吴娟")
    await town.at("2025-09-29 06:59")
    assert not town.private("吴娟")
    await town.at("2025-09-29 07:00")
    town.told("吴娟", "李伟", "请假", "同意")


async def test_a_wish_of_the_night_that_would_have_lapsed_by_morning_is_read_at_once(town: Town) -> None:
    await town.at("23:00")
    await town.says("王磊", "请假 明天凌晨1点到5点", None)
    town.told("吴娟", "王磊 9/29 01:00", "请假", "同意")


# Hand-overs.


async def _on_leave_without_substitute(town: Town) -> None:
    """李伟 has 1263 and is away in the afternoon; 段勇, who could stand in, is away as well."""
    await _taken(town)
    await town.says("段勇", "请假 今天", None)
    await town.says("吴娟", "同意", None)
    await town.says("李伟", "请假 下午", None)
    town.told("吴娟", "没有人替")
    await town.says("吴娟", "同意", None)


async def test_without_a_substitute_the_next_on_duty_is_called_with_a_new_card(town: Town) -> None:
    await _on_leave_without_substitute(town)
    await town.at("2025-09-29 12:00")
    town.told("李伟", "您请假,#1263已转给值班的人")
    assert town.hears(STAFF, "#1263", "换人接办", "接单至12:30").mention == ("王磊",)
    assert town.ticket("1263").lead is None
    await town.at("2025-09-29 12:30")
    assert town.rung("#1263", "还没有人接") == {"王磊"}
    assert town.rung("#1263", "请您过问") == {"吴娟"}


async def test_nothing_comes_back_to_its_owner_while_another_leave_of_his_lasts(town: Town) -> None:
    await _taken(town)
    await town.says("李伟", "请假 下午 段勇", None)
    await town.says("吴娟", "同意", None)
    await town.says("李伟", "请假 今晚", None)
    await town.says("吴娟", "同意", None)
    await town.at("2025-09-29 12:00")
    assert town.ticket("1263").lead == "段勇"
    await town.at("2025-09-29 15:00")
    await town.says("段勇", "还在联系车主", STAFF, quote="#1263")
    await town.at("2025-09-29 18:00")
    assert town.ticket("1263").lead == "段勇"
    assert not town.rung("#1263")  # it does not go to and fro either
    await town.at("2025-09-30 08:30")
    assert town.ticket("1263").lead == "李伟"


# Directions.


@pytest.mark.parametrize(("chief", "told"), [("周建国", ["督办#1263(3栋门口 违停):周建国已办结。"]), ("马兰", [])])
async def test_a_direction_ends_with_the_ticket_whoever_closes_it(town: Town, chief: str, told: list[str]) -> None:
    await _taken(town)
    await town.says("马兰", "督办 1263 11点", None)
    await town.says(chief, "关闭 1263 车已挪走", None)
    assert [line.text for line in town.private("马兰") if "督办" in line.text] == told
    assert [event.answered for event in town.happened() if event.kind == "SupervisionEnded"] == [True]
    await town.at("2025-09-29 11:00")
    town.silent()


async def test_whoever_has_it_after_a_hand_over_is_told_the_direction_anew(town: Town) -> None:
    await _taken(town)
    await town.says("马兰", "督办 1263 16点", None)
    await town.says("李伟", "请假 下午 段勇", None)
    await town.says("吴娟", "同意", None)
    await town.at("2025-09-29 12:00")
    assert town.rung("马兰督办#1263", "16:00前") == {"段勇"}
    await town.says("段勇", "车主下午回来", None, quote="督办")
    town.told("马兰", "段勇回话")


async def test_the_next_on_duty_who_is_called_in_his_stead_is_told_the_direction_too(town: Town) -> None:
    await _on_leave_without_substitute(town)
    await town.says("马兰", "督办 1263 16点", None)
    await town.at("2025-09-29 12:00")
    assert town.rung("马兰督办#1263", "16:00前") == {"王磊"}
    await town.at("2025-09-29 16:00")
    assert town.rung("督办#1263", "王磊没有回话") == {"马兰", "周建国"}


# Leave.


async def test_a_night_off_lasts_until_work_begins(town: Town) -> None:
    await town.says("王磊", "请假 今晚", None)
    await town.says("吴娟", "同意", None)
    [granted] = [event for event in town.happened() if event.kind == "LeaveGranted"]
    assert f"{town.shown(granted.start)} {town.shown(granted.end)}" == "09-28 18:00 09-29 08:30"


async def test_a_part_of_a_leave_is_taken_back_and_the_rest_stands(town: Town) -> None:
    await town.says("李伟", "请假 9/29-9/30 段勇", None)
    await town.says("吴娟", "同意", None)
    await town.says("李伟", "撤回请假 9/30", None)
    town.told("李伟", "李伟的假改为")
    assert town.rung("李伟的假改为") == {"李伟", "吴娟", "段勇"}
    await town.at("2025-09-29 09:00")
    await town.says("小米妈", "5栋门口有车乱停")
    assert town.hears(STAFF, "#1263").mention == ("段勇",)
    await town.at("2025-09-30 09:00")
    await town.says("阿强", "9栋门口有车乱停")
    assert town.hears(STAFF, "#1271").mention == ("李伟",)


@pytest.mark.parametrize("line", ["段勇明天请假", "帮段勇请假 明天"])
async def test_a_colleagues_leave_is_for_him_to_ask(town: Town, line: str) -> None:
    await town.says("李伟", line, None)
    town.told("李伟", "段勇的假请段勇自己来报")
    assert "LeaveAsked" not in town.memory.events()


# The start.


async def test_the_ladder_looks_at_what_was_in_work_before_the_start(
    ground: Ground, tmp_path: Path, empty_database: Path
) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    async with open_town(before, ground, empty_database) as town:
        await _put_aside(town, "10/9 10点")
        await _dog_taken(town)
        with town.house.database.writing() as session:
            session.execute(text("DELETE FROM due WHERE kind = 'ladder'"))  # as whatever went wrong has left it
        assert "ladder" not in {row.kind for row in town.memory.due()}
    async with open_town(after, ground, before / "luming.db", now="2025-09-29T09:10") as town:
        assert [row.kind for row in town.memory.due()].count("ladder") == 2
        await town.at("2025-10-09 09:59")
        await town.at("2025-10-09 10:00")
        town.hears(STAFF, "#1263", "挂账恢复")


async def test_whoever_asks_about_a_paused_ticket_reads_that_it_waits(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", "挂账 1263 等吊车 明天", None)
    await town.says("吴娟", "同意", None)
    await town.says("陈姐", "怎么样了", None)
    town.told("陈姐", "要等一等才能办,先放一放", "9/29 18:00前回话")


@pytest.mark.parametrize("line", ["恢复一下1263哈,吊车来了", "1263又能办了", "恢复1263,天晴了"])
async def test_words_that_take_up_a_paused_ticket_never_close_it(town: Town, line: str) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", "挂账 1263 等吊车 明天", None)
    await town.says("吴娟", "同意", None)
    await town.says("李伟", line, STAFF)
    assert town.ticket("1263").state is State.ACCEPTED
    town.silent(OWNERS)


@pytest.mark.parametrize("line", ["1263啥时候能恢复", "停水恢复了没得", "先别恢复,再等两天"])
async def test_a_question_or_a_no_takes_up_nothing(town: Town, line: str) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", "挂账 1263 等吊车 明天", None)
    await town.says("吴娟", "同意", None)
    await town.says("李伟", line, STAFF)
    assert town.ticket("1263").state is State.PAUSED


async def test_what_goes_to_the_police_because_of_a_fight_is_handed_on_and_not_closed(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", "转给派出所,动手打起来了", STAFF)
    assert town.ticket("1263").state is State.OPEN
    assert town.hears(STAFF, "#1263", "转自李伟").mention == ("王磊",)


async def test_an_officer_who_is_surrounded_gets_the_police_without_naming_them(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", "需要支援!三四个人围着我", STAFF)
    town.told("王磊", "#1263", "李伟")


async def test_no_officer_alone_closes_a_danger_as_none_of_ours(town: Town) -> None:
    await town.says("陈姐", "3栋着火了,好大的烟")
    await town.says("李伟", "不属 1263 归消防局", STAFF)
    town.told("李伟", "#1263 是急险,不能这样了结")
    assert town.ticket("1263").in_work


async def test_a_danger_that_is_handed_on_alarms_nobody_twice(town: Town) -> None:
    await town.says("陈姐", "3栋着火了,好大的烟")
    assert town.rung("#1263") >= {"马兰"}
    await town.says("李伟", "收", STAFF)
    await town.says("李伟", "转单 1263 公安", STAFF)
    assert "马兰" not in town.rung("#1263")
    assert "王磊" in town.rung("#1263")


async def test_a_reporter_who_presses_at_night_wakes_nobody(town: Town) -> None:
    await _taken(town)
    await town.at("23:30")
    await town.says("陈姐", "#1263 怎么还没人管,快点", None)
    assert not town.rung("反映人在等")
    await town.at("2025-09-30 07:01")
    town.told("李伟", "反映人在等")


async def test_money_and_shifts_hand_no_ticket_on(town: Town) -> None:
    await town.complained()
    await town.accepted()
    for line in ("钱我转给段勇了,20块", "别老退单,站长要说的"):
        await town.says("李伟", line, STAFF)
    assert town.ticket("1263").lead == "李伟"


async def test_a_chief_grants_what_a_deputy_who_is_away_was_asked(town: Town) -> None:
    await town.says("李伟", "请假 后天 段勇", None)
    await town.says("吴娟", "请假 明天", None)
    await town.says("马兰", "同意", None)
    await town.at("2025-09-29 08:30")
    await town.says("周建国", "好的", None)
    town.told("李伟", "周建国同意了")
    assert _granted(town) == [True, True]


async def test_what_nobody_took_meanwhile_comes_back_with_its_owner_and_what_was_taken_stays(town: Town) -> None:
    await _on_leave_without_substitute(town)
    await town.says("小米妈", "5栋门口有辆车乱停")
    await town.says("李伟", "收 1271", STAFF)
    await town.at("2025-09-29 12:05")
    await town.says("王磊", "收 1271", None)
    await town.at("2025-09-29 18:01")
    assert (town.ticket("1263").answerable, town.ticket("1271").answerable) == ("李伟", "王磊")


async def test_a_pause_that_ends_at_closing_time_sends_its_card_in_the_morning(town: Town) -> None:
    await town.says("陈姐", "3栋门口有辆车乱停")
    await town.says("马兰", "挂账 1263 等吊车 明天", None)
    await town.at("2025-09-29 18:01")
    assert str(town.ticket("1263").state) == "open"
    await town.at("2025-09-30 08:31")
    assert town.hears(STAFF, "#1263", "3栋门口").mention == ("李伟",)
