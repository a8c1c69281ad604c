"""The commands that show figures."""

import re

from handlers.domain.scene import Need
from handlers.domain.town import STEERING
from handlers.governance import review
from handlers.governance.commands import ShowToday
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
