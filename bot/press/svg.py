"""Drawing (画图): a picture out of texts, boxes and lines, drawn as SVG and turned into a PNG with the typeface that is kept here."""

import unicodedata
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from bot.press.fonts import BOLD, FAMILY, REGULAR

WIDTH = 1080
"""Points across: as wide as a phone shows a picture without scaling it up."""
INK, SOFT, GROUND, CARD, RULE = "#1d2922", "#66716a", "#f1f4ef", "#ffffff", "#dde3dd"
GREEN, ORANGE = "#2f8f5b", "#dd7412"
_NARROW = 0.58
"""How wide a digit or a letter is, beside a Chinese character."""


class Drawing:
    """What was drawn so far. Every text is cut or made smaller so that it stays in its place."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def text(
        self, x: float, y: float, words: str, size: float, *, fill: str = INK, bold: bool = False, anchor: str = "start"
    ) -> None:
        """Words on the line `y`; `x` is where they start, end, or have their middle."""
        weight = 700 if bold else 400
        self._parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}" font-weight="{weight}" fill="{fill}"'
            f' text-anchor="{anchor}" xml:space="preserve">{escape(printable(words))}</text>'
        )

    def box(self, x: float, y: float, width: float, height: float, fill: str = CARD, radius: float = 0) -> None:
        """A rectangle; one of no width or height is not drawn."""
        if width > 0 and height > 0:
            round_ = min(radius, width / 2, height / 2)
            self._parts.append(
                f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{round_:.1f}" fill="{fill}"/>'
            )

    def line(self, points: Sequence[tuple[float, float]], stroke: str, width: float, *, dots: float = 0) -> None:
        """From point to point, with a dot at each."""
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._parts.append(
            f'<polyline points="{path}" fill="none" stroke="{stroke}" stroke-width="{width}" stroke-linejoin="round"'
            ' stroke-linecap="round"/>'
        )
        if dots:
            self._parts += [
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{dots}" fill="{CARD}" stroke="{stroke}" stroke-width="{width}"/>'
                for x, y in points
            ]

    def png(self, height: float) -> bytes:
        """The picture, so many points high."""
        import resvg_py  # a compiled library: whoever draws nothing need not load it

        whole = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:.0f}" font-family={quoteattr(FAMILY)}>'
            f'<rect width="100%" height="100%" fill="{GROUND}"/>{"".join(self._parts)}</svg>'
        )
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=whole, skip_system_fonts=True, font_files=[str(REGULAR), str(BOLD)], font_family=FAMILY
            )
        )


_STANDS_FOR = str.maketrans({"–": "-", "−": "-", "\u00a0": " "})
"""What the typeface lacks, and what is drawn in its stead."""


def printable(words: str) -> str:
    """The words on one line, without what no XML may hold."""
    flat = " ".join(words.translate(_STANDS_FOR).split())
    return "".join(c for c in flat if unicodedata.category(c) not in ("Cc", "Cs", "Cn", "Co") and ord(c) < 0x10000)


def wide(words: str, size: float) -> float:
    """About how many points wide words are."""
    return size * sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else _NARROW for c in printable(words))


def size_for(words: str, largest: float, width: float, smallest: float) -> float:
    """The size at which words fit into so many points."""
    return max(smallest, min(largest, largest * width / max(wide(words, largest), 1)))


def cut(words: str, size: float, width: float) -> str:
    """The words, or as many of them as fit, with an ellipsis."""
    flat = printable(words)
    if wide(flat, size) <= width:
        return flat
    while flat and wide(flat + "…", size) > width:
        flat = flat[:-1]
    return flat.rstrip() + "…"
