"""The model: how much the grams of a line (one to four characters in a row), and what the lexicon makes of it, weigh.

Three questions are asked apart: does somebody complain, of what, and can it wait. Each is a logistic regression (benchmarks/fit.py fits them again
from the lines of this repository); here their weights are only added up. A gram counts once, by how rare it is, and the grams of a line
together as much as one, however long it is; what the lexicon makes of the line is added as it is.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from math import exp, sqrt
from pathlib import Path
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick

from handlers.domain.reading import Label
from nlp.lexiconfile import LexiconError

LABELS = tuple(label for label in Label if label is not Label.NONE)
SCALE = 100
"""Weights are kept as whole numbers of hundredths."""

LEAST = 2500
"""The least, in hundredths, that the grams of a line are divided by: a few words weigh less than a sentence."""

SQUARE, COMPLAINS, PRESSES, ABOUT = range(4)
"""The columns of a gram's row: its rarity squared, and what it adds to each question, of each label from the last on."""

Row = tuple[int, ...]
Added = Sequence[float]


@dataclass(frozen=True)
class Weights:
    """What the file holds. `rarity`, `complains`, `presses` and the columns of `about` (one a label) go by the number of the gram,
    `features` by their names (first what they say of complaining, then of what cannot wait, then of each label); `bias` is laid out
    alike. `tilt` and `heat` make odds of complaining and of labels mean what they say: (slope, shift) of the one, the divisor of the
    other. `seen` counts the lines on which each rule fired."""

    grams: tuple[str, ...]
    rarity: Row
    complains: Row
    presses: Row
    about: tuple[Row, ...]
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
            tuple(data["grams"].split("\n")),
            tuple(data["rarity"]),
            tuple(data["complains"]),
            tuple(data["presses"]),
            tuple(map(tuple, data["about"])),
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
    """A folded line, the grams (and triggers) that stand in it by their numbers, their rows, and what their weights are divided by."""

    folded: str
    grams: frozenset[int]
    rows: list[Row]
    size: float


class Model:
    """Weighs lines that nlp/fold.py has folded."""

    def __init__(self, weights: Weights, triggers: Iterable[str] = ()) -> None:
        """The `triggers` are words that make any line worth reading, however little it weighs."""
        calls = frozenset(triggers)
        others = sorted(calls.difference(weights.grams))
        self._texts = (*weights.grams, *others)
        self._calls = frozenset(number for number, text in enumerate(self._texts) if text in calls)
        columns = zip(weights.rarity, weights.complains, weights.presses, *weights.about, strict=True)
        self._rows: list[Row] = [tuple([rarity * each for each in (rarity, *rest)]) for rarity, *rest in columns]
        self._rows += [(0,) * (ABOUT + len(LABELS))] * len(others)
        self._features, self._bias = weights.features, weights.bias
        self._tilt, self._heat = weights.tilt, weights.heat
        self._automaton = AhoCorasick(self._texts)

    def look(self, folded: str) -> Look:
        """One pass over a folded line, of which the questions are asked."""
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        grams = frozenset([number for number, _, _ in matches])
        rows = [self._rows[number] for number in grams]
        return Look(folded, grams, rows, max(LEAST, sqrt(sum([row[SQUARE] for row in rows]))))

    def triggered(self, look: Look) -> bool:
        """Whether a trigger stands in the line."""
        return not self._calls.isdisjoint(look.grams)

    def leaning(self, look: Look) -> float:
        """The log odds, as they were fitted, that somebody complains, by the grams alone."""
        return (self._bias[0] + _pull(look, COMPLAINS)) / SCALE

    def added(self, features: Mapping[str, float]) -> Added:
        """What the features of the lexicon add to each question, in the order of `bias`."""
        told = [(self._features[name], amount) for name, amount in features.items() if name in self._features]
        return [sum([row[column] * amount for row, amount in told]) for column in range(len(self._bias))]

    def complains(self, leaning: float, added: Added) -> float:
        """The chance 0..1 that somebody complains: `leaning` of the grams, and what was `added`."""
        slope, shift = self._tilt
        return _chance(slope * (leaning + added[0] / SCALE) + shift)

    def presses(self, look: Look, added: Added) -> float:
        """The chance 0..1, as it was fitted, that a line tells of what cannot wait."""
        return _chance((self._bias[1] + _pull(look, PRESSES) + added[1]) / SCALE)

    def about(self, look: Look, added: Added) -> Mapping[Label, float]:
        """The share of every label, were the line a complaint; they sum to 1."""
        sides = zip(self._bias[2:], count(ABOUT), added[2:], strict=False)
        odds = [(bias + _pull(look, column) + more) / SCALE / self._heat for bias, column, more in sides]
        most = max(odds)
        shares = [exp(value - most) for value in odds]
        whole = sum(shares)
        return {label: share / whole for label, share in zip(LABELS, shares, strict=True)}

    def words(self, look: Look, label: Label, known: frozenset[str], most: int = 3) -> tuple[str, ...]:
        """The words that speak most for a complaint about `label`, the `known` ones before others, none inside another, in their order."""
        about = ABOUT + LABELS.index(label)
        weights = {number: self._rows[number][COMPLAINS] + self._rows[number][about] for number in look.grams}
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


def _pull(look: Look, column: int) -> float:
    """What the grams of a line say of one question together."""
    return sum([row[column] for row in look.rows]) / look.size


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def best(shares: Mapping[Label, float]) -> Label:
    """The label with the greatest share."""
    return max(LABELS, key=lambda label: shares[label])
