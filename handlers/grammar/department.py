"""A department (部门), as people call it: 城管, 派出所, 工商, 交警队."""

import re
from collections.abc import Iterator
from functools import lru_cache

_CALLED = (
    ("街道执法队", "街道(?:综合)?(?:行政)?执法队?"),
    ("综合执法", "综合(?:行政)?执法[局队]?|城市管理|城管[局队]?|执法队"),
    ("公安", "公安局?|派出所|民警|警察|警方|工安"),
    ("交警", "(?<!高速)交警[队员]?|交管所?"),
    ("市监", "市场监督(?:管理)?[局所]?|市场?监管?[局所]?|工商[局所]?|食药监?"),
    ("物业", "物业(?!服务合同|费)(?:公司|保安)?|物管|保安"),
    ("网格", "网格[员长]?|(?<!龙泉)社区(?=调解|干部|工作人员|来|去|$)"),
)


def departments_in(words: str, known: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """The departments of the town that the words call, each with its place, in their order."""
    for found in _pattern(known).finditer(words):
        yield found.start(), _names(known)[(found.lastindex or 1) - 1]


@lru_cache(8)
def _pattern(known: tuple[str, ...]) -> re.Pattern[str]:
    called = dict(_CALLED)
    ways = (rf"({'|'.join(filter(None, (called.get(name, ''), re.escape(name))))})" for name in _names(known))
    return re.compile("|".join(ways))


def _names(known: tuple[str, ...]) -> list[str]:
    """The departments of the town, those first whose names hold another's."""
    ours = [name for name, _ in _CALLED if name in known]
    return [*ours[:1], *sorted((name for name in known if name not in ours), key=len, reverse=True), *ours[1:]]
