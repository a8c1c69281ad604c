"""Sending back (退单): what whoever sends it back reads, and whoever decides when it was sent back twice."""

from collections.abc import Sequence

from handlers.domain.masking import quotable

MOST = 2
"""Times that a ticket may be sent back in a round; then a chief decides."""


def card(name: str) -> str:
    """On the card that goes out again."""
    return f"{name}转来"


def bounced(number: str, nth: int, to: str, waits: bool) -> str:
    """To whoever has sent it back; its card may wait for opening time."""
    return f"已退#{number}({nth}/{MOST}),{'上班后' if waits else ''}转{to}牵头,您记协办。"


def left_to(number: str, nth: int, chiefs: Sequence[str]) -> str:
    """To whoever has sent it back, where it goes to nobody before a chief has decided."""
    times = f"({nth}/{MOST})" if nth <= MOST else ""
    return f"已退#{number}{times},由{'、'.join(chiefs)}定派给谁,您记协办。"


def decide(number: str, what: str, reasons: Sequence[tuple[str, str]], why: str) -> str:
    """To a chief: who has sent it back, for what reason, and what he may write."""
    told = ";".join(f"{who}:{quotable(reason, 40)}" if reason else who for who, reason in reasons)
    return f"{what}退了{len(reasons)}次({told})。{why}请定:回“派单 {number} 姓名”,或“不属 {number} 归哪个单位”。"


def why_asked(what: str) -> str:
    """To whoever gives no reason."""
    return f"{what}为什么退?请回一句原因,如:占道归城管。"


def noted(number: str, who: str) -> str:
    """To somebody who only helps with it."""
    return f"#{number} 由{who}办,您的话已记下。"


NOBODY_THERE = "所指的人现在没人当班或不能主办。"
