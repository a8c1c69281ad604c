"""Fit the model of nlp/lexicon/model.json again, from the lines of this repository:

    uv run --group fit python -m benchmarks.fit [MORE.jsonl ...]

The same lines give the same file. More labelled lines ({"text", "label", "accept", "source"}) may be given for a fit of one's own.

Three logistic regressions: does somebody complain, of what, and can it wait. Grams of one to four characters are counted once a line, by their rarity,
and all of a line together as one; the features of the lexicon (nlp/features.py) stand beside them. Lines of the project's older tables
count little, and those that a model fitted on all else contradicts not at all: they were written to fit a pattern. How sure the model
is of a line is set right on lines that it was not fitted on, a fifth of the voices at a time.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression

from benchmarks.lines import Line, gold, own, voices, wrapped
from benchmarks.packed import packed
from handlers.domain.reading import LevelWords
from nlp.features import UNITS
from nlp.fold import fold, grams
from nlp.index import Index
from nlp.levels import HARMLESS
from nlp.lexicon import FOLDER, GIVEN, load
from nlp.model import LABELS, LEAST, SCALE, Weights
from nlp.pattern import Pattern
from nlp.reader import Reader

LONGEST = 4
SEEN = 3
"""In so many lines a gram must stand."""
MOST = 120_000
"""Grams that are kept."""
REIN = 40.0
"""How freely the weights move (the variance of a Gaussian prior)."""
CONTRADICTED = 0.85
"""So sure must the model that did not see them be, to leave a line of the older tables out."""
PARTS = 5
PRESSING = ("red", "urgent")

UNTOLD = 0.3
"""What a complaint counts for whether it can wait, where nobody has told how pressing it is."""

EMPTY = Weights(("\0",), (0,), (0,), (0,), ((0,),) * len(LABELS), {}, (0,) * (2 + len(LABELS)), (1.0, 0.0), 1.0, {})
"""A model of nothing: for a reader that only hears."""


@dataclass
class Material:
    """Lines with what is heard in them; what a fit is made of."""

    lines: Sequence[Line]
    folded: list[str] = field(default_factory=list)
    features: list[Mapping[str, int]] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Material":
        """Every line, heard by the lexicon; `seen` counts the lines on which each of its patterns fired."""
        reader, material, patterns = Reader(LevelWords(), weights=EMPTY), cls(lines), _patterns()
        for line in lines:
            heard = reader.heard(line.text)
            material.folded.append(fold(heard.line))
            material.features.append(heard.features)
            material.seen.update({str(pattern) for pattern, _ in patterns.fulfilled(heard.line, heard.hits)})
        return material

    @cached_property
    def complains(self) -> "np.ndarray":
        """Whether each line complains."""
        return np.array([line.complains for line in self.lines])

    @cached_property
    def about(self) -> "np.ndarray":
        """The column of each line's label; -1 for none."""
        return np.array([LABELS.index(line.label) if line.complains else -1 for line in self.lines])

    @cached_property
    def presses(self) -> "np.ndarray":
        """Whether each line was told to be red or urgent."""
        return np.array([line.level in PRESSING for line in self.lines])

    @cached_property
    def waits(self) -> "np.ndarray":
        """How surely each line tells whether it can wait: little where somebody complains and nobody has said, and nothing if it has
        words of danger."""
        told = zip(self.lines, self.features, strict=True)
        return np.array([_untold(features) if line.complains and line.level == "-" else 1.0 for line, features in told])

    @cached_property
    def is_own(self) -> "np.ndarray":
        """Whether each line is of a table that counts little."""
        return np.array([line.weight < 1 and not line.wrapped for line in self.lines])

    @cached_property
    def table(self) -> "Table":
        """All lines over all grams, made once."""
        return Table.of(self)


@dataclass
class Table:
    """Lines by grams (whether it stands there) and by features (how much of it there is)."""

    grams: list[str]
    stands: "sparse.csr_matrix"
    names: list[str]
    amounts: "sparse.csr_matrix"

    @classmethod
    def of(cls, material: Material) -> "Table":
        """Grams that stand in SEEN lines and more, and all features."""
        held = [frozenset(grams(text, LONGEST)) for text in material.folded]
        counts = Counter(gram for every in held for gram in every)
        kept = sorted(gram for gram, count in counts.items() if count >= SEEN)
        names = sorted(set().union(*material.features))
        return cls(
            kept, _sparse([dict.fromkeys(h, 1) for h in held], kept), names, _sparse(material.features, names) / UNITS
        )

    def columns(self, grams: Iterable[str]) -> list[int]:
        """The numbers of grams that are kept."""
        number = {gram: column for column, gram in enumerate(self.grams)}
        return sorted({number[gram] for gram in grams if gram in number})


