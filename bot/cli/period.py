"""Of whom and of when something is told: what several commands take the same options for."""

import re
from datetime import datetime
from typing import TYPE_CHECKING

from bot.cli.app import give_up

if TYPE_CHECKING:
    from handlers.domain.period import Period
    from handlers.domain.town import Town


def path_of(town: "Town", unit: str) -> str:
    """The unit that is meant: a station, or the whole street."""
    if unit in ("", town.name):
        return town.name
    station = town.station(unit)
    if station is None:
        give_up(f"没有“{unit}”这个工作站,可写:{'、'.join(one.name for one in town.stations)}")
    return station.path


def days_of(first: str, last: str, month: str) -> "Period":
    """The days that are told of; the last of them is one of them."""
    from datetime import timedelta

    from handlers.domain.period import Month, Period

    if bool(month) == bool(first or last) or bool(first) is not bool(last):
        give_up("请写一段时间:--from 2025-01-01 --to 2025-07-10,或 --month 2025-09。")
    if month:
        begins = _day(f"{month}-01", month, "2025-09")
        return Month(begins.year, begins.month).period
    start, end = _day(first, first, "2025-01-01"), _day(last, last, "2025-07-10")
    if end < start:
        give_up(f"--to {last} 在 --from {first} 前面,请对调。")
    return Period(start, end + timedelta(days=1))


_DAY = re.compile(r"\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*")


def _day(words: str, written: str, example: str) -> datetime:
    """The first moment of a day."""
    from handlers.domain.workcalendar import TOWN_TIME

    found = _DAY.fullmatch(words.replace("月-", "-"))
    try:
        year, month, day = map(int, found.groups()) if found else (0, 0, 0)
        if not 2000 <= year < 2200:
            raise ValueError("no day of ours")
        return datetime(year, month, day, tzinfo=TOWN_TIME)
    except ValueError:
        give_up(f"没有“{written}”,请写成 {example} 这样。")
