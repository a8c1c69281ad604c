"""The table: each command once, with its names, its form, who may use it, the intent it makes and its help line."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from handlers.domain.intent import (
    Accept,
    AnyCommand,
    Arrive,
    Assign,
    BindRoom,
    Close,
    MarkSent,
    Register,
    Resolve,
    SendAgain,
    ShowHelp,
    ShowSends,
    ShowTicket,
    ShowToday,
    ShowTodo,
)
from handlers.domain.town import STAFF, STEERING, WORKING, Role, Staff


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
    return {STEERING: "站长、副站长、街道", WORKING: "执法、协管、网格员、物业", STAFF: "全体工作人员"}[form.who]
