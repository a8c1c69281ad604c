"""A station's own words in a line: those it added, and those it took out of the lexicon."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from handlers.domain.words import Meaning
from nlp.lexicon import LAST, STRENGTHS, Frame
from nlp.normal import normalise
from nlp.pattern import Hit, Hits, Pattern
from nlp.scan import turned

Stands = tuple[Frame, tuple[Hit, ...]]
"""A frame, and the words of the line that fulfil it."""


def stand(line: str, added: Mapping[str, Meaning]) -> Iterable[Stands]:
    """The added words that stand in a normalised line, each as a frame of its own; one that is turned round ("没有炸街") does not."""
    standing: dict[str, Hit] = {}
    for word, start, end in _found(line, tuple(added)):
        if word not in standing and not turned(line, start):
            standing[word] = Hit(start, end, word)
    for word, hit in standing.items():
        meaning, pattern = added[word], Pattern(((word,),))
        yield Frame(meaning.label, meaning.subcategory or "", LAST, STRENGTHS["铁定"], pattern), (hit,)


def any_in(line: str, added: Mapping[str, Meaning]) -> bool:
    """Whether any of the added words stands in a normalised line, turned round or not."""
    return bool(added) and next(iter(_found(line, tuple(added))), None) is not None


def _found(line: str, added: tuple[str, ...]) -> Iterable[tuple[str, int, int]]:
    """Every place where an added word stands."""
    if added:
        words, automaton = _automaton(added)
        for index, start, end in automaton.find_matches_as_indexes(line, overlapping=True):
            yield words[index], start, end


@lru_cache(64)
def _automaton(added: tuple[str, ...]) -> tuple[tuple[str, ...], AhoCorasick]:
    """One pass finds them all, be they five hundred."""
    written = {word: normal for word in added if (normal := normalise(word))}
    return tuple(written), AhoCorasick(written.values())


def without(hits: Hits, muted: frozenset[str]) -> Hits:
    """The hits without the words that were taken out."""
    if not muted:
        return hits
    left = {term: [hit for hit in found if hit.word not in muted] for term, found in hits.items()}
    return {term: found for term, found in left.items() if found}
