"""Which of a few answers a short line gives: a model over its grams (one to three characters in a row), fitted on labelled sentences.

What is said beside a ticket is short and follows no grammar (挪咯, 谈不上满意, 不用来了): which characters stand together tells most of it.
benchmarks/sayings/fit.py fits the models again; they lie in the folder of the lexicon, a file each.
"""

import json
import re
from collections.abc import Mapping, Sequence
from math import sqrt
from pathlib import Path
from typing import Any, Generic, TypeVar

from nlp import fold
from nlp.lexiconfile import LexiconError
from nlp.model import shares
from nlp.row import Packed, Unpacker, pack

Answer = TypeVar("Answer")

LONGEST = 3
"""Characters of a gram."""
SCALE = 100
"""Weights and biases are whole numbers of this part."""
_NO_WORD = re.compile(r"[^\w?!+\U0001f000-\U0001faff\u2600-\u27bf]+|_+")
"""Stickers in brackets stay by their names, emoji as they are; digits too, for 1 is 满意 and 3 is not."""


_MARKS = str.maketrans("？！", "?!")


class Sayings(Generic[Answer]):
    """How likely each answer is. Pure; never raises for any text."""

    def __init__(self, path: Path, answers: Sequence[Answer], model: Mapping[str, Any] | None = None) -> None:
        """The model of a file whose columns stand for `answers`; another `model` than that of the file is for trying. Raises LexiconError."""
        self._answers = tuple(answers)
        self._grams, self._bias = _weights(path, model)
        self._unpacker = Unpacker(len(self._answers))

    def chances(self, plain: str) -> Mapping[Answer, float]:
        """How likely each answer is, 0..1; together 1. `plain` is normalised."""
        held = grams(plain)
        known = (row for gram in held if (row := self._grams.get(gram)) is not None)
        size = SCALE * max(1.0, sqrt(len(held)))
        odds = [bias / SCALE + said / size for bias, said in zip(self._bias, self._unpacker.sum(known), strict=True)]
        return dict(zip(self._answers, shares(odds), strict=True))


def grams(plain: str) -> frozenset[str]:
    """The grams of a normalised line between its ends, each once."""
    bare = _NO_WORD.sub(" ", plain.translate(_MARKS)).strip()
    return frozenset(fold.grams(f"{fold.HEAD}{bare}{fold.TAIL}", LONGEST))


def _weights(path: Path, model: Mapping[str, Any] | None) -> tuple[Mapping[str, Packed], tuple[int, ...]]:
    """The weights of every gram for each answer, packed, and their biases."""
    try:
        data: Mapping[str, Any] = model or json.loads(path.read_text("utf-8"))
        return dict(zip(data["grams"].split("\n"), pack(data["weights"]), strict=True)), tuple(data["bias"])
    except OSError as error:
        raise LexiconError(path.name, 0, "", error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LexiconError(path.name, 0, "", f"no model: {error}") from error
