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
    """A line in its one spelling, and what the lexicon hears in it; `levels` are the kinds of what presses (nlp/levels.py)."""

    line: str
    hits: Hits
    found: tuple[Finding, ...]
    acts: tuple[Act, ...]
    levels: frozenset[str]

    @cached_property
    def features(self) -> Mapping[str, int]:
        """What the model weighs of it (nlp/features.py)."""
        return features((finding.rule for finding in self.found), self.acts, self.levels, self.hits)

    @property
    def words(self) -> frozenset[str]:
        """The words of the lexicon that stand in it."""
        return frozenset(hit.word for hits in self.hits.values() for hit in hits)

    def does(self, act: str) -> bool:
        """Whether the line does what the act of that name is."""
        return any(one.name == act for one in self.acts)


class Ear:
    """The scanner, and all that the lexicon has patterns for by their rarest words."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter) -> None:
        self._scanner = Scanner(lexicon, segmenter)
        rules = ((rule.pattern, rule) for rule in lexicon.rules)
        acts = ((pattern, act) for act in lexicon.acts for pattern in act.patterns)
        levels = ((pattern, kind) for kind, pattern, _ in lexicon.levels.rows())
        self._patterns: Index[Rule | Act | str] = Index((*rules, *acts, *levels), lexicon)

    def hear(self, line: str) -> Heard:
        """`line` is normalised and rightly spelt."""
        hits = self._scanner.scan(line)
        found: list[Finding] = []
        acts: dict[str, Act] = {}
        levels: set[str] = set()
        for meaning, words in self._patterns.fulfilled(line, hits):
            if isinstance(meaning, Rule):
                found.append(Finding(meaning, words))
            elif isinstance(meaning, Act):
                acts[meaning.name] = meaning
            else:
                levels.add(meaning)
        return Heard(line, hits, tuple(found), tuple(acts.values()), frozenset(levels))
