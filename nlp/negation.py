"""What turns a word round: 不吵, 没有堵."""

import re

# What turns the word after it round ("不吵", "没有堵"), but neither a ban ("不要乱停") nor a question ("是不是违停").
_NEGATION = re.compile(
    r"(?:(?<![是要会能好用对行差得了免在受])不|(?<!有)没|没有|(?<![从])未|不(?:是|会|算|太|怎么|再|曾|觉得)|没(?:什么|再|那么)|(?:一点儿?|完全|根本)(?:都|也)?(?:不|没)|不存在)"
    r"(?:那么|这么|太|怎么|再|乱|随便|有|很|什么)?$"
)
TURNS = frozenset("不没未")
_ASKED = re.compile(r"是不是$|有没有$")


def turned(text: str, start: int) -> bool:
    """Whether what stands before the word at `start` turns it round."""
    before = text[max(0, start - 6) : start]
    return bool(not TURNS.isdisjoint(before) and _NEGATION.search(before) and not _ASKED.search(before))
