"""The first words of a line that spell a time, taken apart: points, what joins them, a length, what makes a limit of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from handlers.domain.workcalendar import DAY
from handlers.grammar.spelling.clock import Clock, Part, clock_at, part_at
from handlers.grammar.spelling.day import DAYS, REST_OF_RANGE, REST_OF_WEEK, Days, Meaning
from handlers.grammar.spelling.length import From, Length, length_at


@dataclass(frozen=True)
class Point:
    """Days, a part of the day, a clock: at least one of them."""

    named: tuple[tuple[re.Match[str], Meaning], ...] = ()
    part: Part | None = None
    clock: Clock | None = None

    def days(self, today: date, since: date) -> Days | None:
        """The days that are named; ValueError where there is no such day, or several neither follow nor explain each other."""
        days: Days | None = None
        for match, meaning in self.named:
            other = meaning(match, today, since if days is None else days.last)
            if days is not None:
                follow = meaning is self.named[0][1]  # 周三、周四; else they are the same one: 10/9(周四)
                if other.first - days.last != follow * DAY:
                    raise ValueError("no such days")
                other = replace(days, last=other.last)
            days = other
        return days


@dataclass(frozen=True)
class Run:
    """What stands at those `places` of the line: from one point to another, or a length from there; or only up to its end."""

    places: tuple[tuple[int, int], ...]
    start: Point | None = None
    end: Point | None = None
    length: Length | None = None
    limit: bool = False

    @property
    def is_day(self) -> bool:
        """Whether it says which day, and nothing beside."""
        return self.start is not None and self.start == Point(self.start.named) and not self.end and not self.length

    @property
    def is_dated(self) -> bool:
        """Whether it says which day, or when from now."""
        points = (point for point in (self.start, self.end) if point)
        return any(point.named for point in points) or bool(self.length and self.length.meant is not From.ALL)


# No time begins within a figure, a number or a word that counts: 第3天, 每周三, 9-2-501.
_BEGINS = re.compile(
    r"(?<![第每几百])(?<![一二三四五六七八九十两](?=[一二三四五六七八九十两]))"
    r"(?!(?<=[\dA-Za-z#])\d|(?<=[\dA-Za-z][/:.·-])\d)"
)
_FROM = re.compile(r"[从自由]\s?")
_UNTIL = re.compile(r"(?:截[止至]到?|(?<![收报找看听遇碰达迟送直])(?:等|延期|推迟)?[到至])\s?")
_JOIN = re.compile(r"\s?(?:到|至|--?|~+|—+|–)\s?")
_BEFORE = re.compile(r"\s?(?:下班)?[之以]?前(?![面门台往来去后天])")
_ON = re.compile(r"(?:起|开始|为?止)(?![火来诉因])")
_GAP = re.compile(r"\s*的?\s*")
_BESIDE, _CLOSING = re.compile(r"\s*[、,和与及(]?\s*"), re.compile(r"\)")
_REST_OF_CLOCKS = re.compile(r"(?:2[0-4]|1\d|\d)(?=\s|$)")


def first_run(line: str) -> Run | None:
    """The first time that a line spells; a day and an hour may stand apart (16:00 西门 明天)."""
    runs = _runs(line)
    if (first := next(runs, None)) is None:
        return None
    second = next(runs, None)
    for day, hour in ((first, second), (second, first)):
        if day and hour and day.is_day and not hour.is_dated:
            return _together(day, hour)
    return first


def _together(day: Run, hour: Run) -> Run:
    """The hour, or the length, of a day that is named elsewhere in the line."""
    start = replace(hour.start or Point(), named=day.start.named if day.start else ())
    places = tuple(sorted((*day.places, *hour.places)))
    return replace(hour, places=places, start=start, limit=day.limit or hour.limit)


def _runs(line: str) -> Iterator[Run]:
    place = 0
    while place < len(line):
        run = _run(line, place) if _BEGINS.match(line, place) else None
        if run is not None:
            yield run
        place = run.places[0][1] if run else place + 1


def _run(line: str, first: int) -> Run | None:
    until = _UNTIL.match(line, first)
    lead = until or _FROM.match(line, first)
    place = lead.end() if lead else first
    length, place = length_at(line, place) or (None, place)
    start, behind = _point(line, _behind_gap(line, place, length is not None))
    place = behind if start else place
    end = None
    if start is not None and (join := _JOIN.match(line, place)):
        end, behind = _end(line, join.end(), start)
        place = behind if end else place
    if on := _ON.match(line, place):
        place = on.end()
    if length is None:
        length, place = length_at(line, _behind_gap(line, place, start is not None)) or (None, place)
    if start is None and (length is None or lead is not None):
        return None
    if before := _BEFORE.match(line, place):
        place = before.end()
    return Run(((first, place),), start, end, length, limit=bool(until or before))


def _point(line: str, place: int) -> tuple[Point | None, int]:
    """Days, a part of the day and a clock, in this order, as many of them as stand there; and where the last one ends."""
    named: list[tuple[re.Match[str], Meaning]] = []
    beside = place
    while day := _day(line, beside, (*DAYS, REST_OF_WEEK) if "、" in line[place:beside] else DAYS):
        named.append(day)
        closing = _CLOSING.match(line, day[0].end()) if beside > place else None
        place = closing.end() if closing else day[0].end()
        gap = _BESIDE.match(line, place)
        beside = gap.end() if gap else place
    part, place = part_at(line, _behind_gap(line, place, bool(named))) or (None, place)
    clock, place = clock_at(line, _behind_gap(line, place, bool(named or part))) or (None, place)
    return (Point(tuple(named), part, clock) if named or part or clock else None), place


def _end(line: str, place: int, start: Point) -> tuple[Point | None, int]:
    """The second point of a range, which may leave out what the first has said: 10/1-3, 14:00-16."""
    point, last = _point(line, place)
    if point is not None:
        return point, last
    if start.clock is not None:
        hour = _REST_OF_CLOCKS.match(line, place)
        return (Point(clock=Clock(int(hour[0]))), hour.end()) if hour else (None, place)
    day = _day(line, place, REST_OF_RANGE) if start.named else None
    return (Point((day,)), day[0].end()) if day else (None, place)


def _day(
    line: str, place: int, days: Iterable[tuple[re.Pattern[str], Meaning]] = DAYS
) -> tuple[re.Match[str], Meaning] | None:
    matches = ((pattern.match(line, place), meaning) for pattern, meaning in days)
    return next(((match, meaning) for match, meaning in matches if match), None)


def _behind_gap(line: str, place: int, open: bool) -> int:
    """Where the next word begins, where something stands before the gap already."""
    gap = _GAP.match(line, place) if open else None
    return gap.end() if gap else place
