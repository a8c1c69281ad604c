"""The tables (导出) of a unit and a period: figures with their sources, tickets, rates of everybody, who was on duty."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from sqlmodel import Session

from bot.press.sheet import Sheet
from bot.press.workbook import Sheets, Value
from bot.rota.coming import coming, departments
from handlers.domain.absence import Absence
from handlers.domain.figures import DEFINITIONS, RATIOS, Figure, Figures, Rate
from handlers.domain.masking import masked
from handlers.domain.override import Overrides
from handlers.domain.paper import ExportPaper
from handlers.domain.policy import Matter
from handlers.domain.ticket import State, Ticket
from handlers.domain.town import Station, Town
from handlers.domain.workcalendar import DAY, local
from handlers.governance.texts import tables as texts
from handlers.governance.texts.figures import how_counted
from storage.duty import absence
from storage.duty.override import overrides
from storage.governance.figures import figures
from storage.governance.mark import marks_in_words
from storage.tickets.of_period import of_period

_TICKETS = (
    ("单号", 10), ("工作站", 10), ("小区", 14), ("来源", 8), ("提出时间", 17), ("类别", 10), ("事项", 12), ("轻重", 8), ("地点", 20), ("内容", 40),
    ("人次", 7), ("现在的状态", 10), ("主办", 10), ("牵头部门", 10), ("接单时限", 17), ("接单时间", 17), ("到场时间", 17), ("办结时限", 17),
    ("办结时间", 17), ("办结类型", 10), ("数量", 12), ("重开", 7), ("满意", 7), ("部分解决", 9), ("没解决", 9),
)  # fmt: skip
_RATES = ("响应率", "解决率", "满意率")


def tables(session: Session, town: Town, paper: ExportPaper) -> bytes:
    """The workbook; masked, but where the paper is unmasked. What was told in private stays private either way."""
    told = figures(session, paper.path, paper.start, paper.end, paper.at)
    stations = [
        s
        for s in town.stations
        if paper.path == town.name or paper.path == s.path or paper.path.startswith(f"{s.path}/")
    ]
    sheets = Sheets()
    sheets.add("说明", (("这份表", 100),), [(line,) for line in texts.notes(paper, town.name)])
    sheets.add("数字", (("数", 16), ("多少", 10), ("单位", 8), ("口径", 50), ("来源", 80)), _figures(told))
    sheets.add(
        "工单",
        _TICKETS,
        (_ticket(town, one, paper.unmasked) for one in of_period(session, paper.path, paper.start, paper.end)),
    )
    sheets.add("三率 人员", _heads("姓名", "部门"), _people(town, told))
    sheets.add("三率 工作站", _heads("工作站"), ([s.name, *_rates(told.only(station=s.name))] for s in stations))
    sheets.add("评价", _MARKS, _marks(session, stations, paper))
    sheets.add(
        "值班",
        (("日期", 12), ("", 6), ("工作站", 10), ("在岗", 60), ("夜间", 20)),
        _duties(session, town, stations, paper),
    )
    return sheets.content()


def _figures(told: Figures) -> Iterator[Sequence[Value]]:
    for figure, known in DEFINITIONS.items():
        yield known.name, told.count(figure), known.unit, known.words, texts.sources(told.rows.get(figure, ()))
    for rate, ratio in RATIOS.items():
        yield ratio.name, told.rate(rate), texts.of_how_many(told, rate), how_counted(rate), ""
    wait = told.first_response
    yield texts.FIRST_RESPONSE, round(wait.total_seconds() / 60) if wait else None, "分钟", texts.first_response(), ""


def _heads(*first: str) -> list[tuple[str, int]]:
    counts = [part for rate in _RATES for part in ((rate, 9), ("件数", 7))]
    return [*((name, 12) for name in first), *counts, *((DEFINITIONS[f].name, 9) for f in _COUNTS)]


_MARKS = (
    ("月份", 10),
    ("工作站", 10),
    ("姓名", 10),
    ("分数", 8),
    ("谁评的", 10),
    ("理由", 40),
    ("申诉", 7),
    ("申诉结果", 12),
)
_COUNTS = (
    Figure.ACCEPTED,
    Figure.RESOLVED,
    Figure.REOPENED,
    Figure.BOUNCED,
    Figure.ATTENDED,
    Figure.PATROLS,
    Figure.CLEARED,
)


def _marks(session: Session, stations: Sequence[Station], paper: ExportPaper) -> Iterator[Sequence[Value]]:
    """The marks of the months that begin within the period, with how their appeals stand; reasons as they are read in the house."""
    for station in stations:
        for mark in marks_in_words(session, station.name, paper.start, paper.end):
            month = f"{mark.month.year}-{mark.month.month:02}"
            appeal = texts.APPEALS[mark.appeal] if mark.appeal else ""
            yield month, mark.station, mark.person, mark.mark, mark.by, masked(mark.reason), mark.appeals, appeal


def _people(town: Town, told: Figures) -> Iterator[Sequence[Value]]:
    for name, own in sorted(told.by_person().items()):
        if (member := town.staff.get(name)) is not None:
            yield name, member.department, *_rates(own)


def _rates(own: Figures) -> list[Value]:
    pairs = [value for rate in RATIOS for value in (own.rate(rate), own.whole(rate))]
    assert set(RATIOS) == set(Rate)
    return [*pairs, *map(own.count, _COUNTS)]


def _ticket(town: Town, ticket: Ticket, unmasked: bool) -> Sequence[Value]:
    station = town.station(ticket.station)
    matter = _matter(station, ticket)
    compound = station.compound(ticket.path) if station else None
    shown = str if unmasked and not ticket.private and not ticket.is_hushed else masked
    closed = ticket.state is State.ARCHIVED
    votes = list(ticket.votes.values()) if closed else []  # nobody sees a vote while its poll is open
    return (
        f"#{ticket.number}",
        ticket.station,
        compound.name if compound else "",
        texts.SOURCES[ticket.source],
        ticket.opened_at,
        texts.LABELS[ticket.label],
        matter.name if matter else "",
        texts.LEVELS[ticket.level],
        shown(ticket.place or ""),
        texts.TOLD_IN_PRIVATE if ticket.private or ticket.is_hushed else shown(ticket.words),
        len(ticket.voices),
        texts.STATES[ticket.state],
        ticket.lead or "",
        matter.lead if matter else "",
        ticket.accept_by,
        ticket.accepted_at,
        ticket.arrived_at,
        ticket.resolve_by,
        ticket.resolved_at,
        texts.RESOLUTIONS[ticket.resolution] if ticket.resolution else "",
        texts.amounts(ticket.quantities, station.policy.tickets.quantities if station else {}),
        len(ticket.reopenings),
        *((sum(v is verdict for v in votes) if closed else None) for verdict in texts.VERDICTS),
    )


def _matter(station: Station | None, ticket: Ticket) -> Matter | None:
    return station.policy.matters.get(ticket.matter) if station else None


def _duties(session: Session, town: Town, stations: Sequence[Station], paper: ExportPaper) -> Iterator[Sequence[Value]]:
    """Who was, or is to be, there on each day."""
    start, now = local(paper.start).date(), overrides(session, paper.at)
    days = min((paper.end - paper.start) // DAY, 400)
    for station in stations:
        there = _with_past(now, absence.since(session, station.name, paper.start - timedelta(days=1)))
        for day in coming(town, station.name, there, start, days):
            people = ";".join(
                f"{name} {day.departments[name]}" for name in departments(station) if day.departments.get(name)
            )
            yield f"{day.day}", texts.day(day.day, day.works, day.name), station.name, people, day.night


def _with_past(now: Overrides, absences: Sequence[Absence]) -> Overrides:
    """The overrides with absences that are over."""
    return replace(now, absences=tuple({*now.absences, *absences}))


def of_paper(session: Session, town: Town, paper: ExportPaper) -> Sheet:
    """The workbook as a line brings it: 学桥 2025-09-01–2025-09-30 导出.xlsx."""
    first, last = local(paper.start).date(), local(paper.end).date() - DAY
    masks = "(未打码)" if paper.unmasked else ""
    name = f"{paper.path.rpartition('/')[2]} {first}–{last} 导出{masks}.xlsx"
    return Sheet(name, tables(session, town, paper), picture=False)
