"""Figures on one screen, and the tickets behind them."""

from collections.abc import Mapping
from datetime import datetime

from handlers.domain.figures import Figure, Figures
from handlers.domain.ticket import TicketId
from handlers.domain.workcalendar import local
from handlers.grammar.texts.moment import WEEKDAYS

MOST = 20
NAMES: Mapping[Figure, str] = {
    Figure.OPENED: "诉求",
    Figure.VOICES: "人次",
    Figure.ACCEPTED: "接单",
    Figure.IN_TIME: "及时",
    Figure.RESOLVED: "办结",
    Figure.IN_WORK: "在办",
    Figure.PAUSED: "挂账",
    Figure.OVERDUE: "超时",
    Figure.EXTENDED: "延期",
    Figure.REOPENED: "重开",
    Figure.WITHDRAWN: "撤回",
    Figure.ASKED: "应评",
    Figure.SATISFIED: "满意",
    Figure.PARTLY: "部分解决",
    Figure.UNSOLVED: "没解决",
}
"""How people call the figures."""


def today(unit: str, day: Figures, now: datetime) -> str:
    """One screen: matters and persons counted apart, the satisfaction with its n, silence never counted as 满意."""
    here, n = local(now), {figure: day.count(figure) for figure in Figure}
    withdrawn = f",撤回{n[Figure.WITHDRAWN]}件" if n[Figure.WITHDRAWN] else ""
    paused = f"(挂账{n[Figure.PAUSED]}件)" if n[Figure.PAUSED] else ""
    later = f",延期{n[Figure.EXTENDED]}次" if n[Figure.EXTENDED] else ""
    lines = [
        f"{unit} {here.month}/{here.day}(周{WEEKDAYS[here.weekday()]}){here:%H:%M}",
        f"诉求{n[Figure.OPENED]}件,反映{n[Figure.VOICES]}人次{withdrawn}",
        f"接单{n[Figure.ACCEPTED]}件,及时{n[Figure.IN_TIME]}件",
        f"办结{n[Figure.RESOLVED]}件,在办{n[Figure.IN_WORK]}件{paused},超时{n[Figure.OVERDUE]}件,重开{n[Figure.REOPENED]}次{later}",
        f"评价:满意{n[Figure.SATISFIED]}、部分{n[Figure.PARTLY]}、没解决{n[Figure.UNSOLVED]}"
        f"(应评{n[Figure.ASKED]}人,回{day.answered}人)",
    ]
    return "\n".join(lines)


def source(unit: str, day: Figures, now: datetime, whole_street: bool) -> str:
    """The numbers behind each figure; across the whole street with their stations."""
    here = local(now)
    rows = [
        f"{name}:{_numbers(day.source(figure), whole_street)}" for figure, name in NAMES.items() if day.count(figure)
    ]
    return "\n".join([f"{unit} {here.month}/{here.day} 数字来源:", *(rows or ["今天还没有。"])])


def _numbers(tickets: Mapping[TicketId, int], whole_street: bool) -> str:
    names = [
        f"{ticket.station if whole_street else ''}#{ticket.number}{f'×{count}' if count > 1 else ''}"
        for ticket, count in tickets.items()
    ]
    return "、".join(names[:MOST]) + (f"等{len(names)}件" if len(names) > MOST else "")
