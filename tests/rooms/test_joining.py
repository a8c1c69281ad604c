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


def revoke(town: Town, person: str) -> int:
    return town.memory.revoke(town.ground, person, town.clock.now())


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


async def test_after_too_many_wrong_codes_an_account_is_told_once_and_then_nothing_for_an_hour(gateway: Town) -> None:
    for number in range(2, 7):
        await gateway.says("猜码的", f"ZZ9ZZ9Z{number}", None, account="wxid_guess")
        gateway.told("wxid_guess", "不对")
    await gateway.says("猜码的", "ZZ9ZZ9Z7", None, account="wxid_guess")
    gateway.told("wxid_guess", "试错太多次")
    invite(gateway, "李伟", minutes=120)
    for text in ("ZZ9ZZ9Z8", CODE, f"我的码 {CODE}"):
        await gateway.says("猜码的", text, None, account="wxid_guess")
        gateway.silent()
    await gateway.says("小李", CODE, None, account="wxid_li")
    gateway.told("wxid_li", "绑定好了")
    invite(gateway, "王磊", "RLD22222", minutes=120)
    await gateway.at("09:31")
    await gateway.says("猜码的", "RLD22222", None, account="wxid_guess")
    gateway.told("wxid_guess", "王磊,绑定好了")


async def test_a_code_of_somebody_who_has_left_the_config_binds_nobody(gateway: Town) -> None:
    invite(gateway, "走了的人")
    await gateway.says("某某", CODE, None, account="wxid_gone")
    gateway.told("wxid_gone", "不在名单里")
    assert gateway.failures() == []


@pytest.mark.parametrize(
    "typed",
    [
        "ab2cd3ef",
        "AB2CD3EF",
        "AB2C D3EF",
        "ab2c-d3ef",
        "码:AB2CD3EF",
        "绑定码是AB2CD3EF。",
        "小鹿你好,我的码是AB2CD3EF,谢谢",
    ],
)
async def test_a_code_counts_however_it_is_typed(gateway: Town, typed: str) -> None:
    invite(gateway, "李伟")
    await gateway.says("小李", typed, None, account="wxid_li")
    gateway.told("wxid_li", "李伟,绑定好了")


OTHER, USED, EXPIRED = "QW2QW2QW", "EE3EE3EE", "RR4RR4RR"


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("own used", "已经绑定为李伟"),
        ("own unused", "已经绑定为李伟"),
        ("own expired", "已经绑定为李伟"),
        ("unused of another", "发给别人的,没有采用"),
        ("used of another", "发给别人的,没有采用"),
        ("expired of another", "发给别人的,没有采用"),
        ("nobody's", "没有这个码。您这个微信已经绑定为李伟"),
    ],
)
async def test_a_bound_officer_who_sends_a_code_gets_a_clear_answer_and_stays_who_he_is(
    gateway: Town, code: str, answer: str
) -> None:
    codes = {"nobody's": "ZZ9ZZ9ZZ", "own used": CODE}
    for person, account in (("李伟", "wxid_li"), ("王磊", "wxid_wang")):
        invite(gateway, person, CODE if person == "李伟" else USED)
        await gateway.says(person, CODE if person == "李伟" else USED, None, account=account)
    codes["used of another"] = USED
    whose = "李伟" if code.startswith("own") else "王磊"
    if code.split()[-1] == "expired" or code.startswith("expired"):
        invite(gateway, whose, EXPIRED, minutes=0)
        codes["own expired"] = codes["expired of another"] = EXPIRED
    elif "unused" in code:
        invite(gateway, whose, OTHER)
        codes["own unused"] = codes["unused of another"] = OTHER
    await gateway.says("小李", codes[code], None, account="wxid_li")
    gateway.told("wxid_li", answer)
    await gateway.says("小李", "帮助", None, account="wxid_li")
    gateway.told("wxid_li", "办结")
    if code == "unused of another":
        await gateway.says("新手机", OTHER, None, account="wxid_new")
        gateway.told("wxid_new", "王磊,绑定好了")


@pytest.mark.parametrize("room", [OWNERS_ROOM, STAFF_ROOM, "9999@chatroom"])
@pytest.mark.parametrize(
    "typed", ["{}", "码是 ab2c d3ef 对吧", "AB2CD3EF", "大家好我是李伟,xAB2CD3EFx", "a b 2 c d 3 e f"]
)
async def test_a_code_in_a_group_is_void_at_once_and_who_can_help_is_told(gateway: Town, room: str, typed: str) -> None:
    bind(gateway, OWNERS_ROOM, OWNERS)
    bind(gateway, STAFF_ROOM, STAFF)
    invite(gateway, "马兰", "RLD22222")
    await gateway.says("马兰", "RLD22222", None, account="wxid_ma")
    invite(gateway, "李伟")
    await gateway.says("小李", typed.format(CODE), room, account="wxid_li")
    gateway.told("wxid_li", "不要发在群里", "已作废")
    gateway.told("wxid_ma", "李伟", "作废")
    gateway.silent(OWNERS_ROOM, STAFF_ROOM, room)
    assert all(CODE not in line.text.upper() for line in gateway.chat.lines)
    await gateway.says("冒充的", CODE, None, account="wxid_thief")
    gateway.told("wxid_thief", "作废")
    await gateway.says("冒充的", "帮助", None, account="wxid_thief")
    assert "办结" not in gateway.told("wxid_thief").text


