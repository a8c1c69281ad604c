"""How verdicts and seconds are read, by sentences written without sight of phrases.yaml: uv run python -m benchmarks.neighbours.score

The tables of residents are not scored yet: nothing reads what they ask, press for or withdraw in their own words.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks.lines import rows_of
from handlers.domain.reading import LevelWords, Reading, Verdict
from nlp.reader import Reader

HERE = Path(__file__).parent
OPPOSITE = {("satisfied", "unsolved"), ("unsolved", "satisfied")}


def main() -> None:
    reader = Reader(LevelWords())
    for name, says in (("votes", _vote), ("aside_votes", _vote), ("seconds", _second), ("aside_seconds", _second)):
        tell(name, reader, says)


def tell(name: str, reader: Reader, says: Callable[[Reading], str]) -> None:
    """One table: how many are read right, how many as the opposite, and what became of each label."""
    rows = list(rows_of(HERE / f"{name}.tsv"))
    read = Counter((label, says(reader.read(text))) for label, text in rows)
    right = sum(count for (label, said), count in read.items() if label == said)
    opposite = sum(count for pair, count in read.items() if pair in OPPOSITE)
    print(f"{name}: {right} of {len(rows)} right, {opposite} turned into the opposite")
    for (label, said), count in sorted(read.items()):
        print(f"    {label:10} read as {said:10} {count}")


def _vote(reading: Reading) -> str:
    return {Verdict.SATISFIED: "satisfied", Verdict.PARTLY: "partly", Verdict.UNSOLVED: "unsolved", None: "none"}[
        reading.verdict
    ]


def _second(reading: Reading) -> str:
    return "second" if reading.seconds else "none"


if __name__ == "__main__":
    main()
