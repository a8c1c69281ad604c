"""Misspellings by sound: an input method offers 乱亭 for 乱停, and nobody looks twice."""

import os
import re
import threading
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib.metadata import version

from ahocorasick_rs import AhoCorasick, MatchKind

from nlp.cache import kept
from nlp.segment import Segmenter

EVERYDAY = 10_000
"""So often a character is a word by itself in jieba's corpus (到, 是, 未) that it is no slip of the keyboard."""

# What the south-west and many others do not tell apart: n and l, zh and z, f and hu, ing and in ...
_MERGED = (
    ("^n", "l"),
    ("^([zcs])h", r"\1"),
    ("^f", "hu"),
    ("^hu+$", "hu"),
    ("^hui", "huei"),
    ("^hun", "huen"),
    ("ng$", "n"),
)


class Sounds:
    """Rights words that are written with other characters of the same sound, half of them or fewer.

    Only the first line that holds a character of these words loads pypinyin, and makes the table of all their misspellings.
    """

    def __init__(self, words: Collection[str], ordinary: Iterable[str], segmenter: Segmenter) -> None:
        """`words` are what people misspell, `ordinary` what only sounds like them."""
        self._words = words
        self._ordinary = frozenset(ordinary)
        self._segmenter = segmenter
        self._clue = re.compile(f"[{''.join(sorted(set().union(*words)))}]" if words else "(?!)")
        self._lock = threading.Lock()
        self._table: tuple[AhoCorasick, list[tuple[str, str]]] | None = None

    def heard(self, line: str) -> list[tuple[int, int, str, str]]:
        """What may be a misspelling: where it begins and ends, itself and the right word."""
        if not self._clue.search(line):
            return []
        automaton, table = self._table or self._make()
        found = automaton.find_matches_as_indexes(line)
        return [(start, end, *table[index]) for index, start, end in found if index < len(table)] if found else []

    def correct(self, line: str) -> str:
        pieces, done = [], 0
        for start, end, wrong, right in self.heard(line):
            if self._slipped(wrong, right) and self._segmenter.falls_apart(line, start, end):
                pieces += [line[done:start], right]
                done = end
        return "".join((*pieces, line[done:])) if pieces else line

    def _slipped(self, wrong: str, right: str) -> bool:
        return all(a == b or self._segmenter.count(a) < EVERYDAY for a, b in zip(wrong, right, strict=True))

    def _make(self) -> tuple[AhoCorasick, list[tuple[str, str]]]:
        with self._lock:
            if self._table is None:
                made_from = (version("pypinyin"), repr(tuple(self._words)), repr(sorted(self._ordinary)))
                table = kept("misspellings", made_from, self._righted)
                automaton = AhoCorasick([*table, *self._ordinary], matchkind=MatchKind.LeftmostLongest)
                self._table = automaton, list(table.items())
            return self._table

    def _righted(self) -> dict[str, str]:
        """The right word of every misspelling that is no other word."""
        return {wrong: right for wrong, right in _misspellings(self._words) if wrong not in self._ordinary}


def _misspellings(words: Collection[str]) -> Iterable[tuple[str, str]]:
    """Every misspelling with its word."""
    sound = _sounds({character for word in words for character in word})
    alike = defaultdict(list)
    for character, syllable in sound.items():
        alike[syllable].append(character)
    for word in words:
        ways = [("", 0)]
        for right in word:
            ways = [
                (way + character, wrong + (character != right))
                for way, wrong in ways
                for character in alike[sound[right]]
                if character == right or wrong < len(word) // 2
            ]
        yield from ((way, word) for way, wrong in ways if wrong and way not in words)


@cache
def syllables(word: str) -> tuple[str, ...]:
    """The syllables of a word as people confuse them, one a character; of what is no Chinese character itself."""
    return tuple(_sounds(word, common=False)[character] for character in word)


def _sounds(own: Iterable[str], common: bool = True) -> Mapping[str, str]:
    """The syllables of the `own` characters, and of the 3,755 most `common` ones (GB 2312, level 1), merged, without tones."""
    # For single characters it needs no phrases: a third of the time, a quarter of the memory.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "1")
    from pypinyin import lazy_pinyin

    cells = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    characters = sorted({*own, *(cell.decode("gb2312", "ignore") for cell in cells if common)} - {""})
    return dict(zip(characters, map(_merged, lazy_pinyin(characters)), strict=True))


def _merged(syllable: str) -> str:
    for pattern, merged in _MERGED:
        syllable = re.sub(pattern, merged, syllable)
    return syllable
