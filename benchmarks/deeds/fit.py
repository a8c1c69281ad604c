"""Fit what officers say (nlp/lexicon/deeds.json) again, from the sentences beside this file; or try it, each writer read by a model of the others:

    uv run --group fit python -m benchmarks.deeds.fit
    uv run --group fit python -m benchmarks.deeds.fit try

Labels: accept, arrive, close, transfer (done by another office), notfound and half (may be done: asked), none. The writers whose files
begin with "aside" are fitted on by nobody.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from math import sqrt
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from benchmarks.lines import rows_of
from benchmarks.packed import packed
from handlers.domain.deed import Deed
from nlp.deeds import ANSWERS, SCALE, Deeds, grams
from nlp.lexicon import FOLDER
from nlp.normal import normalise

HERE = Path(__file__).parent
MEANS: dict[str, Deed | None] = {
    "accept": Deed.ACCEPT,
    "arrive": Deed.ARRIVE,
    "close": Deed.DONE,
    "transfer": Deed.DONE,
    "notfound": Deed.DOUBTFUL,
    "half": Deed.DOUBTFUL,
    "none": None,
}
SEEN = 2
"""In so many sentences a gram must stand."""
TALK, LITTLE = "talk", 0.4
"""The writer who was asked for what only resembles a deed, and what a sentence of his counts: there is less of it in life."""
REIN = 20.0
"""How freely the weights move (the variance of a Gaussian prior)."""

Rows = Sequence[tuple[str, str, float]]
"""Labels, sentences, and what each counts."""


def sentences(path: Path) -> Rows:
    """The sentences of one writer."""
    counts = LITTLE if path.stem == TALK else 1.0
    return [(label, text, counts) for label, text in rows_of(path)]


def writers(aside: bool = False) -> dict[str, Rows]:
    """The sentences by writer; those kept `aside`, or all others."""
    paths = (path for path in sorted(HERE.glob("*.tsv")) if path.stem.startswith("aside") is aside)
    return {path.stem: sentences(path) for path in paths}


def fit(rows: Rows) -> dict[str, object]:
    """The model of these sentences, as nlp/deeds.py loads it."""
    held = [grams(normalise(text)) for _, text, _ in rows]
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
    answers = np.array([ANSWERS.index(MEANS[label]) for label, _, _ in rows])
    model = LogisticRegression(C=REIN, max_iter=500).fit(matrix, answers, sample_weight=[counts for *_, counts in rows])
    whole = np.round(model.coef_ * SCALE).astype(int)
    kept = [column for column in range(len(known)) if whole[:, column].any()]
    return {
        "bias": [round(value * SCALE) for value in model.intercept_],
        "grams": "\n".join(known[column] for column in kept),
        "weights": whole[:, kept].tolist(),
    }


def tell(name: str, deeds: Deeds, rows: Rows) -> None:
    """How the sentences of one writer are read."""
    read = Counter((label, deeds.read(text)) for label, text, _ in rows)
    told = sum(count for (label, _), count in read.items() if label != "none")
    heard = sum(count for (label, said), count in read.items() if label != "none" and said)
    closed = [read[label, Deed.DONE] for label in ("close", "transfer")]
    closing = sum(count for (label, _), count in read.items() if label in ("close", "transfer"))
    wrong = sum(count for (label, said), count in read.items() if said is Deed.DONE) - sum(closed)
    idle = Counter({str(said): count for (label, said), count in read.items() if label == "none"})
    print(
        f"{name:12} {len(rows):5} sentences; heard or asked {heard / told:.3f}; closed at once {sum(closed) / closing:.2f}; false closings {wrong}; of talk {dict(idle)}"
    )
    for label, text, _ in rows:
        if deeds.read(text) is Deed.DONE and MEANS[label] is not Deed.DONE:
            print(f"    closed falsely ({label}): {text}")


def main(words: Iterable[str]) -> None:
    everybody = writers()
    if "try" in words:
        for name, rows in everybody.items():
            deeds = Deeds(FOLDER, fit([row for other, told in everybody.items() if other != name for row in told]))
            tell(name, deeds, rows)
    else:
        model = fit([row for rows in everybody.values() for row in rows])
        (FOLDER / "deeds.json").write_text(packed(model), "utf-8")
    shipped = Deeds(FOLDER)
    for name, rows in writers(aside=True).items():
        tell(name, shipped, rows)


if __name__ == "__main__":
    main(sys.argv[1:])
