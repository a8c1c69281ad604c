"""What is read of one row, and what is wrong in it; nodes of the config that know the cells they come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.config import Problem
from bot.config.node import Node
from bot.rota.grid import Cell
from bot.rota.headers import Column, Headers


@dataclass
class Findings:
    """All that is wrong in the cells of a file, and what is worth knowing beside it."""

    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def wrong(self, cell: Cell, what: str, allowed: str = "") -> None:
        self.problems.append(Problem(cell.where, cell.row, "", what, allowed))


@dataclass(frozen=True)
class Row:
    """A row of a sheet with known headers; a column that is not there is an empty cell."""

    cells: tuple[Cell, ...]
    headers: Headers

    def cell(self, column: Column) -> Cell:
        first = self.cells[0]
        return self.headers.cell(self.cells, column) or Cell(None, first.sheet, first.row, 1)

    def all(self, column: Column) -> tuple[Cell, ...]:
        return tuple(self.cells[place - 1] for place in self.headers.at(column))

    def text(self, column: Column) -> str:
        return self.cell(column).text

    @property
    def is_blank(self) -> bool:
        """Whether nothing that counts was typed in it: what a merged cell brings was not."""
        known = [self.cells[place - 1] for place, what in self.headers.columns if what is not Column.REMARK]
        return not any(cell.text and not cell.filled for cell in known)


def scalar(cell: Cell, value: str) -> Node:
    """A value as config.yaml would have it, that stands in a cell."""
    return Node(value, cell.where, cell.row, 0)


def several(cell: Cell, nodes: list[Node]) -> Node:
    return Node(nodes, cell.where, cell.row, 0)


def mapping(cell: Cell, nodes: Mapping[str, Node]) -> Node:
    return Node(dict(nodes), cell.where, cell.row, 0)
