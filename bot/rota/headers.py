"""Which column is which: the row of headers, wherever it stands, by the words that people use."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.rota.grid import Cell, Sheet


class Column(StrEnum):
    """What a column holds, by the header that is written."""

    STATION = "工作站"
    NAME = "姓名"
    ROLE = "角色"
    DEPARTMENT = "部门"
    QUALIFIED = "执法资格"
    EXPIRES = "资格到期日"
    PATTERN = "班次"
    HOURS = "时间"
    DAYS = "星期"
    DATES = "另加日期"
    HEAD = "带班"
    PEOPLE = "值班人员"
    REMARK = "备注"


_STATION = {"工作站": Column.STATION, "站": Column.STATION, "站点": Column.STATION, "所属工作站": Column.STATION}
_BOTH = {
    **_STATION,
    **dict.fromkeys("部门 单位 所属部门 派出单位 所属单位 工作单位 派驻单位".split(), Column.DEPARTMENT),
    **dict.fromkeys("备注 说明 序号 编号 电话 联系电话 手机 手机号 联系方式 性别".split(), Column.REMARK),
}
STAFF: Mapping[str, Column] = {
    **_BOTH,
    **dict.fromkeys("姓名 名字 人员姓名 人员".split(), Column.NAME),
    **dict.fromkeys("角色 职务 岗位 身份 职责".split(), Column.ROLE),
    **dict.fromkeys(
        "执法资格 资格 有无资格 有无执法资格 是否有执法资格 执法证 有无执法证 是否持证".split(), Column.QUALIFIED
    ),
    **dict.fromkeys("资格到期日 执法资格到期日 到期日 到期时间 有效期 有效期至 证件有效期".split(), Column.EXPIRES),
}
ROTA: Mapping[str, Column] = {
    **_BOTH,
    **dict.fromkeys("班次 班别 班 值班类型".split(), Column.PATTERN),
    **dict.fromkeys("时间 时段 时间段 值班时间 值班时段".split(), Column.HOURS),
    **dict.fromkeys("星期 星期几 周几 每周 值班日".split(), Column.DAYS),
    **dict.fromkeys("另加日期 日期 加班日期 另加日子".split(), Column.DATES),
    **dict.fromkeys("带班 带班人 带班人员 组长 主办 负责人".split(), Column.HEAD),
    **dict.fromkeys("值班人员 值班人 人员 姓名 名单 队员 成员 组员 协办 协管 协管队员".split(), Column.PEOPLE),
}
_DEEP = 20
"""Rows above the headers: a title, a line about the month."""
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Headers:
    """The row of headers of a sheet: which columns hold what, in their order, and what nobody knows."""

    row: int
    columns: tuple[tuple[int, Column], ...]
    unknown: tuple[Cell, ...]

    def at(self, column: Column) -> tuple[int, ...]:
        return tuple(place for place, what in self.columns if what is column)

    def cell(self, row: tuple[Cell, ...], column: Column) -> Cell | None:
        """The first cell of a row in such a column; None where there is none."""
        places = self.at(column)
        return row[places[0] - 1] if places else None

    @property
    def named(self) -> frozenset[Column]:
        return frozenset(what for _, what in self.columns)


def headers(sheet: Sheet, words: Mapping[str, Column]) -> Headers | None:
    """The row that holds the most of these words, two at least; None where no row does."""
    rows = [_headers(number, cells, words) for number, cells in enumerate(sheet.rows[:_DEEP], 1)]
    best = max(rows, key=lambda found: len(found.named), default=None)
    return best if best and len(best.named) >= 2 else None


def _headers(number: int, cells: tuple[Cell, ...], words: Mapping[str, Column]) -> Headers:
    known = [(cell, words.get(_word(cell))) for cell in cells if cell.text]
    columns = tuple((cell.column, column) for cell, column in known if column is not None)
    return Headers(number, columns, tuple(cell for cell, column in known if column is None))


def _word(cell: Cell) -> str:
    """A header without what is written beside its word: 人员2, 班次(必填), * 姓名."""
    return _BRACKETS.sub("", cell.text).replace(" ", "").strip("*:0123456789")
