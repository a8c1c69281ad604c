"""Result and poll (办结与评价), votes and thanks."""

from handlers.domain.event import Resolution
from handlers.domain.masking import public, quotable
from handlers.domain.ticket import Ticket

HEADS = {
    Resolution.SOLVED: "已办",
    Resolution.PARTLY: "部分办好",
    Resolution.OUT_OF_SCOPE: "不属本站办理",
    Resolution.NOT_FOUND: "到场未发现",
    Resolution.TRANSFERRED: "已移交",
    Resolution.MEDIATED: "已调解",
}
DEFAULTS = {
    Resolution.SOLVED: "已处理",
    Resolution.PARTLY: "还有一部分在跟进",
    Resolution.OUT_OF_SCOPE: "可请站里告知该找谁",
    Resolution.NOT_FOUND: "再出现请说一声",
    Resolution.TRANSFERRED: "由接手部门继续办理",
    Resolution.MEDIATED: "双方已沟通",
}
_EDGES = " 。.!!,,;;"
CHOICES = "1满意 2部分解决 3没解决"


def result(ticket: Ticket, note: str, reporter: str) -> str:
    """Result and poll in one line; `reporter` is the name to mention, "" in private."""
    told = f"#{ticket.number} {HEADS[ticket.resolution_or_solved]}:{note}{'(有照片)' if ticket.after else ''}。"
    if not reporter:
        return f"{told}请您评价,回 {CHOICES}"
    neighbours = " 和+1的邻居" if len(ticket.voices) > 1 else ""
    return f"{told}@{quotable(reporter, 16)}{neighbours}:回 {CHOICES}"


def note(text: str, resolution: Resolution) -> str:
    """The officer's words as everybody may read them; a plain sentence where he wrote none."""
    return public(text, 40).strip(_EDGES) or DEFAULTS[resolution]


def reported_back(ticket: Ticket, note: str) -> str:
    """To somebody of the staff who brought the matter himself."""
    return f"您登记的#{ticket.number} {HEADS[ticket.resolution_or_solved]}:{note}。"


def deputy_reopened(ticket: Ticket, what: str, officer: str) -> str:
    return f"#{ticket.number}({what})群众评价没解决,已重开,已派{officer},请跟进。"


def too_often(ticket: Ticket, what: str) -> str:
    return f"#{ticket.number}({what})同一位居民多次反映没解决,未自动重开,请您定夺。"


def voices(number: str, count: int, urgent: bool) -> str:
    return f"#{number} 已有{count}户反映,{'加急' if urgent else '正'}在办。"


def resolved_already(number: str, at: str) -> str:
    return f"#{number} {at}已办结。"
