"""Weigh the words of nlp/lexicon/weights.yaml on lines that people have labelled. Run by hand:

    uv run --with numpy --with scipy python benchmarks/weigh.py tests/nlp/lines.tsv benchmarks/lines.tsv [GOLD.jsonl] [TALK.txt] ...
        > weights.yaml

A table holds label and text, a JSONL file lines of {"text", "label"}, a text file lines of talk that complain about nothing.

A multinomial logistic regression over the words that a line holds: those of jieba's dictionary and of the lexicon, and single
Chinese characters. What the frames and guards say of a line is given (an offset), so a word only learns what they miss. Every line is
learned from twice, once as if no frame had spoken, because the frames know the lines that they were written for too well.
Only the MOST telling words are kept, with weights of one decimal, so that a person can read, doubt and change them. No line is
kept, and no order of words: a line cannot be told from the table.
"""

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import jieba
import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, vstack
from scipy.special import logsumexp

from handlers.domain.reading import Label, LevelWords
from nlp.balance import LABELS, UNHEARD
from nlp.lexicon import GIVEN, Weights, load
from nlp.reader import Reader

COLUMNS = (*LABELS, Label.NONE)
LONGEST = 4
OFTEN = 3
"""A word must stand so often in jieba's dictionary."""
SEEN = 2
"""And in so many lines."""
MOST = 3000
REIN = 1.0
"""How much the weights are held back (the inverse variance of a Gaussian prior)."""
ROUNDS = 150
CAUTION = 0.5
"""Taken off the log odds of every label: a group complains far less often than the labelled lines do."""

Line = tuple[str, Label]
Rows = "csr_matrix[np.float64]"


def main() -> None:
    sys.stdout.write(written(weigh([line for path in sys.argv[1:] for line in read(Path(path))], Reader(LevelWords()))))


def read(path: Path) -> list[Line]:
    """The lines of a table (but those in doubt), of a JSONL file, or of plain talk."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
    if path.suffix == ".jsonl":
        return [(row["text"], Label(row["label"])) for row in map(json.loads, lines)]
    if path.suffix == ".txt":
        return [(line, Label.NONE) for line in lines]
    rows = [line.split("\t") for line in lines if line[0] != "#"]
    labels = [(row[-1], row[0].partition("|")[0]) for row in rows]
    return [(text, Label.NONE if label == "none" else Label(label)) for text, label in labels if label != "ask"]


def weigh(lines: Sequence[Line], reader: Reader) -> Weights:
    """The weights that fit `lines`, beside what the frames of `reader` say."""
    heard = [reader.heard(text) for text, _ in lines]
    prior = np.zeros((2 * len(lines), len(COLUMNS)))
    prior[: len(lines), :-1] = [[one.prior[label] for label in LABELS] for one in heard]
    prior[len(lines) :, :-1] = math.log(UNHEARD / (1 - UNHEARD))
    labels = np.array([COLUMNS.index(label) for _, label in lines] * 2)
    known = _known()
    found = [_words(one.line, known) for one in heard]
    seen = Counter(word for words in found for word in words)
    kept = sorted(word for word, count in seen.items() if count >= SEEN)
    weights, _ = _fit(_matrix(found, kept), labels, prior)
    telling = np.abs(weights).max(axis=1) * [math.log1p(seen[word]) for word in kept]
    kept = sorted(kept[i] for i in np.argsort(-telling)[:MOST])
    weights, bias = _fit(_matrix(found, kept), labels, prior)
    return Weights(
        {label: bias[i] - CAUTION for i, label in enumerate(LABELS)},
        {label: dict(zip(kept, weights[:, i], strict=True)) for i, label in enumerate(LABELS)},
    )


def _known() -> set[str]:
    """The words that may be weighed."""
    jieba.setLogLevel(60)
    jieba.initialize()
    lexicon = load(dict.fromkeys(GIVEN, ()))
    own = {word for words in lexicon.groups.values() for word in words}
    own |= {term for frame in lexicon.frames for term in frame.pattern.needs if term[0] != "$"}
    return own | {word for word, count in jieba.dt.FREQ.items() if count >= OFTEN}


def _words(line: str, known: set[str]) -> set[str]:
    pieces = {line[i : i + size] for size in range(1, LONGEST + 1) for i in range(len(line) - size + 1)}
    return {piece for piece in pieces if "\u4e00" <= piece[0] <= "\u9fff" and (len(piece) == 1 or piece in known)}


def _matrix(found: Sequence[set[str]], kept: Sequence[str]) -> "csr_matrix":
    """One row a line, one column a word: whether it stands there; every line twice."""
    column = {word: i for i, word in enumerate(kept)}
    cells = [(row, column[word]) for row, words in enumerate(found) for word in words if word in column]
    rows, columns = zip(*cells, strict=True)
    once = csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(found), len(kept)))
    return vstack([once, once]).tocsr()


def _fit(matrix: "csr_matrix", labels: "np.ndarray", prior: "np.ndarray") -> tuple["np.ndarray", "np.ndarray"]:
    """Weights (words by labels) and biases, against NONE."""
    lines, words, kinds = matrix.shape[0], matrix.shape[1], len(COLUMNS)
    right = np.zeros((lines, kinds))
    right[np.arange(lines), labels] = 1
    turned = matrix.T.tocsr()

    def loss(flat: "np.ndarray") -> tuple[float, "np.ndarray"]:
        weights, bias = flat[:-kinds].reshape(words, kinds), flat[-kinds:]
        odds = matrix @ weights + bias + prior
        logs = odds - logsumexp(odds, axis=1, keepdims=True)
        off = np.exp(logs) - right
        slope = np.concatenate([(turned @ off + REIN * weights).ravel(), off.sum(axis=0)])
        return float(-(right * logs).sum() + REIN / 2 * (weights**2).sum()), slope

    best = minimize(loss, np.zeros((words + 1) * kinds), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    weights, bias = best[:-kinds].reshape(words, kinds), best[-kinds:]
    return weights[:, :-1] - weights[:, -1:], bias[:-1] - bias[-1]


def written(weights: Weights) -> str:
    """The table as YAML: label, weight, words."""
    parts = [HEAD, "bias: {" + ", ".join(f"{label}: {value:.1f}" for label, value in weights.bias.items()) + "}\n"]
    for label, words in weights.words.items():
        parts += [f"{label}:\n", *_by_weight(words)]
    return "".join(parts)


def _by_weight(words: Mapping[str, float]) -> Iterable[str]:
    rows: dict[str, list[str]] = defaultdict(list)
    for word, value in sorted(words.items()):
        rows[f"{value:+.1f}"].append(word)
    for weight in sorted(rows.keys() - {"+0.0", "-0.0"}, key=float, reverse=True):
        yield f"  {weight}: {json.dumps(rows[weight], ensure_ascii=False)}\n"


HEAD = """# 天平:单个词往哪边压一点,不管它在什么句式里。正数像这一类,负数不像。
# 由 benchmarks/weigh.py 从标注过的句子和平常的聊天算出来,人可以看、可以改。句式(complaints/)给出的把握,再加上这里的轻重,才是最后的把握。
"""


if __name__ == "__main__":
    main()
