"""A line as it was typed, brought to one spelling: what the lexicon is matched against."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from nlp.sound import Sounds

if TYPE_CHECKING:
    from opencc import OpenCC

PHONE = "〔电话〕"
PLATE = "〔车牌〕"
LINK = "〔网址〕"
TICKET = "〔单号〕"

# The characters of GB 2312 that simplifying leaves alone: nearly all that anybody types on the mainland.
_CELLS = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
_CHANGING = "乾吒夥後徵拚捱摺於榘菸薹袷醣麴麽著妳牠"
SIMPLIFIED = "".join(sorted({cell.decode("gb2312", "ignore") for cell in _CELLS}.difference(_CHANGING)))

TRADITIONAL = re.compile(f"[^\0-\u33ff{SIMPLIFIED}\ua000-\U0010ffff]")
_KEPT = re.compile("(?<![显卓昭名土原编专巨论译合])著(?![名作称述者书])|妳|牠")
_MODERN = {"著": "着", "妳": "你", "牠": "它"}
"""What opencc keeps, because it may be meant."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u20e3\ufe00-\ufe0f\ufeff]+")
_CONTROL = re.compile(r"[^\S\n]+|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_APART = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?:([ .·*-])[\u4e00-\u9fff](?:\1[\u4e00-\u9fff])+)(?![\u4e00-\u9fff])"
)
"""Characters one by one: "乱 停 车"."""
_LINK = re.compile(r"(?:https?://|www\.)[!-~]+")
_PHONE = re.compile(r"(?<!\d)(?:1[3-9]\d[\d*x -]{4,6}\d{4}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})(?!\d)")
_PLATE = re.compile(
    r"(?<![\u4e00-\u9fff]国)[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z][ ·.\-]?[a-z0-9*]{5,6}(?![a-z0-9])"
    r"|(?:尾号|车牌号?)[为是: ]*[a-z0-9·*]{3,8}"
)
_TICKET = re.compile(r"#\s?\d{3,8}(?!\d)")
_MARKED = re.compile(r"[a-z0-9#]")
_REPEAT = re.compile(r"([^\d\s])\1{2,}")


def normalise(text: str) -> str:
    """`text` in half-width lower case, simplified, without invisible characters.

    What is repeated three times and more is kept twice. Phone numbers, number plates, links and ticket numbers become one mark each, so that their digits are never read as a place.
    """
    line = unicodedata.normalize("NFKC", _CONTROL.sub(" ", _INVISIBLE.sub("", text))).lower()
    line = simplify(line)
    if _MARKED.search(line):
        for pattern, mark in ((_LINK, LINK), (_TICKET, TICKET), (_PHONE, PHONE), (_PLATE, PLATE)):
            line = pattern.sub(mark, line)
    line = _APART.sub(lambda word: word[0].replace(word[1], ""), line)
    return _REPEAT.sub(r"\1\1", line).strip()


def simplify(line: str) -> str:
    """The line in simplified characters."""
    if not TRADITIONAL.search(line):
        return line
    return _KEPT.sub(lambda kept: _MODERN[kept[0]], _simplifier().convert(line))


@cache
def _simplifier() -> "OpenCC":
    """The first line with a traditional character loads it."""
    from opencc import OpenCC

    return OpenCC("t2s")


class Spelling:
    """Rights misspellings: `typos` maps the wrong word to the right one, `sounds` hears the others."""

    def __init__(self, typos: Mapping[str, str], sounds: Sounds) -> None:
        self._right = tuple(typos.values())
        self._automaton = AhoCorasick(list(typos), matchkind=MatchKind.LeftmostLongest)
        self._sounds = sounds

    def correct(self, line: str) -> str:
        pieces, end = [], 0
        for index, start, stop in self._automaton.find_matches_as_indexes(line):
            pieces += [line[end:start], self._right[index]]
            end = stop
        return self._sounds.correct("".join((*pieces, line[end:])) if pieces else line)
