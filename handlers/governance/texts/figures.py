"""Figures on one screen, and what is behind each of them."""

from collections.abc import Mapping
from datetime import datetime

from handlers.domain.figures import DEFINITIONS, Figure, Figures
from handlers.domain.ticket import TicketId
from handlers.domain.workcalendar import local
from handlers.grammar.texts.moment import WEEKDAYS

MOST = 20


def today(unit: str, day: Figures, now: datetime) -> str:
    """One screen: matters and persons counted apart, the satisfaction with its n, silence never counted as 满意."""
    here, n = local(now), {figure: day.count(figure) for figure in Figure}
    withdrawn = f",撤回{n[Figure.WITHDRAWN]}件" if n[Figure.WITHDRAWN] else ""
    merged = f",合并{n[Figure.MERGED]}件" if n[Figure.MERGED] else ""
    found = f",巡查立单{n[Figure.FOUND]}件" if n[Figure.FOUND] else ""
    cleared = f",未诉先办{n[Figure.CLEARED]}件" if n[Figure.CLEARED] else ""
    paused = f"(挂账{n[Figure.PAUSED]}件)" if n[Figure.PAUSED] else ""
    later = f",延期{n[Figure.EXTENDED]}次" if n[Figure.EXTENDED] else ""
    lines = [
        f"{unit} {here.month}/{here.day}(周{WEEKDAYS[here.weekday()]}){here:%H:%M}",
        f"诉求{n[Figure.OPENED]}件,反映{n[Figure.VOICES]}人次{found}{cleared}{withdrawn}{merged}",
        f"接单{n[Figure.ACCEPTED]}件,及时{n[Figure.IN_TIME]}件",
        f"办结{n[Figure.RESOLVED]}件,在办{n[Figure.IN_WORK]}件{paused},超时{n[Figure.OVERDUE]}件,重开{n[Figure.REOPENED]}次{later}",
        f"评价:满意{n[Figure.SATISFIED]}、部分{n[Figure.PARTLY]}、没解决{n[Figure.UNSOLVED]}"
        f"(应评{n[Figure.ASKED]}人,回{day.answered}人)",
    ]
    return "\n".join(lines)


def source(unit: str, day: Figures, now: datetime, whole_street: bool) -> str:
    """What is behind each figure; across the whole street with their stations."""
    here = local(now)
    rows = [
        f"{known.name}:{numbers(day.source(figure), whole_street)}"
        for figure, known in DEFINITIONS.items()
        if day.count(figure)
    ]
    return "\n".join([f"{unit} {here.month}/{here.day} 数字来源:", *(rows or ["今天还没有。"])])


def numbers(sources: Mapping[str, int], whole_street: bool) -> str:
    """What is counted, each with how often where that is more than once."""
    names = [f"{_name(one, whole_street)}{f'×{count}' if count > 1 else ''}" for one, count in sources.items()]
    return "、".join(names[:MOST]) + (f"等{len(names)}件" if len(names) > MOST else "")


_KINDS = {"patrol": "巡查", "attendance": "报到", "action": "整治", "meeting": "会议"}
"""What is counted and is no ticket, by the first word of its name."""


def _name(source: str, whole_street: bool) -> str:
    kind, _, rest = source.partition("/")
    if kind in _KINDS:
        station, _, which = rest.partition("/")
        return f"{station if whole_street else ''}{_KINDS[kind]}{which}"
    ticket = TicketId.parse(source)
    return f"{ticket.station if whole_street else ''}#{ticket.number}"
