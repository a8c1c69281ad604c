"""What an officer's closing words say: the kind of resolution, the quantities, and the sentence that is left."""

import re
from collections.abc import Mapping

from handlers.domain.number import without_numbers
from handlers.domain.ticket import Resolution

_KINDS = (
    (Resolution.OUT_OF_SCOPE, ("不属", "不归", "不在职责", "非职责", "不受理")),
    (Resolution.NOT_FOUND, ("查无", "没找到", "未找到", "没发现", "未发现", "没看到", "未见")),
    (Resolution.TRANSFERRED, ("移交", "转交", "已转")),
    (Resolution.MEDIATED, ("调解", "调和", "双方同意", "和解")),
    (Resolution.PARTLY, ("部分", "一部分", "还剩", "先处理了")),
)
_DIGITS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_BARE = re.compile(
    r"^(都|已经?|全部)?(办结|办完|办好|已办|处理(完毕|完|好)|弄好|搞定|解决|完事)了?(?=$|[\s,。!,.、;:])[\s,。!,.、;:]*"
)

_EDGES = " \n,,。.、;;:!!"


def resolution_of(text: str) -> Resolution:
    """The kind of closing that the words name; solved where they name none (办结 is not always 解决)."""
    return next((kind for kind, words in _KINDS if any(word in text for word in words)), Resolution.SOLVED)


def quantities_of(text: str, units: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """How many of what, by the units of the config: "车挪走了 1辆" gives {"vehicle": 1}; the same unit twice adds up."""
    found: dict[str, int] = {}
    for key, names in units.items():
        for digits in re.findall(rf"(\d{{1,4}}|[{''.join(_DIGITS)}])\s*(?:{'|'.join(map(re.escape, names))})", text):
            found[key] = found.get(key, 0) + (_DIGITS.get(digits) or int(digits))
    return {key: count for key, count in found.items() if count}


def note_of(text: str, units: Mapping[str, tuple[str, ...]]) -> str:
    """The sentence that is left for the neighbours, without number, quantities and the bare word for done; "" if none is."""
    names = "|".join(re.escape(name) for group in units.values() for name in group)
    text = _BARE.sub("", without_numbers(text).strip())
    return (
        re.sub(rf"(?:^|(?<=[\s,。,.、]))\d{{1,4}}\s*(?:{names})(?=$|[\s,。,.、])", "", text).strip(_EDGES)
        if names
        else text
    )
