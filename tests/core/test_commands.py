"""What people type, as one truth table; and what each role may use."""

import pytest

from bot.config import Ground
from handlers.decide import FORMS, decide
from handlers.decide.forms import ShowHelp, ShowMore
from handlers.domain.calls import without_calls
from handlers.domain.intent import Command
from handlers.domain.message import IncomingMessage
from handlers.domain.scene import Line, Place, Scene, Sender
from handlers.domain.town import Role, Staff
from handlers.governance.commands import ShowFigures
from handlers.grammar.form import forms_for
from handlers.grammar.parse import Parser
from handlers.hearing.commands import (
    AddWord,
    DropDoubt,
    Misread,
    RemoveWord,
    ShowDoubts,
    ShowWhy,
    ShowWords,
    SwitchShadow,
    UndoWords,
)
from handlers.tickets.commands import (
    Accept,
    Arrive,
    AskDone,
    Assign,
    Close,
    FileDoubt,
    Missed,
    Register,
    Resolve,
    Restore,
    ShowTicket,
    ShowTodo,
)
from handlers.tickets.spoken import Spoken
from nlp.deeds import Deeds
from nlp.lexicon import FOLDER
from tests.language.sample import NOW, member

DEEDS = Deeds(FOLDER)
IN_WORDS = Spoken(lambda line, own: DEEDS.read(line, own.deeds))
OFFICER, RESIDENT = member(Role.OFFICER, "综合执法", qualified=True), None

