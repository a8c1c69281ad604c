"""The rows of 排班: who of a department works when; rows under the same merged cells are one team."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.config.node import Node
from bot.config.problem import choices
from bot.rota import cells, words
from bot.rota.grid import Cell
from bot.rota.headers import Column
from bot.rota.row import Findings, Row, mapping, scalar, several
from handlers.domain.town import When
from handlers.domain.workcalendar import WorkCalendar

_WHEN = (Column.PATTERN, Column.HOURS, Column.DAYS, Column.DATES)
_EVERY_DAY = frozenset(range(5))


def goes_on(row: Row) -> bool:
    """Whether a row only adds people to the one above: its department and its time are merged with those."""
    times = [row.cell(column) for column in _WHEN if row.text(column)]
    return row.cell(Column.DEPARTMENT).filled and bool(times) and all(cell.filled for cell in times)


def shift(row: Row, more: list[Row], calendar: WorkCalendar, today: date, findings: Findings) -> Node | None:
    """A shift as config.yaml would have it; None where nobody works in it. What is wrong is found, and left out."""
    department = row.cell(Column.DEPARTMENT)
    if not department.text:
        findings.wrong(department, "没有写部门")
    days = _days(row, findings)
    when = _when(row, days, calendar, findings)
    dates = list(_dates(row, today, findings))
    people = _people([row, *more], findings)
    if not people or not department.text:
        return None
    told = {"department": scalar(department, department.text), "people": several(_first_people(row), people)}
    told["when"] = scalar(row.cell(Column.PATTERN), (when or When.SUBSTITUTE).value)
    if when is When.WEEKDAYS:
        told["days"] = several(
            row.cell(Column.DAYS), [scalar(row.cell(Column.DAYS), words.WEEK[day]) for day in sorted(days)]
        )
    told |= {"dates": several(row.cell(Column.DATES), dates)} if dates else {}
    return mapping(row.cell(Column.PATTERN), told)


def _first_people(row: Row) -> Cell:
    return (*row.all(Column.HEAD), *row.all(Column.PEOPLE))[0]


def _days(row: Row, findings: Findings) -> frozenset[int]:
    cell = row.cell(Column.DAYS)
    days = words.weekdays(cell.text)
    if days is None:
        findings.wrong(cell, f"星期“{cell.shown}”看不懂", "写法:周二、周四,或周一至周五")
    return days or frozenset()


def _when(row: Row, days: frozenset[int], calendar: WorkCalendar, findings: Findings) -> When | None:
    """The pattern: its word, else the stretch of the day that is written, else the days of the week alone."""
    told = len(findings.problems)
    when = _pattern(row, bool(days), calendar, findings)
    cell = row.cell(Column.DAYS)
    if when is When.WORKDAYS and days not in (frozenset(), _EVERY_DAY):
        return When.WEEKDAYS
    if when is When.WEEKDAYS and not days and len(findings.problems) == told and words.weekdays(cell.text) is not None:
        findings.wrong(cell, "没有写星期几", "“每周几天”的班次写法:周二、周四")
    elif when not in (When.WORKDAYS, When.WEEKDAYS, None) and days:
        findings.wrong(cell, f"“{words.PATTERNS[when][0]}”的班次不写星期", "只有“每周几天”的写")
        return when
    return when if when is not When.WEEKDAYS or days else None


def _pattern(row: Row, has_days: bool, calendar: WorkCalendar, findings: Findings) -> When | None:
    written = [row.cell(column) for column in (Column.PATTERN, Column.HOURS) if row.text(column)]
    for cell in written:
        bare = cell.text.partition("(")[0]
        found = words.pattern(cell.text) or words.pattern(bare) or cells.pattern_of_span(cell.text, calendar)
        if isinstance(found, When):
            return found
        if found is not None:
            findings.wrong(cell, f"“{cell.shown}”不知道算哪一班", found)
            return None
    if not written and has_days:
        return When.WEEKDAYS
    cell = (*written, row.cell(Column.PATTERN))[0]
    wrong = f"班次“{cell.shown}”看不懂" if cell.text else "没有写班次"
    findings.wrong(cell, wrong, choices(names[0] for names in words.PATTERNS.values()))
    return None


def _dates(row: Row, today: date, findings: Findings) -> Iterator[Node]:
    cell = row.cell(Column.DATES)
    if not isinstance(cell.value, str):
        texts: list[object] = [cell.value] if cell.text else []
    else:
        texts = [part for line in cell.value.splitlines() for part in _split(replace(cell, value=line).text)]
    for text in texts:
        if (day := cells.day(text, today)) is not None:
            yield scalar(cell, f"{day}")
        else:
            shown = replace(cell, value=text).shown
            findings.wrong(cell, f"“{shown}”不是日期", "写法:2025-09-28;几个日子用、隔开")


def _split(text: str) -> list[str]:
    return [part for chunk in text.replace(",", "、").replace(";", "、").split("、") for part in chunk.split()]


def _people(rows: list[Row], findings: Findings) -> list[Node]:
    """The names in all cells for people, whoever leads before the others, nobody twice."""
    heads: dict[str, Node] = {}
    others: dict[str, Node] = {}
    for column, row in ((column, row) for row in rows for column in (Column.HEAD, Column.PEOPLE)):
        for cell in row.all(column):
            for named in cells.names(cell.value) if cell.text and not _covered(cell, row, rows) else ():
                if named.wrong:
                    findings.wrong(cell, named.wrong, "几个人用、隔开;带班的写在第一个,或写成 李伟(组长)")
                leads = named.heads or column is Column.HEAD
                (heads if leads else others).setdefault(named.name, scalar(cell, named.name))
    if not heads and not others:
        findings.wrong(_first_people(rows[0]), "没有写谁值班", "几个人用、隔开,带班的写在第一个")
    return list({**heads, **{name: node for name, node in others.items() if name not in heads}}.values())


def _covered(cell: Cell, row: Row, rows: list[Row]) -> bool:
    """Whether what stands there was read already, in the first row of the team."""
    return cell.filled and row is not rows[0]
