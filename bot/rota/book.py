"""The workbook that is written: to be filled in and read back, and with who is on which day to be printed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.rota.coming import DayOfDuty, departments
from bot.rota.headers import Column
from bot.rota.words import PATTERNS, ROLES, WEEK
from handlers.domain.town import Shift, Staff, Station, Town, When

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_BARRED, _LONGEST = re.compile(r"[\[\]:*?/\\']"), 31
_ROWS = 400
"""Rows with lists to choose from."""
_STAFF = {Column.STATION: 12, Column.NAME: 12, Column.ROLE: 12, Column.DEPARTMENT: 14, Column.QUALIFIED: 10}
_STAFF |= {Column.EXPIRES: 14, Column.REMARK: 24}
_ROTA = {Column.STATION: 12, Column.DEPARTMENT: 14, Column.PATTERN: 16, Column.DAYS: 16, Column.DATES: 22}
_ROTA |= {Column.HEAD: 12, Column.PEOPLE: 28, Column.REMARK: 20}
_GUIDE = (
    "怎么填",
    "1. “人员”一行写一个人;“排班”一行写一个班。不要改表头的字,列的先后可以换,可以加别的列(不读)。",
    f"2. 角色:{'、'.join(names[0] for names in ROLES.values())}。执法人员、协管队员要写部门。",
    "3. 执法资格写“有”或空着;只有执法人员写。资格到期日写到哪天为止(含当天),不到期的空着。",
    f"4. 班次:{'、'.join(names[0] for names in PATTERNS.values())}。也可以写一段时间,如 18:00-次日08:00。",
    "5. “每周几天”的班要写星期:周二、周四。另加日期是另外再来的日子:2025-09-28、2025-10-11。",
    "6. 带班写一个人(要有执法资格;网格员、物业也可以),值班人员写其余的人,用、隔开。",
    "7. 每个工作日要有能任主办的人,夜间和节假日要有人;挂点和替班的不算。",
    "",
    "怎么用",
    "先看会改什么(什么也不写):luming rota 文件.xlsx",
    "没有错再写进去:luming rota 文件.xlsx --write;要撤回:luming rota --undo",
    "表里没有的工作站不动;“人员”里写了一个工作站,它的人员就全部照表换掉;“排班”也一样。",
    "值班表(luming rota --export 才有)是照排班、请假和节假日生成的,只供打印,不读回来。",
)
_GREEN, _LIGHT = "#1F6F54", "#E8F2EE"
_RED, _YELLOW, _GREY = "#FBE3E1", "#FFF4CC", "#F2F2F2"


@dataclass(frozen=True)
class Duty:
    """The coming days of a station."""

    station: Station
    days: tuple[DayOfDuty, ...]


def write(file: Path, town: Town, stations: Sequence[Station], duties: Iterable[Duty] = ()) -> None:
    """Write the people and the rota of stations, each with lists to choose from; before them the coming days, where any are given."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    book = Workbook(str(file))
    _fill(book, town, stations, duties)
    try:
        book.close()
    except FileCreateError as error:
        why = error.args[0] if error.args else error
        raise (why if isinstance(why, OSError) else OSError(f"写不了 {file}:{why}")) from None


def _fill(book: "Workbook", town: Town, stations: Sequence[Station], duties: Iterable[Duty]) -> None:
    look, many = Look(book), len(stations) > 1
    for number, duty in enumerate(duties, 1):
        _duty(book, look, duty, _title(duty.station.name, number) if many else "值班表")
    _table(book, look, "人员", _STAFF, [_member(s, m) for s in stations for m in s.staff])
    _table(book, look, "排班", _ROTA, [_shift(s, shift) for s in stations for shift in s.shifts])
    _guide(book, look)
    _choices(book, town, stations)


def _title(station: str, number: int) -> str:
    """The title of a station's sheet: 31 characters at most, and some are not allowed in it."""
    plain = _BARRED.sub(" ", f"值班表 {station}")
    return plain if len(plain) <= _LONGEST and plain.endswith(station) else f"{plain[: _LONGEST - 4]} {number}"


class Look:
    """The formats of a workbook, each made once."""

    def __init__(self, book: "Workbook") -> None:
        plain: dict[str, object] = {"font_name": "微软雅黑", "font_size": 11, "valign": "vcenter"}
        framed = plain | {"border": 1, "border_color": "#BFBFBF"}
        centred = framed | {"align": "center", "text_wrap": True}
        self.head: Format = book.add_format(
            centred | {"bold": True, "font_color": "#FFFFFF", "bg_color": _GREEN, "border_color": _GREEN}
        )
        self.cell: Format = book.add_format(framed | {"text_wrap": True, "indent": 1})
        self.day: Format = book.add_format(framed | {"num_format": "yyyy-mm-dd", "align": "left", "indent": 1})
        self.title: Format = book.add_format(plain | {"bold": True, "font_size": 16, "align": "center"})
        self.part: Format = book.add_format(plain | {"bold": True, "font_size": 13, "font_color": _GREEN})
        self.line: Format = book.add_format(plain | {"text_wrap": True})
        self.small: Format = book.add_format(plain | {"font_size": 9, "font_color": "#7F7F7F"})
        colours = {"holiday": _RED, "make_up": _YELLOW, "weekend": _GREY}
        self.days: dict[str, Format] = {name: book.add_format(centred | {"bg_color": c}) for name, c in colours.items()}
        self.days["work"] = book.add_format(centred)


