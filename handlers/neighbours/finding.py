"""What the answer to 还在吗 says, of whoever was asked to look: it is back, it is gone, or neither (我去看看, 好的)."""

import re

from handlers.domain.finding import Finding
from handlers.domain.number import without_numbers

_LONGEST = 16
"""Characters of an answer: what is longer tells a story."""
_ASKS = re.compile(r"[?吗]|有没有|是不是|了没$|谁|哪|怎么|什么|如果|要是|万一|会不会")
_STAYS_CLOSED = re.compile("(?:不|别|无需|没必要)(?:用|需要?|必|要|予)?再?重开")
_NOTHING_NEW = re.compile("(?:没有?|未)(?:再|又|出现|来|发现|看到|见)|不(?:再|在|堵|停|占|吵|响|叫|摆)了?")
_BACK = re.compile(
    "[还仍](?:然|是)?(?:[在有堵停占吵响叫摆漏]|没(?:有)?[走挪清修好停收解弄撤变])|依旧|照旧|老样子|一样"
    "|又(?:[来有在堵停占吵响叫摆闹漏犯回]|出现|开始)|再次|重开|重新(?:[办派开]|处理)|没(?:有)?(?:解决|弄|走|挪|清|修|撤|变|动)|反弹"
)
_GONE = re.compile("没(?:有)?了|没有$|[走清停撤]了|挪[走开]|核实|看过|好[了着]|[挺还很都]好|解决了|正常|没事")
_OF_NO_CARD = re.compile("核实|看过|不在|没(?:有)?了|没有$|重开")
"""What says of a place that it is empty, and of no work that it is done."""


def found(text: str) -> Finding | None:
    """`found("还在")`; None where a line says neither, or asks."""
    words = without_numbers(text).strip(" ,。.!~")
    if not words or len(words) > _LONGEST or _ASKS.search(words):
        return None
    if _STAYS_CLOSED.search(words):
        return Finding.GONE
    if _BACK.search(_NOTHING_NEW.sub("", words)):
        return Finding.BACK
    return Finding.GONE if _NOTHING_NEW.search(words) or _GONE.search(words) else None


def tells_of_a_look(text: str) -> bool:
    """Whether a line can answer nothing but 还在吗; 车挪走了 of somebody who has a card in hand closes that."""
    return found(text) is Finding.BACK or _OF_NO_CARD.search(text) is not None