async def test_who_is_bound_already_is_told_himself_that_his_code_was_shown(gateway: Town) -> None:
    bind(gateway, OWNERS_ROOM, OWNERS)
    invite(gateway, "李伟")
    await gateway.says("小李", CODE, None, account="wxid_li")
    invite(gateway, "李伟", OTHER)
    await gateway.says("手快的", f"这是李伟的码{OTHER}", OWNERS_ROOM, account="wxid_x")
    gateway.told("wxid_x", "不要发在群里")
    gateway.told("wxid_li", "发给您的绑定码", "已经作废")
    await gateway.says("手快的", f"又发一遍{CODE}", OWNERS_ROOM, account="wxid_x")
    gateway.told("wxid_x", "早已不能用")
    assert gateway.private("wxid_li") == []


async def test_whoever_cannot_be_told_in_private_reads_it_in_the_group(gateway: Town) -> None:
    bind(gateway, OWNERS_ROOM, OWNERS)
    gateway.chat.strangers.add("wxid_li")
    invite(gateway, "李伟")
    await gateway.says("小李", CODE, OWNERS_ROOM, account="wxid_li")
    assert CODE not in gateway.hears(OWNERS_ROOM, "不要发在群里").text


async def test_what_else_a_line_with_a_code_says_is_heard(gateway: Town) -> None:
    bind(gateway, OWNERS_ROOM, OWNERS)
    bind(gateway, STAFF_ROOM, STAFF)
    invite(gateway, "李伟")
    await gateway.says("小李", f"{CODE} 9栋着火了快来人", OWNERS_ROOM, account="wxid_li")
    gateway.told("wxid_li", "不要发在群里")
    gateway.hears(OWNERS_ROOM, "#1263")
    assert CODE not in gateway.memory.text().replace(gateway.memory.inbox()[-1].body, "")


@pytest.mark.parametrize("text", ["车牌云E12D88AB", "WIFI密码QW23ER45", "HELLOWORLD", "快递单号SF2345678901"])
async def test_what_only_looks_like_a_code_is_an_ordinary_line(gateway: Town, text: str) -> None:
    bind(gateway, OWNERS_ROOM, OWNERS)
    invite(gateway, "李伟")
    await gateway.says("陈姐", text, OWNERS_ROOM, account="wxid_chen")
    gateway.silent()


async def _staffed(town: Town) -> None:
    """Everybody's account is bound, and both groups are."""
    bind(town, OWNERS_ROOM, OWNERS)
    bind(town, STAFF_ROOM, STAFF)
    for number, person in enumerate(("李伟", "段勇", "马兰", "周建国"), 2):
        invite(town, person, f"HAND222{number}")
        await town.says(person, f"HAND222{number}", None, account=f"wxid_{person}")


async def test_what_a_revoked_officer_has_in_hand_goes_to_the_next_and_the_deputy_is_told(gateway: Town) -> None:
    await _staffed(gateway)
    await gateway.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去", OWNERS_ROOM, account="wxid_chen")
    await gateway.says("李伟", "收 1263", STAFF_ROOM, account="wxid_李伟")
    assert gateway.ticket("1263").lead == "李伟"
    assert revoke(gateway, "李伟") == 1
    await gateway.at("08:31")
    next_one = gateway.ticket("1263").called[0]
    assert (gateway.ticket("1263").lead, next_one != "李伟") == (None, True)
    gateway.hears(STAFF_ROOM, "#1263", "换人接办", f"@{next_one}")
    gateway.told("wxid_马兰", "李伟", "绑定已解除", f"#1263→{next_one}")
    assert revoke(gateway, "李伟") == 0
    await gateway.at("08:32")
    gateway.silent()


async def test_a_card_that_waits_for_a_revoked_officer_goes_on_as_well(gateway: Town) -> None:
    await _staffed(gateway)
    await gateway.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去", OWNERS_ROOM, account="wxid_chen")
    first = gateway.ticket("1263").called[0]
    invite(gateway, first)
    await gateway.says("换了手机", CODE, None, account="wxid_first")
    assert revoke(gateway, first) == 1
    await gateway.at("08:31")
    assert gateway.ticket("1263").called[0] != first
    gateway.told("wxid_马兰", first, "1件")


async def test_a_revoked_deputy_is_not_told_of_himself(gateway: Town) -> None:
    await _staffed(gateway)
    assert revoke(gateway, "马兰") == 1
    await gateway.at("08:31")
    gateway.told("wxid_周建国", "马兰", "没有在办的单")


async def test_a_new_code_makes_the_old_one_void(gateway: Town) -> None:
    invite(gateway, "李伟", "RLD22222")
    invite(gateway, "李伟", CODE)
    await gateway.says("小李", "RLD22222", None, account="wxid_li")
    gateway.told("wxid_li", "不对")


async def test_a_revoked_account_is_a_strangers(gateway: Town) -> None:
    invite(gateway, "李伟")
    await gateway.says("小李", CODE, None, account="wxid_li")
    assert revoke(gateway, "李伟") == 1
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
    assert len([body for body in gateway.unsent("unreachable") if "#1263" in body]) == 1


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
