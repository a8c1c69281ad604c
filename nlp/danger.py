"""How bad a line is: the danger that it tells of, the danger that it may tell of, and how pressing it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from handlers.domain.reading import Danger, Level
from nlp.levels import Levels, Rules
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

    def __init__(self, levels: Levels) -> None:
        self._levels = levels

    def look(self, line: str, hits: Hits) -> Alarm:
        """`line` as it was normalised, `hits` by the terms of the levels' patterns."""
        danger = _first(self._levels.red.items(), line, hits)
        doubt = None if danger else _first(self._levels.doubt.items(), line, hits)
        pressing = danger or doubt or _any(self._levels.urgent, line, hits)
        if not pressing or _any(self._levels.harmless, line, hits):
            return CALM
        if danger:
            return Alarm(Level.RED, danger)
        urgent = _any(self._levels.urgent, line, hits)
        return Alarm(Level.URGENT if urgent else Level.NORMAL, alarming=doubt)


def _first(dangers: Iterable[tuple[Danger, Rules]], line: str, hits: Hits) -> Danger | None:
    return next((danger for danger, rules in dangers if _any(rules, line, hits)), None)


def _any(rules: Rules, line: str, hits: Hits) -> bool:
    return any(pattern.find(line, hits) for pattern in rules)
