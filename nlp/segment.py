"""Where the words of a line begin and end: jieba, loaded the first time that somebody asks."""

import logging
import threading
import warnings
from functools import lru_cache
from io import BytesIO
from typing import Any

REACH = 6
"""Characters cut on each side of a word."""
COMMON = 30


class Segmenter:
    """jieba behind two questions: does a word really stand here, or does it straddle two others ("打扰民警" holds no 扰民)? And is a run
    of characters no word at all, only small ones beside each other?

    Rare words are left out: they are most of the dictionary's memory, and cut "噪音问题" into 噪, 音问, 题. So no cache file is
    needed, and none is written.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tokenizer: Any = None

    @property
    def loaded(self) -> bool:
        return self._tokenizer is not None

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
        with self._lock:
            known: int = self._dictionary().FREQ.get(word, 0)
            return known or _rare(self._dictionary(), word)

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
        with self._lock:
            return list(self._dictionary().cut(text, HMM=False))

    def _dictionary(self) -> Any:
        if self._tokenizer is None:
            self._tokenizer = _load()
        return self._tokenizer


def _load() -> Any:
    """A tokenizer that knows the words of jieba's dictionary that its corpus held COMMON times or more ("word count tag" a line)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as file:
        kept = b"".join(line for line in file if int(line.split()[1]) >= COMMON)
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(BytesIO(kept))
    tokenizer.initialized = True
    return tokenizer


@lru_cache(1000)
def _rare(tokenizer: Any, word: str) -> int:
    with tokenizer.get_dict_file() as file:
        _, found, rest = file.read().partition(f"\n{word} ".encode())
    return int(rest.split(maxsplit=1)[0]) if found else 0
