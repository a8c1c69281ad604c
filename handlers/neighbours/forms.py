"""The commands of this column, each a row: how it is written, who may use it, and the rule that carries it out."""

import re

from handlers.domain.town import MEDIATING, MERGING
from handlers.grammar.arguments import TICKET, WHEN, WORDS
from handlers.grammar.form import Form
from handlers.neighbours import mediation, merge, session, split
from handlers.neighbours.commands import Agree, Divide, Enforce, Fail, Mediate, Merge, Reach

MERGE = Form(
    Merge,
    ("合", "合并", "合单"),
    "合 单号 单号,如:合 1347 1271",
    "两件是同一件,前一件并入后一件",
    (TICKET,),
    MERGING,
    hand=merge.proposed,
    also=re.compile(
        r"[把将]?(?:这)?(?:两|2|几|三)?[个件张条]?单?子?(?:都)?(?:是)?(?:同一[件个]事?|一件事|一样的?|重复(?:的|了)?)?[,,]?(?:可以|应该)?(?:合并?|并)(?:一下|了|吧|掉|起来|到一起|成一[件个]|在一起|单)*"
        r"|(?:都)?(?:就)?是?(?:同一|一)[件个码](?:事|事情)?(?:的)?"
    ),
    careful=True,
    together=True,
    rule=merge.merge,
)
DIVIDE = Form(
    Divide,
    ("拆", "拆单", "拆分", "拆开"),
    "拆 单号,如:拆 1347",
    "合错的分开;一句话两件事的分成两件",
    (TICKET, WORDS),
    MERGING,
    careful=True,
    rule=split.divide,
)
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
