"""Lengths of time as people name them: 三天, 半天, 两小时内, 30分钟后."""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from handlers.grammar.spelling.figure import FIGURE, FIGURE_OF_WORDS, figure


class From(Enum):
    """What of a length is meant."""

    ALL = ""  # all of it: 三天
    WITHIN = "内"  # its end is a limit: 三天内
    AFTER = "后"  # the moment behind it: 两小时后


@dataclass(frozen=True)
class Length:
    """So many days, or a `span` on the clock, or half a day where both are none."""

    days: int = 0
    span: timedelta = timedelta()
    meant: From = From.ALL

    @property
    def half_a_day(self) -> bool:
        return not self.days and not self.span


_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7}
_MINUTES = {"小时": 60, "钟头": 60, "分钟": 1, "刻钟": 15}
_HOURS = "小时|钟头"
_LENGTH = re.compile(
    rf"""
    (?<!等了)(?<![老大好前头近过])
    (?: 半(?:(?P<half>天)|个?(?P<half_hour>{_HOURS}))
      | (?P<hours>{FIGURE})(?:个半|\.5个?)(?:{_HOURS})
      | (?P<count>[1-9]\d{{0,2}}|{FIGURE_OF_WORDS})个?(?P<unit>天|周|星期|礼拜|{"|".join(_MINUTES)}|日(?=[之以]?内))
    )
    # What comes after days is a day (see day.py), what comes after hours a moment.
    (?<![天周期拜日](?=[之以]?后))(?!半|天|前|之前|以前|围|边|岁|年|两头|到晚|[台井桥酒便营热])
    (?:[之以]?(?P<meant>[内后]))?
    """,
    re.VERBOSE,
)


def length_at(line: str, place: int) -> tuple[Length, int] | None:
    """The length of time that is written there, and where it ends."""
    match = _LENGTH.match(line, place)
    if match is None:
        return None
    return _length(match, From(match["meant"] or "")), match.end()


def _length(match: re.Match[str], meant: From) -> Length:
    if match["half"]:
        return Length(meant=meant)
    if match["half_hour"] or match["hours"]:
        return Length(span=timedelta(minutes=30 + 60 * figure(match["hours"] or "0")), meant=meant)
    count, unit = figure(match["count"]), match["unit"]
    if unit in _DAYS:
        return Length(days=count * _DAYS[unit], meant=meant)
    return Length(span=timedelta(minutes=count * _MINUTES[unit]), meant=meant)
