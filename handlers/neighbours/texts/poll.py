"""Result and poll (办结与评价), votes and thanks."""

from collections.abc import Sequence

from handlers.domain.masking import public
from handlers.domain.name import plain
from handlers.domain.ticket import Resolution, Ticket

_EDGES = " 。.!！,，;；"
CHOICES = "1满意 2部分解决 3没解决"
STILL_THERE = "还在请引用这条回“还在”。"


def told(ticket: Ticket, done: str, amounts: Sequence[str]) -> str:
    """What was done, how much of it, whether there are pictures, and which time it is: reopened and closed again in the same
    words within the hour, a result would be taken for one that was read already."""
    again = [f"第{ticket.round}次办理"] if ticket.round > 1 else []
    beside = ",".join([*amounts, *(["有照片"] if ticket.after else []), *again])
    merged = [f"#{child.id.number}" for child in ticket.children if child.aloud]
    number = f"#{ticket.number}" + (f"(含{'、'.join(merged)})" if merged else "")
    return f"{number} {_head(ticket)}:{done}{f'({beside})' if beside else ''}。"


def result(told: str, kind: Resolution, reporter: str = "", voices: int = 1) -> str:
    """Result and what its kind asks for, in one line; `reporter` is the name to mention, "" in private."""
    if not reporter:
        polite = "请您评价:" if kind.is_polled else ""
        return f"{told}{polite}{_asks(kind)}"
    return f"{told}@{plain(reporter)}{' 和+1的邻居' if voices > 1 else ''}:{_asks(kind) or '请知悉。'}"


def result_here(told: str, kind: Resolution) -> str:
    """The same in a group where nobody is called by name."""
    return f"{told}反映过的邻居:{_asks(kind) or '请知悉。'}"


def _asks(kind: Resolution) -> str:
    """What a closing of that kind asks of those who read it; "" for nothing."""
    if kind.is_polled:
        return f"回 {CHOICES}"
    return STILL_THERE if kind is Resolution.NOT_FOUND else ""


def gathered(news: Sequence[str], polled: bool) -> str:
    """What has become of several matters, in one line; nobody in particular is called."""
    asks = f"已办的请评价:回“单号 1/2/3”({CHOICES})。" if polled else ""
    return f"{';'.join(one.strip(_EDGES) for one in news)}。{asks}"


def _head(ticket: Ticket) -> str:
    """已办 for what was solved; closed otherwise is not called done."""
    return "已办" if ticket.resolution_or_solved is Resolution.SOLVED else "办理结果"


def reason(words: str) -> str:
    """A chief's reason as everybody may read it."""
    return public(words, 40).strip(_EDGES)


def why_closed(number: str, reason: str) -> str:
    return f"#{number} 站长说明:{reason}。"


def reported_back(told: str) -> str:
    """To somebody of the staff who brought the matter himself."""
    return f"您登记的{told}"


def too_often(what: str) -> str:
    return f"{what}同一位居民多次反映没解决,未自动重开,请您定夺:重开请回“重开”,不重开请回“不重开”。"


def resolved_already(number: str, at: str) -> str:
    return f"#{number} {at}已办结。"


def which_poll(numbers: Sequence[str]) -> str:
    return f"给{'还是'.join('#' + n for n in numbers)}?请引用那条,或回“单号 1/2/3”。"


def which_verdict(number: str) -> str:
    return f"#{number} 您的意思是 {CHOICES} 的哪一个?回数字就行,不回不计。"


def satisfied(number: str) -> str:
    return f"谢谢您!给#{number}记“1 满意”吗?回“是”,或回 1/2/3。"
