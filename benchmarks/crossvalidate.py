"""How well voices are read that the model never saw. By hand:

    uv run --group fit python -m benchmarks.crossvalidate [VOICE ...] [GOLD.jsonl]

Each voice of benchmarks/voices/ is read by a model fitted on everything else; the lines of a GOLD file (a hash of their text) in five
parts, each read by a model fitted on the other four and everything else. Then what was never fitted on is read as it is: the voices of
benchmarks/aside/. What this cannot take back: whoever wrote the rules may have read the lines of the older tables.
"""

import hashlib
import sys
from pathlib import Path

import numpy as np

from benchmarks.fit import Material, counts, fit, fitted_on, weights_of
from benchmarks.lines import gold, voices
from benchmarks.score import HEADING, Pairs, levels, mean, reliability, score
from handlers.domain.reading import LevelWords
from nlp.lexicon import FOLDER
from nlp.model import load_weights
from nlp.reader import Reader

FOLDS = 5


def main() -> None:
    files = [Path(word) for word in sys.argv[1:] if word.endswith(".jsonl")]
    wanted = [word for word in sys.argv[1:] if not word.endswith(".jsonl")]
    told = [line for file in files for line in gold(file)]
    material = Material.of([*fitted_on(), *told])
    weights = counts(material)
    names = np.array([line.voice for line in material.lines])
    print(HEADING)
    parts: list[Pairs] = []
    for name in wanted or sorted({line.voice for line in voices()}):
        parts.append(read(material, weights, names == name))
        print(f"{name:24}{score(parts[-1])}", flush=True)
    print(f"{'mean':24}{mean([score(part) for part in parts])}")
    tell([pair for part in parts for pair in part])
    if told:
        folds = np.array([_fold(line.text) for line in material.lines])
        is_gold = np.isin(names, sorted({line.voice for line in told}))
        pairs = [pair for fold in range(FOLDS) for pair in read(material, weights, is_gold & (folds == fold))]
        print(f"{'gold, five parts':24}{score(pairs)}")
        tell(pairs)
    reader = Reader(LevelWords())
    aside = [(line, reader.read(line.text)) for line in voices("aside")]
    for name in sorted({line.voice for line, _ in aside}):
        print(f"{'aside: ' + name:24}{score([pair for pair in aside if pair[0].voice == name])}")
    tell(aside)


def read(material: Material, weights: "np.ndarray", kept: "np.ndarray") -> Pairs:
    """The lines that are `kept` out, read by a model fitted on all others."""
    shipped = load_weights(FOLDER / "model.json")
    rows = np.flatnonzero(~kept & (weights > 0))
    fitted = weights_of(fit(material, rows, weights[rows]), shipped.tilt, shipped.heat, shipped.seen)
    reader = Reader(LevelWords(), weights=fitted)
    told = (line for line, out in zip(material.lines, kept, strict=True) if out and not line.wrapped)
    return [(line, reader.read(line.text)) for line in told]


def tell(pairs: Pairs) -> None:
    """What a confidence was worth, and how pressing lines were read, of which somebody has told."""
    for tenth, many, right in reliability(pairs):
        print(f"    said at {tenth:.1f}: {many:6} lines, {right:.1%} right")
    for told, found in sorted(levels(pairs).items()):
        print(
            f"    {told:8} {sum(found.values()):6} lines: "
            + ", ".join(f"{many} {name}" for name, many in sorted(found.items()))
        )


def _fold(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % FOLDS


if __name__ == "__main__":
    main()
