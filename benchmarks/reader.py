"""How fast lines are read: ratios against jieba.cut on every line, and against a bare Aho-Corasick pass. Run by hand:

    uv run python benchmarks/reader.py [LINES.txt]

Without a file, the lines are those of tests/nlp/lines.tsv. Times are medians a line, in microseconds.
"""

import resource
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

STARTED = time.perf_counter()

from ahocorasick_rs import AhoCorasick  # noqa: E402

from handlers.domain.reading import Danger, LevelWords  # noqa: E402
from nlp.lexicon import load  # noqa: E402
from nlp.reader import Reader  # noqa: E402

LEVELS = LevelWords(urgent=("出不来", "进不去", "救护车"), red={Danger.FIRE: ("冒烟", "着火")})
TABLE = Path(__file__).parent.parent / "tests" / "nlp" / "lines.tsv"


def main() -> None:
    reader = Reader(LEVELS)
    reader.read("楼上能不能消停会儿")
    print(f"import, construct and first line: {time.perf_counter() - STARTED:.2f} s, {_megabytes():.0f} MB")
    lines = _lines()
    words = sorted(
        {word for group in load({"加急": (), "火情": (), "伤情": (), "打斗": ()}).groups.values() for word in group}
    )
    bare = AhoCorasick(words)
    read = _median(lines, reader.read)
    print(f"with the dictionary, if a line asked for it: {_megabytes():.0f} MB")
    passed = _median(lines, lambda line: bare.find_matches_as_indexes(line, overlapping=True))
    cut = _median(lines, _jieba())
    print(f"{len(lines)} lines: read {read:.0f} us, jieba {cut:.0f} us, bare pass {passed:.1f} us")
    print(f"read / jieba {read / cut:.2f}, read / bare pass {read / passed:.0f}")


def _lines() -> list[str]:
    if len(sys.argv) > 1:
        return Path(sys.argv[1]).read_text("utf-8").splitlines()
    return [line.split("\t")[-1] for line in TABLE.read_text("utf-8").splitlines() if line and line[0] != "#"]


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
