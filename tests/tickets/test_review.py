"""Chiefs look and steer by command."""

from handlers.domain.ticket import Resolution, State
from tests.language.town import OWNERS, STAFF, Town


async def test_today_counts_matters_and_persons_apart(town: Town) -> None:
    await town.complained()
    await town.says("老周", "+1")
    await town.accepted()
    await town.resolved()
    await town.says("老周", "2")
    await town.says("周建国", "今日", None)
    town.told(
        "周建国", "诉求1件,反映2人次", "接单1件,及时1件", "办结1件,在办0件", "满意0、部分1、没解决0(应评2人,回1人)"
    )


async def test_yesterday_is_not_today(town: Town) -> None:
    await town.complained()
    await town.at("2025-09-29 09:00")
    await town.says("马兰", "今日", None)
    town.told("马兰", "诉求0件", "在办1件,超时1件")


async def test_todo_lists_what_is_open_the_most_pressing_first(town: Town) -> None:
    await town.says("阿杰", "7栋后面有辆车乱停")
    await town.complained()
    await town.says("吴娟", "待办", None)
    text = town.told("吴娟", "在办2件", "#1263", "#1271").text
    assert text.index("#1271") < text.index("#1263")


async def test_one_ticket_shows_everything_but_who_reported_it(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("周建国", "单1263", STAFF)
    town.silent(STAFF)
    text = town.told("周建国", "#1263 加急", "3栋单元门口", "主办:李伟", "接单08:36").text
    assert "陈姐" not in text


async def test_a_chief_gives_a_ticket_to_somebody_else(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.at("08:53")
    await town.says("周建国", "派单 1263 段勇", STAFF)
    assert town.hears(STAFF, "#1263", "站长指派", "接单至09:03").mention == ("段勇",)
    town.told("李伟", "改派段勇")
    town.silent(OWNERS)
    await town.says("段勇", "收", STAFF)
    assert town.ticket("1263").lead == "段勇"


async def test_whom_a_ticket_cannot_be_given(town: Town) -> None:
    await town.complained()
    for command, words in (
        ("派单 1263 赵敏", "赵敏不能主办"),
        ("派单 1263 李四", "没有“李四”"),
        ("派单 1263", "派给谁"),
    ):
        await town.says("周建国", command, None)
        town.told("周建国", words, "可派:李伟")
    assert town.ticket("1263").called == ("李伟",)


async def test_a_close_by_hand_needs_a_reason_and_tells_it(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("周建国", "关闭 1263", None)
    town.told("周建国", "请写上原因")
    await town.says("周建国", "关闭 1263 车主已自行挪走", None)
    town.hears(OWNERS, "#1263 已办:已挪走。", "1满意")
    town.told("陈姐", "#1263 站长说明:车主已自行挪走。")
    town.told("李伟", "#1263", "关单")
    assert (town.ticket("1263").state, town.ticket("1263").resolution) == (State.RESOLVED, Resolution.SOLVED)


async def test_a_command_without_its_number_is_answered_with_its_form(town: Town) -> None:
    await town.says("周建国", "单", None)
    town.told("周建国", "请这样写", "单 1263")


async def test_help_shows_what_one_may_use(town: Town) -> None:
    await town.says("周建国", "帮助", None)
    town.told("周建国", "今日", "派单", "关闭")
    await town.says("李伟", "帮助", None)
    text = town.told("李伟", "办结").text
    assert "派单 单号" not in text
    await town.says("陈姐", "帮助", None)
    town.told("陈姐", "直接说")


async def test_anybody_registers_by_command(town: Town) -> None:
    await town.says("张丽", "报 7栋门口路灯坏了", STAFF)
    ticket = town.ticket("1263")
    assert (ticket.source, ticket.place, ticket.room) == ("grid_worker", "7栋门口", None)
    town.silent(OWNERS)


async def test_a_list_longer_than_a_screen_goes_on_by_a_word(town: Town) -> None:
    await town.at("09:00")
    for building in range(1, 24):
        await town.says(f"住户{building}", f"{building}栋门口有车乱停")
    await town.says("周建国", "待办", None)
    first = town.told("周建国", "在办23件", "还有13件,回“更多”。")
    await town.says("周建国", "更多", None)
    second = town.told("周建国", "在办23件", "还有3件,回“更多”。")
    await town.says("周建国", "更多", None)
    third = town.told("周建国", "在办23件")
    shown = [row for page in (first, second, third) for row in page.text.splitlines() if row.startswith("#")]
    assert len(set(shown)) == 23
    await town.says("周建国", "更多", None)
    town.told("周建国", "【核】")  # of the list nothing is left: more of the commands


async def test_the_street_sees_the_worst_of_all_stations_first(town: Town) -> None:
    await town.at("09:00")
    await town.says("陈姐", "3栋门口有车乱停")
    await town.says("小杨", "1栋门口着火了,好大的烟", "锦绣园业主群")
    await town.says("杨主任", "待办", None)
    rows = town.told("杨主任", "在办2件").text.splitlines()[1:]
    assert [row.split(" ")[0] for row in rows] == ["龙泉#1263", "学桥#1263"]


async def test_an_officer_sees_what_is_in_his_hands(town: Town) -> None:
    await town.at("09:00")
    await town.says("李伟", "我的单", None)
    town.told("李伟", "您手上没有在办的单")
    await town.says("陈姐", "3栋门口有车乱停")
    await town.says("老周", "5栋门口有车乱停")
    await town.says("李伟", "收 1271", None)
    await town.says("李伟", "我手上还有哪些单", None)
    town.told("李伟", "您手上2件", "#1263 一般 违停 3栋门口|待接单", "#1271 一般 违停 5栋门口|已接单 李伟")
    await town.says("段勇", "我的待办", None)
    town.told("段勇", "您手上没有在办的单")
