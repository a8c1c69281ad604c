"""The commands of this column, each a row: how it is written, who may use it, and the rule that carries it out."""

import re

from handlers.domain.scene import Need
from handlers.domain.town import STAFF, STEERING
from handlers.governance import patrol, review
from handlers.governance.commands import Patrol, ShowToday
from handlers.grammar.arguments import SOME_WORDS
from handlers.grammar.form import Form

SHOW_TODAY = Form(
    ShowToday,
    ("今日",),
    "今日(或 今日 来源)",
    "看今天的件数、接单、办结和评价;来源列出每个数的单号",
    (),
    STEERING,
    frozenset({Need.FIGURES}),
    follows=(review.SOURCE,),
    also=re.compile(
        r"(来源)\s?今[天日]|今[天日](?:的?(?:情况|数据|汇总|统计))?(?:怎么样|咋样|如何)?了?|今[天日](?:一?共|总共|有)*(?:多少|几)[件单个](?:单子?|事)?了?"
    ),
    town=True,
    hints=re.compile("今[天日].*(?:多少|几|数|怎么?样|咋样|情况|报一?下)"),
    rule=review.today,
)
PATROL = Form(
    Patrol,
    ("巡查", "网格巡查", "巡逻"),
    "巡查 小区 发现什么,如:巡查 桂花苑 7栋僵尸车2辆 顺手清堆物1处",
    "记一次巡查:没解决的立单,当场解决的记未诉先办",
    (SOME_WORDS,),
    STAFF,
    rule=patrol.patrol,
)
