"""Days as people name them: 明天, 下周一, 9/30, 30号; each pattern with the days that it means."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from handlers.domain.workcalendar import DAY
from handlers.grammar.spelling.figure import FIGURE, figure

HALF_A_YEAR, HALF_A_MONTH = 183, 15


@dataclass(frozen=True)
class Days:
    """A day or several in a row; where the coming one was meant (周三), the same comes again after `step` days."""

    first: date
    last: date
    step: int = 0


Meaning = Callable[[re.Match[str], date, date], Days]
"""The days that a match means, said `today`, where none before `since` is likely; ValueError where there is no such day."""

_RELATIVE = {
    "大前天": (-3, -3), "前天": (-2, -2), "昨天": (-1, -1), "昨日": (-1, -1), "昨": (-1, -1),
    "今天": (0, 0), "今日": (0, 0), "今": (0, 0), "明天": (1, 1), "明日": (1, 1), "明": (1, 1), "后天": (2, 2), "大后天": (3, 3),
    "今明": (0, 1), "明后": (1, 2), "今明后": (0, 2),
}  # fmt: skip
_WEEKS = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, "下下": 2}
_WEEKDAYS = {name: (day, day) for day, name in enumerate("一二三四五六日")} | {
    **{str(day + 1): (day, day) for day in range(6)},
    "天": (6, 6),
    "末": (5, 6),
    "六日": (5, 6),
}
_YEARS = {"去年": -1, "今年": 0, "明年": 1}

# What makes a house, a line or a document of a figure with 号, and an amount or a flat of two figures.
_HOUSE = r"\d{3}|\d+(?:[单栋楼]|-\d{3})|[楼房门室线铺摊院栋幢座柜桩店位桌厂令库文]|车[位库道次]|单元|公[告寓路]"
_DOTTED = r"[前之以到至~-]|[上下中]午|[早晚]|凌晨|\(|[\s,、;]*(?:$|\d{1,2}[:点时]|[上下中]午|[早晚]上?|凌晨)|[\s,、;](?![\d\s万千元米公吨小分倍折度个])"
"""What stands behind a day that is written with a dot: 3.12 15:00 is none of 3.12米."""
_AMOUNT = r"[\d:.%栋幢座楼室层单元米个辆件处户人点天次期倍的小周月年]"


def _relative(match: re.Match[str], today: date, since: date) -> Days:
    first, last = _RELATIVE[match["word"] or match["two"] or match["short"]]
    return Days(today + first * DAY, today + last * DAY)


def _later(match: re.Match[str], today: date, since: date) -> Days:
    """So many days or weeks from today, or the day after the one before it (次日)."""
    if match["count"] is None:
        return _only(since + DAY)
    return _only(today + figure(match["count"]) * (DAY if match["unit"] == "天" else 7 * DAY))


def _of_a_week(match: re.Match[str], today: date, since: date) -> Days:
    """Of the week that is named, else the first from `since` on."""
    first, last = _WEEKDAYS[match["day"]] if match["day"] else (0, 6)
    if (week := match.groupdict().get("week")) is None:
        begins = since + (first - since.weekday()) % 7 * DAY
        return Days(begins, begins + (last - first) * DAY, step=7)
    monday = today + (7 * _WEEKS[week] - today.weekday()) * DAY
    return Days(monday + first * DAY, monday + last * DAY)


def _of_a_year(match: re.Match[str], today: date, since: date) -> Days:
    """Without a year this year's, or the next one's where that is more than half a year back."""
    month, day = figure(match["month"]), figure(match["date"])
    if (written := match.groupdict().get("year")) is not None:
        year = today.year + _YEARS[written] if written in _YEARS else int(written)
    else:
        back = since - (date(since.year, month, 1) + (day - 1) * DAY)
        year = since.year + (back.days > HALF_A_YEAR)
    return _only(date(year, month, day))


def _of_a_month(match: re.Match[str], today: date, since: date) -> Days:
    """This month's, or the next one's where that is more than half a month back."""
    day = figure(match["date"])
    months = since.year * 12 + since.month - 1 + (since.day - day > HALF_A_MONTH)
    return _only(date(months // 12, months % 12 + 1, day))


def _only(day: date) -> Days:
    return Days(day, day)


_DATE = rf"(?P<date>{FIGURE})"
_MONTH, _SURE_DATE = r"(?P<month>0?[1-9]|1[0-2])", r"(?P<date>0?[1-9]|[12]\d|3[01])"
DAYS: tuple[tuple[re.Pattern[str], Meaning], ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (
            r"(?P<two>今明后|今明|明后)(?:[两二三23]?[天日])|(?P<word>大前天|前天|昨[天日]|今[天日]|明[天日]|大后天|后天)"
            r"|(?P<short>[昨今明])(?=[早晚](?!点|一点|些))",
            _relative,
        ),
        (rf"(?P<count>{FIGURE})个?(?P<unit>天|周|星期|礼拜)[之以]?后(?!天)|次日|第二天", _later),
        (
            r"(?:(?P<week>上上|下下|[上下本这])(?:个|一)?(?:周|星期|礼拜)(?![边围转期年密])|(?:周|星期|礼拜)(?=[一二三四五六日天末1-6]))"
            r"(?P<day>六日|[一二三四五六日天末]|[1-6](?![\d-]))?",
            _of_a_week,
        ),
        (rf"(?P<year>20\d\d)(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark){_DATE}(?!\d)[日号]?", _of_a_year),
        (
            rf"(?:(?P<year>20\d\d(?=年)|[去今明]年)年?)?(?P<month>{FIGURE})月\s?{_DATE}(?:[日号]|(?!{_AMOUNT}))",
            _of_a_year,
        ),
        (rf"{_MONTH}/{_SURE_DATE}(?![\d/]|-\d{{3}})[号日]?(?!{_AMOUNT})", _of_a_year),
        (rf"{_MONTH}-{_SURE_DATE}(?![\d/]|-\d{{3}}|[号日]|{_AMOUNT})", _of_a_year),
        (rf"{_MONTH}\.{_SURE_DATE}(?:[号日]|(?={_DOTTED}))", _of_a_year),
        (
            rf"(?<![路街巷弄道楼栋幢座元室])(?P<date>{FIGURE}(?=号(?!{_HOUSE}))|\d{{1,2}}(?=日(?![常期光用内后]|[之以][内后]))|"
            rf"\d{{1,2}}(?=\s?[-~到至]\s?\d{{1,2}}[号日](?!{_HOUSE})))[号日]?",
            _of_a_month,
        ),
    )
)

REST_OF_WEEK: tuple[re.Pattern[str], Meaning] = (re.compile(r"(?P<day>[一二三四五六日])(?![点天号\d])"), _of_a_week)
REST_OF_RANGE = ((re.compile(rf"(?P<date>\d{{1,2}}(?=\s|$)|{FIGURE}(?=日))日?"), _of_a_month), REST_OF_WEEK)
"""What only the beginning of a range explains: 10/1-3, 周三到五."""
