"""What officers are told about their own tickets, in private."""

from collections.abc import Sequence
from datetime import timedelta

from handlers.domain.ticket import Ticket
from handlers.texts.moment import clock, span


def assists(number: str, lead: str) -> str:
    return f"{lead}已接#{number},您记协办。"


def cannot_lead(number: str) -> str:
    return f"#{number} 要由有执法资格的主管部门同事主办,先给您记协办。"


def resolved_already(ticket: Ticket) -> str:
    when = clock(ticket.resolved_at) + " " if ticket.resolved_at else ""
    return f"#{ticket.number} {when}已办结,不用再处理了。"


def not_the_lead(number: str, lead: str) -> str:
    return f"#{number} 由{lead}主办,已转告核实;核实后由{lead}回办结。"


def needs_lead(number: str) -> str:
    return f"#{number} 还没有人主办,请有执法资格的同事接单后办结。"


def please_verify(number: str, who: str, words: str) -> str:
    return f"{who}说#{number} 已办{':' + words if words else ''}。请核实后回“办结 {number}”。"


def nothing_in_hand() -> str:
    return "您名下没有在办的单。请引用派单卡,或写上单号。"


def reassigned(number: str, to: str) -> str:
    return f"#{number} 已由站长改派{to},您不用去了,谢谢。"


def closed_by_chief(number: str) -> str:
    return f"#{number} 站长已关单,您不用再处理了。"


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


def deputy_overdue(what: str, lead: str) -> str:
    return f"{what}已超时未办结,{'主办' + lead if lead else '还没有人接单'},请您过问。"
