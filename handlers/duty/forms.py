"""The commands of this column, each a row: how it is written, who may use it, and the rule that carries it out."""

import re

from handlers.domain.scene import Need
from handlers.domain.town import STAFF
from handlers.duty import approving
from handlers.duty.commands import Grant, Refuse
from handlers.grammar.arguments import WORDS
from handlers.grammar.form import Form

_APPROVALS = frozenset({Need.APPROVALS})

GRANT = Form(
    Grant,
    ("同意", "准假", "批准", "准了", "批了"),
    "同意 姓名(或引用那条回“同意”)",
    "同意别人报来的事",
    (WORDS,),
    STAFF,
    _APPROVALS,
    also=re.compile(r"我?(?:同意|批准)了?([^不吗?]{1,20})"),
    town=True,
    rule=approving.grant,
)
REFUSE = Form(
    Refuse,
    ("不同意", "不准", "不批", "驳回"),
    "不同意 姓名(或引用那条回“不同意”)",
    "不同意别人报来的事",
    (WORDS,),
    STAFF,
    _APPROVALS,
    also=re.compile(r"我?不(?:同意|准|批)([^吗?]{1,20})"),
    town=True,
    rule=approving.refuse,
)
