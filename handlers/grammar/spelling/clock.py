"""The time of day as people name it: 下午, 16:00, 十点半."""

import re
from dataclasses import dataclass
from datetime import timedelta

from handlers.domain.workcalendar import HOUR
from handlers.grammar.spelling.figure import FIGURE, figure

NOON = 12 * HOUR


@dataclass(frozen=True)
class Part:
    """A part of a day, from midnight counted: None is where work begins or ends. Its hours are the twelve from `hour` on."""

    hour: int
    begins: timedelta | None
    ends: timedelta | None


@dataclass(frozen=True)
class Clock:
    """A time of day; one that is `loose` (4点) says not which half of the day it means."""

    hour: int
    minute: int = 0
    loose: bool = True

    def since_midnight(self, part: Part | None) -> timedelta:
        """In that part of the day; without one the hours from 1 to 6 are those of the afternoon. 晚上1点 is after midnight."""
        hour = self.hour
        if part is not None and hour <= 12:
            hour = part.hour + (hour - part.hour) % 12
        elif self.loose and 1 <= hour < 7:
            hour += 12
        return timedelta(hours=hour, minutes=self.minute)


_MORNING, _EVENING = Part(1, None, NOON), Part(17, 18 * HOUR, 24 * HOUR)
_PARTS = {
    "凌晨": Part(0, 0 * HOUR, 6 * HOUR),
    **dict.fromkeys(("早上", "早晨", "清早", "上午", "一早", "早"), _MORNING),
    "中午": Part(11, NOON, 14 * HOUR),
    "下午": Part(12, NOON, None),
    "傍晚": Part(12, 17 * HOUR, 19 * HOUR),
    **dict.fromkeys(("晚上", "夜里", "夜间", "晚"), _EVENING),
    **dict.fromkeys(("全天", "整天", "一整天", "白天"), Part(1, None, None)),
}
# 早 and 晚 alone are that only behind a day or before a clock: 明早, 周五晚, 晚8点; not 早点来.
_PART = re.compile(
    rf"{'|'.join(sorted((name for name in _PARTS if len(name) > 1), key=len, reverse=True))}"
    rf"|(?<=[今明昨天日号末一二三四五六\d])[早晚](?!点|一点|些|安)|[早晚](?=\s?{FIGURE}[点:时])"
)
_HOUR = r"(?:2[0-4]|1\d|0?\d)"
_SPOKEN_HOUR = rf"(?:{_HOUR}|二十[一二三四]?|十[一二三四五六七八九]?|[零一二两三四五六七八九])"
_MINUTE = (
    r"(?:[0-5]\d(?![\d栋幢号楼单室辆个处人-])|\d(?=分)|[二三四五]?十[一二三四五六七八九]?|[一二三四五六七八九](?=分))"
)
_CLOCK = re.compile(
    rf"""
    (?P<hour>{_HOUR}):(?P<minute>[0-5]\d)(?![\d:])
    | (?:(?<=[午晚上晨到至~-])|(?!一点(?![半钟整一三二四五十])))  # a clock only where the words beside it say so: 快一点
      (?P<spoken>{_SPOKEN_HOUR})(?:点(?![评位名意建要击心])钟?|时(?![候间常段效而]))
      (?:整|(?P<half>半)(?!天)|(?P<quarter>[一三])刻|(?P<exactly>{_MINUTE})分?)?(?:左右)?
    | (?P<bare>{_HOUR})(?=\s?[-~到至]\s?{_HOUR}点)  # 9-11点
    """,
    re.VERBOSE,
)
_QUARTERS = {"一": 15, "三": 45}


def part_at(line: str, place: int) -> tuple[Part, int] | None:
    """The part of a day that is named there, and where its name ends."""
    match = _PART.match(line, place)
    return (_PARTS[match[0]], match.end()) if match else None


def clock_at(line: str, place: int) -> tuple[Clock, int] | None:
    """The time of day that is written there, and where it ends."""
    match = _CLOCK.match(line, place)
    if match is None:
        return None
    hour, exactly = match["hour"] or match["spoken"] or match["bare"], match["minute"] or match["exactly"]
    minute = figure(exactly) if exactly else 30 if match["half"] else _QUARTERS.get(match["quarter"], 0)
    return Clock(figure(hour), minute, loose=figure(hour) <= 12 and hour[0] != "0"), match.end()
