"""A station's own words in a line: those it added, and those it took out of the lexicon."""

from collections.abc import Iterable, Mapping

from handlers.domain.words import Meaning
from nlp.lexicon import LAST, STRENGTHS, Frame
from nlp.normal import normalise
from nlp.pattern import Hit, Hits, Pattern
from nlp.scan import turned

Stands = tuple[Frame, tuple[Hit, ...]]
"""A frame, and the words of the line that fulfil it."""


def stand(line: str, added: Mapping[str, Meaning]) -> Iterable[Stands]:
    """The added words that stand in a normalised line, each as a frame of its own; one that is turned round ("没有炸街") does not."""
    for word, meaning in added.items():
        written = normalise(word)
        start = line.find(written)
        if start >= 0 and not turned(line, start):
            frame = Frame(meaning.label, meaning.subcategory or "", LAST, STRENGTHS["铁定"], Pattern(((written,),)))
            yield frame, (Hit(start, start + len(written), written),)


def without(hits: Hits, muted: frozenset[str]) -> Hits:
    """The hits without the words that were taken out."""
    if not muted:
        return hits
    left = {term: [hit for hit in found if hit.word not in muted] for term, found in hits.items()}
    return {term: found for term, found in left.items() if found}
