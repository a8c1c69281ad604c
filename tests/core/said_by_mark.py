"""Every sentence about marks, appeals and what is proposed, said once with plausible arguments; test_texts.py looks at them."""

from dataclasses import replace
from fractions import Fraction

from handlers.domain.figures import Counted, Figure, Figures, Rate
from handlers.domain.mark import Appeal, Mark
from handlers.domain.period import Month
from handlers.governance.fairness import Part, Standing
from handlers.governance.texts import mark, ranking, sheet
from handlers.grammar.texts import help
from tests.language.sample import ID, NOW, at

SEPTEMBER, UNTIL = Month(2025, 9), at("2025-10-16 00:00")
OWN = Figures({figure: (Counted(str(ID), NOW, "学桥", person="李伟"),) for figure in Figure})
GIVEN = Mark("学桥", "李伟", SEPTEMBER, 88, "马兰", NOW, reason="到场快,1263复发", plea="到场记录漏了9/12那次")
MARKS = [GIVEN, *(replace(GIVEN, appeal=appeal, appeals=2, was=85) for appeal in Appeal)]
PARTS = tuple(Part(rate, 9, 12, Fraction(108, 10)) for rate in Rate)
STANDINGS = [Standing("李伟", 12, PARTS, Fraction(-1, 10), praised) for praised in (0, 2)]
NAMES = [f"某某{n}" for n in range(12)]

LINES = [
    help.for_heads(),
    help.for_street(),
    help.for_judged(),
    *(mark.month(month, NOW) for month in (SEPTEMBER, Month(2023, 1))),
    mark.last_day(UNTIL),
    *(mark.figures(own) for own in (OWN, Figures())),
    *(mark.given(GIVEN, OWN, before, UNTIL, NOW) for before in (None, 85)),
    *(mark.told(GIVEN, OWN, before, UNTIL, NOW, over) for before in (None, 85) for over in (True, False)),
    mark.appeal_waits("李伟"),
    *(mark.whom(names) for names in (NAMES, [])),
    mark.of_other_station("罗建明", "龙泉"),
    mark.not_judged("孙经理"),
    *(mark.bad_points("李伟", points) for points in ("", "120", "88.5")),
    mark.reason_missing("李伟", "88"),
    mark.month_to_come(Month(2025, 10)),
    *(mark.no_mark(month, NOW) for month in (None, SEPTEMBER)),
    mark.why_appeal(),
    mark.waits_already(SEPTEMBER, NOW),
    *(mark.too_late(SEPTEMBER, UNTIL, ["周建国", "马兰"], office, NOW) for office in ([], ["小方"])),
    mark.appealed(SEPTEMBER, 5, NOW),
    mark.appeal_told(GIVEN, NOW),
    mark.appeal_told_office(GIVEN, NOW),
    *(mark.who_appeals(names) for names in ([], ["李伟", "王磊"])),
    mark.no_appeal("李伟"),
    mark.say_outcome("李伟", 88),
    *(mark.answered(GIVEN, before, NOW) for before in (88, 85)),
    *(mark.answer_told(GIVEN, before, "马兰", "补记一次", NOW) for before in (88, 85)),
    mark.answer_told_office(GIVEN, 85, "马兰", "补记一次", NOW),
    mark.unanswered(GIVEN, NOW),
    mark.unanswered_office(GIVEN, NOW),
    sheet.page(sheet.heading("学桥", SEPTEMBER, 3, 8, NOW), ["李伟"], 0),
    *(sheet.line("李伟", one, own) for one in (None, *MARKS) for own in (OWN, Figures())),
    *(sheet.year_line("李伟", marks, OWN) for marks in ([], MARKS, [GIVEN])),
    *(sheet.page(sheet.year_heading("学桥", 2025), ["李伟"], left) for left in (0, 3)),
    *sheet.rates(OWN),
    sheet.percent(OWN, Rate.RESPONSE),
    sheet.nobody("学桥"),
    sheet.missing(SEPTEMBER, ["李伟"], NOW),
    sheet.year_to_come(2027),
    sheet.say_year(),
    sheet.reported("鹿鸣街道", 2025, ["李伟"]),
    *(
        sheet.has_reported(2025, told, unknown)
        for told in ({}, {"公安": ("高科长", 3)})
        for unknown in ([], ["市监", "交警"])
    ),
    sheet.nothing_to_report(2025),
    *(ranking.few(names, 10) for names in (NAMES[:3], NAMES)),
    *(ranking.by_month(name) for name in ("末位", "评优")),
    ranking.too_few_left(2),
    ranking.nobody_below(),
    ranking.nobody_above(),
    ranking.tied(["李伟", "王磊", "段勇"]),
    *(
        ranking.candidate(one, given, remark)
        for one in STANDINGS
        for given in (None, GIVEN)
        for remark in ("", ranking.appealing(), ranking.may_appeal(UNTIL), ranking.unmarked())
    ),
    *(ranking.part(one) for one in PARTS),
    ranking.last_heading("学桥", SEPTEMBER, NOW),
    ranking.best_heading("学桥", SEPTEMBER, NOW),
    ranking.open_ones(["李伟"]),
    ranking.by_month("末位"),
    ranking.where_from("末位"),
    *(ranking.sources("李伟", rows, best) for rows in ({}, {Rate.SOLUTION: "#1263"}) for best in (True, False)),
    ranking.no_sources(),
    ranking.METHOD,
]
