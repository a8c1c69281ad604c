"""Where the words of a line begin and end: by jieba's dictionary, loaded the first time that somebody asks."""

import re
import threading
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from importlib.util import find_spec
from math import log
from pathlib import Path

from nlp.cache import kept

REACH = 6
"""Characters cut on each side of a word."""
COMMON = 30

_RUN = re.compile(r"([\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+)")
"""What may hold words; everything between is cut character by character, but for a line's end as Windows writes it."""
_BLANK = re.compile(r"(\r\n|\s)")
_LETTER = re.compile("[a-zA-Z0-9]")


class Segmenter:
    """jieba's dictionary behind two questions: does a word really stand here, or does it straddle two others ("打扰民警" holds no 扰民)?
    And is a run of characters no word at all, only small ones beside each other?

    Rare words are left out: they are most of the dictionary's memory, and cut "噪音问题" into 噪, 音问, 题. Lines are cut as jieba cuts
    them without guessing new words; jieba itself is not imported, for that takes ten times as long as to read what is kept of its words.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._words: _Words | None = None

    @property
    def loaded(self) -> bool:
        return self._words is not None

    def stands_alone(self, text: str, start: int, end: int) -> bool:
        """Whether text[start:end] begins and ends where words do. At the end of a clause nothing is left to straddle."""
        if not "\u4e00" <= text[end : end + 1] <= "\u9fff":
            return True
        return {start, end} <= self._edges(text, start, end)

    def falls_apart(self, text: str, start: int, end: int) -> bool:
        """Whether text[start:end] begins and ends where words do, and is none, not even a rare one."""
        return {start, end} <= self._edges(text, start, end) and not self.count(text[start:end])

    def count(self, word: str) -> int:
        """How often the corpus of jieba's dictionary held the word; rare words are looked up in the file."""
        return self._dictionary().counts.get(word, 0) or _rare(word)

    def _edges(self, text: str, start: int, end: int) -> set[int]:
        """Where the words around text[start:end] begin and end."""
        position = max(0, start - REACH)
        edges = {position}
        for word in self.cut(text[position : end + REACH]):
            position += len(word)
            edges.add(position)
        return edges

    def cut(self, text: str) -> list[str]:
        """The words of `text`, one after the other."""
        words = self._dictionary()
        return [word for piece in _pieces(text) for word in (words.cut(piece) if _RUN.match(piece) else (piece,))]

    def _dictionary(self) -> "_Words":
        with self._lock:
            if self._words is None:
                file = _file()
                digest = blake2b(file.read_bytes()).hexdigest()
                self._words = _Words(kept("dictionary", (digest,), lambda: _common(file)))
            return self._words


class _Words:
    """Words with their counts, and the most likely way to cut a run of characters into them."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """The beginnings of words are among `counts` too, as no words: with 0."""
        self.counts = counts
        self._all = log(sum(counts.values()))

    def cut(self, run: str) -> Iterator[str]:
        """The words of the run; letters and digits that are no words stay together."""
        ends = self._ends(run)
        start = loose = 0
        while start < len(run):
            end = ends[start]
            if end - start > 1 or not _LETTER.match(run, start):
                if loose < start:
                    yield run[loose:start]
                yield run[start:end]
                loose = end
            start = end
        if loose < start:
            yield run[loose:start]

    def _ends(self, run: str) -> list[int]:
        """Where, in the likeliest cut, the word that begins at each character would end; of two as likely ways the longer word."""
        likely, ends = [0.0] * (len(run) + 1), [0] * len(run)
        for start in reversed(range(len(run))):
            likely[start], ends[start] = max(
                (log(self.counts.get(run[start:end]) or 1) - self._all + likely[end], end)
                for end in self._possible(run, start)
            )
        return ends

    def _possible(self, run: str, start: int) -> list[int]:
        """Where words that begin at `start` end; one character is one in any case where nothing else is."""
        ends, end = [], start + 1
        while end <= len(run) and (count := self.counts.get(run[start:end])) is not None:
            if count:
                ends.append(end)
            end += 1
        return ends or [start + 1]


def _pieces(text: str) -> Iterator[str]:
    """The runs of a text, and what stands between them."""
    for block in _RUN.split(text):
        if _RUN.match(block):
            yield block
        else:
            for piece in _BLANK.split(block):
                yield from (piece,) if _BLANK.match(piece) else piece


def _common(file: Path) -> dict[str, int]:
    """The words that the corpus held COMMON times or more, and their beginnings with 0 ("word count tag" a line of the file)."""
    counts: dict[str, int] = {}
    for line in file.read_text("utf8").splitlines():
        word, count, _ = line.split(" ", 2)
        if int(count) >= COMMON:
            counts[word] = int(count)
            for length in range(1, len(word)):
                counts.setdefault(word[:length], 0)
    return counts


@lru_cache(1000)
def _rare(word: str) -> int:
    _, found, rest = _file().read_bytes().partition(f"\n{word} ".encode())
    return int(rest.split(maxsplit=1)[0]) if found else 0


def _file() -> Path:
    """jieba's dictionary, found without importing jieba."""
    spec = find_spec("jieba")
    assert spec is not None and spec.submodule_search_locations, "jieba is one of our packages"
    return Path(spec.submodule_search_locations[0], "dict.txt")