def _member(station: Station, member: Staff) -> list[str | date]:
    qualified = "有" if member.qualified else ""
    return [station.name, member.name, ROLES[member.role][0], member.department, qualified, member.expires or "", ""]


def _shift(station: Station, shift: Shift) -> list[str | date]:
    days = "、".join(WEEK[day] for day in sorted(shift.weekdays)) if shift.when is When.WEEKDAYS else ""
    dates = "、".join(f"{day}" for day in sorted(shift.dates))
    head, *others = shift.people
    return [station.name, shift.department, PATTERNS[shift.when][0], days, dates, head, "、".join(others), ""]


def _table(book: "Workbook", look: Look, title: str, columns: dict[Column, int], rows: list[list[str | date]]) -> None:
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 2)
    sheet.set_default_row(20)
    sheet.set_row(0, 24)
    for place, (column, width) in enumerate(columns.items()):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, column, look.head)
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            _put(sheet, number, place, value, look)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    _validate(sheet, list(columns))
    _printed(sheet, 0)


def _put(sheet: "Worksheet", row: int, column: int, value: str | date, look: Look) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, look.day)
    else:
        sheet.write_string(row, column, value, look.cell)


_LISTS = (Column.STATION, Column.ROLE, Column.DEPARTMENT, Column.PATTERN, Column.QUALIFIED)
_OPTIONS = "选项"


def _validate(sheet: "Worksheet", columns: list[Column]) -> None:
    """Lists to choose from; what is typed otherwise is asked about, not refused: it may be a form that is read."""
    for column in _LISTS:
        if column in columns:
            letter = chr(ord("A") + _LISTS.index(column))
            place = columns.index(column)
            source = f"={_OPTIONS}!${letter}$1:${letter}$60"
            asked = {"validate": "list", "source": source, "error_type": "warning"}
            asked |= {"error_title": "不在列表里", "error_message": "请从列表里选,或写“说明”里的写法。"}
            sheet.data_validation(1, place, _ROWS, place, asked)


def _choices(book: "Workbook", town: Town, stations: Sequence[Station]) -> None:
    sheet = book.add_worksheet(_OPTIONS)
    lists = {
        Column.STATION: [station.name for station in stations],
        Column.ROLE: [names[0] for names in ROLES.values()],
        Column.DEPARTMENT: list(town.departments),
        Column.PATTERN: [names[0] for names in PATTERNS.values()],
        Column.QUALIFIED: ["有", "无"],
    }
    for place, column in enumerate(_LISTS):
        for row, word in enumerate(lists[column]):
            sheet.write_string(row, place, word)
    sheet.hide()


def _guide(book: "Workbook", look: Look) -> None:
    sheet = book.add_worksheet("说明")
    sheet.set_column(0, 0, 110)
    sheet.hide_gridlines(2)
    for row, text in enumerate(_GUIDE):
        sheet.write_string(row, 0, text, look.part if text.startswith("怎么") else look.line)
        sheet.set_row(row, 22)


def _duty(book: "Workbook", look: Look, duty: Duty, title: str) -> None:
    """A row a day: who is there of each department, who at night; holidays and make-up days in colour."""
    sheet = book.add_worksheet(title)
    names = departments(duty.station)
    heads = ("日期", "星期", *names, "夜间和节假日", "备注")
    first, last = duty.days[0].day, duty.days[-1].day
    sheet.merge_range(0, 0, 0, len(heads) - 1, f"{duty.station.name}站值班表({first} 至 {last})", look.title)
    sheet.set_row(0, 32)
    sheet.set_row(1, 24)
    widths = (12, 7, *(max(14, 34 // max(len(names), 1)) for _ in names), 16, 16)
    for place, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(1, place, head, look.head)
    for row, one in enumerate(duty.days, 2):
        cells = (
            f"{one.day}",
            WEEK[one.day.weekday()],
            *(one.departments[name] for name in names),
            one.night,
            _remark(one),
        )
        for place, text in enumerate(cells):
            sheet.write_string(row, place, text, look.days[_kind(one)])
        sheet.set_row(row, 19 * max(_lines(text, width) for text, width in zip(cells, widths, strict=True)))
    legend = "红:节假日;黄:调休上班;灰:周末。每格第一个人带班;“替”是请假、换班时的替班人。"
    sheet.write_string(len(duty.days) + 2, 0, legend, look.small)
    sheet.freeze_panes(2, 2)
    _printed(sheet, 1)
    sheet.fit_to_pages(1, 1)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column: a Chinese character is as wide as two others."""
    return sum(1 + sum(1 + (ord(char) > 0x2E7F) for char in part) // (width + 4) for part in text.split("\n"))


def _remark(day: DayOfDuty) -> str:
    return f"上班({day.name})" if day.works and day.name else f"放假 {day.name}" if day.name else ""


def _kind(day: DayOfDuty) -> str:
    if day.works:
        return "make_up" if day.name else "work"
    return "holiday" if day.name else "weekend"


def _printed(sheet: "Worksheet", last_head: int) -> None:
    """On A4, across, as many pages down as it takes, with its headers on each."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, last_head)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C第 &P 页,共 &N 页")
