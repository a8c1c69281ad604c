"""The model: how much the grams of a line (one to four characters in a row), and what the lexicon makes of it, weigh.

Three questions are asked apart: does somebody complain, of what, and can it wait. Each is a logistic regression (benchmarks/fit.py fits them again
from the lines of this repository); here their weights are only added up. A gram counts once, by how rare it is, and the grams of a line
together as much as one, however long it is; what the lexicon makes of the line is added as it is.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, sqrt
from pathlib import Path
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick

from handlers.domain.reading import Label
from nlp.features import UNITS
from nlp.lexiconfile import LexiconError
from nlp.row import Row, Unpacker, pack

LABELS = tuple(label for label in Label if label is not Label.NONE)
SCALE = 100
"""Weights are kept as whole numbers of hundredths."""

LEAST = 2500
"""The least, in hundredths, that the grams of a line are divided by: a few words weigh less than a sentence."""

UNLIKELY, HARDLY = -5.0, -3.0
"""Lines whose grams say less than this of complaining, and of what cannot wait (log odds as they were fitted), are not looked at by the
lexicon: four lines of chatter in five; of a thousand complaints one or two."""

SHORT = 24
"""Characters of a folded line that may be nothing but an answer."""

SQUARE, COMPLAINS, PRESSES, ABOUT = range(4)
"""The columns of a row: a gram's rarity squared, and what is added to each question, of each label from the last on."""

_unpacked = Unpacker(ABOUT + len(LABELS))


@dataclass(frozen=True)
class Weights:
    """What the file holds. `rarity`, `complains`, `presses` and the columns of `about` (one a label) go by the number of the gram,
    `features` by their names (first what they say of complaining, then of what cannot wait, then of each label); `bias` is laid out
    alike. `tilt` and `heat` make odds of complaining and of labels mean what they say: (slope, shift) of the one, the divisor of the
    other. `seen` counts the lines on which each rule fired."""

    grams: Sequence[str]
    rarity: Sequence[int]
    complains: Sequence[int]
    presses: Sequence[int]
    about: Sequence[Sequence[int]]
    features: Mapping[str, Row]
    bias: Row
    tilt: tuple[float, float]
    heat: float
    seen: Mapping[str, int]


