"""Topics in columns: each stays together where it can, a head never stands alone, and two columns are as even as may be."""

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 0.4
"""The room between two topics, in lines."""
_MUCH = 0.6
"""A topic that takes more than this of a column may be broken wherever the column ends."""


@dataclass(frozen=True)
class Line:
    """A line of a topic: of its `head`, or of what is said; `gap` is the room above it, in lines."""

    text: str
    head: bool = False
    gap: float = 0.0


Column = list[Line]


def topic(heads: Sequence[str], body: Sequence[str]) -> Column:
    """The lines of one topic."""
    return [*(Line(text, True) for text in heads), *map(Line, body)]


def height(column: Sequence[Line]) -> float:
    """How many lines high it is."""
    return sum(line.gap + 1 for line in column)


def columns(topics: Sequence[Column], most: float) -> list[Column]:
    """The topics in columns that are at most so many lines high; where not even a head and a line fit, far too many."""
    if most < 2:
        return [list(lines) for lines in topics] * 3
    filled: list[Column] = [[]]
    for lines in topics:
        rest = lines
        while rest:
            room = most - height(filled[-1]) - (GAP if filled[-1] else 0)
            here = _fitting(rest, room, most)
            filled[-1] += _below(here, bool(filled[-1]))
            rest = rest[len(here) :]
            if rest:
                filled.append([])
    return filled


def even(topics: Sequence[Column], most: float) -> list[Column]:
    """The same, no higher than two columns must be."""
    found = columns(topics, most)
    lines = sum(map(len, topics))
    for lower in range(2, lines + 1):
        if lower < most and len(two := columns(topics, lower)) <= 2:
            return two
    return found


def _fitting(lines: Column, room: float, most: float) -> Column:
    """As much of a topic as goes into the room that is left: all of it, nothing, or of a long one some lines below its head."""
    if len(lines) <= room:
        return lines
    heads = sum(line.head for line in lines)
    is_long = len(lines) > most * _MUCH
    if room >= most or is_long and room >= heads + 1:
        return lines[: max(int(room), 1)]
    return []


def _below(lines: Column, something: bool) -> Column:
    """The lines with the gap above them where something stands there."""
    if not lines or not something:
        return lines
    return [Line(lines[0].text, lines[0].head, GAP), *lines[1:]]
