"""Every sentence of a bulletin, said once with plausible arguments; test_texts.py looks at them."""

from datetime import date, timedelta

from handlers.domain.figures import Counted
from handlers.governance.draft import Cited, Draft, Item, Section, Source
from handlers.governance.texts import bulletin, rounding
from tests.language.sample import ID, NOW, at

SEVEN, THREE, NONE = Cited(7, "7件[1]"), Cited(3, "3件[2]"), Cited(0, "")
SHARE = Cited(0.9, "90%[3]")
PARTS = [("停车", SEVEN), ("占道", THREE)]
ROWS = tuple(Counted(source, NOW, "学桥", 2) for source in (str(ID), "学桥/1271", "patrol/学桥/3"))
THERE = tuple(Counted(f"attendance/学桥/2025-0{month}-01", at(f"2025-0{month}-01 08:40"), "学桥") for month in (8, 9))
SOURCE = Source(1, "诉求", "7件", "居民反映的事", ROWS)
DRAFT = Draft(
    head=bulletin.HEAD,
    issue=bulletin.issue("18"),
    title=bulletin.title("鹿鸣街道"),
    subtitle="2025年9月1日至9月30日",
    unit="鹿鸣街道",
    by=bulletin.by("鹿鸣街道"),
    author=bulletin.author("某某"),
    cut_off="截至2025年9月30日",
    note=bulletin.to_check(),
    lead="鹿鸣街道收到居民诉求7件[1]。",
    sections=(Section(bulletin.forces(), (Item(bulletin.item(0, "人员到位"), bulletin.nothing()),)),),
    sources=(SOURCE,),
)

LINES = [
    *(bulletin.unit("鹿鸣街道", station) for station in ("", "学桥")),
    bulletin.span(at("2025-01-01 00:00"), at("2025-07-10 23:59")),
    bulletin.span(at("2024-12-01 00:00"), at("2025-07-10 23:59")),
    bulletin.span(NOW, NOW),
    bulletin.day(date(2025, 7, 10)),
    *(bulletin.cut_off(NOW, over) for over in (True, False)),
    *bulletin.imprint("鹿鸣街道", NOW, "某某"),
    bulletin.lead("鹿鸣街道", "2025年9月", bulletin.told_and_solved(SEVEN, SEVEN, THREE)),
    bulletin.told_and_solved(SEVEN, SEVEN, NONE),
    bulletin.nothing_told(),
    *(bulletin.satisfied(rate, SEVEN, THREE, SHARE) for rate in (SHARE, NONE)),
    bulletin.links(),
    bulletin.tasks(),
    bulletin.listed(PARTS),
    *(bulletin.here(stations, SEVEN, ready, PARTS) for stations in (THREE, NONE) for ready in (THREE, NONE)),
    bulletin.leads(SEVEN, PARTS),
    bulletin.actions(SEVEN),
    bulletin.meetings(SEVEN),
    bulletin.measures(THREE),
    bulletin.campaigns(SEVEN, PARTS),
    bulletin.rota([bulletin.every_day(PARTS), bulletin.some_days(THREE, PARTS), bulletin.on_call(PARTS)]),
    bulletin.attended(SEVEN, THREE, PARTS),
    bulletin.nobody_attended(),
    bulletin.kinds(SEVEN, SEVEN, PARTS),
    *(bulletin.not_counted(gone, merged) for gone, merged in ((SEVEN, THREE), (NONE, THREE), (SEVEN, NONE))),
    *(bulletin.accepted(SEVEN, n, n, SHARE) for n in (THREE, NONE)),
    bulletin.nobody_accepted(THREE),
    bulletin.first_response(THREE),
    *(bulletin.resolved(SEVEN, n, n, SHARE) for n in (THREE, NONE)),
    *(bulletin.polled(SEVEN, n, SHARE) for n in (THREE, NONE)),
    bulletin.verdicts(PARTS, SHARE),
    bulletin.reopened(THREE),
    *(bulletin.standing(SEVEN, n, n) for n in (THREE, NONE)),
    bulletin.extended(THREE),
    bulletin.by_department(PARTS),
    bulletin.bounced(THREE),
    bulletin.patrols(THREE),
    bulletin.found(THREE),
    bulletin.cleared(THREE),
    bulletin.amounts(PARTS),
    bulletin.examples([bulletin.example("桂花苑3栋", "违停堵门", led, SEVEN, THREE) for led in ("公安", "")]),
    bulletin.mediated(THREE),
    *bulletin.sources(DRAFT),
    bulletin.source(SOURCE, ""),
    *(bulletin.behind(rows, street, 1) for rows in (ROWS, THERE) for street in (True, False)),
    *(bulletin.wholly(rows, street) for rows in (ROWS, THERE) for street in (True, False)),
    bulletin.by_roster(),
    bulletin.by_list(),
    bulletin.by_rota(),
    bulletin.people_attended(),
    bulletin.answers_counted(),
    bulletin.answer_share(),
    bulletin.first_response_counted(),
    bulletin.voices_of_example(),
    bulletin.length_of_example(),
    bulletin.chart_by_kind(),
    bulletin.chart_by_station(),
    *(bulletin.chart_by_time(months) for months in (True, False)),
    *(bulletin.bar(date(2025, 9, 1), months) for months in (True, False)),
    bulletin.text(DRAFT),
    *(bulletin.ready("学桥", "9月", bulletin.gist(7, 3, rate, 7, 3)) for rate in (SHARE, NONE)),
    bulletin.not_begun(),
    bulletin.file(DRAFT.title, DRAFT.subtitle),
    bulletin.at_the_machine(),
    *(rounding.number(n, "辆") for n in (7, 20, 23, 198, 1234)),
    *(rounding.percent_above(part, 1000) for part in (970, 974)),
    *(rounding.span(timedelta(minutes=minutes)) for minutes in (0, 12, 60, 185, 2880, 3000)),
    *(rounding.ratio("满意", whole) for whole in (["办结"], ["满意", "部分解决"])),
]
