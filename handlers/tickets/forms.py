"""The commands of this column, each a row: how it is written, who may use it, and the rule that carries it out."""

import re

from handlers.domain.scene import Need
from handlers.domain.town import CHECKING, STAFF, STEERING, WORKING
from handlers.grammar.arguments import DOUBT, PERSON, SOME_WORDS, TICKET, WORDS
from handlers.grammar.form import Form
from handlers.tickets import assist, bounce, handon, penalty, register, review, scope, steering, work
from handlers.tickets.commands import (
    Accept,
    Arrive,
    AskDone,
    AskHelp,
    Assign,
    Bounce,
    Close,
    FileDoubt,
    HandOn,
    Missed,
    OutOfScope,
    Penalise,
    Register,
    Resolve,
    Restore,
    ShowMine,
    ShowTicket,
    ShowTodo,
)
from handlers.tickets.hand import to_answer, to_help

_GOES_ON = re.compile(
    r"^(?!.*(?:[吗?\uff1f]\s*$|恢复(?:供|通|原|得|了没)|(?:[水电气网]|系统|已)恢复|先[不别]恢复|再恢复|要及时|让恢复|我这边恢复|谁|哪|啥|什么|几时|多久|要是|如果|不能|昨天|上次))"
    r"(?=.*(?:(?:解除|取消|撤销?|结束|不)\S{0,8}挂[账帐]?了?(?![账帐])|挂[账帐].{0,6}(?:撤|结束|取消|恢复|能办)"
    r"|恢复(?:一下|\s*#?\d|办|计时|起来|[吧哈嘛了]|正常办理|[\s::,,]|$)|又能(?:接着)?办|可以接着办|可以(?:恢复|继续)了?|接着[办整]|继续办理?$|重新启动|^重启|解挂|销账|暂停结束|不挂了|\d启动))",
    re.DOTALL,
)
"""What says that a ticket which was paused goes on."""

SHOW_TODO = Form(
    ShowTodo,
    ("待办",),
    "待办",
    "看还在办的单,最急的在前",
    who=STEERING,
    needs=frozenset({Need.IN_WORK}),
    also=re.compile(
        r"(?:现在|目前)?(?:还|都)?有?(?:哪些|多少|几|什么)[件单个张]?(?:单子?|事)?(?:还?[没未]|在|要|待)(?:办|处理|解决)完?的?|(?:还)?[没未]办完?的(?:单子?|有哪些)?"
    ),
    town=True,
    hints=re.compile("[没未还].*[办弄处理解决].*|压着|在办"),
    rule=review.todo,
)
SHOW_MINE = Form(
    ShowMine,
    ("我的单", "我的待办"),
    "我的单",
    "看自己手上的单",
    who=STAFF,
    also=re.compile(
        r"我(?:手[上里头]|名下|这边|这里)?(?:现在|还)*(?:的|有)?(?:哪些|哪几|多少|几|什么)?(?:的)?[件个张]?(?:单子?|活|待办|工单|任务)(?:有?哪些|没办完?|要办)?"
    ),
    hints=re.compile("我.*单"),
    rule=review.mine,
)
SHOW_TICKET = Form(
    ShowTicket,
    ("单", "查单"),
    "单 单号,如:单 1263",
    "看一件单的经过",
    (TICKET,),
    STAFF,
    also=re.compile(
        r"(?:我|帮)?(?:[查看]|查询|查看|看看|查查|调出来?|打开)(?:一下|一哈|下|哈)?的?(?:情况|进度|进展|详情|经过|状态)?"
        r"|的?(?:现在|目前)?(?:是?[什咋]么?|啥)?(?:情况|进度|进展|详情|经过|状态)(?:了|如何|怎么样|咋样)?"
        r"|(?:现在|目前)?(?:[办处]?[理得]*)?(?:怎么?样|咋样|到哪一?步|办到哪)了?"
    ),
    hints=re.compile("情况|进[度展]|经过|到哪|怎么?样|咋样|查|看"),
    rule=review.show,
)
ASSIGN = Form(
    Assign,
    ("派单", "改派"),
    "派单 单号 姓名,如:派单 1263 段勇",
    "把单派给某人",
    (TICKET, PERSON),
    STEERING,
    glued=True,
    also=re.compile(
        r"[把将]?(?:派单?|改派|转派?|交|分|指派|安排|换|改)?(?:给|到|成|由)?|[让叫请喊由](?:去|来|去?办|去?处理|去?看看?|跟进|接手?)|给"
    ),
    hints=re.compile("[派让叫给去]|安排|交"),
    rule=steering.assign,
)
CLOSE = Form(
    Close,
    ("关闭", "关单"),
    "关闭 单号 原因,如:关闭 1263 车主已自行挪走",
    "站长关单,原因会告诉反映人",
    (TICKET, WORDS),
    STEERING,
    also=re.compile("[把将]?关(?:了|掉|闭|单|闭了|了吧)"),
    careful=True,
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
    also=re.compile("办[结完好](?:一下|下|了)?"),
    careful=True,
    rule=work.resolve,
)
BOUNCE = Form(
    Bounce,
    ("退单",),
    "退单 单号 原因,如:退单 1271 占道归城管",
    "不是自己的职责,退回改派",
    (TICKET, WORDS),
    WORKING,
    hand=bounce.to_bounce,
    careful=True,
    rule=bounce.bounce,
)
HAND_ON = Form(
    HandOn,
    ("转单",),
    "转单 单号 姓名或部门,如:转单 1271 段勇",
    "手上的单转给别人或别的部门",
    (TICKET, PERSON),
    STAFF,
    hand=to_answer,
    glued=True,
    careful=True,
    rule=handon.hand_on,
)
ASK_HELP = Form(
    AskHelp,
    ("请求协助", "请协助", "邀请"),
    "请求协助 单号 部门或姓名(或 请 姓名 单号),如:请求协助 1271 公安",
    "请别的部门来协办,或请物业、志愿者等协助这一件",
    (TICKET, WORDS),
    STAFF,
    hand=to_help,
    careful=True,
    before=re.compile(r"邀?请"),
    rule=assist.ask,
)
OUT_OF_SCOPE = Form(
    OutOfScope,
    ("不属",),
    "不属 单号 归哪个单位,如:不属 1271 归住建局",
    "不归站里管,告诉居民归谁",
    (TICKET, WORDS),
    STAFF,
    hand=to_answer,
    careful=True,
    rule=scope.close,
)
PENALISE = Form(
    Penalise,
    ("立案",),
    "立案 单号 内容,如:立案 1271 罚款200",
    "记下立案处罚,要有执法资格",
    (TICKET, WORDS),
    STAFF,
    hand=to_help,
    careful=True,
    rule=penalty.note,
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
    asks=True,
    rule=work.ask_done,
)
"""No command that anybody types: only what officers say gives it."""
RESTORE = Form(
    Restore,
    ("恢复", "重开"),
    "恢复 单号,如:恢复 1263",
    "挂账的接着办;撤掉的、错结的由站长恢复",
    (TICKET,),
    STAFF,
    hand=steering.paused,
    loosely=_GOES_ON,
    rule=steering.restore,
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
    also=re.compile(r"(?:我?要)?(?:报|登记)(?:(?:一下|下|个)[\s:,]?|[\s:,])(.{4,}?)(?:[\s,]*麻烦.*)?"),
    rule=register.register,
)