def load_weights(path: Path) -> Weights:
    """The weights that lie in a file. Raises LexiconError."""
    try:
        data: dict[str, Any] = json.loads(path.read_text("utf-8"))
        weights = Weights(
            data["grams"].split("\n"),
            data["rarity"],
            data["complains"],
            data["presses"],
            data["about"],
            {name: tuple(row) for name, row in data["features"].items()},
            tuple(data["bias"]),
            (data["tilt"][0], data["tilt"][1]),
            data["heat"],
            data["seen"],
        )
    except OSError as error:
        raise LexiconError(path.name, 0, "", error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise LexiconError(path.name, 0, "", f"no model: {error}") from error
    if {len(weights.grams)} != set(map(len, (weights.rarity, weights.complains, weights.presses, *weights.about))):
        raise LexiconError(path.name, 0, "", "no model: its columns are not of one length")
    return weights


class Look(NamedTuple):
    """A folded line, the grams (and triggers) that stand in it by their numbers, what their rows sum up to, and what that is divided by."""

    folded: str
    grams: frozenset[int]
    sums: Row
    size: float


class Answers(NamedTuple):
    """The chances 0..1 that somebody complains, and that a line tells of what cannot wait (of which the root of the first is a part: who speaks of a
    danger in a series complains of nothing), and the share of each label, were it a complaint (of 1)."""

    complains: float
    presses: float
    about: Mapping[Label, float]


class Model:
    """Weighs lines that nlp/fold.py has folded."""

    def __init__(
        self,
        weights: Weights,
        triggers: Iterable[str] = (),
        answers: Iterable[str] = (),
        short_answers: Iterable[str] = (),
    ) -> None:
        """The `triggers` are words that make any line worth hearing, however little it weighs; `answers` and, in a short line,
        `short_answers` mean something though nobody complains."""
        known = frozenset(triggers), frozenset(answers), frozenset(short_answers)
        others = sorted(frozenset().union(*known).difference(weights.grams))
        self._texts = (*weights.grams, *others)
        self._triggers, self._answers, self._short_answers = (
            frozenset([number for number, text in enumerate(self._texts) if text in words]) for words in known
        )
        packed = pack((weights.rarity, weights.complains, weights.presses, *weights.about))
        self._rows = [rarity * row for rarity, row in zip(weights.rarity, packed, strict=True)] + [0] * len(others)
        self._features = {name: pack([(0,), *((value,) for value in row)])[0] for name, row in weights.features.items()}
        self._bias = (0, *weights.bias)
        self._tilt, self._heat = weights.tilt, weights.heat
        self._automaton = AhoCorasick(self._texts)

    def look(self, folded: str) -> Look:
        """One pass over a folded line, of which the questions are asked."""
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        grams = frozenset([number for number, _, _ in matches])
        sums = _unpacked.sum(map(self._rows.__getitem__, grams))
        return Look(folded, grams, sums, max(LEAST, sqrt(sums[SQUARE])))

    def idle(self, look: Look) -> bool:
        """Whether nothing in a line is worth hearing: no trigger, and by its grams alone hardly a complaint, or what cannot wait."""
        return self._triggers.isdisjoint(look.grams) and all(
            (self._bias[column] + look.sums[column] / look.size) / SCALE < least
            for column, least in ((COMPLAINS, UNLIKELY), (PRESSES, HARDLY))
        )

    def silent(self, look: Look) -> bool:
        """Whether an idle line is no answer either."""
        if len(look.folded) <= SHORT and not self._short_answers.isdisjoint(look.grams):
            return False
        return self._answers.isdisjoint(look.grams) and self.idle(look)

    def answers(self, look: Look, features: Mapping[str, int]) -> Answers:
        """What is to be thought of a line in which the lexicon heard so much of these `features`."""
        known = self._features
        added = _unpacked.sum([known[name] * amount for name, amount in features.items() if name in known])
        told = zip(self._bias, look.sums, added, strict=True)
        odds = [(bias + of_grams / look.size + heard / UNITS) / SCALE for bias, of_grams, heard in told]
        slope, shift = self._tilt
        complains = _chance(slope * odds[COMPLAINS] + shift)
        return Answers(
            complains,
            _chance(odds[PRESSES]) * sqrt(complains),
            dict(zip(LABELS, shares([value / self._heat for value in odds[ABOUT:]]), strict=True)),
        )

    def words(self, look: Look, label: Label, known: frozenset[str], most: int = 3) -> tuple[str, ...]:
        """The words that speak most for a complaint about `label`, the `known` ones before others, none inside another, in their order."""
        about = ABOUT + LABELS.index(label)
        rows = {number: self._rows[number] for number in look.grams}
        weights = {n: _unpacked.column(row, COMPLAINS) + _unpacked.column(row, about) for n, row in rows.items()}
        speaking = [number for number, weight in weights.items() if weight > 0]
        speaking.sort(key=lambda number: (self._texts[number] in known, weights[number]), reverse=True)
        leading: list[str] = []
        for number in speaking:
            word = self._texts[number]
            if len(leading) == most:
                break
            if len(word) > 1 and word.isalpha() and not any(word in other or other in word for other in leading):
                leading.append(word)
        return tuple(sorted(leading, key=look.folded.find))


def shares(odds: Sequence[float]) -> list[float]:
    """The chances of several answers of which one is right, by their log odds; they sum to 1."""
    most = max(odds)
    parts = [exp(value - most) for value in odds]
    whole = sum(parts)
    return [part / whole for part in parts]


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def best(shares: Mapping[Label, float]) -> Label:
    """The label with the greatest share."""
    return max(LABELS, key=lambda label: shares[label])
