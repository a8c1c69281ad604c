"""Figures that give nobody away: dates, times, counts, amounts, hotlines, ticket numbers, and what was masked before."""

import re
from collections.abc import Iterator

from handlers.domain.luhn import is_number
from handlers.domain.numeral import is_hotline

_DATE = re.compile(
    r"(?<![0-9])20[0-9]{2}\s?(?:[-/.]\s?(?:1[0-2]|0?[1-9])\s?[-/.]\s?(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])(?!\s?[-/.]\s?[0-9])"
    r"|年\s?(?:1[0-2]|0?[1-9])\s?月(?:\s?(?:3[01]|[12][0-9]|0?[1-9])\s?[日号])?)"
)
_MOMENT = re.compile(
    r"(?<![0-9:])(?:2[0-4]|[01]?[0-9])\s?:\s?[0-5][0-9](?::[0-5][0-9])?(?![0-9])(?!\s?:)"
    r"|(?<![0-9])(?:1[0-2]|0?[1-9])\s?月\s?(?:3[01]|[12][0-9]|0?[1-9])\s?[日号]?(?![0-9])"
    r"|(?<![0-9])(?:2[0-4]|[01]?[0-9])\s?[点时](?:\s?[0-5]?[0-9]\s?分)?(?!\s?[0-9])"
    r"|(?<![0-9])(?:2[0-4]|[01]?[0-9])\s?[点时]\s?[0-5][0-9](?![0-9])"
)
# What a figure counts or numbers, by how many digits it may have at most.
_UNITS = {
    2: "月|日(?!常)|点|时|分(?!机)|秒|单元|楼|层|期|岁|号楼|级|周|届",
    3: "栋|幢|座|号|#|排|弄|路|线|平米?|平方|度|℃|%|厘米|公里|寸|亩|米|辆|户|门|家",
    4: "年|个|人|次|件|天|条|起|张|份|台|套|棵|盏|桶|袋|箱|趟|遍|层|斤|公斤|吨|升|毫升|小时|分钟|群|字|票|条|步|只|位|名|处|间|瓦|伏|w|v|kg|km|cm|db|分贝|本|块|元|角|多|余|来(?=[辆个户人件次])",
    6: "元|块钱?|万|千|圆|rmb|欧|美元|分贝",
}
_COUNT = re.compile(
    "|".join(
        rf"(?<![0-9.])[0-9]{{1,{digits}}}(?:\.[0-9]{{1,2}})?(?:\s?[-~—–至到、]\s?[0-9]{{1,{digits}}}(?:\.[0-9]{{1,2}})?)?\s?(?:{units})"
        for digits, units in _UNITS.items()
    )
    + r"|(?:[¥$€£]|罚款?|收费?|花了?|共|费)\s?[0-9]{1,6}(?:\.[0-9]{1,2})?(?![0-9])",
    re.IGNORECASE,
)
_MASKED = re.compile(
    r"(?<![0-9*])1[3-9][0-9]\*{4}[0-9]{2}(?![0-9*])|(?<![0-9*])0[0-9]{2,3}-\*{3}[0-9]{2}(?![0-9*])"
    r"|(?<![0-9*])[0-9]{3}\*{11}[0-9]{2}[0-9Xx](?![0-9*])|[A-Z]·[A-Z0-9]\*{3}[A-Z0-9警学挂港澳使领](?![0-9*])"
    r"|(?:[0-9]{1,3}[-栋幢座#号单元楼/.\s]{1,3}){0,3}[0-9]\*\*(?![0-9*])"
)
_DIGITS = re.compile(r"[0-9]+")
_BEFORE = re.compile(r"[0-9][^\w、]{1,2}$")
_BEHIND = re.compile(r"[^\w、]{1,2}[0-9]")
_NEAR = 500
"""Tickets that are spoken of together were opened near each other: so many between them at most."""


def quantities_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Every harmless figure of a copy: its place, and its unit where it is one that people repeat; in no order."""
    for pattern in (_DATE, _MASKED):
        for figure in pattern.finditer(text):
            yield figure.start(), figure.end(), ""
    for pattern in (_MOMENT, _COUNT):
        for figure in pattern.finditer(text):
            yield figure.start(), figure.end(), re.sub(r"[0-9.:\s]", "", figure[0])
    previous: tuple[int, int, int] | None = None
    for digits in _DIGITS.finditer(text):
        start, end = digits.span()
        if is_hotline(text, start, end, checks=False) and not _is_part(text, start, end):
            yield start, end, ""
        if not (4 <= len(digits[0]) <= 6 and digits[0][0] != "0" and is_number(digits[0])):
            continue
        serial = int(digits[0][:-1])
        if _marked(text, start, end):
            yield start, end, ""
        elif previous and abs(previous[2] - serial) <= _NEAR and start - previous[1] <= 4:
            yield *previous[:2], ""
            yield start, end, ""
        previous = start, end, serial


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether nothing but a sign stands between a hotline and other digits: 0000-110 is a number of its own."""
    return _BEFORE.search(text, max(0, start - 3), start) is not None or _BEHIND.match(text, end) is not None


def _marked(text: str, start: int, end: int) -> bool:
    """Whether digits carry the mark of a ticket number: #1263, 1263号."""
    return (
        text[max(0, start - 2) : start].rstrip()[-1:] == "#"
        or text[end : end + 1] in ("#", "号")
        or text[max(0, start - 2) : start] == "单号"
    )
