"""The sample that ships: lines of ordinary chat, and complaints; a new word is tried on them before it holds."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from nlp.normal import normalise

CHAT = Path(__file__).parent / "chat.txt"
COMPLAINTS = Path(__file__).parent / "complaints.txt"


@cache
def lines(file: Path) -> Sequence[tuple[str, str]]:
    """The lines of a file, each as it was typed and normalised; read when somebody asks first."""
    return [(text, normalise(text)) for text in file.read_text(encoding="utf-8").splitlines()]


def holding(file: Path, word: str) -> list[str]:
    """The lines of a file in which a word stands, however it is typed."""
    written = normalise(word)
    return [text for text, plain in lines(file) if written and written in plain]
