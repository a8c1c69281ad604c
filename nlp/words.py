"""A station's own words in a line: those it added, and those it took out of the lexicon."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from handlers.domain.words import Meaning
from nlp.finding import Finding
from nlp.lexicon import LAST, STRENGTHS, Rule
from nlp.negation import turned
from nlp.normal import normalise
from nlp.pattern import Hit, Pattern


def stand(line: str, added: Mapping[str, Meaning]) -> Iterable[Finding]:
    """The added words that stand in a normalised line, each as a rule of its own; one that is turned round ("没有炸街") does not."""
    standing: dict[str, Hit] = {}
    for word, start, end in _found(line, tuple(added)):
        if word not in standing and not turned(line, start):
            standing[word] = Hit(start, end, word)
    for word, hit in standing.items():
        meaning, pattern = added[word], Pattern(((word,),))
        yield Finding(Rule(meaning.label, meaning.subcategory or "", LAST, STRENGTHS["铁定"], pattern), (hit,))


def any_in(line: str, added: Mapping[str, Meaning]) -> bool:
    """Whether any of the added words stands in a normalised line, turned round or not."""
    return bool(added) and next(iter(_found(line, tuple(added))), None) is not None


def without(line: str, muted: frozenset[str]) -> str:
    """A normalised line as if the words that were taken out had not been said."""
    if not muted:
        return line
    pieces, end = [], 0
    for _, start, stop in _automaton(tuple(sorted(muted)), longest=True)[1].find_matches_as_indexes(line):
        pieces += [line[end:start], " "]
        end = stop
    return "".join((*pieces, line[end:]))


def _found(line: str, added: tuple[str, ...]) -> Iterable[tuple[str, int, int]]:
    """Every place where an added word stands."""
    if added:
        words, automaton = _automaton(added)
        for index, start, end in automaton.find_matches_as_indexes(line, overlapping=True):
            yield words[index], start, end


@lru_cache(64)
def _automaton(words: tuple[str, ...], longest: bool = False) -> tuple[tuple[str, ...], AhoCorasick]:
    """One pass finds them all, be they five hundred; any that overlap, or of those the longest."""
    written = {word: normal for word in words if (normal := normalise(word))}
    kind = MatchKind.LeftmostLongest if longest else MatchKind.Standard
    return tuple(written), AhoCorasick(written.values(), matchkind=kind)
