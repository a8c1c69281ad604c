"""The month that a line spells: 9月, 2025-09, 上个月."""

import re
from datetime import datetime

from handlers.domain.period import Month
from handlers.grammar.spelling.figure import FIGURE, figure
from handlers.grammar.spelling.spelt import Spelt, normal, spelt_at

_BESIDE = {"上上": -2, "上": -1, "本": 0, "这": 0, "当": 0, "下": 1}
_YEARS = {"前年": -2, "去年": -1, "今年": 0, "明年": 1}
_MONTH = re.compile(
    rf"""
    (?<![\d/.第每几个-])
    (?: (?P<beside>上上|[上本这当下])(?:个|一个)?月(?!份?[底初末\d])
      | (?:(?P<year>20\d\d(?=年)|{"|".join(_YEARS)})年?\s?)?
        (?<![一二三四五六七八九十两])(?P<month>{FIGURE})月(?:份)?(?![底初末中旬上下]|\s?(?:\d{{1,2}}|[一二三四五六七八九十]+)[日号]|\d)
      | (?P<full>20\d\d)[-/.](?P<number>\d{{1,2}})(?![\d/.-])
    )
    """,
    re.VERBOSE,
)


def spelt_month(words: str, now: datetime) -> Spelt[Month] | None:
    """The first month that a line spells, None where it spells none."""
    line = normal(words)
    if (match := _MONTH.search(line)) is None:
        return None
    return spelt_at(line, (match.span(),), _month(match, Month.of(now)))


def _month(match: re.Match[str], present: Month) -> Month | None:
    """A month without its year is the last one that has begun."""
    if match["beside"]:
        return present.later(_BESIDE[match["beside"]])
    number = figure(match["month"] or match["number"])
    if not 1 <= number <= 12:
        return None
    if year := match["year"] or match["full"]:
        return Month(present.year + _YEARS[year] if year in _YEARS else int(year), number)
    month = Month(present.year, number)
    return month if month <= present else month.later(-12)