def _untold(features: Iterable[str]) -> float:
    """What a complaint of which nobody has said whether it can wait tells of that."""
    pressing = any(name.startswith("level ") and not name.endswith(HARMLESS) for name in features)
    return 0.0 if pressing else UNTOLD


def fitted_on() -> list[Line]:
    """All lines of the repository that the shipped model is fitted on."""
    told = voices()
    return [*told, *wrapped(told), *own()]


def _patterns() -> Index[Pattern]:
    lexicon = load(dict.fromkeys(GIVEN, ()))
    acts = (pattern for act in lexicon.acts for pattern in act.patterns)
    patterns = (*(rule.pattern for rule in lexicon.rules), *acts, *lexicon.levels.patterns())
    return Index(((pattern, pattern) for pattern in patterns), lexicon)


def _sparse(rows: Sequence[Mapping[str, int]], names: Sequence[str]) -> "sparse.csr_matrix":
    column = {name: number for number, name in enumerate(names)}
    data, columns, starts = [], [], [0]
    for row in rows:
        for name in sorted(row):
            if name in column:
                columns.append(column[name])
                data.append(row[name])
        starts.append(len(data))
    return sparse.csr_matrix((np.array(data, float), columns, starts), shape=(len(rows), len(names)))


def telling(stands: "sparse.csr_matrix", complains: "np.ndarray", about: "np.ndarray") -> "np.ndarray":
    """How much each gram tells of either question: the G statistic of whether it stands and what the line is."""
    everywhere = _surprise(stands, [complains, ~complains])
    inside = _surprise(stands[complains], [about[complains] == number for number in range(len(LABELS))])
    return np.maximum(everywhere, inside)


def _surprise(stands: "sparse.csr_matrix", kinds: Sequence["np.ndarray"]) -> "np.ndarray":
    total = np.asarray(stands.sum(axis=0)).ravel()
    found = np.zeros(stands.shape[1])
    for kind in kinds:
        seen = np.asarray(stands[kind].sum(axis=0)).ravel()
        for count, whole, share in (
            (seen, total, kind.mean()),
            (kind.sum() - seen, stands.shape[0] - total, kind.mean()),
        ):
            with np.errstate(divide="ignore", invalid="ignore"):
                found += np.nan_to_num(2 * count * np.log(count / (whole * share)))
    return found


@dataclass
class Fitted:
    """Three regressions over the same columns: grams first, then features."""

    grams: list[str]
    rarity: "np.ndarray"
    names: list[str]
    complains: "np.ndarray"
    presses: "np.ndarray"
    about: "np.ndarray"
    bias: "np.ndarray"


def fit(material: Material, rows: "np.ndarray", weights: "np.ndarray") -> Fitted:
    """The regressions of the lines `rows` (numbers), each of which counts `weights`."""
    table = material.table
    stands = table.stands[rows]
    complains, about = material.complains[rows], material.about[rows]
    kept = np.sort(np.argsort(-telling(stands, complains, about), kind="stable")[:MOST])
    often = np.asarray(stands[:, kept].sum(axis=0)).ravel()
    rarity = np.round((1 + np.log((1 + len(rows)) / (1 + often))) * SCALE) / SCALE
    matrix = _matrix(stands[:, kept], rarity, table.amounts[rows])
    first, second = (LogisticRegression(C=REIN, solver="liblinear", random_state=0) for _ in range(2))
    first.fit(matrix, complains, sample_weight=weights)
    second.fit(matrix, material.presses[rows], sample_weight=weights * material.waits[rows])
    third = LogisticRegression(C=REIN, max_iter=200)
    third.fit(matrix[complains], about[complains], sample_weight=weights[complains])
    return Fitted(
        [table.grams[number] for number in kept],
        rarity,
        table.names,
        first.coef_[0],
        second.coef_[0],
        third.coef_,
        np.concatenate([first.intercept_, second.intercept_, third.intercept_]),
    )


def _matrix(stands: "sparse.csr_matrix", rarity: "np.ndarray", amounts: "sparse.csr_matrix") -> "sparse.csr_matrix":
    """Grams by rarity, of the length one together; features as they are."""
    weighed = stands @ sparse.diags(rarity)
    size = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel())
    return sparse.hstack([sparse.diags(1 / np.maximum(size, LEAST / SCALE)) @ weighed, amounts]).tocsr()


