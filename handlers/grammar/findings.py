"""What a patrol has found (巡查发现), part by part, as people write it in one line: 7栋僵尸车2辆 12栋路灯坏1处 顺手清堆物1处."""

import re
from collections.abc import Iterable

from handlers.grammar.quantity import COUNT

_APART = re.compile(r"[\s,，、;；。]+")
_COUNTED = re.compile(rf"{COUNT}\s*[辆台处只条件摊起个户]")
_PLACED = re.compile(r"\d+(?:栋|幢|号楼|单元)|[东西南北]门|车库|广场|路口|[巷街]口|大门|凉亭")
_CLEARED = re.compile(
    r"顺手|当场|现场|就地|随手|立即|已经?[清劝挪搬处整拆修规纠]|^(?:清[理走掉]?(?!运车)|劝[离走导]|挪[走开]|搬走|规范|纠正|整改|拆除|清运(?!车))|[清劝挪搬拆修](?:好|完|走|离|掉|干净)了?(?=\d|$|了)"
)


def findings_in(words: str, compounds: Iterable[str] = ()) -> tuple[str, ...]:
    """The findings of a line, without the names of compounds: each ends with how many there are, or begins with a place of its own."""
    for name in sorted(compounds, key=len, reverse=True):
        words = words.replace(name, " ")
    parts: list[str] = []
    for word in filter(None, _APART.split(words)):
        is_begun = parts and not _COUNTED.search(parts[-1]) and not _PLACED.search(word)
        if is_begun:
            parts[-1] += word
        else:
            parts.append(word)
    return tuple(part for part in parts if len(part) > 1)


def is_cleared(finding: str) -> bool:
    """Whether it was dealt with on the spot (未诉先办)."""
    return _CLEARED.search(finding) is not None