# Typed commands are the same whoever types them; whether he may use them is asked later.
TYPED: list[tuple[str, Command]] = [
    ("收", Accept()),
    ("收 1263", Accept(numbers=("1263",))),
    ("收1263", Accept(numbers=("1263",))),
    ("1263收", Accept(numbers=("1263",))),
    ("1263 收", Accept(numbers=("1263",))),
    ("#1263 收", Accept(numbers=("1263",))),
    ("收 #1263", Accept(numbers=("1263",))),
    ("收,1263", Accept(numbers=("1263",))),
    ("收，１２６３", Accept(numbers=("1263",))),
    ("＃１２６３　收", Accept(numbers=("1263",))),
    ("收 学桥1263", Accept(numbers=("1263",), unit="学桥")),
    ("学桥1263收", Accept(numbers=("1263",), unit="学桥")),
    ("收 学桥 #1263", Accept(numbers=("1263",), unit="学桥")),
    ("收 1236", Accept(numbers=("1236",))),  # wrong, and still meant as a number
    ("收 1263 马上到", Accept(numbers=("1263",), text="马上到")),
    ("接单 1263", Accept(numbers=("1263",))),
    ("1263接单", Accept(numbers=("1263",))),
    ("@小鹿 收", Accept()),
    ("@小鹿收1263", Accept(numbers=("1263",))),
    ("到了", Arrive()),
    ("到了 1263", Arrive(numbers=("1263",))),
    ("1263到了", Arrive(numbers=("1263",))),
    ("到场1263", Arrive(numbers=("1263",))),
    ("到了,没看到车", Arrive(text="没看到车")),
    ("办结", Resolve()),
    ("办结 1263", Resolve(numbers=("1263",))),
    ("1263办结", Resolve(numbers=("1263",))),
    ("办结 1263 车已挪走 1辆", Resolve(numbers=("1263",), text="车已挪走 1辆")),
    ("办结1263 车已挪走", Resolve(numbers=("1263",), text="车已挪走")),
    ("办结：１２６３，车已挪走", Resolve(numbers=("1263",), text="车已挪走")),
    ("1263 办结 车挪走了 1辆", Resolve(numbers=("1263",), text="车挪走了 1辆")),
    ("1236 办结 车挪走了", Resolve(numbers=("1236",), text="车挪走了")),
    ("办结 车挪走了 1263", Resolve(numbers=("1263",), text="车挪走了")),
    ("办结 车挪走了", Resolve(text="车挪走了")),
    ("办结 罚款200元", Resolve(text="罚款200元")),
    ("办结 云E·12344拖走", Resolve(text="云E·12344拖走")),  # digits of a plate that happen to check
    ("办结 7栋505水管已修", Resolve(text="7栋505水管已修")),  # those of a flat
    ("学桥1263 办结 车挪走了", Resolve(numbers=("1263",), unit="学桥", text="车挪走了")),
    ("已办 1297", Resolve(numbers=("1297",))),
    ("1297已办 换了锁", Resolve(numbers=("1297",), text="换了锁")),
    ("今日", ShowFigures()),
    ("  今日  ", ShowFigures()),
    ("@小鹿 今日", ShowFigures()),
    ("@小鹿,今日", ShowFigures()),
    ("今日 @小鹿", ShowFigures()),
    ("@小鹿\u2005今日", ShowFigures()),  # the space that WeChat puts after a mention
    ("待办", ShowTodo()),
    ("单 1263", ShowTicket(numbers=("1263",))),
    ("单1263", ShowTicket(numbers=("1263",))),
    ("单：1263", ShowTicket(numbers=("1263",))),
    ("查单 学桥1263", ShowTicket(numbers=("1263",), unit="学桥")),
    ("1263 单", ShowTicket(numbers=("1263",))),
    ("单 1236", ShowTicket(numbers=("1236",))),
    ("查单", ShowTicket()),
    ("单 1263。", ShowTicket(numbers=("1263",))),
    ("今日。", ShowFigures()),
    ("今日？", ShowFigures()),
    ("待办!", ShowTodo()),
    ("帮助。", ShowHelp()),
    ("派单 1263 段勇", Assign(numbers=("1263",), text="段勇")),
    ("派单1263段勇", Assign(numbers=("1263",), text="段勇")),
    ("派单 段勇 1263", Assign(numbers=("1263",), text="段勇")),
    ("1263 改派 段勇", Assign(numbers=("1263",), text="段勇")),
    ("改派：学桥1263，段勇", Assign(numbers=("1263",), unit="学桥", text="段勇")),
    ("派单", Assign()),
    ("改派段勇 1263", Assign(numbers=("1263",), text="段勇")),
    ("1263派单段勇", Assign(numbers=("1263",), text="段勇")),
    ("关闭 1263 车主已自行挪走", Close(numbers=("1263",), text="车主已自行挪走")),
    ("关单1263 重复", Close(numbers=("1263",), text="重复")),
    ("@小鹿 1263 关闭", Close(numbers=("1263",))),
    ("1263 关闭 重复", Close(numbers=("1263",), text="重复")),
    ("1263 关闭。", Close(numbers=("1263",))),
    ("帮助", ShowHelp()),
    ("HELP", ShowHelp()),
    ("@小鹿 帮助", ShowHelp()),
    ("报 7栋门口路灯坏了", Register(text="7栋门口路灯坏了")),
    ("报7栋门口路灯坏了", Register(text="7栋门口路灯坏了")),
    ("报：7栋门口路灯坏了", Register(text="7栋门口路灯坏了")),
    ("报事 12栋路灯坏1处", Register(text="12栋路灯坏1处")),
    ("@小鹿 登记 1263栋漏水", Register(text="1263栋漏水")),
    ("报", Register()),
    ("加词 噪声 炸街", AddWord(text="噪声 炸街")),
    ("加词:噪声 炸街", AddWord(text="噪声 炸街")),
    ("@小鹿 加词", AddWord()),
    ("删词 炸街", RemoveWord(text="炸街")),
    ("词库", ShowWords()),
    ("词库 炸街", ShowWords(text="炸街")),
    ("撤销", UndoWords()),
    ("为何 1263", ShowWhy(numbers=("1263",))),
    ("1263 为何", ShowWhy(numbers=("1263",))),
    ("为什么 1263?", ShowWhy(numbers=("1263",))),
    ("误报 1263", Misread(numbers=("1263",))),
    ("误报 学桥1263 是个玩笑", Misread(numbers=("1263",), unit="学桥", text="是个玩笑")),
    ("恢复 1263", Restore(numbers=("1263",))),
    ("漏报", Missed()),
    ("漏报 9栋半夜拉二胡", Missed(text="9栋半夜拉二胡")),
    ("试运行", SwitchShadow()),
    ("试运行 桂花苑业主群 关", SwitchShadow(text="桂花苑业主群 关")),
    ("待核", ShowDoubts()),
    ("核实 12 3栋门口", FileDoubt(text="12 3栋门口")),
    ("略过 12", DropDoubt(text="12")),
]


def read(text: str, who: Staff | None) -> Command | None:
    return Parser(FORMS, IN_WORDS, ("学桥", "龙泉")).parse(without_calls(text, ("小鹿",)), who)


