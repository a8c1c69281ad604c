"""How bad a line is: the danger that it tells of, the danger that it may tell of, and how pressing it is."""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from handlers.domain.reading import Danger, Level
from nlp.index import Index
from nlp.levels import DOUBT, HARMLESS, RED, URGENT
from nlp.lexicon import Lexicon
from nlp.pattern import Hits


@dataclass(frozen=True)
class Alarm:
    """How pressing a line is. `danger` is what makes it red, `alarming` a danger in doubt: somebody should ask."""

    level: Level = Level.NORMAL
    danger: Danger | None = None
    alarming: Danger | None = None


CALM = Alarm()
"""A line that tells of nothing pressing."""


class Dangers:
    """Decides by the rules of levels.yaml. It is pure; what the line complains about is not asked, nor chosen."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._levels = lexicon.levels
        rows = [(pattern, kind) for kind, pattern, _ in lexicon.levels.rows()]
        self._pressing = Index([row for row in rows if row[1] != HARMLESS], lexicon)
        self._harmless = Index([row for row in rows if row[1] == HARMLESS], lexicon)

    def look(self, line: str, hits: Hits) -> Alarm:
        """`line` as it was normalised, `hits` by the terms of the levels' patterns."""
        found = {kind for kind, _ in self._pressing.fulfilled(line, hits)}
        if not found or any(True for _ in self._harmless.fulfilled(line, hits)):
            return CALM
        if danger := _first(RED, self._levels.red, found):
            return Alarm(Level.RED, danger)
        doubt = _first(DOUBT, self._levels.doubt, found)
        return Alarm(Level.URGENT if URGENT in found else Level.NORMAL, alarming=doubt)


def _first(kind: str, dangers: Iterable[Danger], found: Set[str]) -> Danger | None:
    """The first of the file that was found."""
    return next((danger for danger in dangers if f"{kind} {danger}" in found), None)
