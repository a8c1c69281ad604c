"""The days that figures are asked of: 今日, 上周, 9月, 今年, 一季度, 1月1日到7月10日; whole days, of which none lies ahead where it need not."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from handlers.domain.period import Month, Period
from handlers.domain.workcalendar import DAY, TOWN_TIME, local
from handlers.grammar.spelling.figure import FIGURE, figure
from handlers.grammar.spelling.spelt import Spelt, normal, spelt_at

_RELATIVE = {"今天": 0, "今日": 0, "当天": 0, "当日": 0, "昨天": -1, "昨日": -1, "前天": -2, "前日": -2, "大前天": -3}
_BESIDE = {"上上": -2, "上": -1, "本": 0, "这": 0, "当": 0}
_YEARS = {"今年": 0, "本年": 0, "去年": -1, "前年": -2}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def _day(n: int) -> str:
    """A day that is written with its month; its parts are named with `n`."""
    return (
        rf"(?:(?:(?P<year{n}>20\d\d|今年|去年)年?\s?)?(?<!\d)(?P<month{n}>{FIGURE})月(?P<day{n}>{FIGURE})[日号]?"
        rf"|(?P<full{n}>20\d\d)[-/.年](?P<m{n}>\d{{1,2}})[-/.月](?P<d{n}>\d{{1,2}})[日号]?(?!\d)"
        rf"|(?<![\d/.])(?P<mm{n}>1[0-2]|0?[1-9])[/.](?P<dd{n}>3[01]|[12]\d|0?[1-9])(?![\d/.]))"
    )


_TO = r"\s?(?:到|至|-|—|–|~)+\s?"


@dataclass(frozen=True)
class _Days:
    """From the first day to the last."""

    first: date
    last: date


_Meaning = Callable[[re.Match[str], date], _Days]


def _relative(match: re.Match[str], today: date) -> _Days:
    day = today + _RELATIVE[match["word"]] * DAY
    return _Days(day, day)


def _latest(match: re.Match[str], today: date) -> _Days:
    """最近7天: so many days, today among them."""
    many = figure(match["count"]) * {"天": 1, "日": 1, "周": 7, "星期": 7}[match["unit"]]
    return _Days(today - (max(many, 1) - 1) * DAY, today)


def _week(match: re.Match[str], today: date) -> _Days:
    monday = today - today.weekday() * DAY + 7 * _BESIDE[match["week"]] * DAY
    return _Days(monday, monday + 6 * DAY)


def _months(match: re.Match[str], today: date) -> _Days:
    """From one month to another; without a year the last that have begun."""
    first, last = figure(match["from"]), figure(match["to"])
    if not (1 <= first <= 12 and 1 <= last <= 12):
        raise ValueError("no such month")
    end = _begun(match["year"], last, today)
    start = Month(end.year - (first > last), first)
    return _Days(_first(start), _last(end))


def _month(match: re.Match[str], today: date) -> _Days:
    if match["beside"]:
        month = Month(today.year, today.month).later(_BESIDE[match["beside"]])
    else:
        month = _begun(match["year"] or match["full"], figure(match["month"] or match["number"]), today)
    return _Days(_first(month), _last(month))


def _begun(year: str | None, number: int, today: date) -> Month:
    if not 1 <= number <= 12:
        raise ValueError("no such month")
    if year:
        return Month(today.year + _YEARS[year] if year in _YEARS else int(year), number)
    month, present = Month(today.year, number), Month(today.year, today.month)
    return month if month <= present else month.later(-12)


def _part_of_year(match: re.Match[str], today: date) -> _Days:
    """上半年, 三季度, 2025年."""
    written = match["year"]
    year = today.year if not written else today.year + _YEARS[written] if written in _YEARS else int(written)
    if match["half"]:
        first, many = (1, 6) if match["half"] == "上" else (7, 6)
    elif match["quarter"]:
        first, many = 3 * _QUARTERS[match["quarter"]] - 2, 3
    else:
        first, many = 1, 12
    return _Days(date(year, first, 1), _last(Month(year, first).later(many - 1)))


def _range(match: re.Match[str], today: date) -> _Days:
    last = _of(match, 2, today)
    first = _of(match, 1, last)
    return _in_order(first, last)


def _in_order(first: date, last: date) -> _Days:
    if first > last:
        raise ValueError("the first day lies behind the last")
    return _Days(first, last)


def _days_of_a_month(match: re.Match[str], today: date) -> _Days:
    """9月1日-15日."""
    first = _of(match, 1, today)
    return _in_order(first, first.replace(day=figure(match["until"])))


def _date(match: re.Match[str], today: date) -> _Days:
    day = _of(match, 1, today)
    return _Days(day, day)


def _of(match: re.Match[str], n: int, latest: date) -> date:
    """A day as it is written; without its year the last one that is not later than `latest`."""
    if match[f"full{n}"]:
        return date(int(match[f"full{n}"]), int(match[f"m{n}"]), int(match[f"d{n}"]))
    month, day = figure(match[f"month{n}"] or match[f"mm{n}"]), figure(match[f"day{n}"] or match[f"dd{n}"])
    if year := match[f"year{n}"]:
        return date(latest.year + _YEARS[year] if year in _YEARS else int(year), month, day)
    found = date(latest.year, month, day)
    return found if found <= latest else date(latest.year - 1, month, day)


def _first(month: Month) -> date:
    return date(month.year, month.month, 1)


def _last(month: Month) -> date:
    return _first(month.later(1)) - DAY


_SPANS: tuple[tuple[re.Pattern[str], _Meaning], ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (_day(1) + _TO + _day(2), _range),
        (rf"{_day(1)}{_TO}(?P<until>{FIGURE})[日号]", _days_of_a_month),
        (_day(1), _date),
        (rf"(?:(?P<year>20\d\d|今年|去年)年?\s?)?(?<!\d)(?P<from>{FIGURE})月?份?{_TO}(?P<to>{FIGURE})月份?", _months),
        (
            rf"(?P<beside>上上|[上本这当])(?:个|一个)?月份?|(?:(?P<year>20\d\d|今年|去年)年?\s?)?(?<!\d)(?P<month>{FIGURE})月份?"
            r"|(?P<full>20\d\d)[-/.](?P<number>\d{1,2})(?![\d/.-])",
            _month,
        ),
        (
            r"(?:(?P<year>20\d\d|今年|去年)年?\s?)?(?:(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度)",
            _part_of_year,
        ),
        (r"(?P<year>20\d\d(?=年)|今年|本年|去年|前年)年?度?(?:以来|全年)?(?P<half>)(?P<quarter>)", _part_of_year),
        (r"(?P<week>上上|[上本这])(?:一|个)?(?:周|星期|礼拜)(?![一二三四五六日天末\d])", _week),
        (rf"(?:最近|近|过去)(?P<count>{FIGURE})个?(?P<unit>天|日|周|星期)", _latest),
        (r"(?P<word>大前天|前[天日]|昨[天日]|今[天日]|当[天日])", _relative),
    )
)


def spelt_span(words: str, now: datetime) -> Spelt[Period] | None:
    """The days that words spell, None where they spell none; the longest reading of the first that is written."""
    line, today = normal(words), local(now).date()
    for pattern, meaning in _SPANS:
        if (match := pattern.search(line)) is None:
            continue
        try:
            days: Period | None = whole_days(*_both(meaning(match, today)))
        except ValueError:
            days = None
        return spelt_at(line, (match.span(),), days)
    return None


def _both(days: _Days) -> tuple[date, date]:
    return days.first, days.last


def whole_days(first: date, last: date) -> Period:
    """From the first day's midnight to the end of the last."""
    return Period(*(datetime.combine(day, time(), TOWN_TIME) for day in (first, last + DAY)))


def today(now: datetime) -> Period:
    """The day of a moment."""
    return whole_days(local(now).date(), local(now).date())


def this_week(now: datetime) -> Period:
    """The week of a moment, from its Monday."""
    today = local(now).date()
    monday = today - today.weekday() * DAY
    return whole_days(monday, monday + 6 * DAY)


def this_month(now: datetime) -> Period:
    """The month of a moment."""
    return Month.of(now).period


def this_year(now: datetime) -> Period:
    """The year of a moment."""
    return whole_days(date(local(now).year, 1, 1), date(local(now).year, 12, 31))
