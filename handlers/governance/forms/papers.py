"""The commands that bring tables, and cards to be printed."""

import re

from handlers.domain.town import STEERING
from handlers.governance import exporting, printing
from handlers.governance.commands import ExportTables, PrintCard
from handlers.grammar.arguments import MONTH_SPAN, WORDS
from handlers.grammar.form import Form

_WHAT = "(?:的?(?:表格?|工单|台账|数据))"
_SAID = re.compile(
    rf"(?:请|帮我|给我)*(?:导出?一?[下份]?(?:(\S{{1,16}}?){_WHAT}(?:[ ,](.{{1,60}}))?|(\d{{1,2}}月.{{0,60}}))|(\S{{0,10}}(?:月份?|[今去]年|[本上这]周|季度|[日号])){_WHAT}?导出(?:一下)?(?:[ ,](.{{1,60}}))?|(明文|不打码)的?导出\s?(.*))"
)
"""导出9月工单, 导出9月 明文, 9月导出 明文 迎检核对."""
EXPORT_TABLES = Form(
    ExportTables,
    ("导出", "导出表格", "导表"),
    "导出 时间(不打码加 明文 用途),如:导出 9月",
    "拿一段时间的工单、数字、三率、值班表(打了码)",
    (MONTH_SPAN, WORDS),
    STEERING,
    also=_SAID,
    town=True,
    rule=exporting.export,
)
PRINT_CARD = Form(
    PrintCard,
    ("打印联系卡", "印联系卡", "打印服务指南", "打印便民联系卡"),
    "打印联系卡 小区,如:打印联系卡 桂花苑",
    "拿便民联系卡和服务指南,打印张贴",
    (WORDS,),
    STEERING,
    also=re.compile(
        r"(?:请|帮我|给我)?打?印(?:一?下|一?[张份个]|几[张份])?\s?(\S{0,10}?)的?(?:便民)?(?:联系卡|服务指南)\s?(.*)"
        r"|(\S{0,10}?)的?(?:便民)?联系卡打印(?:一下)?\s?(.*)"
    ),
    town=True,
    rule=printing.card,
)
