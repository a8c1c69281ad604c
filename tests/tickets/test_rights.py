"""Rights follow the account and the role, never a name in chat; a refusal is private and logged."""

import pytest

from tests.language.town import OWNERS, STAFF, Town


async def test_a_resident_who_writes_a_chiefs_command_is_told_in_private(town: Town) -> None:
    await town.complained()
    await town.says("老周", "@小鹿 1263 关闭")
    town.silent(OWNERS)
    town.told("老周", "站长用的命令", "#1263")
    assert town.refusals() == ["关闭"]
    assert town.ticket("1263").in_work


async def test_an_auxiliary_may_not_close_by_command(town: Town) -> None:
    await town.complained()
    await town.says("赵敏", "1263 关闭", STAFF)
    town.silent(STAFF)
    town.told("赵敏", "站长")
    assert town.refusals() == ["关闭"]


async def test_a_resident_who_calls_himself_liwei_has_no_rights(town: Town) -> None:
    await town.complained()
    await town.says("李伟", "收 1263", STAFF, account="somebody-else")
    await town.says("李伟", "1263 办结", None, account="somebody-else")
    assert town.ticket("1263").lead is None


@pytest.mark.parametrize("command", ["今日", "待办", "单 1263", "派单 1263 段勇", "关闭 1263 好了"])
async def test_residents_have_no_commands_of_the_staff(town: Town, command: str) -> None:
    await town.complained()
    await town.says("陈姐", command, None)
    town.told("陈姐", "用的命令")
    assert len(town.refusals()) == 1


async def test_a_chief_of_another_station_has_no_hand_in_this_one(town: Town) -> None:
    await town.complained()
    other = next(s for s in town.ground.stations if s.name != "学桥")
    chief = other.with_role(*[m.role for m in other.staff if m.steers])[0].name
    await town.says(chief, "学桥1263 关闭 不办了", None)
    town.told(chief, "学桥", "不归您管")
    assert town.ticket("1263").in_work


async def test_a_street_leader_names_the_station(town: Town) -> None:
    await town.complained()
    await town.says("杨主任", "单 1263", None)
    town.told("杨主任", "社区名")
    await town.says("杨主任", "单 学桥1263", None)
    town.told("杨主任", "#1263", "违停堵门")
    await town.says("杨主任", "今日", None)
    town.told("杨主任", "诉求1件")


async def test_an_unknown_command_to_the_bot_is_answered_in_private(town: Town) -> None:
    await town.says("老周", "@小鹿 排名")
    town.silent(OWNERS)
    town.told("老周", "没看懂")


async def test_a_street_leader_sees_all_stations_or_the_one_that_he_names(town: Town) -> None:
    await town.complained()
    await town.says("杨主任", "待办", None)
    town.told("杨主任", "在办1件", "学桥#1263")
    await town.says("杨主任", "待办 学桥", None)
    town.told("杨主任", "在办1件", "#1263")


async def test_a_chief_who_answers_like_an_officer_is_told_his_own_commands(town: Town) -> None:
    await town.complained()
    await town.says("周建国", "收到", STAFF)
    town.silent()
    await town.says("周建国", "1263 办结", STAFF)
    town.told("周建国", "派单", "关闭")
    assert town.ticket("1263").in_work


@pytest.mark.parametrize("words", ["请求协助 1263 交警", "转单 1263 王磊", "不属 1263 归住建局", "退单 1263 不归交警"])
async def test_whatever_was_asked_of_anothers_ticket_could_not_be_sent_back(town: Town, words: str) -> None:
    await town.complained()
    await town.says("李伟", "收 1263", STAFF)
    await town.says("陈刚", words, STAFF)
    town.told("陈刚", "#1263 由李伟主办,没有照您说的办。")
    town.silent(STAFF, OWNERS)
