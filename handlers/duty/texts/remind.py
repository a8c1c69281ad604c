"""Reminders, and what the deputy chief hears."""

from datetime import timedelta

from handlers.domain.ticket import Ticket
from handlers.grammar.texts.moment import clock, span


def idle(ticket: Ticket, what: str, silent: timedelta, left: timedelta) -> str:
    since = clock(ticket.progress_at) if ticket.progress_at else ""
    return f"{what}{since}后{span(silent)}没有进展。请回一句情况(引用卡片),{span(left)}后没有回话就退回待接。"


def not_there(what: str, number: str) -> str:
    return f"{what}您接了还没到场。到了请回“到了 {number}”,去不了请回“退单 {number} 原因”。"


def deputy_returned(ticket: Ticket, lead: str, silent: timedelta) -> str:
    since = clock(ticket.accepted_at) if ticket.accepted_at else ""
    return f"{lead}{since}接#{ticket.number},{span(silent)}无进展,已退回待接。"
