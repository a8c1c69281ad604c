"""The balance: how much the single words of a line lean towards each label, whatever frame they stand in."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import exp, log, prod

from ahocorasick_rs import AhoCorasick

from handlers.domain.reading import Label
from nlp.finding import OPENS
from nlp.lexicon import Guard, Weights

LABELS = tuple(label for label in Label if label is not Label.NONE)
UNHEARD, CERTAIN = 0.05, 0.97
"""What a label without a frame starts with, and the most that frames can say, before the words are weighed."""
HEARD, ALONE = 0.3, exp(-3.5)
"""From this confidence of its frames on a label is heard; what is left of the odds of one that words alone speak for."""
YIELDS, SURER = 0.15, 0.14
"""What is left of the odds of "other" beside a named label that is heard as well, unless it is so much surer: "违规、投诉" name no matter."""
WARY = 2
"""What a guard leaves of a frame's confidence is left of the words' odds so many times over: words know no guards of their own."""
STRONG, WEAK = 1.0, -0.5
"""Words that lean so much towards any label, or away from all, tell whether a line is worth weighing."""
MOST = 50.0
"""Log odds that are as good as certain."""


def prior(sure: Mapping[Label, float], guards: Iterable[Guard]) -> Mapping[Label, float]:
    """The log odds of every label before the words are weighed: what its frames say, and what guards hold against all of it."""
    odds: dict[Label, float] = {label: _log_odds(sure.get(label, 0.0)) for label in LABELS}
    if guards := tuple(guards):
        odds = {label: before + WARY * log(_spared(label, guards)) for label, before in odds.items()}
    return odds


@lru_cache(maxsize=256)
def _log_odds(confidence: float) -> float:
    heard = min(CERTAIN, max(UNHEARD, confidence))
    return log(heard / (1 - heard))


def _spared(label: Label, guards: Iterable[Guard]) -> float:
    return max(0.02, prod(guard.factor for guard in guards if guard.bars(label)))


class Balance:
    """Every word of weights.yaml as a row of weights against NONE, and an automaton that finds them."""

    def __init__(self, weights: Weights) -> None:
        words = sorted(set().union(*weights.words.values()))
        self._bias = [weights.bias[label] for label in LABELS]
        self._rows = [tuple(weights.words[label].get(word, 0.0) for label in LABELS) for word in words]
        self._automaton = AhoCorasick(words)
        self._words = words

    def strong(self) -> Mapping[str, float]:
        """The words that lean much towards a label, or away from all, with the most that they add to any."""
        most = zip(self._words, map(max, self._rows), strict=True)
        return {word: weight for word, weight in most if not WEAK < weight < STRONG}

    def shares(
        self, line: str, sure: Mapping[Label, float], guards: Iterable[Guard], muted: frozenset[str] = frozenset()
    ) -> Mapping[Label, float]:
        """The share 0..1 of every label: the odds that frames and guards give it, tilted by how the words lean."""
        rows = [self._rows[index] for index in self._found(line) if self._words[index] not in muted]
        leaning = map(sum, zip(self._bias, *rows, strict=True))
        odds = {
            label: exp(min(MOST, before + lean)) * (1 if sure.get(label, 0.0) >= HEARD else ALONE)
            for (label, before), lean in zip(prior(sure, guards).items(), leaning, strict=True)
        }
        named = max((sure.get(label, 0.0) for label in LABELS if label is not Label.OTHER), default=0.0)
        if named >= OPENS and sure.get(Label.OTHER, 0.0) < named + SURER:
            odds[Label.OTHER] *= YIELDS
        whole = 1 + sum(odds.values())
        return {label: value / whole for label, value in odds.items()}

    def words(self, line: str, label: Label, most: int = 3) -> tuple[str, ...]:
        """The words of `line` that lean most towards `label`, single characters last, in the order of the line."""
        column = LABELS.index(label)
        leaning = [index for index in self._found(line) if self._rows[index][column] > 0]
        leaning.sort(key=lambda index: (len(self._words[index]) > 1, self._rows[index][column]), reverse=True)
        return tuple(sorted((self._words[index] for index in leaning[:most]), key=line.find))

    def _found(self, line: str) -> set[int]:
        return {index for index, _, _ in self._automaton.find_matches_as_indexes(line, overlapping=True)}
