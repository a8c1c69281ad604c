"""The commands of this column, each a row: how it is written, who may use it, and the rule that carries it out."""

from handlers.domain.town import MEDIATING
from handlers.grammar.arguments import TICKET, WHEN, WORDS
from handlers.grammar.form import Form
from handlers.neighbours import mediation, session
from handlers.neighbours.commands import Agree, Enforce, Fail, Mediate, Reach

MEDIATE = Form(
    Mediate,
    ("调解",),
    "调解 单号,如:调解 1263",
    "邻里纠纷请民警和网格员调解,执法照常",
    (TICKET,),
    MEDIATING,
    rule=mediation.begin,
)
AGREE = Form(
    Agree,
    ("约定",),
    "约定 单号 时间,如:约定 1263 明天19:00",
    "记下双方见面的时间,到时提醒",
    (TICKET, WHEN),
    MEDIATING,
    hand=session.mediated,
    careful=True,
    rule=session.agree,
)
REACH = Form(
    Reach,
    ("达成",),
    "达成 单号 结果,如:达成 1263 晚十点后不打牌",
    "调解成了,办结",
    (TICKET, WORDS),
    MEDIATING,
    hand=session.mediated,
    careful=True,
    rule=session.reach,
)
FAIL = Form(
    Fail,
    ("未达成",),
    "未达成 单号 原因,如:未达成 1263 一方没来",
    "调解没成,接着办",
    (TICKET, WORDS),
    MEDIATING,
    hand=session.mediated,
    careful=True,
    rule=session.fail,
)
ENFORCE = Form(
    Enforce,
    ("转执法",),
    "转执法 单号,如:转执法 1263",
    "调解不成,转给执法部门",
    (TICKET,),
    MEDIATING,
    hand=session.mediated,
    careful=True,
    rule=mediation.enforce,
)
