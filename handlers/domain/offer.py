"""A neighbour's own question or offer (…扣1, 几个人去?): what a bare number or word after it answers."""

import re
from enum import Enum, auto

_BY_NUMBER = re.compile(
    r"[扣打回发刷投选按]\s*[123一二三]|(?<=[的请就者人])[+＋]\s*[1一]|接龙|报名|拼[单团车]|团购|几[个位人份斤箱]|多少[个人份]|[1一][是为::、.].{1,12}[2二][是为::、.]|谁[要去来]|要的|选项|投票"
)
_ASKS = re.compile(r"[?？]\s*$|[吗么不没]\s*$|^(?:谁|哪|几|有没有|有谁|大家)")
_OF_VERDICT = re.compile("满意|解决|处理好|修好|好了|怎么样|行不行|可以吗")
_COUNTS = re.compile(r"[\d一二两三四五]\s*[个位人份斤箱只]?\s*$")
_BARE = re.compile(r"[\s+＋]*[123一二三１２３][\s!！。.~]*")


class Whose(Enum):
    """Whose question a line answers."""

    OURS = auto()
    THEIRS = auto()
    OPEN = auto()


def is_offer(text: str) -> bool:
    """Whether a neighbour's line asks the others for something that a number or a word answers."""
    return _BY_NUMBER.search(text) is not None or _ASKS.search(text.strip()) is not None


def answered(text: str, offered: str) -> Whose:
    """Whose question `text` answers where a neighbour has asked `offered` after ours ("" where nobody has): by nearness and form."""
    if not offered:
        return Whose.OURS
    by_number = _BY_NUMBER.search(offered) is not None
    if _BARE.fullmatch(text):
        return Whose.THEIRS if by_number else Whose.OPEN
    if by_number and _COUNTS.search(text) and not _OF_VERDICT.search(text):
        return Whose.THEIRS  # 带老公 2
    return Whose.OPEN if _OF_VERDICT.search(offered) else Whose.OURS
