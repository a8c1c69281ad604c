"""One pass over a line (Aho-Corasick): every word of the lexicon that stands in it."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

from nlp.lexicon import Lexicon
from nlp.pattern import Hit, Hits
from nlp.segment import Segmenter

MOST = 8
"""Hits kept a term. A line that says a word more often is a flood, and is judged by its beginning."""

# What turns the word after it round ("不吵", "没有堵"), but neither a ban ("不要乱停") nor a question ("是不是违停").
_NEGATION = re.compile(
    r"(?:(?<![是要会能好用对行差得了免在受])不|(?<!有)没|没有|(?<![从])未|不(?:是|会|算|太|怎么|再|曾|觉得)|没(?:什么|再|那么)|(?:一点儿?|完全|根本)(?:都|也)?(?:不|没)|不存在)"
    r"(?:那么|这么|太|怎么|再|乱|随便|有|很|什么)?$"
)
_TURNS = frozenset("不没未")
_ASKED = re.compile(r"是不是$|有没有$")


class Scanner:
    """The automaton over all words, and what each word stands for."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter, telling: Container[str]) -> None:
        """A line without any of the `telling` words has no hits that matter."""
        self._terms = _terms_by_word(lexicon)
        self._idioms = frozenset(lexicon.idioms)
        self._bounded = lexicon.bounded
        self._segmenter = segmenter
        self._words = sorted(self._terms.keys() | self._idioms)
        self._telling = frozenset(index for index, word in enumerate(self._words) if word in telling)
        self._automaton = AhoCorasick(self._words)

    def scan(self, text: str) -> Hits:
        """The hits by term; words that are a part of an idiom, turned round by a negation or cut by a word boundary are left out."""
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        if self._telling.isdisjoint(index for index, _, _ in matches):
            return {}
        idioms = sorted((start, end) for index, start, end in matches if self._words[index] in self._idioms)
        starts = [start for start, _ in idioms]
        ends = list(accumulate((end for _, end in idioms), max))
        hits: dict[str, list[Hit]] = {}
        for index, start, end in matches:
            word = self._words[index]
            terms = [term for term in self._terms.get(word, ()) if len(hits.get(term, ())) < MOST]
            before = bisect_right(starts, start)
            hidden = word not in self._idioms and before > 0 and ends[before - 1] >= end
            if terms and not hidden and self._real(text, word, start, end):
                hit = Hit(start, end, word)
                for term in terms:
                    hits.setdefault(term, []).append(hit)
        return hits

    def _real(self, text: str, word: str, start: int, end: int) -> bool:
        """Whether nothing turns the word round, and it is a word where it must be one."""
        before = text[max(0, start - 6) : start]
        if not _TURNS.isdisjoint(before) and _NEGATION.search(before) and not _ASKED.search(before):
            return False
        return word not in self._bounded or self._segmenter.stands_alone(text, start, end)


def _terms_by_word(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Each word with the terms that it fulfils: itself where a pattern writes it, and "$group" where a group holds it."""
    terms: dict[str, set[str]] = defaultdict(set)
    for name, words in lexicon.groups.items():
        for word in words:
            terms[word].add(f"${name}")
    for term in _written(lexicon):
        if not term.startswith("$"):
            terms[term].add(term)
    return {word: tuple(sorted(found)) for word, found in terms.items()}


def _written(lexicon: Lexicon) -> Iterable[str]:
    guards = (pattern for guard in lexicon.guards for pattern in guard.patterns)
    frames = (frame.pattern for frame in lexicon.frames)
    return (term for pattern in (*frames, *guards, *lexicon.urgent) for term in pattern.needs.union(pattern.unless))
