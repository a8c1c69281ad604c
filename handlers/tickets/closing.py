"""What an officer's closing words say: the kind of resolution, the quantities, and the sentence that is left."""

import re
from collections.abc import Mapping

from handlers.domain.number import without_numbers
from handlers.domain.ticket import Resolution

# Read off the first clause: "车挪走了,没发现其他问题" is solved.
_KINDS = (
    (Resolution.PARTLY, ("调解不成", "调解未", "没调解成", "未达成", "同意不了")),
    (Resolution.OUT_OF_SCOPE, ("不属", "不归", "不在职责", "非职责", "不受理")),
    (Resolution.NOT_FOUND, ("查无", "没找到", "未找到", "没发现", "未发现", "没看到", "未见")),
    (Resolution.TRANSFERRED, ("移交", "转交", "转给", "已转办")),
    (Resolution.MEDIATED, ("调解", "调和", "双方同意", "和解")),
    (Resolution.PARTLY, ("部分", "还剩", "先处理了")),
)
_CLAUSE_ENDS = re.compile(r"[,,。;;!!]")
_DONE = re.compile(
    r"[挪移拖清搬赶开抓带]走了?|(?:清理|处理|整改|打扫)(?:完|好|干净|到位)|劝[离走散]|修好|拆[除完掉]|收摊|(?:已|都)(?:停|关|挪|清|修)"
)
_BARE = r"(?:都|已经?|全部)?(?:办结|办完|办好|已办|处理(?:完毕|完|好)|弄好|搞定|解决|完事)了?|(?:都|已经?|全部)?好了"
_AT_START = re.compile(rf"^(?:{_BARE})(?=$|[\s,,。!.、;:])[\s,,。!.、;:]*|^办结")
_AT_END = re.compile(rf"[\s,,。、]+(?:{_BARE})$")
_EDGES = " \n,,。.、;;:!!"

_CHINESE = {"零": 0, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_LEFT = re.compile(r"(?:还剩|剩下|还有|余下|剩)[^\d,,。;;!!]{0,4}[\d一两二三四五六七八九十]+\s*\S")
_COUNT = r"(?<![\d一二三四五六七八九十])(\d{1,4}|[一两二三四五六七八九]?十[一二三四五六七八九]?|[一两二三四五六七八九])"


def resolution_of(text: str) -> Resolution:
    """The kind of closing that the words name; solved where they name none (办结 is not always 解决).

    Where a clause says that something was done, the first clause decides: "车挪走了,没发现其他问题" is solved.
    """
    clauses = [clause for clause in _CLAUSE_ENDS.split(_AT_START.sub("", text)) if clause.strip()]
    read = clauses[:1] if any(_DONE.search(clause) for clause in clauses) else clauses
    return next(
        (kind for kind, words in _KINDS if any(word in clause for word in words for clause in read)), Resolution.SOLVED
    )


def quantities_of(text: str, units: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """How many of what, by the units of the config: "车挪走了 1辆" gives {"vehicle": 1}; the same unit twice adds up, and what is left
    to do (还剩2辆) is none of it."""
    text, found = _LEFT.sub("", text), dict[str, int]()
    for key, names in units.items():
        counts = re.findall(rf"{_COUNT}\s*(?:{'|'.join(map(re.escape, names))})(?!人|小时|电话|月)", text)
        typed = [count for count in counts if count.isascii()]  # "两台车都挪走了 2台" says it twice
        found[key] = sum(map(_value, typed or counts))
    return {key: count for key, count in found.items() if count}


def note_of(text: str, units: Mapping[str, tuple[str, ...]]) -> str:
    """The sentence that is left for the neighbours, without number, quantities and the bare word for done; "" if none is."""
    text = _AT_END.sub("", _AT_START.sub("", without_numbers(text)))
    names = "|".join(re.escape(name) for group in units.values() for name in group)
    if names:
        text = re.sub(rf"(?:^|(?<=[\s,,。.、]))(?:各|共|一共|总共)?{_COUNT}\s*(?:{names})(?=$|[\s,,。.、])", "", text)
    return text.strip(_EDGES)


def _value(digits: str) -> int:
    if digits.isdigit() and digits.isascii():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    if not ten:
        return _CHINESE[ones]
    return _CHINESE.get(tens, 1) * 10 + _CHINESE.get(ones, 0)
