"""Patterns by the rarest of their words, so that a line only tries those that it has a word of."""

from collections import defaultdict
from collections.abc import Iterable, Set
from typing import Generic, TypeVar

from nlp.lexicon import Lexicon
from nlp.pattern import Hit, Hits, Pattern

EVERYDAY = 2000
SHORT = {1: 100, 2: 5}
"""How much more often than a long word one of the everyday words is met, and a word of one or two characters; a rough guess."""

T = TypeVar("T")


class Index(Generic[T]):
    """What each pattern stands for, by one term of the pattern."""

    def __init__(self, patterns: Iterable[tuple[Pattern, T]], lexicon: Lexicon) -> None:
        def common(term: str) -> int:
            words = lexicon.groups[term[1:]] if term[0] == "$" else (term,)
            return sum(
                EVERYDAY if word in lexicon.everyday or not word.isalnum() else SHORT.get(len(word), 1)
                for word in words
            )

        self._entries: dict[str, list[tuple[Pattern, T]]] = defaultdict(list)
        for pattern, meaning in patterns:
            self._entries[min(sorted(pattern.needs), key=common)].append((pattern, meaning))

    def __contains__(self, term: object) -> bool:
        """Whether any pattern is looked for by this term."""
        return term in self._entries

    def possible(self, terms: Set[str]) -> bool:
        """Whether a line with these terms may fulfil a pattern."""
        return any(pattern.needs <= terms for term in terms for pattern, _ in self._entries.get(term, ()))

    def fulfilled(self, line: str, hits: Hits) -> Iterable[tuple[T, tuple[Hit, ...]]]:
        """What the fulfilled patterns stand for, each with its words."""
        present = frozenset(hits)
        for term in hits:
            for pattern, meaning in self._entries.get(term, ()):
                if pattern.needs <= present and (words := pattern.find(line, hits)):
                    yield meaning, words
