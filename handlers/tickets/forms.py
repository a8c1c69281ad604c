"""The commands of this column, each a row: how it is written, who may use it, and the rule that carries it out."""

from handlers.domain.scene import Need
from handlers.domain.town import CHECKING, STAFF, STEERING, WORKING
from handlers.grammar.arguments import DOUBT, PERSON, SOME_WORDS, TICKET, WORDS
from handlers.grammar.form import Form
from handlers.tickets import register, review, steering, work
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

SHOW_TODO = Form(
    ShowTodo, ("待办",), "待办", "看还在办的单", who=STEERING, needs=frozenset({Need.IN_WORK}), rule=review.todo
)
SHOW_TICKET = Form(
    ShowTicket, ("单", "查单"), "单 单号,如:单 1263", "看一件单的经过", (TICKET,), STAFF, rule=review.show
)
ASSIGN = Form(
    Assign,
    ("派单", "改派"),
    "派单 单号 姓名,如:派单 1263 段勇",
    "把单派给某人",
    (TICKET, PERSON),
    STEERING,
    glued=True,
    rule=steering.assign,
)
CLOSE = Form(
    Close,
    ("关闭", "关单"),
    "关闭 单号 原因,如:关闭 1263 车主已自行挪走",
    "站长关单,原因会告诉反映人",
    (TICKET, WORDS),
    STEERING,
    rule=steering.close,
)
ACCEPT = Form(
    Accept,
    ("收", "接单"),
    "收 单号(或引用派单卡回“收”)",
    "接单",
    (TICKET,),
    WORKING,
    hand=work.to_accept,
    spoken=True,
    rule=work.accept,
)
ARRIVE = Form(
    Arrive,
    ("到了", "到场"),
    "到了 单号(或引用派单卡回“到了”)",
    "到场报到",
    (TICKET,),
    WORKING,
    hand=work.to_arrive,
    spoken=True,
    rule=work.arrive,
)
RESOLVE = Form(
    Resolve,
    ("办结", "已办"),
    "办结 单号 结果 数量,如:办结 1263 车已挪走 1辆",
    "办结,先发照片再写结果",
    (TICKET, WORDS),
    WORKING,
    hand=work.to_resolve,
    spoken=True,
    rule=work.resolve,
)
ASK_DONE = Form(
    AskDone,
    ("算办结吗",),
    "算办结吗",
    "没说清办没办好,私下问一句",
    (TICKET,),
    WORKING,
    hand=work.to_ask_done,
    spoken=True,
    rule=work.ask_done,
)
"""No command that anybody types: only what officers say gives it."""
RESTORE = Form(
    Restore, ("恢复",), "恢复 单号,如:恢复 1263", "撤掉的单重新办", (TICKET,), STEERING, rule=steering.restore
)
MISSED = Form(
    Missed,
    ("漏报",),
    "漏报(引用那句话),或:漏报 原话",
    "该记没记的,补登并记下来",
    (WORDS,),
    CHECKING,
    needs=frozenset({Need.QUOTED_LINE}),
    rule=register.missed,
)
FILE_DOUBT = Form(
    FileDoubt,
    ("核实",),
    "核实 编号 位置,如:核实 12 3栋门口",
    "待核的话确有其事,登记派人",
    (SOME_WORDS, DOUBT),
    CHECKING,
    needs=frozenset({Need.DOUBTS}),
    rule=register.file,
)
REGISTER = Form(
    Register,
    ("报", "报事", "登记"),
    "报 事情和地点,如:报 7栋门口路灯坏了",
    "登记一件事",
    (SOME_WORDS,),
    town=True,
    rule=register.register,
)
