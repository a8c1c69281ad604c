"""What is judged (评价): a month or a year, out of the words; figures are loaded for it before the command is decided."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.domain.decision import Decision
from handlers.domain.intent import Command
from handlers.domain.mark import judged_now, year_judged_now
from handlers.domain.period import Month, Period
from handlers.domain.scene import Scene
from handlers.domain.workcalendar import TOWN_TIME, local
from handlers.grammar.answer import answered
from handlers.grammar.arguments.span import SpanArgument
from handlers.grammar.spelling.month import spelt_month
from handlers.grammar.spelling.spelt import Spelt, normal
from handlers.grammar.texts import when

_POINTS_BEHIND = re.compile(r"(月份?)(?=\d{1,3}(?:\.\d+)?\s?分)")
"""9月88分: the month ends there."""
_YEAR = re.compile(r"(?<!\d)(?:20\d\d(?!\d)年?|[去今前本上]年)度?")
_ANY = datetime(2025, 6, 15, tzinfo=TOWN_TIME)
"""Whenever: only the words are looked at."""
_BESIDE = {"前": -2, "去": -1, "上": -1, "今": 0, "本": 0}


@dataclass(frozen=True)
class _MonthArgument(SpanArgument):
    def asked(self, line: str, now: datetime) -> Period:
        found = _month_in(line, now)
        return found.time.period if found and found.time else self.usual(now)


@dataclass(frozen=True)
class _YearArgument(SpanArgument):
    def asked(self, line: str, now: datetime) -> Period:
        year = year_in(line, now)
        return of_year(year) if year else self.usual(now)


def _month_in(line: str, now: datetime) -> Spelt[Month] | None:
    return spelt_month(_POINTS_BEHIND.sub(r"\1 ", normal(line)), now)


def year_in(line: str, now: datetime) -> int | None:
    """The year that a line names: 2025, 2025年, 去年."""
    found = _YEAR.search(normal(line))
    if found is None:
        return None
    word = found[0]
    return local(now).year + _BESIDE[word[0]] if word[0] in _BESIDE else int(word[:4])


def without_month(words: str) -> str:
    """Words without the month or the year that they name."""
    found = _month_in(words, _ANY)
    return _YEAR.sub(" ", found.rest if found else normal(words))


def of_year(year: int) -> Period:
    """All of a year."""
    return Period(Month(year, 1).period.start, Month(year, 12).period.end)


def _month(scene: Scene, command: Command, usage: str) -> Command | Decision:
    found = _month_in(command.text, scene.now)
    if found is None:
        return command
    if found.time is None:
        return answered(scene, when.no_such_month(found.words), "no such month")
    return replace(command, month=found.time, text=found.rest)


def _year(scene: Scene, command: Command, usage: str) -> Command:
    year = year_in(command.text, scene.now)
    rest = " ".join(_YEAR.sub(" ", normal(command.text), count=1).split())
    return replace(command, month=Month(year, 12), text=rest) if year else command


JUDGED_MONTH = _MonthArgument("judged month", _month, lambda now: judged_now(now).period)
"""The month that is written; what stands for none is the rule's to know, figures are those of the one that is judged now."""
JUDGED_YEAR = _YearArgument("judged year", _year, lambda now: of_year(year_judged_now(now)))
"""The same of a year, which the command names by its last month."""
