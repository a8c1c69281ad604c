"""Patterns by the rarest of their words, so that a line only tries those that it has a word of."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from nlp.lexicon import Lexicon
from nlp.pattern import Hit, Hits, Pattern

T = TypeVar("T")


class Index(Generic[T]):
    """What each pattern stands for, by the rarest term of the pattern; every term is a bit, so that one comparison tells whether a line
    has all that a pattern needs."""

    def __init__(self, patterns: Iterable[tuple[Pattern, T]], lexicon: Lexicon) -> None:
        patterns = tuple(patterns)
        terms = sorted(set().union(*(pattern.needs | set(pattern.unless) for pattern, _ in patterns)))
        self._bits = {term: 1 << number for number, term in enumerate(terms)}
        self._entries: dict[str, list[tuple[int, int, Pattern, T]]] = defaultdict(list)
        for pattern, meaning in patterns:
            first = _rarest(pattern, lexicon)
            self._entries[first].append((self._mask(pattern.needs), self._mask(pattern.unless), pattern, meaning))

    def fulfilled(self, line: str, hits: Hits) -> Iterable[tuple[T, tuple[Hit, ...]]]:
        """What the fulfilled patterns stand for, each with its words."""
        held = self._mask(hits)
        for term in hits:
            for needs, unless, pattern, meaning in self._entries.get(term, ()):
                if needs & held == needs and not unless & held and (words := pattern.stands(line, hits)):
                    yield meaning, words

    def _mask(self, terms: Iterable[str]) -> int:
        mask = 0
        for term in terms:
            mask |= self._bits.get(term, 0)
        return mask


def keys(patterns: Iterable[Pattern], lexicon: Lexicon) -> frozenset[str]:
    """Words without one of which a line fulfils none of the patterns."""
    rarest = {_rarest(pattern, lexicon) for pattern in patterns}
    return frozenset(word for term in rarest for word in lexicon.words(term))


def _rarest(pattern: Pattern, lexicon: Lexicon) -> str:
    return min(pattern.needs, key=lambda term: (lexicon.common(term), term))
