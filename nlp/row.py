"""Rows of whole numbers, each packed into one: a column in every 64 bits. Adding packed rows adds every column at once."""

import struct
from collections.abc import Iterable, Sequence

Row = tuple[int, ...]
Packed = int

FIELD = 64
_MASK = (1 << FIELD) - 1
_HALF = 1 << (FIELD - 1)


def pack(columns: Sequence[Sequence[int]]) -> list[Packed]:
    """The rows of columns that lie side by side."""
    rows = list(columns[-1])
    for column in reversed(columns[:-1]):
        rows = [(row << FIELD) + value for row, value in zip(rows, column, strict=True)]
    return rows


class Unpacker:
    """Takes rows of so many columns apart. A column holds less than 2**63 on either side of nothing."""

    def __init__(self, columns: int) -> None:
        self._code = struct.Struct(f"<{columns}Q")
        self._halves = sum(_HALF << FIELD * column for column in range(columns))

    def __call__(self, packed: Packed) -> Row:
        """The columns of a packed row, or of the sum of several."""
        fields = (packed + self._halves).to_bytes(self._code.size, "little")
        return tuple([field - _HALF for field in self._code.unpack(fields)])

    def column(self, packed: Packed, number: int) -> int:
        """One of the columns of a packed row."""
        return (packed + self._halves >> FIELD * number & _MASK) - _HALF

    def sum(self, rows: Iterable[Packed]) -> Row:
        """What the columns of packed rows add up to."""
        return self(sum(rows))
