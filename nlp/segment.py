"""Where the words of a line begin and end: jieba, loaded the first time that somebody asks."""

import logging
import threading
import warnings
from io import BytesIO
from typing import Any

REACH = 6
"""Characters cut on each side of a word."""
COMMON = 30


class Segmenter:
    """jieba behind one question: does a word really stand here, or does it straddle two others ("打扰民警" holds no 扰民)?

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
        left = max(0, start - REACH)
        edges = {left}
        position = left
        for word in self._cut(text[left : end + REACH]):
            position += len(word)
            edges.add(position)
        return start in edges and end in edges

    def _cut(self, text: str) -> list[str]:
        with self._lock:
            if self._tokenizer is None:
                self._tokenizer = _load()
        return list(self._tokenizer.cut(text, HMM=False))


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
