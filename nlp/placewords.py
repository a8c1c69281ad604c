"""The words of lexicon/places.yaml: names of places, sides, and what bounds or hides a name."""

from dataclasses import dataclass
from pathlib import Path

from nlp.lexicon import FOLDER
from nlp.lexiconfile import LexiconFile


@dataclass(frozen=True)
class PlaceWords:
    """The lists of places.yaml; the file says what each is for."""

    own: tuple[str, ...]
    named: tuple[str, ...]
    trades: tuple[str, ...]
    things: tuple[str, ...]
    sides: tuple[str, ...]
    breaks: tuple[str, ...]
    kept: tuple[str, ...]
    no_road: tuple[str, ...]
    idioms: tuple[str, ...]


def load_place_words(folder: Path = FOLDER) -> PlaceWords:
    """The lists of places.yaml; what is wrong in it is named with file, line and key."""
    file = LexiconFile(folder / "places.yaml")
    return PlaceWords(
        own=_words(file, "own"),
        named=_words(file, "named"),
        trades=_words(file, "trades"),
        things=_words(file, "things"),
        sides=_words(file, "sides"),
        breaks=_words(file, "breaks"),
        kept=_words(file, "kept"),
        no_road=_words(file, "no_road"),
        idioms=_words(file, "idioms"),
    )


def _words(file: LexiconFile, key: str) -> tuple[str, ...]:
    return tuple(str(node.value) for node in file.words(key))
