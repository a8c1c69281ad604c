"""What officers are told about their own tickets, in private."""

from collections.abc import Sequence
from datetime import datetime

from handlers.domain.policy import Matter
from handlers.domain.ticket import Resolution, Ticket
from handlers.grammar.texts.moment import clock, moment

_KINDS = {
    Resolution.SOLVED: "",
    Resolution.PARTLY: "(部分)",
    Resolution.OUT_OF_SCOPE: "(不属本站)",
    Resolution.NOT_FOUND: "(未发现)",
    Resolution.TRANSFERRED: "(已移交)",
    Resolution.MEDIATED: "(已调解)",
}


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


def please_verify(number: str, who: str, words: str, photos: int = 0) -> str:
    shown = f"(照片{photos}张)" if photos else ""
    return f"{who}说#{number} 已办{':' + words if words else ''}{shown}。请核实后回“办结 {number}”。"


def reassigned(number: str, to: str) -> str:
    return f"#{number} 已由站长改派{to},您不用去了,谢谢。"


def closed_by_chief(number: str) -> str:
    return f"#{number} 站长已关单,您不用再处理了。"


def accepted(ticket: Ticket, matter: Matter, where: str, now: datetime) -> str:
    """To whoever takes a card: what, where, until when. A hushed matter has its danger's name in the card alone."""
    what = "" if ticket.is_hushed else f" {matter.name}"
    there = where or ("" if ticket.is_hushed else "地点还在问,问到就告诉您")
    until = ticket.promise
    when = f"{moment(until, now)}前办结" if now < until else "已经超时,请尽快办结"
    return f"已接#{ticket.number}{what}{',' + there if there else ''}。{when}。"


def yours_already(ticket: Ticket, now: datetime) -> str:
    return f"#{ticket.number} 已在您名下,{moment(ticket.resolve_by, now)}前办结。"


def chiefs_know(number: str, chiefs: Sequence[str]) -> str:
    """To whoever says that he cannot go."""
    told = f"已告诉{'、'.join(chiefs)},请等安排" if chiefs else "请直接找站长"
    return f"知道了,#{number} {told}。"


def cannot_go(what: str, who: str, number: str) -> str:
    """To whoever decides: whoever has it says that he cannot."""
    return f"{who}说{what}去不了、办不了。要换人请回“派单 {number} 姓名”。"


def placed(ticket: Ticket, where: str, moved: bool) -> str:
    """To whoever works on it: the place has come, or was another."""
    return f"#{ticket.number} 地点{'更正' if moved else ''}:{where}。"


def arrived(number: str, now: datetime, where: str) -> str:
    return f"已记#{number} {clock(now)}到场{'(' + where + ')' if where else ''}。"


def resolved(number: str, resolution: Resolution, amounts: Sequence[str], photos: int) -> str:
    """To whoever closed it: what was noted."""
    parts = [f"已记#{number} 办结{_KINDS[resolution]}", *(["数量" + "、".join(amounts)] if amounts else [])]
    return ",".join([*parts, *([f"照片{photos}张"] if photos else [])]) + "。"


def others_wait(waiting: Sequence[str]) -> str:
    return f"还有待接的:{'、'.join(waiting)},请引用卡片或回单号。"


def taken_from(pinged: str) -> str:
    return f"原派{pinged},已告诉{pinged}。"


def taken_by(number: str, lead: str) -> str:
    return f"#{number} 已由{lead}接了,您不用去了,谢谢。"
