"""The commands of this column, each a row: how it is written, who may use it, and the rule that carries it out."""

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
    town=True,
    rule=review.today,
)