def counts(material: Material) -> "np.ndarray":
    """What every line counts: those of the older tables little, and nothing where all else contradicts them."""
    weights = np.array([line.weight for line in material.lines])
    if not material.is_own.any() or material.is_own.all():
        return weights
    others = np.flatnonzero(~material.is_own)
    chance = 1 / (1 + np.exp(-odds(material, fit(material, others, weights[others]))[0]))
    wrong = np.where(material.complains, chance < 1 - CONTRADICTED, chance > CONTRADICTED)
    return np.where(material.is_own & wrong, 0.0, weights)


def odds(material: Material, fitted: Fitted, rows: "np.ndarray | None" = None) -> tuple["np.ndarray", "np.ndarray"]:
    """What the regressions say of whether lines complain, and of what, as log odds."""
    table = material.table
    kept = table.columns(fitted.grams)
    chosen = slice(None) if rows is None else rows
    matrix = _matrix(table.stands[chosen][:, kept], fitted.rarity, table.amounts[chosen])
    return matrix @ fitted.complains + fitted.bias[0], matrix @ fitted.about.T + fitted.bias[2:]


def calibrated(material: Material, weights: "np.ndarray") -> tuple[tuple[float, float], float]:
    """The slope and shift that make the odds of complaining mean what they say, and the divisor of those of the labels, by lines of
    voices that were not fitted on."""
    names = sorted({line.voice for line in voices()})
    part = {name: number % PARTS for number, name in enumerate(names)}
    parts = np.array([part.get(line.voice, -1) for line in material.lines])
    told_so = np.array([not line.wrapped for line in material.lines])
    told, shares, rows = [], [], []
    for number in range(PARTS):
        inside, outside = np.flatnonzero((parts != number) & (weights > 0)), np.flatnonzero((parts == number) & told_so)
        first, second = odds(material, fit(material, inside, weights[inside]), outside)
        told.append(first)
        shares.append(second)
        rows.append(outside)
    leaning, labels, lines = np.concatenate(told), np.concatenate(shares), np.concatenate(rows)
    line = LogisticRegression(C=1e6).fit(leaning[:, None], material.complains[lines])
    about = material.about[lines]
    complaining = about >= 0

    def loss(heat: float) -> float:
        scaled = labels[complaining] / heat
        scaled -= scaled.max(axis=1, keepdims=True)
        sums = np.log(np.exp(scaled).sum(axis=1))
        return float((sums - scaled[np.arange(len(scaled)), about[complaining]]).mean())

    heat = minimize_scalar(loss, bounds=(0.3, 5.0), method="bounded").x
    return (round(float(line.coef_[0][0]), 3), round(float(line.intercept_[0]), 3)), round(float(heat), 3)


def weights_of(
    fitted: Fitted, tilt: tuple[float, float], heat: float, seen: Mapping[str, int] | None = None
) -> Weights:
    """The weights as the reader uses them, in hundredths."""

    def whole(values: "np.ndarray") -> list[int]:
        return [round(value) for value in values * SCALE]

    size = len(fitted.grams)
    all_of_them = np.vstack([fitted.complains, fitted.presses, fitted.about])
    features = {name: tuple(whole(all_of_them[:, size + number])) for number, name in enumerate(fitted.names)}
    return Weights(
        tuple(fitted.grams),
        tuple(whole(fitted.rarity)),
        tuple(whole(fitted.complains[:size])),
        tuple(whole(fitted.presses[:size])),
        tuple(tuple(whole(row[:size])) for row in fitted.about),
        {name: row for name, row in features.items() if any(row)},
        tuple(whole(fitted.bias)),
        tilt,
        heat,
        seen or {},
    )


def written(weights: Weights) -> str:
    """The file: columns side by side, a line each."""
    parts = {
        "tilt": weights.tilt,
        "heat": weights.heat,
        "bias": weights.bias,
        "features": weights.features,
        "seen": weights.seen,
        "grams": "\n".join(weights.grams),
        "rarity": weights.rarity,
        "complains": weights.complains,
        "presses": weights.presses,
        "about": weights.about,
    }
    return packed(parts)


def main() -> None:
    material = Material.of([*fitted_on(), *(line for path in sys.argv[1:] for line in gold(Path(path)))])
    weights = counts(material)
    tilt, heat = calibrated(material, weights)
    rows = np.flatnonzero(weights)
    model = weights_of(fit(material, rows, weights[rows]), tilt, heat, dict(sorted(material.seen.items())))
    path = FOLDER / "model.json"
    path.write_text(written(model), "utf-8")
    print(
        f"{len(rows)} of {len(weights)} lines, {len(model.grams)} grams, {len(model.features)} features, tilt {tilt}, heat {heat}"
    )
    print(f"{path.name}: {path.stat().st_size / 2**20:.1f} MB")


if __name__ == "__main__":
    main()
