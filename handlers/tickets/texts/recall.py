"""What officers are told when a reporter has taken his words back (撤回), or put them right (更正)."""

from handlers.domain.masking import card_place, quotable
from handlers.domain.ticket import Ticket


def verify(number: str) -> str:
    return f"#{number} 反映人已撤回,请按现场核实。"


def withdrawn(ticket: Ticket) -> str:
    return f"#{ticket.number} 反映人已撤回,不用去了,谢谢。"


def misread(ticket: Ticket) -> str:
    return f"#{ticket.number} 站长按误报撤掉了,不用去了,谢谢。"


def corrected(number: str, place: str, words: str) -> str:
    """`place` is the new one, "" where something else was put right; then the words say what, but not those of a private report."""
    if not place and not words:
        return f"#{number} 反映人更正了说法,详情请看“单 {number}”。"
    right = card_place(place) if place else f"“{quotable(words, 40)}”"
    return f"#{number} 反映人更正:{right},请以此为准。"


def called_off(number: str, words: str) -> str:
    """To everybody who was rung: `words` are the reporter's, "" where he told it in private."""
    return f"【解除】#{number} 反映人更正{f':“{quotable(words, 40)}”' if words else '了,不是险情'}。不用赶去了,谢谢。"


def denied(number: str, words: str) -> str:
    """To the same, where others have told it too, or where a word may be forced: whoever goes there looks."""
    return f"#{number} 反映人改口{f'说“{quotable(words, 40)}”' if words else '了'},请仍到场核实。"
