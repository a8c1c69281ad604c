"""Accounts and groups are bound safely: by a one-time code, and by a chief's command in the group itself."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.config import Ground
from handlers.domain.scene import Abilities
from tests.language.demo import open_town
from tests.language.town import OWNERS, STAFF, Town

OWNERS_ROOM, STAFF_ROOM = "1001@chatroom", "1002@chatroom"
CODE = "AB2CD3EF"


@pytest.fixture
async def gateway(tmp_path: Path, ground: Ground, empty_database: Path, abilities: Abilities) -> AsyncIterator[Town]:
    """The town behind a transport that knows nobody: accounts and rooms are opaque ids."""
    async with open_town(tmp_path, ground, empty_database, abilities, bound=False) as town:
        yield town


def invite(town: Town, person: str, code: str = CODE, minutes: int = 30) -> None:
    town.memory.invite(person, code, town.clock.now() + timedelta(minutes=minutes))


def bind(town: Town, room: str, group: str) -> None:
    town.memory.bind("fake", room, group)


async def chief(town: Town) -> None:
    invite(town, "周建国")
    await town.says("老周头", CODE, None, account="wxid_chief")


async def test_a_code_binds_the_account_once(gateway: Town) -> None:
    invite(gateway, "李伟")
    await gateway.says("小李", f" {CODE.lower()} ", None, account="wxid_li")
    gateway.told("wxid_li", "李伟,绑定好了")
    await gateway.says("冒充的", CODE, None, account="wxid_thief")
    gateway.told("wxid_thief", "已经用过")
    await gateway.says("换了昵称", "帮助", None, account="wxid_li")
    gateway.told("wxid_li", "办结")


async def test_a_code_expires_and_a_wrong_one_is_counted(gateway: Town) -> None:
    invite(gateway, "李伟", minutes=30)
    await gateway.at("09:01")
    await gateway.says("小李", CODE, None, account="wxid_li")
    gateway.told("wxid_li", "过期")
    for _ in range(4):
        await gateway.says("小李", "ZZ9ZZ9ZZ", None, account="wxid_li")
        gateway.told("wxid_li", "不对")
    invite(gateway, "李伟")
    await gateway.says("小李", CODE, None, account="wxid_li")
    gateway.told("wxid_li", "试错太多次")
    assert gateway.refusals() == ["code"] * 6


async def test_a_new_code_makes_the_old_one_void(gateway: Town) -> None:
    invite(gateway, "李伟", "RLD22222")
    invite(gateway, "李伟", CODE)
    await gateway.says("小李", "RLD22222", None, account="wxid_li")
    gateway.told("wxid_li", "不对")


async def test_a_revoked_account_is_a_strangers(gateway: Town) -> None:
    invite(gateway, "李伟")
    await gateway.says("小李", CODE, None, account="wxid_li")
    assert gateway.memory.revoke("李伟") == 1
    await gateway.says("小李", "单 1263", None, account="wxid_li")
    gateway.told("wxid_li", "工作人员用的命令")


async def test_a_replaced_account_takes_the_rights_with_it(gateway: Town) -> None:
    for account in ("wxid_old", "wxid_new"):
        invite(gateway, "李伟")
        await gateway.says("小李", CODE, None, account=account)
    await gateway.says("小李", "帮助", None, account="wxid_old")
    assert "办结" not in gateway.told("wxid_old").text


async def test_a_group_is_bound_by_a_chief_in_it_and_by_nobody_else(gateway: Town) -> None:
    await gateway.says("路人", "绑定 桂花苑", OWNERS_ROOM, account="wxid_someone")
    gateway.silent(OWNERS_ROOM)
    await chief(gateway)
    await gateway.says("老周头", "绑定 桂花苑", OWNERS_ROOM, account="wxid_chief")
    gateway.told("wxid_chief", "绑定好了", OWNERS)
    gateway.silent(OWNERS_ROOM)
    await gateway.says("老周头", "绑定 学桥", STAFF_ROOM, account="wxid_chief")
    gateway.told("wxid_chief", STAFF)
    await gateway.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去", OWNERS_ROOM, account="wxid_chen")
    gateway.hears(OWNERS_ROOM, "#1263")
    gateway.hears(STAFF_ROOM, "#1263", "@李伟")


async def test_what_cannot_be_bound_is_told_in_private(gateway: Town) -> None:
    await chief(gateway)
    for name, words in (("没有的小区", "没有"), ("", "请这样写"), ("学桥2", "没有")):
        await gateway.says("老周头", f"绑定 {name}", OWNERS_ROOM, account="wxid_chief")
        gateway.told("wxid_chief", words)
    await gateway.says("老周头", "绑定 桂花苑", None, account="wxid_chief")
    gateway.told("wxid_chief", "在要绑定的那个群里")
    other = gateway.ground.stations[1].compounds[0].name
    await gateway.says("老周头", f"绑定 {other}", OWNERS_ROOM, account="wxid_chief")
    gateway.told("wxid_chief", "不归您管")


async def test_an_unbound_group_is_met_with_silence(gateway: Town) -> None:
    await gateway.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去", OWNERS_ROOM, account="wxid_chen")
    gateway.silent()
    assert gateway.numbers() == []


async def test_an_unbound_work_group_loses_no_ticket(gateway: Town) -> None:
    bind(gateway, OWNERS_ROOM, OWNERS)
    await gateway.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去", OWNERS_ROOM, account="wxid_chen")
    gateway.hears(OWNERS_ROOM, "#1263")
    assert len(gateway.unsent("unreachable")) == 1


async def test_renames_and_namesakes_change_nothing(gateway: Town) -> None:
    bind(gateway, STAFF_ROOM, STAFF)
    bind(gateway, OWNERS_ROOM, OWNERS)
    invite(gateway, "李伟")
    await gateway.says("小李", CODE, None, account="wxid_li")
    await gateway.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去", OWNERS_ROOM, account="wxid_chen")
    await gateway.says("李伟", "收 1263", STAFF_ROOM, account="wxid_thief")
    assert gateway.ticket("1263").lead is None
    await gateway.says("改了名的人", "收 1263", STAFF_ROOM, account="wxid_li")
    assert gateway.ticket("1263").lead == "李伟"


async def test_a_stranger_is_never_answered_in_the_group_with_what_belongs_in_private(gateway: Town) -> None:
    bind(gateway, OWNERS_ROOM, OWNERS)
    gateway.chat.strangers.add("wxid_zhou")
    await gateway.says("老周", "@小鹿 1263 关闭", OWNERS_ROOM, account="wxid_zhou")
    gateway.silent()
    assert gateway.refusals() == ["关闭"]


@pytest.mark.parametrize("abilities", [Abilities(quote=False)])
async def test_without_quotes_the_receipt_calls_the_reporter_by_name(gateway: Town) -> None:
    bind(gateway, OWNERS_ROOM, OWNERS)
    await gateway.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去", OWNERS_ROOM, account="wxid_chen")
    line = gateway.hears(OWNERS_ROOM, "@陈姐", "#1263")
    assert (line.mention, line.quote) == (("wxid_chen",), None)


async def test_a_chief_settles_what_nobody_knows(town: Town) -> None:
    town.chat.outcomes = [TimeoutError("no answer")]
    await town.complained()
    await town.says("周建国", "未明", None)
    line_id = town.told("周建国", OWNERS, "#1263").text.split("\n")[1].split(" ")[0]
    await town.says("周建国", f"重发 {line_id}", None)
    town.hears(OWNERS, "#1263")
    await town.says("周建国", "未明", None)
    town.told("周建国", "没有发送不明")
    await town.says("陈姐", "未明", None)
    town.told("陈姐", "站长用的命令")
