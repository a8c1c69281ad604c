"""One pass over a line (Aho-Corasick): every word of the lexicon that stands in it."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from itertools import accumulate
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from nlp.lexicon import Lexicon
from nlp.negation import TURNS, turned
from nlp.pattern import Hit, Hits
from nlp.segment import Segmenter

MOST = 8
"""Hits kept a term. A line that says a word more often is a flood, and is judged by its beginning."""

_CODE = re.compile(r"(?<=\[)[^\[\]]{1,6}(?=\])")


class _Word(NamedTuple):
    """A word of the automaton, and the terms that it fulfils."""

    text: str
    terms: tuple[str, ...]
    bounded: bool


class Scanner:
    """The automaton over all words, and what each word stands for."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter) -> None:
        terms, idioms = _terms_by_word(lexicon), frozenset(lexicon.idioms)
        self._segmenter = segmenter
        self._words = [_Word(text, terms.get(text, ()), text in lexicon.bounded) for text in sorted({*terms, *idioms})]
        self._idioms = frozenset([index for index, word in enumerate(self._words) if word.text in idioms])
        self._automaton = AhoCorasick([word.text for word in self._words])

    def scan(self, text: str) -> Hits:
        """The hits by term; words that are a part of an idiom, turned round by a negation or cut by a word boundary are left out."""
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        spans = [(start, end) for index, start, end in matches if index in self._idioms]
        hidden = _Idioms([*_codes(text), *spans]) if spans or "[" in text else None
        turning = not TURNS.isdisjoint(text)
        hits: dict[str, list[Hit]] = {}
        for index, start, end in matches:
            word, terms, bounded = self._words[index]
            if (
                (hidden and index not in self._idioms and hidden.hold(start, end))
                or (turning and turned(text, start))
                or (bounded and not self._segmenter.stands_alone(text, start, end))
            ):
                continue
            hit = Hit(start, end, word)
            for term in terms:
                if term not in hits:
                    hits[term] = [hit]
                elif len(hits[term]) < MOST:
                    hits[term].append(hit)
        return hits


class _Idioms:
    """Parts of a line whose words mean something else."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def hold(self, start: int, end: int) -> bool:
        before = bisect_right(self._starts, start)
        return before > 0 and self._ends[before - 1] >= end


def _codes(text: str) -> Iterable[tuple[int, int]]:
    """What stands inside the brackets of stickers: [烟花] sets off no fireworks."""
    return (code.span() for code in _CODE.finditer(text)) if "[" in text else ()


def _terms_by_word(lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """Each word with the terms that it fulfils: itself where a pattern writes it, and "$class" where a class holds it."""
    written = _written(lexicon)
    terms: dict[str, set[str]] = defaultdict(set)
    for name, words in lexicon.classes.items():
        for word in words:
            terms[word].add(f"${name}")
    for term in written:
        if not term.startswith("$"):
            terms[term].add(term)
    return {word: tuple(sorted(found)) for word, found in terms.items()}


def _written(lexicon: Lexicon) -> Set[str]:
    """The terms of all patterns."""
    acts = (pattern for act in lexicon.acts for pattern in act.patterns)
    patterns = (*(rule.pattern for rule in lexicon.rules), *acts, *lexicon.levels.patterns())
    return set().union(*(pattern.needs for pattern in patterns), *(pattern.unless for pattern in patterns))
