"""One pass over a line (Aho-Corasick): every word of the lexicon that stands in it."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

from nlp.index import Index
from nlp.lexicon import Frame, Lexicon
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

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter, frames: Index[Frame]) -> None:
        """A line that cannot fulfil any of the `frames` is not looked at more closely."""
        terms = _terms_by_word(lexicon)
        self._idioms = frozenset(lexicon.idioms)
        self._bounded = lexicon.bounded
        self._segmenter = segmenter
        self._frames = frames
        self._words = sorted(terms.keys() | self._idioms)
        self._terms = [terms.get(word, ()) for word in self._words]
        self._telling = frozenset(i for i, found in enumerate(self._terms) if any(term in frames for term in found))
        self._automaton = AhoCorasick(self._words)

    def scan(self, text: str) -> Hits:
        """The hits by term; words that are a part of an idiom, turned round by a negation or cut by a word boundary are left out."""
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        if not self._tell(matches):
            return {}
        idioms = sorted((start, end) for index, start, end in matches if self._words[index] in self._idioms)
        starts = [start for start, _ in idioms]
        ends = list(accumulate((end for _, end in idioms), max))
        hits: dict[str, list[Hit]] = {}
        for index, start, end in matches:
            word = self._words[index]
            before = bisect_right(starts, start) if starts else 0
            hidden = before > 0 and ends[before - 1] >= end and word not in self._idioms
            if not hidden and self._real(text, word, start, end):
                hit = Hit(start, end, word)
                for term in self._terms[index]:
                    found = hits.setdefault(term, [])
                    if len(found) < MOST:
                        found.append(hit)
        return hits

    def tells(self, text: str) -> bool:
        """Whether the words of `text` may fulfil anything, were they all real."""
        return self._tell(self._automaton.find_matches_as_indexes(text, overlapping=True))

    def _tell(self, matches: Sequence[tuple[int, int, int]]) -> bool:
        found = [index for index, _, _ in matches]
        return not self._telling.isdisjoint(found) and self._frames.possible(
            set().union(*(self._terms[i] for i in found))
        )

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
