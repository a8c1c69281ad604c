"""A workbook as what it says of stations: their people and their shifts, and every cell that cannot be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.config.node import Node
from bot.config.problem import choices
from bot.config.roster import Part
from bot.rota import headers as heads
from bot.rota import people, shifts
from bot.rota.grid import Cell, Sheet
from bot.rota.headers import Column, Headers, headers
from bot.rota.row import Findings, Row, several
from handlers.domain.town import Town

_GENERATED = ("说明", "值班表")
_STAFF_TITLES, _ROTA_TITLES = ("人员", "名单", "花名册"), ("排班", "班次", "轮值")
_STAFF_NEEDS = (Column.NAME, Column.ROLE)
_ROTA_NEEDS = (Column.DEPARTMENT,)

Rows = dict[str, list[Row]]


@dataclass(frozen=True)
class Table:
    """What a file says of each station that it speaks of."""

    parts: Mapping[str, Part]
    findings: Findings


def table(sheets: list[Sheet], town: Town, station: str, today: date) -> Table:
    """Everything in the sheets; what names no station is of `station`, where one is named or there is only one."""
    findings, reading = Findings(), _Reading(town, station or _only(town), today)
    staff, rota = dict[str, list[Node]](), dict[str, list[Node]]()
    places: dict[int, Cell] = {}
    seen = False
    for sheet in sheets:
        kind = _kind(sheet)
        if kind is None:
            _pass_over(sheet, findings)
            continue
        seen = True
        read, into = (reading.staff, staff) if kind is heads.STAFF else (reading.rota, rota)
        found = headers(sheet, kind)
        if found is None or not _is_whole(sheet, found, kind, findings):
            _no_headers(sheet, found, kind, findings)
            continue
        findings.notes += [f"{cell.where} “{cell.shown}”这一列没有读" for cell in found.unknown]
        places.setdefault(id(into), sheet.cell(found.row, 1))
        for name, nodes in read(sheet, found, findings).items():
            into.setdefault(name, []).extend(nodes)
    if not seen:
        findings.wrong(
            sheets[0].cell(1, 1) if sheets else Cell(None, "工作簿", 1, 1),
            "认不出人员和排班",
            "请从 luming rota --template 模板.xlsx 填起",
        )
    parts = {name: Part(_whole(staff, name, places), _whole(rota, name, places)) for name in {**staff, **rota}}
    return Table(parts, findings)


def _only(town: Town) -> str:
    return town.stations[0].name if len(town.stations) == 1 else ""


def _whole(nodes: dict[str, list[Node]], name: str, places: dict[int, Cell]) -> Node | None:
    return several(places[id(nodes)], nodes[name]) if name in nodes else None


def _kind(sheet: Sheet) -> Mapping[str, Column] | None:
    """Which of the two tables a sheet is: by its headers, else by its title."""
    staff, rota = (headers(sheet, words) for words in (heads.STAFF, heads.ROTA))
    if staff and {*_STAFF_NEEDS} <= staff.named:
        return heads.STAFF
    times = {Column.PATTERN, Column.HOURS, Column.DAYS}
    if rota and rota.named & times and rota.named & {Column.HEAD, Column.PEOPLE}:
        return heads.ROTA
    if any(word in sheet.title for word in _STAFF_TITLES):
        return heads.STAFF
    return heads.ROTA if any(word in sheet.title for word in _ROTA_TITLES) else None


def _pass_over(sheet: Sheet, findings: Findings) -> None:
    if not sheet.title.startswith(_GENERATED) and any(cell.text for row in sheet.rows for cell in row):
        findings.notes.append(f"工作表“{sheet.title}”没有读:里面没有人员或排班的表头")


def _is_whole(sheet: Sheet, found: Headers, kind: Mapping[str, Column], findings: Findings) -> bool:
    if kind is heads.STAFF:
        return {*_STAFF_NEEDS} <= found.named
    times = {Column.PATTERN, Column.HOURS, Column.DAYS}
    return {*_ROTA_NEEDS} <= found.named and bool(found.named & times and found.named & {Column.HEAD, Column.PEOPLE})


def _no_headers(sheet: Sheet, found: Headers | None, kind: Mapping[str, Column], findings: Findings) -> None:
    cell = sheet.cell(found.row if found else 1, 1)
    needed = "姓名、角色" if kind is heads.STAFF else "部门、班次、值班人员"
    findings.wrong(cell, "表头不全" if found else "找不到表头", f"要有这几列:{needed}")


@dataclass(frozen=True)
class _Reading:
    """Reads rows station by station."""

    town: Town
    station: str
    today: date

    def staff(self, sheet: Sheet, found: Headers, findings: Findings) -> dict[str, list[Node]]:
        nodes: dict[str, list[Node]] = {}
        for name, rows in self._by_station(sheet, found, findings).items():
            read = (people.member(row, self.today, findings) for row in rows)
            nodes[name] = [node for node in read if node is not None]
        return _known(nodes)

    def rota(self, sheet: Sheet, found: Headers, findings: Findings) -> dict[str, list[Node]]:
        nodes: dict[str, list[Node]] = {}
        for name, rows in self._by_station(sheet, found, findings).items():
            read = [shifts.shift(first, more, self.town.calendar, self.today, findings) for first, more in _teams(rows)]
            nodes[name] = [node for node in read if node is not None]
        return _known(nodes)

    def _by_station(self, sheet: Sheet, found: Headers, findings: Findings) -> Rows:
        rows: Rows = {}
        for cells in sheet.rows[found.row :]:
            row = Row(cells, found)
            if not row.is_blank:
                rows.setdefault(self._station(row, findings), []).append(row)
        return rows

    def _station(self, row: Row, findings: Findings) -> str:
        """The station that a row is of; "" where nobody can tell, which is wrong."""
        cell, names = row.cell(Column.STATION), [station.name for station in self.town.stations]
        name = cell.text.replace(" ", "")
        for ending in ("", "站", "工作站", "执法工作站", "社区", "社区工作站", "社区执法工作站"):
            if name.removesuffix(ending) in names and name.endswith(ending):
                return name.removesuffix(ending)
        if not name and self.station:
            return self.station
        wrong = f"没有“{cell.shown}”这个工作站" if name else "没有写工作站"
        findings.wrong(cell, wrong, choices(names) + ("" if name else ";全是一个站的,加 --station 站名"))
        return ""


def _known(nodes: dict[str, list[Node]]) -> dict[str, list[Node]]:
    return {name: found for name, found in nodes.items() if name}


def _teams(rows: list[Row]) -> Iterator[tuple[Row, list[Row]]]:
    """Each row with those below that only add people to it."""
    first, more = rows[0], list[Row]()
    for row in rows[1:]:
        if shifts.goes_on(row):
            more.append(row)
        else:
            yield first, more
            first, more = row, []
    yield first, more
