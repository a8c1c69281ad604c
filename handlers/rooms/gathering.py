"""How much goes into one line that says several matters (合并): more of them follow in the next one."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from handlers.domain.decision import Part

MATTERS = 5
LONGEST, LONGEST_CALL = 300, 600
"""Characters of a line of receipts in a group, and of calls to one person, which hold what he needs to go there."""
_AROUND = 20


class Told(Protocol):
    """A line of one matter or several."""

    @property
    def parts(self) -> tuple[Part, ...]: ...


T = TypeVar("T", bound=Told)


def first_of(lines: Sequence[T], longest: int = LONGEST) -> list[T]:
    """The lines, from the first on, that fit into one: the first always does."""
    chosen = list(lines[:1])
    parts = [part for line in chosen for part in line.parts]
    for line in lines[1:]:
        parts += line.parts
        if len(parts) > MATTERS or sum(len(part.text) + 1 for part in parts) + _AROUND > longest:
            break
        chosen.append(line)
    return chosen
