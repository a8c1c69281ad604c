"""Coming along (协办): what who is asked to help reads, and who asks."""

from collections.abc import Sequence

from handlers.domain.masking import quotable


def please(what: str, lead: str, leads: bool) -> str:
    """To the people of an assisting department, or with `leads` of the one whose matter it is."""
    return f"{what},{lead}主办,{'归口是您部门,' if leads else ''}请您协办,回“收”。"


def asked_for(what: str, by: str, words: str, number: str) -> str:
    """To whom help is asked of; `words` are those of whoever asks."""
    told = f":{quotable(words, 40)}" if words else ""
    return f"{by}请您协助{what}{told}。去就回“收 {number}”。"


def sent(number: str, people: Sequence[str]) -> str:
    """To whoever asks."""
    return f"#{number} 已请{'、'.join(people)}协助。"


def nobody(number: str, of: Sequence[str], chiefs: Sequence[str]) -> str:
    """To whoever asks, where nobody of those is there."""
    told = f"已告诉{'、'.join(chiefs)}" if chiefs else "请直接找站长"
    return f"#{number} {'、'.join(of)}现在没人当班,{told}。"


def chief_told(what: str, by: str, of: Sequence[str], number: str) -> str:
    """To a chief."""
    return f"{by}办{what},请求{'、'.join(of)}协助,现在没人当班。请安排,要换人回“派单 {number} 姓名”。"


def whom(number: str) -> str:
    return f"请写请谁协助,如:请求协助 {number} 公安。"


def on_it(number: str, people: Sequence[str]) -> str:
    return f"#{number} {'、'.join(people)}已经在办或已请过。"
