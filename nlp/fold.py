"""A line as the model sees it (nlp/model.py): what is no word is one space, a digit is a digit, and its ends are marked."""

import re
from collections.abc import Iterable

HEAD, TAIL = "^", "$"
_NO_WORD = re.compile(r"[^\w?!]+|_+")
_DIGIT = re.compile(r"\d")
_MARKS = str.maketrans("？！", "?!")


def fold(line: str) -> str:
    """`line` between HEAD and TAIL; commas, stickers' brackets and emoji are spaces, whichever digit it was is not told."""
    return f"{HEAD}{_DIGIT.sub('0', _NO_WORD.sub(' ', line.translate(_MARKS) if '？' in line or '！' in line else line)).strip()}{TAIL}"


def grams(folded: str, longest: int) -> Iterable[str]:
    """The runs of one to `longest` characters of a folded line that hold more than its ends and spaces, as often as they stand there."""
    for size in range(1, longest + 1):
        for start in range(len(folded) - size + 1):
            gram = folded[start : start + size]
            if gram.strip(f"{HEAD}{TAIL} "):
                yield gram
