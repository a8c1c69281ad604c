"""The command that shows the chart of a week."""

import re

from handlers.domain.scene import Need
from handlers.domain.town import STEERING
from handlers.governance import chart
from handlers.governance.commands import ShowChart
from handlers.grammar.arguments import WEEK_SPAN, WORDS
from handlers.grammar.form import Form

_CALLED = r"(?:周报图?|(?<![这本上个])一?周图|(?<=周|期)的?图表?|(?<=礼拜)的?图表?)"
SHOW_CHART = Form(
    ShowChart,
    ("周报", "本周图", "一周图", "周报图", "周图"),
    "周报(可加 上周、站或小区的名字),如:周报 上周",
    "把一周的诉求、办结和三率画成一张图",
    (WEEK_SPAN, WORDS),
    STEERING,
    frozenset({Need.FIGURES}),
    also=re.compile(
        rf"(?:请|给我|帮我)?(?:看|发|来|要|出)?(?:一?下)?(?:一?[张份个])?(\S{{0,12}}?\s?\S{{0,12}}?)的?{_CALLED}(?:\s?(.{{1,12}}))?"
    ),
    aloud=re.compile(rf"{_CALLED}$"),
    town=True,
    rule=chart.show,
)
