"""A workbook that is read and not filled in: sheets with a head, rows, and widths. Nothing that somebody typed becomes a formula or a link."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from handlers.domain.workcalendar import local

Value = str | int | float | datetime | None
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a table program may reckon with, where it is pasted or saved as text."""
_LONGEST = 2_000


class Sheets:
    """A workbook in the making; `content` closes it."""

    def __init__(self) -> None:
        from xlsxwriter import Workbook

        self._bytes = io.BytesIO()
        kept: dict[str, Any] = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = Workbook(self._bytes, kept)
        plain: dict[str, Any] = {"font_name": "微软雅黑", "font_size": 11, "valign": "top"}
        self._head = self._book.add_format(plain | {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F6F54"})
        self._text = self._book.add_format(plain | {"text_wrap": True})
        self._moment = self._book.add_format(plain | {"num_format": "yyyy-mm-dd hh:mm", "align": "left"})
        self._rate = self._book.add_format(plain | {"num_format": "0.0%"})

    def add(self, title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Value]]) -> None:
        """A sheet with its columns, each with its width, and its rows; a moment is shown on the clock of the town, a fraction as a rate."""
        sheet = self._book.add_worksheet(title)
        sheet.freeze_panes(1, 1)
        for place, (name, width) in enumerate(columns):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, name, self._head)
        last = 1
        for last, row in enumerate(rows, 1):
            for place, value in enumerate(row):
                self._put(sheet, last, place, value)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _put(self, sheet: Any, row: int, column: int, value: Value) -> None:
        match value:
            case None | "":
                pass
            case datetime():
                sheet.write_datetime(row, column, local(value).replace(tzinfo=None), self._moment)
            case float():
                sheet.write_number(row, column, value, self._rate)
            case int():
                sheet.write_number(row, column, value, self._text)
            case str():
                sheet.write_string(row, column, inert(value), self._text)

    def content(self) -> bytes:
        """The whole workbook."""
        self._book.close()
        return self._bytes.getvalue()


def inert(text: str) -> str:
    """The words as a cell may hold them: what looks like a formula is marked as words, and nothing is longer than is read."""
    clean = "".join(one for one in text[:_LONGEST] if one == "\n" or one.isprintable())
    return f"'{clean}" if clean.startswith(_FORMULAS) else clean
