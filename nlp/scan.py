"""One pass over a line (Aho-Corasick): every word of the lexicon that stands in it."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from functools import reduce
from itertools import accumulate, repeat
from operator import or_
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from nlp.index import Index
from nlp.lexicon import Frame, Lexicon
from nlp.pattern import Hit, Hits
from nlp.segment import Segmenter

OTHER = 1
"""The bit of a word that makes a line worth a closer look by itself: for its place, its phrase, its spelling."""
ENOUGH = 12.0
"""So much must the strong words of a line weigh together before it is worth weighing; of 864 lines that words alone open, 13 lie below."""
MOST = 8
"""Hits kept a term. A line that says a word more often is a flood, and is judged by its beginning."""

# What turns the word after it round ("不吵", "没有堵"), but neither a ban ("不要乱停") nor a question ("是不是违停").
_NEGATION = re.compile(
    r"(?:(?<![是要会能好用对行差得了免在受])不|(?<!有)没|没有|(?<![从])未|不(?:是|会|算|太|怎么|再|曾|觉得)|没(?:什么|再|那么)|(?:一点儿?|完全|根本)(?:都|也)?(?:不|没)|不存在)"
    r"(?:那么|这么|太|怎么|再|乱|随便|有|很|什么)?$"
)
_TURNS = frozenset("不没未")
_ASKED = re.compile(r"是不是$|有没有$")
_CODE = re.compile(r"(?<=\[)[^\[\]]{1,6}(?=\])")


class _Word(NamedTuple):
    """A word of the automaton, and the terms that it fulfils."""

    text: str
    terms: tuple[str, ...]
    idiom: bool
    bounded: bool


class Sight(NamedTuple):
    """A line, and the words that stand in it: each by its number, from where to where."""

    text: str
    words: list[tuple[int, int, int]]


class Scanner:
    """The automaton over all words, and what each word stands for."""

    def __init__(
        self,
        lexicon: Lexicon,
        segmenter: Segmenter,
        frames: Index[Frame],
        others: Iterable[str] = (),
        strong: Mapping[str, float] | None = None,
    ) -> None:
        """A line that cannot fulfil any of the `frames`, holds none of the `others`, and whose `strong` words do not weigh ENOUGH is
        not looked at closely."""
        terms, idioms, strong = _terms_by_word(lexicon), frozenset(lexicon.idioms), strong or {}
        own = dict.fromkeys(others, OTHER)
        self._segmenter = segmenter
        self._frames = frames
        bits = {
            term: 2 * OTHER << number for number, term in enumerate(sorted(set().union(*map(frames.seconds, frames))))
        }
        asked = {term: _sum(bits[second] for second in frames.seconds(term)) for term in frames}
        kinds = {  # many words fulfil the same terms
            fulfilled: (
                frozenset(fulfilled),
                _sum(map(bits.get, fulfilled, repeat(0))),
                _sum(map(asked.get, fulfilled, repeat(0))),
            )
            for fulfilled in {(), *terms.values()}
        }
        texts = sorted({*terms, *idioms, *own, *strong})
        self._words: list[_Word] = []
        self._terms: list[frozenset[str]] = []
        self._given: list[int] = []
        self._asked: list[int] = []
        for text in texts:
            fulfilled, bit = terms.get(text, ()), own.get(text, 0)
            kind, given, wanted = kinds[fulfilled]
            self._words.append(_Word(text, fulfilled, text in idioms, text in lexicon.bounded))
            self._terms.append(kind)
            self._given.append(given | bit if bit else given)
            self._asked.append(wanted | bit if bit else wanted)
        self._weights = [strong.get(text, 0.0) for text in texts]
        self._automaton = AhoCorasick(texts)

    def look(self, text: str) -> Sight:
        """One pass over a line, of which the other questions are asked."""
        return Sight(text, self._automaton.find_matches_as_indexes(text, overlapping=True))

    def scan(self, sight: Sight) -> Hits:
        """The hits by term; words that are a part of an idiom, turned round by a negation or cut by a word boundary are left out."""
        text, matches = sight
        hidden = _Idioms((*_codes(text), *((start, end) for i, start, end in matches if self._words[i].idiom)))
        turning = not _TURNS.isdisjoint(text)
        hits: dict[str, list[Hit]] = {}
        for index, start, end in matches:
            word, terms, idiom, bounded = self._words[index]
            if (
                not terms
                or (hidden and not idiom and hidden.hold(start, end))
                or (turning and turned(text, start))
                or (bounded and not self._segmenter.stands_alone(text, start, end))
            ):
                continue
            hit = Hit(start, end, word)
            for term in terms:
                if term in hits:
                    hits[term].append(hit)
                else:
                    hits[term] = [hit]
        return hits if len(matches) <= MOST else {term: found[:MOST] for term, found in hits.items()}

    def tells(self, sight: Sight, others: bool = True) -> bool:
        """Whether the words of a line may fulfil a frame, were they all real, weigh enough, or (if asked for) are among the others."""
        matches = sight.words
        promise, weight = self._promise(matches)
        if weight >= ENOUGH or (others and promise & OTHER):
            return True
        return promise > OTHER and self._frames.possible(frozenset().union(*(self._terms[i] for i, _, _ in matches)))

    def _promise(self, matches: Iterable[tuple[int, int, int]]) -> tuple[int, float]:
        """What the words are asked for by frames that they are the rarest of, and give themselves, as bits: mostly nothing. And how
        much the strong ones weigh."""
        given, asked, weight = 0, 0, 0.0
        for index, _, _ in matches:
            given |= self._given[index]
            asked |= self._asked[index]
            weight += self._weights[index]
        return given & asked, weight


def _sum(bits: Iterable[int]) -> int:
    return reduce(or_, bits, 0)


class _Idioms:
    """Parts of a line whose words mean something else."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def __bool__(self) -> bool:
        return bool(self._starts)

    def hold(self, start: int, end: int) -> bool:
        before = bisect_right(self._starts, start)
        return before > 0 and self._ends[before - 1] >= end


def _codes(text: str) -> Iterable[tuple[int, int]]:
    """What stands inside the brackets of stickers: [烟花] sets off no fireworks."""
    return (code.span() for code in _CODE.finditer(text)) if "[" in text else ()


def turned(text: str, start: int) -> bool:
    """Whether what stands before the word at `start` turns it round."""
    before = text[max(0, start - 6) : start]
    return bool(not _TURNS.isdisjoint(before) and _NEGATION.search(before) and not _ASKED.search(before))


def _terms_by_word(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Each word with the terms that it fulfils: itself where a pattern writes it, and "$group" where a group holds it."""
    terms: dict[str, set[str]] = defaultdict(set)
    for name, words in lexicon.groups.items():
        term = f"${name}"
        for word in words:
            terms[word].add(term)
    for term in _written(lexicon):
        if not term.startswith("$"):
            terms[term].add(term)
    return {word: tuple(sorted(found) if len(found) > 1 else found) for word, found in terms.items()}


def _written(lexicon: Lexicon) -> Set[str]:
    """The terms of all patterns."""
    guards = (pattern for guard in lexicon.guards for pattern in guard.patterns)
    patterns = (*(frame.pattern for frame in lexicon.frames), *guards, *lexicon.urgent)
    return set().union(*(pattern.needs for pattern in patterns), *(pattern.unless for pattern in patterns))
