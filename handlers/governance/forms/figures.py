"""The commands that show figures."""

import re

from handlers.domain.scene import Need
from handlers.domain.town import STEERING
from handlers.governance import asked, review
from handlers.governance.commands import ShowFigures, ShowRates, ShowSource
from handlers.grammar.arguments import DAY_SPAN, MONTH_SPAN, WORDS
from handlers.grammar.form import Form

_FIGURES = frozenset({Need.FIGURES})
_DAYS = (
    r"今[天日]|昨[天日]|前[天日]|[本这上]上?(?:个)?(?:周|星期|月)|今年|去年|最近.{1,3}[天周]|[上下]半年|第?[一二三四]季度"
    r"|(?:20\d\d年?)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份|\d{1,2}[日号]?(?:[到至-].{2,9})?)?"
    r"|\d{1,2}[/.]\d{1,2}(?:[到至-]\d{1,2}[/.]\d{1,2})?|20\d\d-\d{1,2}(?:-\d{1,2}(?:[到至]20\d\d-\d{1,2}-\d{1,2})?)?"
)
SHOW_FIGURES = Form(
    ShowFigures,
    (
        "今日",
        "今天",
        "昨日",
        "昨天",
        "本周",
        "这周",
        "上周",
        "本月",
        "这个月",
        "上月",
        "上个月",
        "今年",
        "去年",
        "统计",
        "数据",
    ),
    "今日(或 昨日、本周、9月、今年,加部门、来源),如:9月 公安",
    "看一段时间的件数、接单、办结和评价;来源列出每个数的单号",
    (DAY_SPAN, WORDS),
    STEERING,
    _FIGURES,
    also=re.compile(
        rf"(来源)\s?今[天日]|今[天日](?:的?(?:情况|数据|汇总|统计))?(?:怎么样|咋样|如何)?了?|今[天日](?:一?共|总共|有)*(?:多少|几)[件单个](?:单子?|事)?了?"
        rf"|(?:看一?下?)?(?!.*(?:三率|末位|评优|评价|[专周]报|值班|年度))((?:\S{{2,4}}\s?)?(?:{_DAYS})(?:\s?\S{{2,4}})?)的?(?:情况|数据|汇总|统计)?(?:怎么样|咋样|如何)?(?:\s(\S{{2,4}}))?"
    ),
    town=True,
    hints=re.compile("今[天日].*(?:多少|几|数|怎么?样|咋样|情况|报一?下)"),
    fits=asked.is_asking,
    rule=review.show,
)
SHOW_RATES = Form(
    ShowRates,
    ("三率", "三率考核", "响应率", "解决率", "满意率"),
    "三率 谁 时间(谁:姓名、部门、人员、各部门、各站),如:三率 李伟 9月",
    "看响应率、解决率、满意率和算法",
    (MONTH_SPAN, WORDS),
    STEERING,
    _FIGURES,
    also=re.compile(r"(?:看一?下?)?(\S{0,12}?\s?\S{0,12}?)的?三率(.*)"),
    town=True,
    rule=review.rates,
)
SHOW_SOURCE = Form(
    ShowSource,
    ("来源", "数字来源"),
    "来源 什么 时间,如:占道来源 9月",
    "看一个数是哪些单、哪些整治加起来的",
    (MONTH_SPAN, WORDS),
    STEERING,
    _FIGURES,
    also=re.compile(r"(?!.*(?:末位|评优))(?:看一?下?)?([^今昨]{1,16}?)的?(?:数字)?来源(.*)"),
    town=True,
    rule=review.source,
)
