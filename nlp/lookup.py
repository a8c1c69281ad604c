"""What the lexicon knows of a single word: for those who read it and change it."""

from collections import defaultdict

from handlers.domain.words import Known, Meaning
from nlp.lexicon import Lexicon

TELLING = 0.5
"""A frame below this strength only hints; what its words are about is not worth telling."""


class Lookup:
    """The words of a lexicon, each with what it speaks for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._everyday = lexicon.everyday
        self._listed = {word for words in lexicon.groups.values() for word in words}
        self._meanings: dict[str, dict[Meaning, None]] = defaultdict(dict)
        for frame in lexicon.frames:
            for term in frame.pattern.needs if frame.weight >= TELLING else ():
                for word in lexicon.groups[term[1:]] if term[0] == "$" else (term,):
                    self._meanings[word][Meaning(frame.label, frame.subcategory)] = None

    def known(self, word: str) -> Known:
        """What the lexicon knows of `word`, as it is written."""
        meanings = tuple(self._meanings.get(word, ()))
        return Known(meanings, listed=bool(meanings) or word in self._listed, everyday=word in self._everyday)
