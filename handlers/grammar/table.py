"""The table: each command once, with its names, its form, who may use it, the intent it makes and its help line."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from handlers.domain.intent import (
    Accept,
    AddWord,
    AnyCommand,
    Arrive,
    Assign,
    BindRoom,
    Close,
    DropDoubt,
    FileDoubt,
    MarkSent,
    Misread,
    Missed,
    Register,
    RemoveWord,
    Resolve,
    Restore,
    SendAgain,
    ShowDoubts,
    ShowHelp,
    ShowSends,
    ShowTicket,
    ShowToday,
    ShowTodo,
    ShowWhy,
    ShowWords,
    SwitchShadow,
    UndoWords,
)
from handlers.domain.town import CHECKING, STAFF, STEERING, WORKING, Role, Staff


class Takes(Enum):
    """What may follow a command's name."""

    NOTHING = "nothing"
    NUMBER = "number"
    NUMBER_AND_TEXT = "number and text"
    TEXT = "text"


@dataclass(frozen=True)
class Form:
    """One command. `who` is None where anybody may use it; `usage` is shown when it was written wrongly."""

    intent: type[AnyCommand]
    names: tuple[str, ...]
    usage: str
    help: str
    takes: Takes
    who: frozenset[Role] | None = None

    def allows(self, member: Staff | None) -> bool:
        return self.who is None or (member is not None and member.role in self.who)


ACCEPT = Form(Accept, ("收", "接单"), "收 单号(或引用派单卡回“收”)", "接单", Takes.NUMBER, WORKING)
ARRIVE = Form(Arrive, ("到了", "到场"), "到了 单号(或引用派单卡回“到了”)", "到场报到", Takes.NUMBER, WORKING)
RESOLVE = Form(
    Resolve,
    ("办结", "已办"),
    "办结 单号 结果 数量,如:办结 1263 车已挪走 1辆",
    "办结,先发照片再写结果",
    Takes.NUMBER_AND_TEXT,
    WORKING,
)

FORMS = (
    Form(ShowToday, ("今日",), "今日", "看今天的件数、接单、办结和评价", Takes.NOTHING, STEERING),
    Form(ShowTodo, ("待办",), "待办", "看还在办的单", Takes.NOTHING, STEERING),
    Form(ShowTicket, ("单", "查单"), "单 单号,如:单 1263", "看一件单的经过", Takes.NUMBER, STAFF),
    Form(Assign, ("派单", "改派"), "派单 单号 姓名,如:派单 1263 段勇", "把单派给某人", Takes.NUMBER_AND_TEXT, STEERING),
    Form(
        Close,
        ("关闭", "关单"),
        "关闭 单号 原因,如:关闭 1263 车主已自行挪走",
        "站长关单,原因会告诉反映人",
        Takes.NUMBER_AND_TEXT,
        STEERING,
    ),
    ACCEPT,
    ARRIVE,
    RESOLVE,
    Form(
        BindRoom,
        ("绑定",),
        "绑定 小区名,如:绑定 桂花苑(在那个群里发;工作群写社区名)",
        "把群和小区对上",
        Takes.TEXT,
        STEERING,
    ),
    Form(ShowSends, ("未明",), "未明", "看不知道发出去没有的话", Takes.NOTHING, STEERING),
    Form(SendAgain, ("重发",), "重发 编号", "没发出去的,再发一次", Takes.TEXT, STEERING),
    Form(MarkSent, ("已发",), "已发 编号", "看到已经发出去了,记下来", Takes.TEXT, STEERING),
    Form(AddWord, ("加词",), "加词 类别 词,如:加词 噪声 炸街", "本站多认一个词,马上生效", Takes.TEXT, STEERING),
    Form(RemoveWord, ("删词",), "删词 词,如:删词 炸街", "本站不再认这个词", Takes.TEXT, STEERING),
    Form(ShowWords, ("词库",), "词库(或 词库 词)", "看本站自己的词,或查一个词", Takes.TEXT, STEERING),
    Form(UndoWords, ("撤销",), "撤销", "撤销最近一次加词、删词", Takes.NOTHING, STEERING),
    Form(ShowWhy, ("为何", "为什么"), "为何 单号,如:为何 1263", "看是哪些词让它成了一件单", Takes.NUMBER, STAFF),
    Form(Misread, ("误报",), "误报 单号,如:误报 1263", "不是投诉,撤掉并记下来", Takes.NUMBER_AND_TEXT, STEERING),
    Form(Restore, ("恢复",), "恢复 单号,如:恢复 1263", "撤掉的单重新办", Takes.NUMBER, STEERING),
    Form(Missed, ("漏报",), "漏报(引用那句话),或:漏报 原话", "该记没记的,补登并记下来", Takes.TEXT, CHECKING),
    Form(
        SwitchShadow,
        ("试运行",),
        "试运行 群名(转正式:试运行 群名 关)",
        "让一个群先试着来:群里不说话,只告诉站长会怎么做",
        Takes.TEXT,
        STEERING,
    ),
    Form(ShowDoubts, ("待核",), "待核", "看拿不准、要人核一核的话", Takes.NOTHING, CHECKING),
    Form(FileDoubt, ("核实",), "核实 编号 位置,如:核实 12 3栋门口", "待核的话确有其事,登记派人", Takes.TEXT, CHECKING),
    Form(DropDoubt, ("略过",), "略过 编号", "待核的话不用管", Takes.TEXT, CHECKING),
    Form(Register, ("报", "报事", "登记"), "报 事情和地点,如:报 7栋门口路灯坏了", "登记一件事", Takes.TEXT),
    Form(ShowHelp, ("帮助", "help"), "帮助", "看能用的命令", Takes.NOTHING),
)

NAMES = tuple(name for form in FORMS for name in form.names)


def form_of(command: AnyCommand) -> Form:
    """The table's entry for a command."""
    return next(form for form in FORMS if form.intent is type(command))


def is_spoken(command: AnyCommand) -> bool:
    """Whether the words are ordinary speech as well, so that somebody without the right is met with silence."""
    return form_of(command) in (ACCEPT, ARRIVE, RESOLVE)


def forms_for(member: Staff | None) -> Iterator[Form]:
    """What somebody may use, in the order of the table."""
    return (form for form in FORMS if form.allows(member))


def readme_table() -> str:
    """The table of commands in Markdown, as it stands in the README."""
    rows = [f"| {form.usage} | {form.help} | {_who(form)} |" for form in FORMS]
    return "\n".join(["| 怎么写 | 做什么 | 谁能用 |", "| --- | --- | --- |", *rows])


def _who(form: Form) -> str:
    if form.who is None:
        return "所有人"
    return {
        STEERING: "站长、副站长、街道",
        WORKING: "执法、协管、网格员、物业",
        CHECKING: "站长、副站长、街道、网格员",
        STAFF: "全体工作人员",
    }[form.who]
