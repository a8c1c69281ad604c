"""The model: how much the grams of a line (one to four characters in a row), and what the lexicon makes of it, weigh.

Three questions are asked apart: does somebody complain, of what, and can it wait. Each is a logistic regression (benchmarks/fit.py fits them again
from the lines of this repository); here their weights are only added up. A gram counts once, by how rare it is, and the grams of a line
together as much as one, however long it is; what the lexicon makes of the line is added as it is.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
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

Row = tuple[int, ...]


@dataclass(frozen=True)
class Weights:
    """What the file holds. `rarity`, `complains`, `presses` and `about` go by the number of the gram, `features` by their names (first what
    they say of complaining, then of what cannot wait, then of each label); `bias` is laid out alike. `tilt` and `heat` make odds of complaining and of labels mean
    what they say: (slope, shift) of the one, the divisor of the other. `seen` counts the lines on which each rule fired."""

    grams: tuple[str, ...]
    rarity: tuple[int, ...]
    complains: tuple[int, ...]
    presses: tuple[int, ...]
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
        grams = tuple(data["grams"].split("\n"))
        about = tuple(zip(*data["about"], strict=True))
        weights = Weights(
            grams,
            tuple(data["rarity"]),
            tuple(data["complains"]),
            tuple(data["presses"]),
            about,
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
    if {len(grams)} != set(map(len, (weights.rarity, weights.complains, weights.presses, about))):
        raise LexiconError(path.name, 0, "", "no model: its columns are not of one length")
    return weights


class Look(NamedTuple):
    """The grams (and triggers) that stand in a folded line, by their numbers, and what their weights are divided by."""

    grams: frozenset[int]
    size: float


class Model:
    """Weighs lines that nlp/fold.py has folded."""

    def __init__(self, weights: Weights, triggers: Iterable[str] = ()) -> None:
        """The `triggers` are words that make any line worth reading, however little it weighs."""
        calls = frozenset(triggers)
        others = sorted(calls.difference(weights.grams))
        self._weights = weights
        self._texts = (*weights.grams, *others)
        self._calls = frozenset(number for number, text in enumerate(self._texts) if text in calls)
        rarity = [*weights.rarity, *(0 for _ in others)]
        self._squares = [value * value for value in rarity]
        self._pull = _products(weights.complains, rarity)
        self._push = _products(weights.presses, rarity)
        self._pulls = [_products(column, rarity) for column in spread(weights.about)]
        self._automaton = AhoCorasick(self._texts)

    def look(self, folded: str) -> Look:
        """One pass over a folded line, of which the questions are asked."""
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        grams = frozenset([number for number, _, _ in matches])
        return Look(grams, max(LEAST, sqrt(sum(map(self._squares.__getitem__, grams)))))

    def triggered(self, look: Look) -> bool:
        """Whether a trigger stands in the line."""
        return not self._calls.isdisjoint(look.grams)

    def leaning(self, look: Look) -> float:
        """The log odds, as they were fitted, that somebody complains, by the grams alone."""
        return (self._weights.bias[0] + sum(map(self._pull.__getitem__, look.grams)) / look.size) / SCALE

    def complains(self, leaning: float, features: Mapping[str, float]) -> float:
        """The chance 0..1 that somebody complains: `leaning` of the grams, and what the `features` of the lexicon add."""
        slope, shift = self._weights.tilt
        return _chance(slope * (leaning + self._added(0, features) / SCALE) + shift)

    def presses(self, look: Look, features: Mapping[str, float]) -> float:
        """The chance 0..1, as it was fitted, that a line tells of what cannot wait."""
        pull = sum(map(self._push.__getitem__, look.grams)) / look.size
        return _chance((self._weights.bias[1] + pull + self._added(1, features)) / SCALE)

    def about(self, look: Look, features: Mapping[str, float]) -> Mapping[Label, float]:
        """The share of every label, were the line a complaint; they sum to 1."""
        odds = [
            (
                self._weights.bias[column]
                + sum(map(pull.__getitem__, look.grams)) / look.size
                + self._added(column, features)
            )
            / SCALE
            / self._weights.heat
            for column, pull in enumerate(self._pulls, 2)
        ]
        most = max(odds)
        shares = [exp(value - most) for value in odds]
        whole = sum(shares)
        return {label: share / whole for label, share in zip(LABELS, shares, strict=True)}

    def _added(self, column: int, features: Mapping[str, float]) -> float:
        rows = self._weights.features
        return sum([rows[name][column] * value for name, value in features.items() if name in rows])

    def words(self, folded: str, look: Look, label: Label, known: frozenset[str], most: int = 3) -> tuple[str, ...]:
        """The words that speak most for a complaint about `label`, the `known` ones before others, none inside another, in their order."""
        about = self._pulls[LABELS.index(label)]
        leading: list[str] = []
        speaking = [number for number in look.grams if self._pull[number] + about[number] > 0]
        speaking.sort(
            key=lambda number: (self._texts[number] in known, self._pull[number] + about[number]), reverse=True
        )
        for number in speaking:
            word = self._texts[number]
            if len(leading) == most:
                break
            if len(word) > 1 and word.isalpha() and not any(word in other or other in word for other in leading):
                leading.append(word)
        return tuple(sorted(leading, key=folded.find))


def _products(weights: Sequence[int], rarity: Sequence[int]) -> list[int]:
    """What every gram adds, before the size of its line divides it; nothing for those without a weight."""
    return [weight * value for weight, value in zip_longest(weights, rarity, fillvalue=0)]


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def best(shares: Mapping[Label, float]) -> Label:
    """The label with the greatest share."""
    return max(LABELS, key=lambda label: shares[label])


def spread(rows: Sequence[Row]) -> list[list[int]]:
    """Rows as columns, as the file keeps them."""
    return [list(column) for column in zip(*rows, strict=True)]
