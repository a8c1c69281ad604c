"""What the lexicon knows of a single word: for those who read it and change it."""

from collections import defaultdict
from collections.abc import Mapping, Set
from functools import cache, cached_property

from handlers.domain.reading import Label
from handlers.domain.words import Known, Meaning
from nlp.lexicon import Lexicon

TELLING = 0.5
"""A rule below this strength only hints; what its words are about is not worth telling."""


class Lookup:
    """The words of a lexicon, each with what it speaks for; put together the first time that somebody asks."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def known(self, word: str) -> Known:
        """What the lexicon knows of `word`, as it is written."""
        meanings = tuple(self._meanings.get(word, ()))
        return Known(meanings, listed=bool(meanings) or word in self._listed, everyday=word in self._lexicon.everyday)

    @cached_property
    def _listed(self) -> Set[str]:
        return {word for words in self._lexicon.classes.values() for word in words}

    @cached_property
    def _meanings(self) -> Mapping[str, Mapping[Meaning, None]]:
        meanings: dict[str, dict[Meaning, None]] = defaultdict(dict)
        for rule in self._lexicon.rules:
            meaning = _meaning(rule.label, rule.subcategory)
            for term in rule.pattern.needs if rule.weight >= TELLING else ():
                for word in self._lexicon.words(term):
                    meanings[word][meaning] = None
        return meanings


@cache
def _meaning(label: Label, subcategory: str | None) -> Meaning:
    """One for all rules of a kind: a dict then need not compare them field by field."""
    return Meaning(label, subcategory)
