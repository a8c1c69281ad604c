"""The demo's 学桥 as rows of a table, to be changed, checked and saved."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from bot.config import Ground
from bot.rota.grid import Cell, Sheet
from bot.rota.proposal import BadTable, Proposal, proposal
from bot.rota.table import table
from handlers.domain.override import Roster
from tests.language.demo import CONFIG

TODAY = date(2025, 9, 25)
STAFF_HEAD = ("工作站", "姓名", "角色", "部门", "执法资格", "资格到期日", "备注")
ROTA_HEAD = ("工作站", "部门", "班次", "星期", "另加日期", "带班", "值班人员", "备注")
PEOPLE: list[tuple[Any, ...]] = [
    ("学桥", "周建国", "站长"),
    ("学桥", "马兰", "站长"),
    ("学桥", "吴娟", "副站长"),
    ("学桥", "李伟", "执法人员", "综合执法", "有"),
    ("学桥", "段勇", "执法人员", "综合执法", "有"),
    ("学桥", "王磊", "执法人员", "公安", "有"),
    ("学桥", "唐静", "执法人员", "市监", "有"),
    ("学桥", "陈刚", "执法人员", "交警", "有"),
    ("学桥", "赵敏", "协管队员", "综合执法"),
    ("学桥", "张丽", "网格员", "网格"),
    ("学桥", "何芳", "网格员", "网格"),
    ("学桥", "孙经理", "物业", "物业"),
]
SHIFTS: list[tuple[Any, ...]] = [
    ("学桥", "综合执法", "每个工作日", "", "", "李伟", "赵敏"),
    ("学桥", "公安", "每个工作日", "", "", "王磊"),
    ("学桥", "市监", "每周几天", "周二、周四", "2025-09-28", "唐静"),
    ("学桥", "交警", "挂点", "", "", "陈刚"),
    ("学桥", "网格", "每个工作日", "", "", "张丽", "何芳"),
    ("学桥", "物业", "每个工作日", "", "", "孙经理"),
    ("学桥", "综合执法", "替班", "", "", "段勇"),
    ("学桥", "公安", "夜间和节假日", "", "", "王磊"),
]
"""The demo's 学桥, row by row."""


def changed(rows: list[tuple[Any, ...]], row: int, column: int, value: object) -> list[tuple[Any, ...]]:
    """The rows with another value in a cell, counted as a sheet with one row of headers does."""
    wide = [list(one) + [""] * (8 - len(one)) for one in rows]
    wide[row - 2][column - 1] = value
    return [tuple(one) for one in wide]


def sheets(staff: Sequence[Sequence[Any]] = PEOPLE, rota: Sequence[Sequence[Any]] = SHIFTS) -> list[Sheet]:
    """Both tables under the headers that are written."""
    return [typed_sheet("人员", [STAFF_HEAD, *staff]), typed_sheet("排班", [ROTA_HEAD, *rota])]


def typed_sheet(title: str, rows: Sequence[Sequence[Any]]) -> Sheet:
    told = enumerate(([*row, *[""] * (8 - len(row))] for row in rows), 1)
    return Sheet(title, tuple(tuple(Cell(v or None, title, r, c) for c, v in enumerate(row, 1)) for r, row in told))


def proposed(ground: Ground, found: list[Sheet], station: str = "", **rosters: Roster) -> Proposal:
    return proposal(CONFIG, ground.town, rosters, table(found, ground.town, station, TODAY))


def errors(ground: Ground, found: list[Sheet], station: str = "") -> list[str]:
    try:
        proposed(ground, found, station)
    except BadTable as error:
        return list(error.lines)
    return []


def saved(file: Path, *pages: tuple[str, Sequence[Sequence[Any]]], merge: Sequence[tuple[str, str]] = ()) -> Path:
    """A workbook as somebody would type it; `merge` are areas of sheets."""
    typed = Workbook()
    typed.remove(typed.worksheets[0])
    for title, rows in pages:
        page = typed.create_sheet(title)
        for row in rows:
            page.append(list(row))
    for title, area in merge:
        typed[title].merge_cells(area)
    typed.save(file)
    return file
