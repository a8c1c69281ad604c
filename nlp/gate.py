"""The gate before the reader: most lines of a group are typed plainly, and one pass over them (nlp/model.py) tells enough."""

import re
from collections.abc import Iterable

from nlp.normal import TRADITIONAL
from nlp.phrases import SHORT
from nlp.sound import Sounds

# Whatever normalising would change or mark (digits, letters, full-width forms, traditional characters) is for the reader to judge.
_PLAIN = "\u3400-\u9fff,.!?:;()~\\[\\]\u3001\u3002\u2018-\u201d\u2026\u300a\u300b\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\uff5e\U0001f300-\U0001faff"


class Gate:
    """Shut for a line in which nothing sounds misspelt, and that is not short and made of the characters of `answers` alone."""

    def __init__(self, answers: Iterable[str], signs: Iterable[str], sounds: Sounds) -> None:
        """`signs` are marks, emoji and stickers that mean something: a line with one of them is for the reader to judge."""
        self._answer = re.compile(f"[{re.escape(''.join(sorted(set().union(*answers))))}\\W]*")
        self._strange = re.compile("|".join((f"[^{_PLAIN}]", *map(re.escape, sorted(signs)))))
        self._sounds = sounds

    def shut(self, text: str) -> bool:
        """Whether `text`, as it was typed, needs no normalising and no righting, and is no short answer."""
        if (
            self._strange.search(text)
            or TRADITIONAL.search(text)
            or (len(text) <= SHORT and self._answer.fullmatch(text))
        ):
            return False
        return not self._sounds.heard(text)
