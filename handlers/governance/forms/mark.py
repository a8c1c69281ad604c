"""The commands about marks: giving them, appealing, looking at them, and what is proposed to people."""

import re

from handlers.domain.mark import JUDGED
from handlers.domain.scene import Need
from handlers.domain.town import HEADING, STEERING, STREET
from handlers.governance import appeal, marking, ranking, sheet
from handlers.governance.commands import (
    AnswerAppeal,
    GiveMark,
    MakeAppeal,
    ReportYear,
    ShowBest,
    ShowLast,
    ShowSheet,
    ShowYear,
)
from handlers.grammar.arguments import ANY_MONTH, JUDGED_MONTH, JUDGED_YEAR, WORDS
from handlers.grammar.form import Form

_MARKS = frozenset({Need.MARKS})
_SHEET = frozenset({Need.MARKS, Need.UNIT_FIGURES})
_RANKED = frozenset({Need.MARKS, Need.PEERS})
_NUMBERED = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?"
_POINTS = r"(?:\d{1,3}(?:\.\d)?|[二三四五六七八九]?十[一二三四五六七八九]?|一百)"
_MONTH = rf"(?:(\S{{2,4}}?)站?的?)?\s?((?:20\d\d年|[今去]年)?{_NUMBERED}|[上本这]个?月)的?"

GIVE_MARK = Form(
    GiveMark,
    ("评", "评价", "打分", "评分"),
    "评 姓名 月份 分数 理由,如:评 李伟 9月 88 到场快",
    "每月评价一个人,0到100分,要写理由,本人看得到、可以申诉",
    (JUDGED_MONTH, WORDS),
    HEADING,
    _SHEET,
    loosely=re.compile(
        rf"^(?:评[价分]?|打分|给)\s?[一-鿿]{{2,4}}?\s?(?:20\d\d年)?(?:{_NUMBERED}|[上本这]个?月)?的?[,,\s]?(?:打|评|得)?分?[::\s]?{_POINTS}(?:\s?分|[\s,,]|$)"
        rf"|^[一-鿿]{{2,4}}\s?(?:{_NUMBERED}|[上本这]个?月)的?[,,\s]?(?:评价?|评分|打分?|得)[::\s]?{_POINTS}(?:\s?分|[\s,,]|$)"
    ),
    numbered=True,
    rule=marking.give,
)
MAKE_APPEAL = Form(
    MakeAppeal,
    ("申诉",),
    "申诉 理由,如:申诉 到场记录漏了9/12那次",
    "不同意评价,请站长和街道办公室看",
    (ANY_MONTH, WORDS),
    JUDGED,
    _MARKS,
    loosely=re.compile(
        rf"^我?(?:要|想|再)*(?:提出?|[对就](?:{_NUMBERED}|上个?月)?的?(?:评价|评分|打分|考核)?的?|(?:{_NUMBERED}|上个?月)?的?(?:评价|评分|打分|考核)的?)?申诉(?=[一-鿿\s,,:])(?![期吗了过时的人答回结材表进])(?!.*[吗?]$)"
    ),
    numbered=True,
    rule=appeal.make,
)
ANSWER_APPEAL = Form(
    AnswerAppeal,
    ("答复", "答复申诉", "回复申诉", "申诉答复", "申诉回复"),
    "答复 姓名 说明和结果,如:答复 李伟 补记一次,改为90",
    "答复申诉,写明改为几分或维持",
    (ANY_MONTH, WORDS),
    HEADING,
    _MARKS,
    loosely=re.compile(r"^答复(?=[一-鿿]{2,4}?[\s,,:].*(?:[改调提加降减]|维持|不变|驳回))"),
    numbered=True,
    rule=appeal.answer,
)
SHOW_SHEET = Form(
    ShowSheet,
    ("评价表", "综合评价表", "打分表", "评分表", "考核表", "考核"),
    "评价表 月份,如:评价表 9月",
    "看一个月每人的评价和三率",
    (JUDGED_MONTH, WORDS),
    STEERING,
    _SHEET,
    also=re.compile(rf"{_MONTH}(?:综合)?(?:[评打]分表|评价表|考核表|考核|评价)"),
    town=True,
    fits=sheet.is_asking,
    rule=sheet.show,
)
SHOW_YEAR = Form(
    ShowYear,
    ("年度", "年度评价", "年度汇总"),
    "年度 年份,如:年度 2025",
    "看一年的评价汇总",
    (JUDGED_YEAR, WORDS),
    STEERING,
    _SHEET,
    also=re.compile(r"(20\d\d年?|[今去]年)的?(?:年度|评价汇总|年度评价|年度评价汇总|年度汇总)"),
    town=True,
    fits=sheet.is_asking,
    rule=sheet.show_year,
)
REPORT_YEAR = Form(
    ReportYear,
    ("通报", "年度通报"),
    "通报 年份,如:通报 2025",
    "把一年的评价私下发给各派出单位联系人",
    (JUDGED_YEAR, WORDS),
    STREET,
    _SHEET,
    also=re.compile(r"(20\d\d年?|[今去]年)的?(?:年度|评价)?通报"),
    town=True,
    fits=sheet.is_asking,
    rule=sheet.report,
)
SHOW_LAST = Form(
    ShowLast,
    ("末位", "末位淘汰", "末位名单"),
    "末位 月份(或 末位 月份 来源)",
    "列出靠后的人和理由,仅供会商",
    (JUDGED_MONTH, WORDS),
    STEERING,
    _RANKED,
    also=re.compile(
        rf"{_MONTH}末位(?:淘汰)?(?:名单)?(?:的?(来源))?|末位(?:名单)?的?(来源)\s?(.*)|([今去]年)的?末位(?:名单)?"
    ),
    town=True,
    fits=sheet.is_asking,
    rule=ranking.show_last,
)
SHOW_BEST = Form(
    ShowBest,
    ("评优", "评优评先", "评先", "评先评优", "评优名单", "评优推荐"),
    "评优 月份(或 评优 月份 来源)",
    "列出可以推荐的人和理由,仅供会商",
    (JUDGED_MONTH, WORDS),
    STEERING,
    _RANKED,
    also=re.compile(
        rf"{_MONTH}(?:评优|评先)+(?:名单|推荐)?(?:的?(来源))?|评优(?:名单)?的?(来源)\s?(.*)|([今去]年)的?评优(?:名单)?"
    ),
    town=True,
    fits=sheet.is_asking,
    rule=ranking.show_best,
)
