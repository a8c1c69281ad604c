"""What the lexicon hears in a line before anything is weighed: its words, rules and acts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from nlp.features import features
from nlp.finding import Finding
from nlp.index import Index
from nlp.lexicon import Act, Lexicon, Rule
from nlp.pattern import Hits
from nlp.scan import Scanner
from nlp.segment import Segmenter


@dataclass(frozen=True)
class Heard:
    """A line in its one spelling, and what the lexicon hears in it."""

    line: str
    hits: Hits
    found: tuple[Finding, ...]
    acts: tuple[Act, ...]

    @cached_property
    def features(self) -> Mapping[str, float]:
        """What the model weighs of it (nlp/features.py)."""
        return features((finding.rule for finding in self.found), self.acts, self.hits)

    @property
    def words(self) -> frozenset[str]:
        """The words of the lexicon that stand in it."""
        return frozenset(hit.word for hits in self.hits.values() for hit in hits)

    def does(self, act: str) -> bool:
        """Whether the line does what the act of that name is."""
        return any(one.name == act for one in self.acts)


class Ear:
    """The scanner, and the rules and acts by their rarest words."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter) -> None:
        self._scanner = Scanner(lexicon, segmenter)
        self._rules: Index[Rule] = Index(((rule.pattern, rule) for rule in lexicon.rules), lexicon)
        self._acts: Index[Act] = Index(((pattern, act) for act in lexicon.acts for pattern in act.patterns), lexicon)

    def hear(self, line: str) -> Heard:
        """`line` is normalised and rightly spelt."""
        hits = self._scanner.scan(line)
        found = tuple(Finding(rule, words) for rule, words in self._rules.fulfilled(line, hits))
        acts = {act.name: act for act, _ in self._acts.fulfilled(line, hits)}
        return Heard(line, hits, found, tuple(acts.values()))
