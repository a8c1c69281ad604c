"""The gate before the reader: most lines of a group are typed plainly, name no place and are no phrase, which one pass tells."""

import re
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

from nlp.normal import TRADITIONAL
from nlp.phrases import SHORT

# Whatever normalising would change or mark (digits, letters, full-width forms, control characters) is for the reader to judge.
_STRANGE = re.compile(
    r"[^\u4e00-\u9fff,.!?:;()~ \[\]\u3001\u3002\u2018-\u201d\u2026\u300a\u300b\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\uff5e\U0001f300-\U0001faff]"
)


class Gate:
    """Shut for a line that holds none of `words`, and is not short and made of the characters of `answers` alone."""

    def __init__(self, words: Iterable[str], answers: Iterable[str]) -> None:
        self._words = AhoCorasick(sorted({*words, *TRADITIONAL}))
        self._answer = re.compile(f"[{re.escape(''.join(sorted(set().union(*answers))))}\\W]*")

    def shut(self, text: str) -> bool:
        """Whether `text`, as it was typed, needs no normalising, names no place and is no phrase."""
        if _STRANGE.search(text) or (len(text) <= SHORT and self._answer.fullmatch(text)):
            return False
        return not self._words.find_matches_as_indexes(text)
