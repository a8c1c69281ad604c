"""How right readings are, as a duty officer would count: labels found, false alarms, questions asked, and what a confidence is worth."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from benchmarks.lines import Line
from handlers.domain.reading import Label, Reading

NAMED = (Label.PARKING, Label.STRAY_DOG, Label.NOISE, Label.STREET_STALL)
TEMPTING = re.compile(
    "狗|犬|遛|停车|车位|堵车|违章|停在|占道|车库|电动车|电瓶车|吵|噪|广场舞|装修|施工|喇叭|音响|KTV|麻将|鞭炮|摊|烧烤|夜市|小贩|城管|卖菜|油烟|叫卖"
)
"""Words that make chatter look like a complaint: alarms on such lines are counted apart."""

Pairs = Sequence[tuple[Line, Reading]]


@dataclass(frozen=True)
class Score:
    """Shares 0..1 but `size`. `hard` and `easy` are false alarms of named labels on chatter with a tempting word and without;
    `asked` the complaints, `bothered` the chatter that was asked about; `half` is `named` with an asked complaint as half a hit."""

    size: int
    named: float
    half: float
    other: float
    hard: float
    easy: float
    asked: float
    bothered: float

    def __str__(self) -> str:
        rates = (f"{value:6.1%}" for value in (self.hard, self.easy, self.asked, self.bothered))
        return f"{self.size:6} {self.named:7.3f} {self.half:6.3f} {self.other:6.3f} " + " ".join(rates)


HEADING = f"{'':24}{'lines':>6} {'named':>7} {'half':>6} {'other':>6} {'hard':>6} {'easy':>6} {'asked':>6} {'idle?':>6}"


def score(pairs: Pairs) -> Score:
    """The figures of one set of lines."""
    idle = [(line, reading) for line, reading in pairs if not line.complains]
    told = [reading for line, reading in pairs if line.complains]
    hard = [_alarms(line, reading) for line, reading in idle if TEMPTING.search(line.text)]
    easy = [_alarms(line, reading) for line, reading in idle if not TEMPTING.search(line.text)]
    return Score(
        len(pairs),
        fmean(_f1(pairs, label, 0.0) for label in NAMED),
        fmean(_f1(pairs, label, 0.5) for label in NAMED),
        _f1(pairs, Label.OTHER, 0.0),
        _share(hard),
        _share(easy),
        _share([reading.suspects is not None for reading in told]),
        _share([reading.suspects is not None for _, reading in idle]),
    )


def mean(scores: Sequence[Score]) -> Score:
    """The mean over sets, each as much as another."""
    names = ("named", "half", "other", "hard", "easy", "asked", "bothered")
    figures: Mapping[str, float] = {name: fmean(getattr(score, name) for score in scores) for name in names}
    return Score(size=sum(score.size for score in scores), **figures)


def reliability(pairs: Pairs) -> list[tuple[float, int, float]]:
    """By confidence from 0.6 on, in tenths: how many lines were said to complain, and what share of them was right."""
    rows: dict[float, list[bool]] = {}
    for line, reading in pairs:
        if reading.complains:
            rows.setdefault(min(0.9, int(reading.confidence * 10) / 10), []).append(reading.label in line.accept)
    return [(tenth, len(right), _share(right)) for tenth, right in sorted(rows.items())]


def levels(pairs: Pairs) -> Mapping[str, Counter[str]]:
    """As what the lines of every level that somebody has told were read: the level of a ticket, else "asked" or "nothing"."""
    found: dict[str, Counter[str]] = {}
    for line, reading in pairs:
        if line.level != "-":
            read = (
                str(reading.level)
                if reading.complains
                else "asked"
                if reading.suspects or reading.alarming
                else "nothing"
            )
            found.setdefault(line.level, Counter())[read] += 1
    return found


def _alarms(line: Line, reading: Reading) -> bool:
    return reading.label in NAMED and reading.label not in line.accept


def _f1(pairs: Pairs, label: Label, asked: float) -> float:
    """2 hits / (said + are); a complaint that is asked about is `asked` hits."""
    hits = said = are = 0.0
    for line, reading in pairs:
        right = reading.label if reading.label in line.accept else line.label
        said += reading.label is label
        are += right is label
        hits += right is label and reading.label is label
        if asked and right is label and reading.suspects in line.accept and not reading.complains:
            hits += asked
            said += asked
    return 2 * hits / (said + are) if said + are else 1.0


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0
