"""Dates, stretches of the day and names, in the forms that people write them in cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from bot.rota.grid import plain
from bot.rota.words import FOLLOWERS, HEADS
from handlers.domain.town import When
from handlers.domain.workcalendar import WorkCalendar

_FULL = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})[日号]?( 0?0:00(:00)?)?")
_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SHORT = re.compile(r"([0-9]{1,2})[-/.月]([0-9]{1,2})[日号]?")
_CLOCK = r"([0-9]{1,2})(?:[:点时]([0-9]{2})?分?)"
_SPAN = re.compile(_CLOCK + r" ?(?:-|–|—|~|至|到)+ ?(次日|翌日|第二天|次晨)? ?" + _CLOCK)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_BETWEEN = re.compile(r"[、,;/]+(?![^()]*\))")
_LONGEST = 20


@dataclass(frozen=True)
class Named:
    """A name in a cell; `heads` where it is marked as the lead's, `wrong` is what cannot be read beside it."""

    name: str
    heads: bool = False
    wrong: str = ""


def day(value: object, today: date) -> date | None:
    """`day("2025/9/28", …)`, also 2025-09-28, 2025年9月28日, 20250928 and a date's own cell; 9月28日 is the nearest."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = plain(value)
    try:
        if found := _FULL.fullmatch(text) or _DIGITS.fullmatch(text):
            return date(*map(int, found.groups()[:3]))
        if found := _SHORT.fullmatch(text):
            return _nearest(int(found[1]), int(found[2]), today)
    except ValueError:  # 2025-02-30
        pass
    return None


def _nearest(month: int, of_month: int, today: date) -> date:
    """The day of that name that is nearest to today. Raises ValueError where no year has one."""
    years = (today.year - 1, today.year, today.year + 1)
    days = [date(year, month, of_month) for year in years if _is(year, month, of_month)]
    return min(days, key=lambda one: abs(one - today))


def _is(year: int, month: int, of_month: int) -> bool:
    try:
        date(year, month, of_month)
    except ValueError:  # 29 February
        return False
    return True


def pattern_of_span(text: str, calendar: WorkCalendar) -> When | None | str:
    """The pattern that a stretch of the day means (18:00-次日08:00, 8:30-18:00); None where none is written, else what is wrong."""
    found = _SPAN.search(text)
    if found is None:
        return None
    start, end = (_minutes(found[hour], found[hour + 1]) for hour in (1, 4))
    if start is None or end is None:
        return "时间只到 24:00"
    opens, closes = (clock.hour * 60 + clock.minute for clock in (calendar.opens, calendar.closes))
    if found[3] or end <= start or start >= closes or end <= opens:
        return When.OFF_HOURS
    if opens <= start and end <= closes:
        return When.WORKDAYS
    return f"上班时间({calendar.opens:%H:%M}-{calendar.closes:%H:%M})和夜间要分成两行写"


def _minutes(hour: str, minute: str | None) -> int | None:
    total = int(hour) * 60 + int(minute or 0)
    return total if total <= 24 * 60 and int(minute or 0) < 60 else None


def names(value: object) -> Iterator[Named]:
    """`names("李 伟(组长)、赵敏 张丽")`: 李伟, who heads, 赵敏, 张丽."""
    for line in str(value or "").splitlines():
        yield from _names(plain(line))


def _names(text: str) -> Iterator[Named]:
    for part in filter(str.strip, _BETWEEN.split(text)):
        notes = [note.strip() for bracket in _BRACKETS.findall(part) for note in re.split("[、,;/ ]", bracket)]
        bare = _BRACKETS.sub(" ", part)
        for name in _apart(bare.split()):
            odd = next((note for note in notes if note and note not in HEADS | FOLLOWERS), "")
            wrong = f"括号里的“{odd[:_LONGEST]}”看不懂" if odd else _wrong(name)
            yield Named(name[:_LONGEST], any(note in HEADS for note in notes), wrong)


def _apart(words: list[str]) -> list[str]:
    """Names that blanks part; a name of two characters may have one within (李 伟)."""
    names: list[str] = []
    single = False
    for word in words:
        if single and len(word) == 1 and len(names[-1]) == 1:
            names[-1] += word
        else:
            names.append(word)
        single = len(word) == 1
    return names


def _wrong(name: str) -> str:
    if len(name) > _LONGEST:
        return f"“{name[:_LONGEST]}…”太长,不像姓名"
    return "" if name.replace("·", "").isalnum() else f"“{name}”不像姓名"
