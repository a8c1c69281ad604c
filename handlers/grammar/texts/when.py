"""Times and months: how a period is written, and what to write where none was understood."""

from datetime import datetime

from handlers.domain.masking import quotable
from handlers.domain.period import Month, Period
from handlers.domain.workcalendar import DAY, local
from handlers.grammar.texts import moment

_LONG_AGO = 150 * DAY  # a date so far back is not read as this year's by everybody


def period(when: Period, now: datetime) -> str:
    """16:00, 9/30 08:30到10/2 18:00, 到4/28 18:00; read again it is the same."""
    start, end = when.start, when.end
    if start is None:
        return f"到{_dated([end], now)[0]}"
    if when.exact:
        return _dated([end], now)[0]
    first, last = _dated([start, end], now)
    same_day = local(start).date() == local(end).date()
    return f"{first}-{moment.clock(end)}" if same_day else f"{first}到{last}"


def month(which: Month) -> str:
    return f"{which.year}年{which.month}月"


def say_when(usage: str) -> str:
    return f"请写上时间,如:下午、明早10点、9/30-10/2。{_again(usage)}"


def no_such_time(words: str) -> str:
    return f"“{quotable(words, 24)}”不是能用的时间,请核对后重写,如:周三、9/30、14:00-16:00。"


def say_month(usage: str) -> str:
    return f"请写上月份,如:9月、上个月、2025年9月。{_again(usage)}"


def no_such_month(words: str) -> str:
    return f"没有“{quotable(words, 12)}”这个月,请写1月到12月,如:9月、2025年9月。"


def _again(usage: str) -> str:
    return f"写法:{usage}" if usage else ""


def _dated(moments: list[datetime], now: datetime) -> list[str]:
    """Each with its date, and its year where that is not plain; a clock alone where all of it is still to come today."""
    here = [local(each) for each in moments]
    today = local(now)
    if all(each.date() == today.date() for each in here) and here[-1] >= today:
        return [moment.clock(each) for each in here]
    plain = all(each.year == today.year and today - each < _LONG_AGO for each in here)
    return [f"{each.year}/{_day(each)}" if not plain else _day(each) for each in here]


def _day(here: datetime) -> str:
    return f"{here.month}/{here.day} {moment.clock(here)}"
