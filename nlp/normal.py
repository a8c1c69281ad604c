"""A line as it was typed, brought to one spelling: what the lexicon is matched against."""

import re
import unicodedata
from collections.abc import Mapping

from ahocorasick_rs import AhoCorasick, MatchKind

PHONE = "〔电话〕"
PLATE = "〔车牌〕"
LINK = "〔网址〕"
TICKET = "〔单号〕"

# Traditional characters and near spellings that turn up in a mainland group, one for one.
TRADITIONAL = (
    "車樓門堵噪聲擾鬧燒烤攤販電動時間單滿誰讓開關從後邊裡裏點兩個這還沒嗎過進處理業員隊長違規場亂佔棟區號衝廣響麼"
)
_SIMPLE = str.maketrans(
    TRADITIONAL,
    "车楼门堵噪声扰闹烧烤摊贩电动时间单满谁让开关从后边里里点两个这还没吗过进处理业员队长违规场乱占栋区号冲广响么",
)
_CONTROL = re.compile(r"[^\S\n]+|[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff\ufe0f\ud800-\udfff]+")
_LINK = re.compile(r"(?:https?://|www\.)[!-~]+")
_PHONE = re.compile(r"(?<!\d)(?:1[3-9]\d[\d*x -]{4,6}\d{4}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})(?!\d)")
_PLATE = re.compile(
    r"(?<![\u4e00-\u9fff]国)[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z][ ·.\-]?[a-z0-9*]{5,6}(?![a-z0-9])"
    r"|(?:尾号|车牌号?)[为是: ]*[a-z0-9·*]{3,8}"
)
_TICKET = re.compile(r"[##]\s?\d{3,8}(?!\d)")
_MARKED = re.compile(r"[a-z0-9#]")
_REPEAT = re.compile(r"([^\d\s])\1{2,}")


def normalise(text: str) -> str:
    """`text` in half-width lower case, simplified, without invisible characters.

    What is repeated three times and more is kept twice. Phone numbers, number plates, links and ticket numbers become one mark each, so that their digits are never read as a place.
    """
    line = unicodedata.normalize("NFKC", _CONTROL.sub(" ", text)).lower().translate(_SIMPLE)
    if _MARKED.search(line):
        for pattern, mark in ((_LINK, LINK), (_TICKET, TICKET), (_PHONE, PHONE), (_PLATE, PLATE)):
            line = pattern.sub(mark, line)
    return _REPEAT.sub(r"\1\1", line).strip()


class Spelling:
    """Rights the misspellings that people make by sound: `typos` maps the wrong word to the right one."""

    def __init__(self, typos: Mapping[str, str]) -> None:
        self._right = tuple(typos.values())
        self._automaton = AhoCorasick(list(typos), matchkind=MatchKind.LeftmostLongest)

    def correct(self, line: str) -> str:
        pieces, end = [], 0
        for index, start, stop in self._automaton.find_matches_as_indexes(line):
            pieces += [line[end:start], self._right[index]]
            end = stop
        return "".join((*pieces, line[end:])) if pieces else line