@pytest.mark.parametrize("who", [OFFICER, member(Role.CHIEF), RESIDENT], ids=["officer", "chief", "resident"])
@pytest.mark.parametrize(("text", "command"), TYPED)
def test_typed(text: str, who: Staff | None, command: Command) -> None:
    assert read(text, who) == command


# What only resembles a command.
RESEMBLES = """
今日停水 今日事今日毕 今日1263 待办事项 单身狗 单号多少 单位门口 查单子 派单系统坏了 派单太慢了 关闭音响 帮助老人过马路
报警 报警了吗 报名 报告站长 登记在册 1263 1263怎么样了 3栋1单元 13812345678 云E12D88 大家辛苦了 吃了吗 2
报110了吗 报120了 报12345 加词典 删词语 词库存 撤销处分 为何不管 为何这么吵 误报了吧 恢复供水了 恢复通车 漏报了 待核实 略过不提 试运行期
"""


@pytest.mark.parametrize("who", [OFFICER, RESIDENT], ids=["officer", "resident"])
@pytest.mark.parametrize("text", RESEMBLES.split())
def test_what_only_resembles_a_command(text: str, who: Staff | None) -> None:
    command = read(text, who)
    told = Resolve if text.startswith("恢复") else AskDone  # 恢复供水了 is what an officer says of his ticket
    assert command is None or (who is OFFICER and type(command) is told)


# What stands where a number belongs and can be none: it is cut, and answered. (Residents say such things to each other.)
IMPOSSIBLE: list[tuple[str, Command]] = [
    ("单 99999999999", ShowTicket(numbers=("999999999",))),
    ("单99999999999", ShowTicket(numbers=("999999999",))),
    ("单 #99999999999", ShowTicket(numbers=("999999999",))),
    ("查单:99999999999。", ShowTicket(numbers=("999999999",))),
    ("单 学桥99999999999", ShowTicket(numbers=("999999999",), unit="学桥")),
    ("@小鹿 单 ９９９９９９９９９９９", ShowTicket(numbers=("999999999",))),
    (f"单 {'9' * 5_000}", ShowTicket(numbers=("999999999",))),
    ("单 12", ShowTicket(numbers=("12",))),
    ("单 0", ShowTicket(numbers=("0",))),
    ("单 -1", ShowTicket(numbers=("-1",))),
    ("单 01263", ShowTicket(numbers=("01263",))),
    ("为何 99999999999", ShowWhy(numbers=("999999999",))),
    ("误报 99999999999 是个玩笑", Misread(numbers=("999999999",), text="是个玩笑")),
    ("恢复 99999999999", Restore(numbers=("999999999",))),
    ("派单 99999999999 段勇", Assign(numbers=("999999999",), text="段勇")),
    ("关闭 99999999999 重复", Close(numbers=("999999999",), text="重复")),
    ("收 99999999999", Accept(numbers=("999999999",))),  # and not whatever he has in hand
    ("办结 99999999999", Resolve(numbers=("999999999",))),
    ("办结 13812345678 已联系车主", Resolve(text="13812345678 已联系车主")),
    ("办结 2", Resolve(text="2")),
]


@pytest.mark.parametrize("who", [OFFICER, member(Role.CHIEF)], ids=["officer", "chief"])
@pytest.mark.parametrize(("text", "command"), IMPOSSIBLE)
def test_a_number_that_no_ticket_can_have(text: str, command: Command, who: Staff) -> None:
    assert read(text, who) == command


def test_a_station_that_is_not_ours_stands_before_no_number() -> None:
    assert Parser(FORMS, IN_WORDS).parse("收 学桥1263", OFFICER) == Accept(numbers=("1263",), text="学桥")


SEE, STEER, WORK = ["今日", "待办"], ["派单", "关闭", "吹哨", "撤哨"], ["收", "到了", "办结", "退单"]
PASS = ["转单", "请求协助", "不属", "立案", "疑难"]
MEDIATE = ["调解", "约定", "达成", "未达成", "转执法"]
LADDER, TIME = ["督办", "再给一天", "我来协调", "退回"], ["挂账", "延期", "恢复"]
MERGE = ["合", "拆"]
FIGURES = ["三率", "来源", "周报", "专报", "导出", "打印联系卡"]
CHECK, TEACH = ["待核", "核实", "略过", "漏报"], ["加词", "删词", "词库", "撤销"]
LEAVE, GRANT = ["请假", "撤回请假"], ["同意", "不同意"]
WHO, IN, LOAD = "谁值班", "签到", "值班量"
ASK, LAW = ["联系卡", "服务指南"], "普法"
CONVENE = ["联席会议", "联席会议改到", "取消联席会议", "会议开始"]
AGREE = ["举措改到", "取消举措"]
ROOMS, ANYBODY = ["绑定", "试运行", "未明", "重发", "已发"], ["帮助", "更多"]
PLAN, ACTION = ["联合整治", "整治改到", "取消整治"], ["整治结束", "整治更正"]
MARKS, RANKS = ["评价表", "评", "答复"], ["末位", "评优", "年度"]

