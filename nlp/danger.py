"""How bad a line is: the danger that it tells of, the danger that it may tell of, and how pressing it is."""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from handlers.domain.reading import Danger, Level
from nlp.levels import DOUBT, HARMLESS, RED, URGENT, Levels


@dataclass(frozen=True)
class Alarm:
    """How pressing a line is. `danger` is what makes it red, `alarming` a danger in doubt: somebody should ask."""

    level: Level = Level.NORMAL
    danger: Danger | None = None
    alarming: Danger | None = None


CALM = Alarm()
"""A line that tells of nothing pressing."""


def alarm_of(levels: Levels, found: Set[str]) -> Alarm:
    """What a line tells of in which patterns of these kinds were found. What the line complains about is not asked, nor chosen."""
    if HARMLESS in found:
        return CALM
    if danger := _first(RED, levels.red, found):
        return Alarm(Level.RED, danger)
    return Alarm(Level.URGENT if URGENT in found else Level.NORMAL, alarming=_first(DOUBT, levels.doubt, found))


def _first(kind: str, dangers: Iterable[Danger], found: Set[str]) -> Danger | None:
    """The first of the file that was found."""
    return next((danger for danger in dangers if f"{kind} {danger}" in found), None)
