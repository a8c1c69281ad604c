"""Every sentence about figures, said once with plausible arguments; test_texts.py looks at them."""

from datetime import timedelta

from handlers.domain.figures import Counted, Figure, Figures, Rate
from handlers.domain.paper import ExportPaper
from handlers.domain.period import Month, Period
from handlers.domain.ticket import TicketId
from handlers.governance.texts import figures, tables
from handlers.grammar.spelling.span import this_year, today
from handlers.grammar.texts import span
from tests.language.sample import ID, NOW

COUNTED = (ID, ID, *(TicketId("学桥", serial) for serial in range(200, 230)))
DAY = Figures(
    {
        figure: tuple(
            Counted(str(one), NOW, "学桥", person="李伟", since=NOW - timedelta(minutes=9)) for one in COUNTED
        )
        for figure in Figure
    }
)
DAYS = (
    today(NOW),
    Month.of(NOW).period,
    Month(2024, 12).period,
    this_year(NOW),
    Period(NOW - timedelta(days=400), NOW),
)
HEADS = [figures.head("学桥", who, days, NOW) for who in ("", "李伟") for days in DAYS]
WEIGHTS = (dict.fromkeys(Rate, 1.0), {rate: float(n) for n, rate in enumerate(Rate, 1)})

PAPERS = [
    ExportPaper(path, NOW - timedelta(days=9), NOW, NOW, unmasked)
    for path in ("鹿鸣街道", "鹿鸣街道/学桥")
    for unmasked in (True, False)
]

LINES = [
    *HEADS,
    *(span.span(days, NOW) for days in DAYS),
    *(figures.screen(HEADS[0], day) for day in (Figures(), DAY)),
    *(figures.sources(HEADS[0], day, street) for day in (Figures(), DAY) for street in (True, False)),
    *(figures.source(HEADS[0], figure, day, False) for figure in Figure for day in (Figures(), DAY)),
    *(
        figures.numbers([Counted("学桥/1263", NOW, "学桥", 2), Counted("patrol/学桥/3", NOW, "学桥")], street)
        for street in (True, False)
    ),
    *(
        figures.rates(HEADS[1], day, weights, alone)
        for day in (Figures(), DAY)
        for weights in WEIGHTS
        for alone in (True, False)
    ),
    *(figures.table(HEADS[1], parts, WEIGHTS[0]) for parts in ({}, {"李伟": DAY, "段勇": Figures()})),
    *(figures.percent(rate) for rate in (None, 0.974, 1.0)),
    figures.which_figures("李伟伟"),
    figures.no_such_figure(),
    figures.nobody_called("李大伟"),
    *(line for paper in PAPERS for line in tables.notes(paper, "鹿鸣街道")),
    *(tables.ready("学桥", "9月", unmasked) for unmasked in (True, False)),
    tables.what_for(),
    tables.called_off(),
    tables.not_begun(),
    tables.at_the_machine(),
    tables.which_compound(["桂花苑", "学府里"]),
    tables.card_ready("桂花苑"),
    tables.card_at_the_machine(),
    *(tables.of_how_many(DAY, rate) for rate in Rate),
    *(figures.how_counted(rate) for rate in Rate),
    tables.first_response(),
    tables.sources(DAY.rows[Figure.OPENED]),
    tables.amounts({"vehicle": 2, "odd": 1}, {"vehicle": ("辆", "台")}),
    *(tables.day(NOW.date(), works, name) for works in (True, False) for name in ("", "国庆节")),
]
