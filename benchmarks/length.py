"""What a long line costs, against one of half its length, in one run. By hand: uv run python benchmarks/length.py

tests/nlp/test_any_text.py counts the calls that a reading is made of; what hides within a call, a regular expression that goes back
and forth, shows only here: about 2 is right, 4 would be a square. Times are the least of five, of the thread's own processor time.
"""

import time

from handlers.domain.reading import Danger, LevelWords
from nlp.reader import Reader
from tests.nlp.test_any_text import LONG

LEVELS = LevelWords(urgent=("出不来", "进不去", "救护车"), red={Danger.FIRE: ("冒烟", "着火")})
ROUNDS = 5


def main() -> None:
    reader = Reader(LEVELS)
    print(f"{'':24}{'characters':>12}{'ms':>8}{'to half of it':>15}")
    for piece, times in LONG:
        half, whole = (_least(reader, piece * count) for count in (times // 2, times))
        print(f"{piece:24}{len(piece) * times:12,}{whole * 1000:8.1f}{whole / half:15.2f}")


def _least(reader: Reader, text: str) -> float:
    spent = []
    for _ in range(ROUNDS):
        started = time.thread_time()
        reader.read(text)
        spent.append(time.thread_time() - started)
    return min(spent)


if __name__ == "__main__":
    main()
