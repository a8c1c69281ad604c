"""Lines that fit: Chinese may be broken anywhere, but no mark begins a line that belongs to the line before, and no number is broken."""

import re
from collections.abc import Callable, Iterator, Sequence

_PIECES = re.compile(r"[0-9A-Za-z][0-9A-Za-z.:/@_-]*|.", re.DOTALL)
_CLOSING = frozenset(",.:;!?)]}%,。:;!?、)】》”’…~")
_OPENING = frozenset("([{(【《“‘")


def wrapped(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The text in lines that are no wider than `width`; a single piece that is wider is broken all the same. Letters are not kerned."""
    return [line for part in text.splitlines() for line in _lines(part.strip(), width, measure)]


def listed(names: Sequence[str], width: float, measure: Callable[[str], float]) -> list[str]:
    """Names in lines, none of them broken but where it is wider than a line."""
    lines = [""]
    for name in [*(f"{name}、" for name in names[:-1]), *names[-1:]]:
        if lines[-1] and measure(lines[-1] + name) > width:
            lines.append("")
        lines[-1] += name
    return [part for line in lines for part in wrapped(line, width, measure)]


def _lines(text: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    line, used = "", 0.0
    for piece in _pieces(text, width, measure):
        if line and used + measure(piece.rstrip()) > width:
            yield line.rstrip()
            line, used = "", 0.0
        piece = piece if line else piece.lstrip()
        line, used = line + piece, used + measure(piece)
    if line.rstrip():
        yield line.rstrip()


def _pieces(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """What stays together: a number, a word, a character with the marks that belong to it."""
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        if pieces and (piece in _CLOSING or pieces[-1][-1] in _OPENING) and measure(pieces[-1] + piece) <= width:
            pieces[-1] += piece
        elif measure(piece) > width:
            pieces += piece  # letter by letter
        else:
            pieces.append(piece)
    return pieces
