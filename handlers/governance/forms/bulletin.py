"""The command that brings a bulletin."""

import re

from handlers.domain.scene import Need
from handlers.domain.town import STEERING
from handlers.governance import report
from handlers.governance.commands import DraftBulletin
from handlers.grammar.arguments import MONTH_SPAN, WORDS
from handlers.grammar.form import Form

DRAFT_BULLETIN = Form(
    DraftBulletin,
    ("专报", "信息专报", "简报", "写专报", "出专报", "专报初稿"),
    "专报 时间(要约数就加 约数),如:专报 9月",
    "拿一段时间的信息专报初稿,每个数字都注来源",
    (MONTH_SPAN, WORDS),
    STEERING,
    frozenset({Need.FIGURES}),
    also=re.compile(
        r"(?:写|出|要|来|发|给我|生成|起草|拟|做)?(?:一?[份个下])?(\S{1,16}?)的?(?:信息)?(?:专报|简报)(?:初稿)?"
        r"|(?:写|出|要|来|发|给我|生成|起草|拟|做)(?:一?[份个下])?(?:信息)?(?:专报|简报)(?:\s?(\S.*?)的?)?"
    ),
    town=True,
    fits=report.is_asking,
    rule=report.bulletin,
)
