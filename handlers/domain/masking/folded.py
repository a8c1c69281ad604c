"""A line as its patterns are looked for: one spelling for every digit and letter, with a map back to the line as it was typed."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_CHINESE = {
    **dict.fromkeys("〇零○◯⭕", "0"),
    **dict.fromkeys("一壹壱弌幺", "1"),
    **dict.fromkeys("二贰貳弍兩", "2"),
    **dict.fromkeys("三叁參叄弎", "3"),
    **dict.fromkeys("四肆", "4"),
    **dict.fromkeys("五伍", "5"),
    **dict.fromkeys("六陆陸", "6"),
    **dict.fromkeys("七柒", "7"),
    **dict.fromkeys("八捌", "8"),
    **dict.fromkeys("九玖", "9"),
}
_ON_THE_RADIO = {"洞": "0", "两": "2", "拐": "7", "勾": "9", "妖": "1"}
_ENGLISH = "zero|one|two|three|four|five|six|seven|eight|nine"
_PINYIN = "ling|yi|yao|er|liang|san|si|wu|liu|qi|ba|jiu"
_WORDS = {
    **{word: str(digit) for digit, word in enumerate(_ENGLISH.split("|"))},
    **dict(zip(_PINYIN.split("|"), "011223456789", strict=True)),
    "yi": "1", "yao": "1", "er": "2", "liang": "2", "oh": "0",
}  # fmt: skip
_SPELT = re.compile(
    rf"(?<![a-z])(?:(?:{_ENGLISH}|oh)[^a-z0-9]{{0,9}}){{5,}}|(?<![a-z])(?:(?:{_PINYIN})[^a-z0-9]{{0,9}}){{5,}}", re.I
)
_WORD = re.compile(rf"{_ENGLISH}|{_PINYIN}|oh", re.I)
# 一直吵 and 第一 count nothing: the character is a word there, no digit.
_NO_DIGIT = re.compile(
    r"一(?=[直下些样起定般切会共旁边路面段夜])|(?<=[万统唯第])一|(?<=[0-9])一(?=[\u4e00-\u9fff])(?![二三四五六七八九十零])"
)
_LIKE_ZERO = re.compile(r"(?<=[0-9])[oO]+|[oO]+(?=[0-9])")
_LIKE_ONE = re.compile(r"(?<=[0-9])[lI|]+|[lI|]+(?=[0-9])")
_RADIO = re.compile(rf"(?<=[0-9])[{''.join(_ON_THE_RADIO)}]|[{''.join(_ON_THE_RADIO)}](?=[0-9])")
_LOOK_ALIKE = dict(zip("АВЕКМНОРСТХЅІЈаеорсухАΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTXSIJaeopcyxABEZHIKMNOPTYX", strict=True))
_DICE = {chr(0x2680 + i): str(i + 1) for i in range(6)}


@dataclass(frozen=True)
class Folded:
    """`text` is the copy; the character at i stands for `line[starts[i]:ends[i]]`."""

    line: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the copy stands in the line."""
        return self.starts[start], self.ends[end - 1]

    def typed(self, start: int, end: int) -> str:
        """A stretch of the copy as it was typed."""
        return self.line[slice(*self.place(start, end))] if start < end else ""


def folded(line: str) -> Folded:
    """The copy of a line: every digit in 0-9, letters plain, nothing invisible."""
    copy: list[str] = []
    starts: list[int] = []
    words = {word.start() for word in _NO_DIGIT.finditer(line)}
    for position, character in enumerate(line):
        for plain in character if position in words else _plain(character):
            copy.append(plain)
            starts.append(position)
    text = _alone("".join(copy))
    ends = [*starts[1:], len(line)]
    for i in range(len(ends) - 2, -1, -1):  # one typed character may stand for several of the copy: ㏢, ⑩
        if starts[i + 1] == starts[i]:
            ends[i] = ends[i + 1]
    return _words(Folded(line, text, tuple(starts), tuple(ends)))


@lru_cache(4096)
def _plain(character: str) -> str:
    """What a character stands for in the copy; "" where nobody sees it."""
    if alike := _CHINESE.get(character) or _DICE.get(character) or _LOOK_ALIKE.get(character):
        return alike
    kind = unicodedata.category(character)
    if kind in ("Cf", "Mn", "Me", "Mc", "Cs", "Cn"):
        return ""
    if kind in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    if kind[0] == "N" and (value := unicodedata.digit(character, unicodedata.numeric(character))) in range(10):
        return str(int(value))
    plain = unicodedata.normalize("NFKD", character)
    if plain == character:
        return character
    return "".join(_plain(part) for part in plain if part != character)


def _alone(text: str) -> str:
    """The copy with what only looks like a digit beside digits read as one, at the same length."""
    text = _LIKE_ZERO.sub(lambda like: "0" * len(like[0]), text)
    text = _LIKE_ONE.sub(lambda like: "1" * len(like[0]), text)
    return _RADIO.sub(lambda like: _ON_THE_RADIO[like[0]], text)


def _words(copy: Folded) -> Folded:
    """The copy with digits that are spelt in letters (one three eight, yao san ba) as digits."""
    words = [word for run in _SPELT.finditer(copy.text) for word in _WORD.finditer(copy.text, run.start(), run.end())]
    if not words:
        return copy
    text, starts, ends, done = "", list[int](), list[int](), 0
    for word in words:
        text += copy.text[done : word.start()] + _WORDS[word[0].lower()]
        starts += [*copy.starts[done : word.start()], copy.starts[word.start()]]
        ends += [*copy.ends[done : word.start()], copy.ends[word.end() - 1]]
        done = word.end()
    return Folded(copy.line, text + copy.text[done:], (*starts, *copy.starts[done:]), (*ends, *copy.ends[done:]))
