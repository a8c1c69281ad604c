"""What people type and say, as one truth table; and what each role may use."""

import pytest

from bot.config import Ground
from handlers.commands import forms_for, is_spoken, parse
from handlers.decide import decide
from handlers.domain.intent import (
    Accept,
    AnyCommand,
    Arrive,
    Assign,
    Close,
    Register,
    Resolve,
    ShowHelp,
    ShowTicket,
    ShowToday,
    ShowTodo,
)
from handlers.domain.message import IncomingMessage
from handlers.domain.scene import Scene, Sender
from handlers.domain.town import Role, Staff

from .sample import NOW, member

OFFICER, RESIDENT = member(Role.OFFICER, "综合执法", qualified=True), None

# Typed commands are the same whoever types them; whether he may use them is asked later.
TYPED: list[tuple[str, AnyCommand]] = [
    ("收", Accept()),
    ("收 1263", Accept(number="1263")),
    ("收1263", Accept(number="1263")),
    ("1263收", Accept(number="1263")),
    ("1263 收", Accept(number="1263")),
    ("#1263 收", Accept(number="1263")),
    ("收 #1263", Accept(number="1263")),
    ("收,1263", Accept(number="1263")),
    ("收，１２６３", Accept(number="1263")),
    ("＃１２６３　收", Accept(number="1263")),
    ("收 学桥1263", Accept(number="1263", unit="学桥")),
    ("学桥1263收", Accept(number="1263", unit="学桥")),
    ("收 学桥 #1263", Accept(number="1263", unit="学桥")),
    ("收 1236", Accept(number="1236")),  # wrong, and still meant as a number
    ("收 1263 马上到", Accept(number="1263", text="马上到")),
    ("接单 1263", Accept(number="1263")),
    ("1263接单", Accept(number="1263")),
    ("@小鹿 收", Accept()),
    ("@小鹿收1263", Accept(number="1263")),
    ("到了", Arrive()),
    ("到了 1263", Arrive(number="1263")),
    ("1263到了", Arrive(number="1263")),
    ("到场1263", Arrive(number="1263")),
    ("到了,没看到车", Arrive(text="没看到车")),
    ("办结", Resolve()),
    ("办结 1263", Resolve(number="1263")),
    ("1263办结", Resolve(number="1263")),
    ("办结 1263 车已挪走 1辆", Resolve(number="1263", text="车已挪走 1辆")),
    ("办结1263 车已挪走", Resolve(number="1263", text="车已挪走")),
    ("办结：１２６３，车已挪走", Resolve(number="1263", text="车已挪走")),
    ("1263 办结 车挪走了 1辆", Resolve(number="1263", text="车挪走了 1辆")),
    ("1236 办结 车挪走了", Resolve(number="1236", text="车挪走了")),
    ("办结 车挪走了 1263", Resolve(number="1263", text="车挪走了")),
    ("办结 车挪走了", Resolve(text="车挪走了")),
    ("办结 罚款200元", Resolve(text="罚款200元")),
    ("学桥1263 办结 车挪走了", Resolve(number="1263", unit="学桥", text="车挪走了")),
    ("已办 1297", Resolve(number="1297")),
    ("1297已办 换了锁", Resolve(number="1297", text="换了锁")),
    ("今日", ShowToday()),
    ("  今日  ", ShowToday()),
    ("@小鹿 今日", ShowToday()),
    ("@小鹿,今日", ShowToday()),
    ("今日 @小鹿", ShowToday()),
    ("@小鹿\u2005今日", ShowToday()),  # the space that WeChat puts after a mention
    ("待办", ShowTodo()),
    ("单 1263", ShowTicket(number="1263")),
    ("单1263", ShowTicket(number="1263")),
    ("单：1263", ShowTicket(number="1263")),
    ("查单 学桥1263", ShowTicket(number="1263", unit="学桥")),
    ("1263 单", ShowTicket(number="1263")),
    ("单 1236", ShowTicket(number="1236")),
    ("查单", ShowTicket()),
    ("派单 1263 段勇", Assign(number="1263", text="段勇")),
    ("派单1263段勇", Assign(number="1263", text="段勇")),
    ("派单 段勇 1263", Assign(number="1263", text="段勇")),
    ("1263 改派 段勇", Assign(number="1263", text="段勇")),
    ("改派：学桥1263，段勇", Assign(number="1263", unit="学桥", text="段勇")),
    ("派单", Assign()),
    ("关闭 1263 车主已自行挪走", Close(number="1263", text="车主已自行挪走")),
    ("关单1263 重复", Close(number="1263", text="重复")),
    ("@小鹿 1263 关闭", Close(number="1263")),
    ("1263 关闭 重复", Close(number="1263", text="重复")),
    ("帮助", ShowHelp()),
    ("HELP", ShowHelp()),
    ("@小鹿 帮助", ShowHelp()),
    ("报 7栋门口路灯坏了", Register(text="7栋门口路灯坏了")),
    ("报7栋门口路灯坏了", Register(text="7栋门口路灯坏了")),
    ("报：7栋门口路灯坏了", Register(text="7栋门口路灯坏了")),
    ("报事 12栋路灯坏1处", Register(text="12栋路灯坏1处")),
    ("@小鹿 登记 1263栋漏水", Register(text="1263栋漏水")),
    ("报", Register()),
]

