"""What officers are told about their own tickets, in private."""

from collections.abc import Sequence

from handlers.domain.ticket import Ticket
from handlers.grammar.texts.moment import clock


def assists(number: str, lead: str) -> str:
    return f"{lead}已接#{number},您记协办。"


def cannot_lead(number: str) -> str:
    return f"#{number} 要由有执法资格的主管部门同事主办,先给您记协办。"


def resolved_already(ticket: Ticket) -> str:
    when = clock(ticket.resolved_at) + " " if ticket.resolved_at else ""
    return f"#{ticket.number} {when}已办结,不用再处理了。"


def is_it_done(number: str) -> str:
    return f"#{number} 算办结吗?算就回“是”。"


def not_the_lead(number: str, lead: str) -> str:
    return f"#{number} 由{lead}主办,已转告核实;核实后由{lead}回办结。"


def needs_lead(number: str) -> str:
    return f"#{number} 还没有人主办,请有执法资格的同事接单后办结。"


def please_verify(number: str, who: str, words: str) -> str:
    return f"{who}说#{number} 已办{':' + words if words else ''}。请核实后回“办结 {number}”。"


def reassigned(number: str, to: str) -> str:
    return f"#{number} 已由站长改派{to},您不用去了,谢谢。"


def closed_by_chief(number: str) -> str:
    return f"#{number} 站长已关单,您不用再处理了。"


def others_wait(number: str, waiting: Sequence[str]) -> str:
    return f"已接#{number}。还有待接的:{'、'.join(waiting)},请引用卡片或回单号。"


def taken_from(number: str, pinged: str) -> str:
    return f"#{number} 原派{pinged},已记您主办,并告诉了{pinged}。"


def taken_by(number: str, lead: str) -> str:
    return f"#{number} 已由{lead}接了,您不用去了,谢谢。"
