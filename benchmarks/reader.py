"""How fast lines are read: ratios against jieba.cut on every line, and against a bare Aho-Corasick pass. Run by hand:

    uv run python benchmarks/reader.py [LINES.txt]

Without a file, the lines are those of tests/nlp/lines.tsv: chatter, with 5 %, 20 % and 100 % complaints among it. Times are medians a line, in microseconds.
"""

import random
import resource
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path

STARTED = time.perf_counter()

from ahocorasick_rs import AhoCorasick  # noqa: E402

from handlers.domain.reading import Danger, LevelWords  # noqa: E402
from nlp.lexicon import load  # noqa: E402
from nlp.reader import CONFIGURED, Reader  # noqa: E402

LEVELS = LevelWords(urgent=("出不来", "进不去", "救护车"), red={Danger.FIRE: ("冒烟", "着火")})
TABLE = Path(__file__).parent.parent / "tests" / "nlp" / "lines.tsv"
SAMPLE = 2000
TEMPTING = frozenset("狗犬车停堵吵噪闹摊烤麻装修电水灯垃")
"""Characters of the table's chatter that only seems to complain; the talk of a group is seldom about that."""


def main() -> None:
    reader = Reader(LEVELS)
    reader.read("楼上能不能消停会儿")
    print(f"import, construct and first line: {time.perf_counter() - STARTED:.2f} s, {_megabytes():.0f} MB")
    bare = AhoCorasick(sorted({word for group in load(_no_words()).groups.values() for word in group}))
    cut = _jieba()
    for name, lines in _samples():
        read, passed = _median(lines, reader.read), _median(lines, bare.find_matches_as_indexes)
        words = _median(lines, cut)
        print(
            f"{name}: read {read:.1f} us, jieba.cut {words:.1f} us, bare pass {passed:.1f} us;"
            f" jieba.cut / read {words / read:.1f}, read / bare pass {read / passed:.1f}"
        )
    print(f"with both dictionaries: {_megabytes():.0f} MB")


def _no_words() -> dict[str, tuple[str, ...]]:
    return dict.fromkeys(("加急", *CONFIGURED.values()), ())


def _samples() -> Iterable[tuple[str, list[str]]]:
    """Lines to read, with their name."""
    if len(sys.argv) > 1:
        yield sys.argv[1], Path(sys.argv[1]).read_text("utf-8").splitlines()
        return
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line and line[0] != "#"]
    chatter = [row[-1] for row in rows if row[0] == "none" and TEMPTING.isdisjoint(row[-1])]
    complaints = [row[-1] for row in rows if row[0] not in ("none", "ask")]
    chance = random.Random(1)
    for share in (0.05, 0.2, 1):
        lines = [chance.choice(complaints if chance.random() < share else chatter) for _ in range(SAMPLE)]
        yield f"{share:.0%} complaints", lines


def _median(lines: list[str], work: Callable[[str], object]) -> float:
    """The median time of a line in microseconds, the first round left out."""
    work(lines[0])
    times = []
    for line in lines * 3:
        started = time.perf_counter()
        work(line)
        times.append(time.perf_counter() - started)
    return statistics.median(times) * 1e6


def _jieba() -> Callable[[str], object]:
    """jieba with its whole dictionary, its words as a list."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel("CRITICAL")
    jieba.dt.tmp_dir = tempfile.mkdtemp()
    cut: Callable[[str], object] = jieba.lcut
    return cut


def _megabytes() -> float:
    """The memory in use now, on Linux."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    main()