# Said in passing, by officers: the kind of command, and the number where one is said.
SPOKEN: list[tuple[type[AnyCommand], str]] = [
    (Accept, "收到 收到! 收到马上来 收到,谢谢 好 好的 好嘞 好的我去 行 OK ok。 ＯＫ 嗯 明白 可以 我去 我来 我来处理 我去看看"),
    (Accept, "我接 我负责 我马上过去 马上来 马上到 马上就到 马上到现场 在路上了 这就去 已出发 交给我 安排上了 1"),
    (Arrive, "到 到! 到啦 我到了 已到 到位 报到 已经到现场了 已到达现场 人到了 在现场了"),
    (Resolve, "弄好了 处理完了 已经处理好了 处理完毕 办完了 搞定 搞定了! 完事 好了 车挪走了 车已经开走了 已劝离 摊子收摊了"),
    (Resolve, "狗抓走了 灯修好了 都清理干净了 音响关了 解决了 调解成功 云E·12D88挪走了"),
]  # fmt: skip
NUMBERED: list[tuple[str, AnyCommand]] = [
    ("1263收到", Accept(number="1263", text="收到")),
    ("#1263 我去", Accept(number="1263", text="我去")),
    ("学桥1263收到", Accept(number="1263", unit="学桥", text="收到")),
    ("1263 到", Arrive(number="1263", text="到")),
    ("报到 1263", Arrive(number="1263", text="报到")),
    ("1263 车挪走了", Resolve(number="1263", text="车挪走了")),
    ("1263已办结", Resolve(number="1263", text="已办结")),
]

# What only resembles them.
RESEMBLES = """
没到 还没到 快到了 到了吗 到了没 到了没有 什么时候到 10分钟到 大概5分钟到 看到了 到点了 到时候再说 到期了 到底怎么回事
收到了吗 收到吗? 收拾一下 收费太贵 收不到 接下来怎么办 谁去 谁去看看 谁来接单 接单了吗 我去不了 我不去 不用去了 没空 走不开
我去年就说过 好像是 好多车 好的吗 可以吗 行不行 来不及了 明白吗
快处理完了 还没处理完 未处理完 没办结 办结了吗 什么时候办结 1263什么时候办结 1263办结了没 准备办结 争取今天办结 等会弄好
能不能处理完 处理完了? 车没挪走 车挪走了吗 车挪走了没有 如果车挪走了再说 没解决 解决了没有 狗没抓走 怎么处理好
今日停水 今日事今日毕 今日1263 单1263谢谢 待办事项 单身狗 单号多少 单位门口 查单子 派单系统坏了 派单太慢了 关闭音响 帮助老人过马路
报警 报警了吗 报名 报告站长 登记在册 1263 1263怎么样了 3栋1单元 13812345678 云E12D88 大家辛苦了 吃了吗 2
"""


def read(text: str, who: Staff | None) -> AnyCommand | None:
    return parse(text, "小鹿", who, ("学桥", "龙泉"))


@pytest.mark.parametrize("who", [OFFICER, member(Role.CHIEF), RESIDENT], ids=["officer", "chief", "resident"])
@pytest.mark.parametrize(("text", "command"), TYPED)
def test_typed(text: str, who: Staff | None, command: AnyCommand) -> None:
    assert read(text, who) == command


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SPOKEN for text in texts.split()])
def test_said_in_passing(kind: type[AnyCommand], text: str) -> None:
    command = read(text, OFFICER)
    assert type(command) is kind
    assert (command.number, command.unit, is_spoken(command)) == (None, None, True)
    assert read(text, RESIDENT) is None  # a neighbour's 收到 or 好了 is talk


@pytest.mark.parametrize(("text", "command"), NUMBERED)
def test_said_in_passing_about_a_number(text: str, command: AnyCommand) -> None:
    assert (read(text, OFFICER), read(text, RESIDENT)) == (command, None)


@pytest.mark.parametrize("who", [OFFICER, RESIDENT], ids=["officer", "resident"])
@pytest.mark.parametrize("text", RESEMBLES.split())
def test_what_only_resembles_a_command(text: str, who: Staff | None) -> None:
    assert read(text, who) is None


def test_a_station_that_is_not_ours_stands_before_no_number() -> None:
    assert parse("收 学桥1263", "小鹿", OFFICER) == Accept(number="1263", text="学桥")


STEER, WORK, ANYBODY = ["今日", "待办", "派单", "关闭"], ["收", "到了", "办结"], ["报", "帮助"]
STAFF = [*STEER[:2], "单", *STEER[2:], *ANYBODY]
MAY_USE = [
    *((role, STAFF) for role in (Role.LEADER, Role.OFFICE, Role.CHIEF, Role.DEPUTY)),
    *((role, ["单", *WORK, *ANYBODY]) for role in (Role.OFFICER, Role.AUXILIARY, Role.GRID_WORKER, Role.PROPERTY)),
]


@pytest.mark.parametrize(("role", "names"), MAY_USE)
def test_help_lists_what_a_role_may_use_and_nothing_else(ground: Ground, role: Role, names: list[str]) -> None:
    me = member(role)
    assert [form.names[0] for form in forms_for(me)] == names
    said = IncomingMessage("chat", "m1", NOW, me.name, me.name, "帮助")
    scene = Scene(NOW, ground.town, ground.town.stations[0], sender=Sender(me.name, me.name, me), message=said)
    (answer,) = decide(scene, ShowHelp()).says
    listed = [line.removeprefix("· ").split(" ")[0].split("(")[0] for line in answer.text.splitlines()[1:]]
    assert (listed, answer.person) == (names, me.name)


def test_a_resident_may_register_and_ask_for_help() -> None:
    assert [form.names[0] for form in forms_for(RESIDENT)] == ANYBODY
