"""Reminders, and what the deputy chief hears."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.domain.ticket import Ticket
from handlers.grammar.texts.moment import clock, moment, span


def not_accepted(ticket: Ticket, what: str) -> str:
    return f"{what}还没有人接,请您尽快回“收 {ticket.number}”。"


def deputy_not_accepted(ticket: Ticket, what: str, officers: Sequence[str]) -> str:
    return f"{what}到{clock(ticket.accept_by)}无人接单,已提醒{'、'.join(officers)},请您过问。"


def idle(ticket: Ticket, what: str, silent: timedelta, left: timedelta) -> str:
    since = clock(ticket.progress_at) if ticket.progress_at else ""
    return f"{what}{since}后{span(silent)}没有进展。请回一句情况(引用卡片),{span(left)}后没有回话就退回待接。"


def deputy_returned(ticket: Ticket, lead: str, silent: timedelta) -> str:
    since = clock(ticket.accepted_at) if ticket.accepted_at else ""
    return f"{lead}{since}接#{ticket.number},{span(silent)}无进展,已退回待接。"


def overdue(what: str) -> str:
    return f"{what}答应群里的时间到了,还没办结。请尽快办结,或引用卡片回一句情况。"


def sorry(what: str, until: datetime, now: datetime) -> str:
    """To who reported it: what was promised was not kept; a new time."""
    return f"抱歉,{what}没能按时办好,还在跟进,最迟{moment(until, now)}给您回话。"


def deputy_overdue(what: str, lead: str) -> str:
    return f"{what}已超时未办结,{'主办' + lead if lead else '还没有人接单'},请您过问。"
