"""Patterns by the rarest of their words, so that a line only tries those that it has a word of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Generic, TypeVar

from nlp.lexicon import Lexicon
from nlp.pattern import Hit, Hits, Pattern

EVERYDAY = 2000
SHORT = {1: 100, 2: 5}
"""How much more often than a long word one of the everyday words is met, and a word of one or two characters; a rough guess."""

T = TypeVar("T")


class Index(Generic[T]):
    """What each pattern stands for, by the rarest term of the pattern, and the second rarest (of one term, the same again)."""

    def __init__(self, patterns: Iterable[tuple[Pattern, T]], lexicon: Lexicon) -> None:
        @cache
        def common(term: str) -> int:
            words = lexicon.groups[term[1:]] if term[0] == "$" else (term,)
            return sum(
                EVERYDAY if word in lexicon.everyday or not word.isalnum() else SHORT.get(len(word), 1)
                for word in words
            )

        self._entries: dict[str, list[tuple[Pattern, T]]] = defaultdict(list)
        seconds: dict[str, set[str]] = defaultdict(set)
        for pattern, meaning in patterns:
            first, *others = sorted(pattern.needs, key=lambda term: (common(term), term))
            self._entries[first].append((pattern, meaning))
            seconds[first].add(others[0] if others else first)
        self._seconds = {first: frozenset(found) for first, found in seconds.items()}

    def __iter__(self) -> Iterator[str]:
        """The terms that patterns are looked for by."""
        return iter(self._entries)

    def seconds(self, term: str) -> frozenset[str]:
        """The second rarest terms of the patterns that are looked for by this one; none if no pattern is."""
        return self._seconds.get(term, frozenset())

    def possible(self, terms: frozenset[str]) -> bool:
        """Whether a line with these terms may fulfil a pattern."""
        return any(pattern.needs <= terms for term in terms for pattern, _ in self._entries.get(term, ()))

    def fulfilled(self, line: str, hits: Hits) -> Iterable[tuple[T, tuple[Hit, ...]]]:
        """What the fulfilled patterns stand for, each with its words."""
        terms = frozenset(hits)
        for term in hits:
            seconds = self._seconds.get(term)
            if seconds is not None and not seconds.isdisjoint(terms):
                for pattern, meaning in self._entries[term]:
                    if pattern.needs <= terms and (words := pattern.find(line, hits)):
                        yield meaning, words
