"""How much of what is read right was learned. Run by hand:

    uv run --with numpy --with scipy python benchmarks/crossvalidate.py GOLD.jsonl [TALK.txt ...]

GOLD holds lines of {"id", "text", "label", "accept"}. They are split in five by a hash of the id; each fifth is read by a reader whose
word weights were fitted on the other four, the project's own tables, and the talk, as benchmarks/weigh.py fits them. What this
cannot take back: the frames and guards were chosen by people who had read dev.jsonl, so for that file even the fifths left
out are no unread lines, and the figures are too good.
"""

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from weigh import read, weigh

from handlers.domain.reading import Label, LevelWords
from nlp.reader import Reader

FOLDS = 5
HERE = Path(__file__).parent
TABLES = (HERE.parent / "tests" / "nlp" / "lines.tsv", HERE.parent / "tests" / "nlp" / "heard.tsv", HERE / "lines.tsv")
NAMED = (Label.PARKING, Label.STRAY_DOG, Label.NOISE, Label.STREET_STALL)

Row = Mapping[str, Any]
Pair = tuple[Label, Label]
"""What is right, and what was said."""


def main() -> None:
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines() if line]
    common = [line for path in (*TABLES, *map(Path, sys.argv[2:])) for line in read(path)]
    folds = []
    for number in range(FOLDS):
        others = [(row["text"], Label(row["label"])) for row in rows if _fold(row) != number]
        reader = Reader(LevelWords(), weights=weigh([*common, *others], Reader(LevelWords())))
        folds.append([_pair(row, reader) for row in rows if _fold(row) == number])
        print(f"fold {number + 1}: {_told(folds[-1])}", flush=True)
    print(f"mean of the folds: macro-F1 {fmean(map(_macro, folds)):.4f}")
    print(f"all fifths together: {_told([pair for pairs in folds for pair in pairs])}")


def _fold(row: Row) -> int:
    return int(hashlib.sha256(str(row["id"]).encode()).hexdigest(), 16) % FOLDS


def _pair(row: Row, reader: Reader) -> Pair:
    said = reader.read(row["text"]).label
    return (said if said in row["accept"] else Label(row["label"])), said


def _macro(pairs: Sequence[Pair]) -> float:
    """The mean F1 of the named labels that occur."""
    counts = [[(right is label) + (said is label) for right, said in pairs] for label in NAMED]
    return fmean(2 * shared.count(2) / sum(shared) for shared in counts if any(shared))


def _told(pairs: Sequence[Pair]) -> str:
    idle = [said for right, said in pairs if right is Label.NONE]
    alarms, others = sum(said in NAMED for said in idle), sum(said is Label.OTHER for said in idle)
    return f"{len(pairs)} lines, macro-F1 {_macro(pairs):.4f}, false alarms {alarms}/{len(idle)}, other {others}/{len(idle)}"


if __name__ == "__main__":
    main()
