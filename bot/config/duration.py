"""Durations as people write them: 30秒, 30分钟, 2小时, 7天, and for a limit also 2个工作日."""

import re
from dataclasses import dataclass
from datetime import timedelta

from bot.config.halfwidth import half_width
from bot.config.problem import BadValue

_UNITS = {"秒": timedelta(seconds=1), "分钟": timedelta(minutes=1), "小时": timedelta(hours=1), "天": timedelta(days=1)}
_SPAN = re.compile(r"([0-9]{1,4})\s*(秒|分钟|小时|天)")
_WORKING_DAYS = re.compile(r"([0-9]{1,2})\s*个工作日")


@dataclass(frozen=True)
class WorkingDays:
    """A limit that ends at closing time of the N-th working day."""

    days: int


def parse_duration(value: object) -> timedelta:
    """`parse_duration("30分钟") == timedelta(minutes=30)`; nothing and less is no duration.

    Raises BadValue.
    """
    found = _SPAN.fullmatch(half_width(value, "时长"))
    if not found or not int(found[1]):
        raise BadValue(f"看不懂时长“{value}”", "写法:30分钟、2小时、7天")
    return int(found[1]) * _UNITS[found[2]]


def parse_limit(value: object) -> timedelta | WorkingDays:
    """A duration, or a number of working days ("2个工作日").

    Raises BadValue.
    """
    found = _WORKING_DAYS.fullmatch(half_width(value, "时限"))
    if found and int(found[1]):
        return WorkingDays(int(found[1]))
    try:
        return parse_duration(value)
    except BadValue as error:
        raise BadValue(error.wrong, "写法:30分钟、2小时、2个工作日") from None
