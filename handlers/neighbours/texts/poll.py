"""Result and poll (办结与评价), votes and thanks."""

from collections.abc import Sequence

from handlers.domain.masking import public
from handlers.domain.name import plain
from handlers.domain.ticket import Resolution, Ticket

# What is told where the officer wrote nothing; his own words say the kind of closing already.
DEFAULTS = {
    Resolution.SOLVED: "已处理好",
    Resolution.PARTLY: "部分办好,其余在跟进",
    Resolution.OUT_OF_SCOPE: "不属本站办理,可请站里告知该找谁",
    Resolution.NOT_FOUND: "到场未发现,再出现请说一声",
    Resolution.TRANSFERRED: "已移交有关部门继续办理",
    Resolution.MEDIATED: "已调解,双方已沟通",
}
_EDGES = " 。.!!,,;;"
CHOICES = "1满意 2部分解决 3没解决"


def result(ticket: Ticket, note: str, reporter: str) -> str:
    """Result and poll in one line; `reporter` is the name to mention, "" in private."""
    told = f"#{ticket.number} {_head(ticket)}:{note}{'(有照片)' if ticket.after else ''}。"
    if not reporter:
        return f"{told}请您评价:回 {CHOICES}"
    neighbours = " 和+1的邻居" if len(ticket.voices) > 1 else ""
    return f"{told}@{plain(reporter)}{neighbours}:回 {CHOICES}"


def _head(ticket: Ticket) -> str:
    """已办 for what was solved; closed otherwise is not called done."""
    return "已办" if ticket.resolution_or_solved is Resolution.SOLVED else "办理结果"


def note(text: str, resolution: Resolution) -> str:
    """The officer's words as everybody may read them; a plain sentence where he wrote none."""
    return public(text, 40).strip(_EDGES) or DEFAULTS[resolution]


def reported_back(ticket: Ticket, note: str) -> str:
    """To somebody of the staff who brought the matter himself."""
    return f"您登记的#{ticket.number} {_head(ticket)}:{note}。"


def too_often(what: str) -> str:
    return f"{what}同一位居民多次反映没解决,未自动重开,请您定夺。"


def voices(number: str, count: int, urgent: bool) -> str:
    return f"#{number} 已有{count}户反映,{'加急' if urgent else '正'}在办。"


def resolved_already(number: str, at: str) -> str:
    return f"#{number} {at}已办结。"


def which_poll(numbers: Sequence[str]) -> str:
    return f"给{'还是'.join('#' + n for n in numbers)}?请引用那条,或回“单号 1/2/3”。"


def satisfied(number: str) -> str:
    return f"谢谢您!给#{number}记“1 满意”吗?回“是”,或回 1/2/3。"
