"""Fit the models of what is said beside a ticket (nlp/lexicon/*.json) again, from the sentences beside this file; or try one, each writer
read by a model of the others:

    uv run --group fit python -m benchmarks.sayings.fit
    uv run --group fit python -m benchmarks.sayings.fit try votes

The writers whose files begin with "aside" are fitted on by nobody; how they are read is told each time.
"""

import sys
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from benchmarks.lines import rows_of
from benchmarks.packed import packed
from handlers.domain.deed import Deed
from handlers.domain.number import without_numbers
from handlers.domain.reading import Verdict
from handlers.domain.reply import Stance, Wish
from nlp import deeds, replies
from nlp.deeds import Deeds
from nlp.lexicon import FOLDER, load_phrases
from nlp.normal import normalise
from nlp.phrases import Phrases
from nlp.replies import ASK, Replies
from nlp.sayings import SCALE, grams

HERE = Path(__file__).parent
SEEN = 2
"""In so many sentences a gram must stand."""
TALK, LITTLE = "talk", 0.4
"""The writer who was asked for what only resembles a deed, and what a sentence of his counts: there is less of it in life."""

Model = Mapping[str, Any]
Read = Callable[[str], Hashable]
Rows = Sequence[tuple[str, str, float]]
"""Labels, sentences, and what each counts."""


@dataclass(frozen=True)
class Kind:
    """One model: what its labels mean, how freely its weights move (the variance of a Gaussian prior), and how a line is read with it."""

    name: str
    means: Mapping[str, Hashable]
    answers: tuple[Hashable, ...]
    rein: float
    reader: Callable[[Model | None], Read]
    numbers: bool = False


def _deeds(model: Model | None) -> Read:
    return Deeds(FOLDER, model).read


def _votes(model: Model | None) -> Read:
    phrases, read = Phrases(load_phrases(FOLDER)), Replies(FOLDER, {"votes": model} if model else None).verdict

    def verdict(line: str) -> Hashable:
        found, unsure = read(line, phrases.read(normalise(line))["verdict"])
        return ASK if unsure else found

    return verdict


def _seconds(model: Model | None) -> Read:
    return Replies(FOLDER, {"seconds": model} if model else None).stance


def _residents(model: Model | None) -> Read:
    return Replies(FOLDER, {"residents": model} if model else None).wish


KINDS = (
    Kind(
        "deeds",
        {
            "accept": Deed.ACCEPT,
            "arrive": Deed.ARRIVE,
            "close": Deed.DONE,
            "transfer": Deed.DONE,
            "notfound": Deed.DOUBTFUL,
            "half": Deed.DOUBTFUL,
            "none": None,
        },
        deeds.ANSWERS,
        20.0,
        _deeds,
        numbers=True,
    ),
    Kind(
        "votes",
        {**{str(verdict): verdict for verdict in Verdict}, "ask": ASK, "none": None},
        replies.VERDICTS,
        40.0,
        _votes,
    ),
    Kind(
        "seconds",
        {"second": Stance.SECONDS, "culprit": Stance.CULPRIT, "deny": Stance.DENIES, "none": None},
        replies.STANCES,
        20.0,
        _seconds,
    ),
    Kind(
        "residents",
        {**{str(wish): wish for wish in Wish}, "new": "new", "talk": None},
        replies.WISHES,
        20.0,
        _residents,
    ),
)


def writers(kind: Kind, aside: bool = False) -> dict[str, Rows]:
    """The sentences by writer; those kept `aside`, or all others."""
    paths = (path for path in sorted((HERE / kind.name).glob("*.tsv")) if path.stem.startswith("aside") is aside)
    return {
        path.stem: [(label, text, LITTLE if path.stem == TALK else 1.0) for label, text in rows_of(path)]
        for path in paths
    }


def fit(kind: Kind, rows: Rows) -> Model:
    """The model of these sentences, as nlp/sayings.py loads it."""
    held = [grams(normalise(text if kind.numbers else without_numbers(text))) for _, text, _ in rows]
    often = Counter(gram for every in held for gram in every)
    known = sorted(gram for gram, count in often.items() if count >= SEEN)
    number = {gram: column for column, gram in enumerate(known)}
    cells = [
        (row, number[gram], 1 / max(1.0, sqrt(len(every))))
        for row, every in enumerate(held)
        for gram in sorted(every)
        if gram in number
    ]
    at, columns, amounts = zip(*cells, strict=True)
    matrix = sparse.csr_matrix((amounts, (at, columns)), shape=(len(rows), len(known)))
    answers = np.array([kind.answers.index(kind.means[label]) for label, _, _ in rows])
    counts = [count for *_, count in rows]
    model = LogisticRegression(C=kind.rein, max_iter=500).fit(matrix, answers, sample_weight=counts)
    whole = np.round(model.coef_ * SCALE).astype(int)
    kept = [column for column in range(len(known)) if whole[:, column].any()]
    return {
        "bias": [round(value * SCALE) for value in model.intercept_],
        "grams": "\n".join(known[column] for column in kept),
        "weights": whole[:, kept].tolist(),
    }


def tell(kind: Kind, name: str, read: Read, rows: Rows) -> None:
    """How the sentences of one writer are read; a deed that is done, or a vote, is told where it is none, or another."""
    said = [(label, text, read(text)) for label, text, _ in rows]
    means = {**kind.means, "new": None}
    right = sum(answer == means[label] for label, _, answer in said)
    asked = sum(answer in (ASK, Deed.DOUBTFUL) and answer != means[label] for label, _, answer in said)
    lost = sum(answer is None and means[label] is not None for label, _, answer in said)
    print(
        f"{kind.name} {name:12} {len(rows):5}: right {right / len(rows):.3f}, asked {asked / len(rows):.3f}, lost {lost / len(rows):.3f}"
    )
    for label, text, answer in said:
        if answer != means[label] and (answer is Deed.DONE or isinstance(answer, Verdict)):
            print(f"    {label} taken for {answer}: {text}")


def main(words: Sequence[str]) -> None:
    for kind in (kind for kind in KINDS if kind.name in words or not set(words) - {"try"}):
        everybody = writers(kind)
        if "try" in words:
            for name, rows in everybody.items():
                model = fit(kind, [row for other, told in everybody.items() if other != name for row in told])
                tell(kind, name, kind.reader(model), rows)
        else:
            model = fit(kind, [row for rows in everybody.values() for row in rows])
            (FOLDER / f"{kind.name}.json").write_text(packed(model), "utf-8")
        for name, rows in writers(kind, aside=True).items():
            tell(kind, name, kind.reader(None), rows)


if __name__ == "__main__":
    main(sys.argv[1:])
