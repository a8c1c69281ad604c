"""How many of what a line tells (数量): 1辆, 三处, by the units of the config."""

import re
from collections.abc import Mapping

_CHINESE = {"零": 0, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_LEFT = re.compile(r"(?:还剩|剩下|还有|余下|剩)[^\d,,。;;!!]{0,4}[\d一两二三四五六七八九十]+\s*\S")
COUNT = r"(?<![\d一二三四五六七八九十])(\d{1,4}|[一两二三四五六七八九]?十[一二三四五六七八九]?|[一两二三四五六七八九])"


def quantities_of(text: str, units: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """How many of what, by the units of the config: "车挪走了 1辆" gives {"vehicle": 1}; the same unit twice adds up, and what is left
    to do (还剩2辆) is none of it."""
    text, found = _LEFT.sub("", text), dict[str, int]()
    for key, names in units.items():
        counts = re.findall(rf"{COUNT}\s*(?:{'|'.join(map(re.escape, names))})(?!人|小时|电话|月)", text)
        typed = [count for count in counts if count.isascii()]  # "两台车都挪走了 2台" says it twice
        found[key] = sum(map(value_of, typed or counts))
    return {key: count for key, count in found.items() if count}


def count_in(text: str, counted: re.Pattern[str]) -> int:
    """The first count in a line, by whatever it is counted; 0 where there is none."""
    found = counted.search(_LEFT.sub("", text))
    return value_of(found[1]) if found else 0


def value_of(digits: str) -> int:
    """`value_of("十二") == value_of("12") == 12`."""
    if digits.isdigit() and digits.isascii():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    if not ten:
        return _CHINESE[ones]
    return _CHINESE.get(tens, 1) * 10 + _CHINESE.get(ones, 0)
