"""Times of the day and dates as people write them: 08:30, 22:00-07:00, 2025-09-28."""

import re
from datetime import date, time

from bot.config.halfwidth import half_width
from bot.config.problem import BadValue
from handlers.domain.workcalendar import Span

_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_time(value: object) -> time:
    """`parse_time("8:30") == time(8, 30)`.

    Raises BadValue.
    """
    found = _TIME.fullmatch(half_width(value, "时间"))
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise BadValue(f"“{value}”不是时间", "写法:08:30,从 00:00 到 23:59")
    return time(int(found[1]), int(found[2]))


def parse_span(value: object) -> Span:
    """`parse_span("22:00-07:00")`; it may cross midnight.

    Raises BadValue.
    """
    start, dash, end = half_width(value, "一段时间").partition("-")
    if not dash:
        raise BadValue(f"“{value}”不是一段时间", "写法:22:00-07:00")
    return Span(parse_time(start.strip()), parse_time(end.strip()))


def parse_hours(value: object) -> Span:
    """Opening hours: a span inside one day.

    Raises BadValue.
    """
    span = parse_span(value)
    if span.start >= span.end:
        raise BadValue("上班时间要早于下班时间", "写法:08:30-18:00")
    return span


def parse_date(value: object) -> date:
    """`parse_date("2025-09-28") == date(2025, 9, 28)`.

    Raises BadValue.
    """
    text = half_width(value, "日期")
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:  # 2025-02-30
        pass
    raise BadValue(f"“{value}”不是日期", "写法:2025-09-28")
