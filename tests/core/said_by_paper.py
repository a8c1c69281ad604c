"""Every sentence about files that a line brings, said once with plausible arguments; test_texts.py looks at them."""

from handlers.governance.texts import chart
from handlers.grammar.spelling.span import this_month, this_week
from handlers.rooms.texts import sends
from tests.core.said_by_figures import DAY
from tests.language.sample import NOW

HEADS = [chart.title("学桥", days(NOW), NOW) for days in (this_week, this_month)]

LINES = [
    sends.not_made(),
    sends.not_taken(),
    *HEADS,
    *(chart.told(head, figures) for head in HEADS for figures in (DAY, type(DAY)())),
    chart.summary(DAY),
    *(chart.of(part, 3, "件") for part in (0, 2)),
    chart.of(0, 0, "件"),
    *(chart.share(part, 300) for part in (1, 150)),
    *(chart.value(rate) for rate in (None, 0.974)),
    chart.weekday(NOW.date()),
    chart.foot(NOW),
    chart.which_chart(),
    chart.no_picture(),
]