MAY_USE = [
    *(
        (
            role,
            [
                *SEE,
                "我的单",
                "单",
                *STEER,
                "报",
                "巡查",
                *PASS,
                *PLAN,
                *ACTION,
                "整治",
                "检查",
                *mediate,
                *LADDER,
                *TIME,
                *CONVENE,
                "议题",
                "纪要",
                "举措",
                "举措完成",
                *AGREE,
                WHO,
                LOAD,
                *leave,
                *GRANT,
                *FIGURES,
                *MERGE,
                *CHECK,
                "误报",
                "为何",
                *TEACH,
                *ROOMS,
                *ASK,
                LAW,
                *marks,
                *ANYBODY,
            ],
        )
        for role, mediate, leave, marks in (
            (Role.LEADER, [], [], ["评价表", *RANKS, "通报"]),
            (Role.OFFICE, [], [], ["评价表", *RANKS, "通报"]),
            (Role.CHIEF, MEDIATE, LEAVE, [*MARKS, *RANKS]),
            (Role.DEPUTY, MEDIATE, LEAVE, [*MARKS, *RANKS]),
        )
    ),
    *(
        (
            role,
            [
                "我的单",
                "单",
                *WORK,
                "报",
                "巡查",
                *PASS,
                *ACTION,
                "检查",
                *mediate,
                *TIME,
                "议题",
                "举措",
                "举措完成",
                WHO,
                IN,
                *LEAVE,
                "换班",
                *GRANT,
                *merge,
                *check,
                "为何",
                *ASK,
                *appeals,
                *ANYBODY,
            ],
        )
        for role, mediate, merge, check, appeals in (
            (Role.OFFICER, MEDIATE, MERGE, [], ["申诉"]),
            (Role.AUXILIARY, [], [], [], ["申诉"]),
            (Role.PROPERTY, [], [], [], []),
            (Role.GRID_WORKER, MEDIATE, [], CHECK, ["申诉"]),
        )
    ),
]


@pytest.mark.parametrize(("role", "names"), MAY_USE)
def test_help_fits_a_phone_and_more_lists_the_rest_of_what_a_role_may_use(
    ground: Ground, role: Role, names: list[str]
) -> None:
    me = member(role)
    assert [form.names[0] for form in forms_for(FORMS, me)] == names
    said = IncomingMessage("chat", "m1", NOW, me.name, me.name, "帮助")
    scene = Scene(NOW, ground.town, Place(ground.town.stations[0]), Line(said, Sender(me.name, me.name, me)))
    (first,), (rest,) = decide(scene, ShowHelp()).says, decide(scene, ShowMore()).says
    rows = first.text.splitlines()
    assert (len(rows) <= 8, rows[-1], first.person) == (True, "其他的回“更多”。", me.name)
    listed = [row.split(":")[0].split(" ")[0] for row in rows[:-1]]
    others = [usage.split(" ")[0] for row in rest.text.splitlines() for usage in row.split("】")[1].split("、")]
    assert sorted([*listed, *others]) == sorted(names)


@pytest.mark.parametrize("words", ["好的", "收到", "搞定", "1", "到了"])
def test_a_chief_who_says_yes_in_passing_is_met_with_silence(ground: Ground, words: str) -> None:
    me, command = member(Role.CHIEF), read(words, member(Role.CHIEF))
    said = IncomingMessage("chat", "m1", NOW, me.name, me.name, words)
    line = Line(said, Sender(me.name, me.name, me))
    scene = Scene(NOW, ground.town, Place(ground.town.stations[0]), line)
    assert command is not None
    decision = decide(scene, command)
    assert (decision.says, decision.refused, decision.events) == ((), None, ())


def test_a_resident_may_register_and_ask_who_is_there_and_how_things_are_done() -> None:
    assert [form.names[0] for form in forms_for(FORMS, RESIDENT)] == ["报", WHO, *ASK, *ANYBODY]
