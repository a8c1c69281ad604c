"""How fast lines are read, against jieba.cut on every line and against a bare Aho-Corasick pass, in one run. By hand:

    uv run python -m benchmarks.reader [LINES.txt]

Without a file, the lines are those of the project's tables and voices: chatter without a keyword, and among it either complaints or chatter
that holds one (狗, 停车). A keyword is a word of a class that is not everyday; the bare pass only looks for those. Times are
means a line of the best round, in microseconds; the ratios say how often a reading fits into a cut, and a bare pass into a reading.
"""

import time

STARTED = time.perf_counter()

import random  # noqa: E402
import resource  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
import warnings  # noqa: E402
from collections.abc import Callable, Iterable  # noqa: E402
from pathlib import Path  # noqa: E402

from ahocorasick_rs import AhoCorasick  # noqa: E402

from benchmarks.lines import own, voices  # noqa: E402
from handlers.domain.reading import Danger, LevelWords  # noqa: E402
from nlp.lexicon import GIVEN, load  # noqa: E402
from nlp.reader import Reader  # noqa: E402

LEVELS = LevelWords(urgent=("出不来", "进不去", "救护车"), red={Danger.FIRE: ("冒烟", "着火")})
SAMPLE, ROUNDS = 2000, 3
LOADING = ("樓上又吵", "天天乱亭车", "施工扰民警")
"""Lines that load what the reader loads late: opencc, pypinyin, the dictionary."""

Work = Callable[[str], object]


def main() -> None:
    reader = Reader(LEVELS)
    reader.read("楼上能不能消停会儿")
    print(f"cold start to the first answer {time.perf_counter() - STARTED:.2f} s, {_megabytes():.0f} MB")
    for line in LOADING:
        reader.read(line)
    print(f"and with everything that loads late {time.perf_counter() - STARTED:.2f} s, {_megabytes():.0f} MB\n")
    keywords = _keywords()
    works: tuple[Work, ...] = (reader.read, _jieba(), keywords.find_matches_as_indexes)
    print(f"{'':28}{'read':>8}{'jieba.cut':>11}{'bare pass':>11}{'cut / read':>12}{'read / pass':>13}")
    for name, lines in _samples(keywords):
        read, cut, passed = _means(lines, works)
        print(f"{name:28}{read:8.1f}{cut:11.1f}{passed:11.1f}{cut / read:12.1f}{read / passed:13.1f}")
    print(f"\nwith jieba's whole dictionary as well {_megabytes():.0f} MB")


def _keywords() -> AhoCorasick:
    lexicon = load(dict.fromkeys(GIVEN, ()))
    words = {word for listed in lexicon.classes.values() for word in listed}
    return AhoCorasick(sorted(words - lexicon.everyday))


def _samples(keywords: AhoCorasick) -> Iterable[tuple[str, list[str]]]:
    """Lines to read, with their name."""
    if len(sys.argv) > 1:
        yield Path(sys.argv[1]).name, Path(sys.argv[1]).read_text("utf-8").splitlines()
        return
    tables = [*own(), *voices()]
    chatter = [line.text for line in tables if not line.complains]
    plain = [line for line in chatter if not keywords.find_matches_as_indexes(line)]
    tempting = [line for line in chatter if keywords.find_matches_as_indexes(line)]
    complaints = [line.text for line in tables if line.complains]
    chance = random.Random(1)
    for kind, among in (("complaints", complaints), ("tempting", tempting)):
        for share in (0.05, 0.2, 1):
            lines = [chance.choice(among if chance.random() < share else plain) for _ in range(SAMPLE)]
            yield f"{share:.0%} {kind}", lines


def _means(lines: list[str], works: Iterable[Work]) -> list[float]:
    """The mean time of a line for each of the works in its best round, in microseconds; they take turns, a round each."""
    times: dict[Work, list[float]] = {work: [] for work in works}
    for _ in range(ROUNDS):
        for work, taken in times.items():
            started = time.perf_counter()
            for line in lines:
                work(line)
            taken.append(time.perf_counter() - started)
    return [min(taken) / len(lines) * 1e6 for taken in times.values()]


def _jieba() -> Work:
    """jieba with its whole dictionary, its words as a list."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel("CRITICAL")
    jieba.dt.tmp_dir = tempfile.mkdtemp()
    jieba.initialize()
    cut: Work = jieba.lcut
    return cut


def _megabytes() -> float:
    """The memory in use now, on Linux."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


if __name__ == "__main__":
    main()
