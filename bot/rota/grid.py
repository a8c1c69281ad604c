"""The sheets of a workbook as cells that know their places; a merged cell holds for every place that it covers."""

import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_ROWS, _COLUMNS, _SHEETS = 2_000, 60, 40
_BYTES, _UNPACKED, _MERGED = 5_000_000, 60_000_000, 200_000
_AREA = re.compile(rb"<(?:[a-z]+:)?mergeCell [^>]*ref=\"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})\"")
_SHOWN = 30


class UnreadableFile(Exception):
    """No workbook of ours: in a sentence, why."""


@dataclass(frozen=True)
class Cell:
    """What stands at a place; `filled` where it stands there only because cells are merged."""

    value: object
    sheet: str
    row: int
    column: int
    filled: bool = False

    @property
    def where(self) -> str:
        """`人员!C7`."""
        return f"{self.sheet}!{letters(self.column)}{self.row}"

    @property
    def text(self) -> str:
        """What people read there, in plain characters on one line: a date is 2025-09-28, a number without decimals 2."""
        return plain(self.value)

    @property
    def shown(self) -> str:
        """The same, short enough for an error."""
        return self.text if len(self.text) <= _SHOWN else self.text[:_SHOWN] + "…"


@dataclass(frozen=True)
class Sheet:
    """A sheet: its title and its rows, from the first on."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]

    def cell(self, row: int, column: int) -> Cell:
        """The cell there; an empty one beyond the last."""
        cells = self.rows[row - 1] if row <= len(self.rows) else ()
        return cells[column - 1] if column <= len(cells) else Cell(None, self.title, row, column)


def plain(value: object) -> str:
    """`plain("　李 伟（组长）") == "李 伟(组长)"`."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case datetime() | date():
            return f"{value:%Y-%m-%d}"
        case time():
            return f"{value:%H:%M}"
        case float() if value.is_integer():
            return str(int(value))
        case _:
            text = normalize("NFKC", str(value))
            return re.sub(r"\s+", " ", "".join(c if c.isprintable() else " " for c in text)).strip()


def letters(column: int) -> str:
    """`letters(28) == "AB"`."""
    before, last = divmod(column - 1, 26)
    return (letters(before) if before else "") + chr(ord("A") + last)


def read(file: Path) -> list[Sheet]:
    """The sheets that can be seen. Raises UnreadableFile."""
    _look(file)
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():  # of what is lost when it is saved again; it never is
            warnings.simplefilter("ignore")
            return _sheets(file, load_workbook)
    except UnreadableFile:
        raise
    except Exception as error:  # whatever a hostile or broken file brings about in a library
        raise UnreadableFile(f"{file} 打不开({type(error).__name__}),请用 Excel 或 WPS 另存为 .xlsx 再试") from None


def _look(file: Path) -> None:
    """Whether it is a workbook of a size that somebody has typed."""
    if file.suffix.lower() == ".xls":
        raise UnreadableFile(f"{file} 是旧格式 .xls,请用 Excel 或 WPS 另存为 .xlsx")
    if file.stat().st_size > _BYTES:
        raise UnreadableFile(f"{file} 太大,不像一份排班表")
    try:
        with zipfile.ZipFile(file) as packed:
            size = sum(part.file_size for part in packed.infolist())
            merged = 0 if size > _UNPACKED else sum(_merges(packed, part) for part in packed.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise UnreadableFile(f"{file} 不是 .xlsx 文件,请用 Excel 或 WPS 另存为 .xlsx") from None
    if size > _UNPACKED or merged > _MERGED:
        raise UnreadableFile(f"{file} 太大,不像一份排班表")


def _merges(packed: zipfile.ZipFile, part: str) -> int:
    """How many cells a sheet merges: the library makes each of them."""
    if not part.startswith("xl/worksheets/") or not part.endswith(".xml"):
        return 0
    areas = _AREA.findall(packed.read(part))
    return sum((_number(right) - _number(left) + 1) * (int(low) - int(top) + 1) for left, top, right, low in areas)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _sheets(file: Path, load: Callable[..., "Workbook"]) -> list[Sheet]:
    values, formulas = (load(file, data_only=data_only) for data_only in (True, False))
    sheets = [one for one in values.worksheets if one.sheet_state == "visible"][:_SHEETS]
    return [_sheet(one, formulas[one.title]) for one in sheets]


def _sheet(values: "Worksheet", formulas: "Worksheet") -> Sheet:
    title = plain(values.title)
    if min(values.max_row, _last(values)) > _ROWS:
        raise UnreadableFile(f"{title} 有{_ROWS}行以上,不像一份排班表")
    merged = dict(_merged(values))
    last_row, last_column = min(values.max_row, _ROWS), min(values.max_column, _COLUMNS)
    rows = []
    for row in range(1, last_row + 1):
        cells = []
        for column in range(1, last_column + 1):
            at = merged.get((row, column), (row, column))
            value = _value(values, formulas, *at, where=f"{title}!{letters(at[1])}{at[0]}")
            cells.append(Cell(value, title, row, column, at != (row, column)))
        rows.append(tuple(cells))
    return Sheet(title, tuple(rows))


def _last(sheet: "Worksheet") -> int:
    """The last row with something in it: colours and borders may reach far below."""
    cells: Any = sheet._cells  # it offers no other way that makes no cells
    return max((row for (row, _), cell in cells.items() if cell.value is not None), default=0)


def _merged(sheet: "Worksheet") -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Every place that a merged cell covers, with where that begins."""
    for area in sheet.merged_cells.ranges:
        top = (area.min_row, area.min_col)
        for row in range(area.min_row, min(area.max_row, _ROWS) + 1):
            yield from (((row, column), top) for column in range(area.min_col, min(area.max_col, _COLUMNS) + 1))


def _value(values: "Worksheet", formulas: "Worksheet", row: int, column: int, where: str) -> object:
    cell = values.cell(row, column)
    if cell.data_type == "e":
        raise UnreadableFile(f"{where} 是算错的公式 {cell.value},请改好再试")
    if cell.value is None and formulas.cell(row, column).data_type == "f":
        raise UnreadableFile(f"{where} 的公式没有算出来的值,请用 Excel 或 WPS 打开保存一次再试")
    return cell.value
