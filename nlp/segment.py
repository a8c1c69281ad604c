"""Where the words of a line begin and end: jieba, loaded the first time that somebody asks."""

import logging
import tempfile
import threading
import warnings
from collections.abc import Iterable
from pathlib import Path


class Segmenter:
    """jieba behind one question: does a word really stand here, or does it straddle two others ("打扰民警" holds no 扰民)?"""

    REACH = 6

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words = tuple(words)
        self._lock = threading.Lock()
        self._cutter: object | None = None

    @property
    def loaded(self) -> bool:
        return self._cutter is not None

    def stands_alone(self, text: str, start: int, end: int) -> bool:
        """Whether text[start:end] begins and ends where jieba's words do. Only the few characters around are cut."""
        left, right = max(0, start - self.REACH), min(len(text), end + self.REACH)
        edges = {left}
        position = left
        for word in self._cut(text[left:right]):
            position += len(word)
            edges.add(position)
        return start in edges and end in edges

    def _cut(self, text: str) -> list[str]:
        with self._lock:
            if self._cutter is None:
                self._cutter = _load(self._words)
        return list(self._cutter.lcut(text))  # type: ignore[attr-defined]


def _load(words: tuple[str, ...]) -> object:
    """A tokenizer with its dictionary. jieba keeps a cache file; a folder of this user's own avoids quarrels in /tmp."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba

        jieba.setLogLevel(logging.CRITICAL)
        tokenizer = jieba.Tokenizer()
        tokenizer.tmp_dir = str(_cache_folder())
        tokenizer.initialize()
    for word in words:
        tokenizer.add_word(word)
    return tokenizer


def _cache_folder() -> Path:
    """~/.cache/luming, or a temporary folder where there is no writable home."""
    folder = Path.home() / ".cache" / "luming"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="luming-"))
    return folder
