"""A sheet of paper that is written on as if it were A4: millimetres and points are those of A4, and smaller on smaller paper."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import lru_cache
from io import BytesIO

import segno
from fpdf import FPDF
from fpdf.enums import Align
from fpdf.fonts import TTFFont

from bot.press.fonts import BOLD, FAMILY, REGULAR
from bot.press.wrapping import listed, wrapped

logging.getLogger("fpdf").setLevel(logging.ERROR)  # a character that the typeface lacks is told by whoever prints
logging.getLogger("fontTools").setLevel(logging.ERROR)

Colour = tuple[int, int, int]
WIDTH, HEIGHT = 210.0, 297.0
_NEVER = datetime(1980, 1, 1, tzinfo=UTC)
"""When every sheet was made: the same words are the same bytes."""
MILLIMETRES = 25.4 / 72
"""Of a point."""


class Size(Enum):
    """The paper, in millimetres."""

    A4 = (210, 297)
    A5 = (148, 210)

    @property
    def scale(self) -> float:
        """How much smaller than on A4 everything stands on it."""
        return self.value[0] / WIDTH


@dataclass(frozen=True)
class Ink:
    """How words are written: in points, their colour, how far lines are apart."""

    points: float
    bold: bool = False
    colour: Colour = (33, 37, 41)
    leading: float = 1.45

    @property
    def line(self) -> float:
        """Millimetres from line to line."""
        return self.points * MILLIMETRES * self.leading


class Page:
    """Pages that are drawn on; nothing on them depends on the hour or on the machine."""

    def __init__(self, size: Size, title: str) -> None:
        self.scale = size.scale
        self._dry = False
        self._advances: dict[tuple[str, bool], float] = {}
        self._pdf = FPDF(format=size.value)
        self._pdf.set_auto_page_break(False)
        self._pdf.set_creation_date(_NEVER)
        self._pdf.set_title(title)
        self._pdf.set_lang("zh-CN")
        self._pdf.add_font(FAMILY, "", REGULAR)
        self._pdf.add_font(FAMILY, "B", BOLD)

    def page(self) -> None:
        """Begin a page."""
        self._pdf.add_page()

    def bytes(self) -> bytes:
        """The whole as a PDF; nothing can be drawn on it any more."""
        written = bytes(self._pdf.output())
        for font in self._pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.close()
        return written

    @contextmanager
    def only_measured(self) -> Iterator[None]:
        """Nothing is drawn meanwhile: somebody finds out how much room it takes."""
        before, self._dry = self._dry, True
        yield
        self._dry = before

    def width_of(self, text: str, ink: Ink) -> float:
        return sum(self._advance(char, ink.bold) for char in text) * ink.points

    def _advance(self, char: str, bold: bool) -> float:
        """How wide a character is at one point."""
        if (char, bold) not in self._advances:
            self._pdf.set_font(FAMILY, "B" if bold else "", 100)
            self._advances[char, bold] = float(self._pdf.get_string_width(char)) / 100
        return self._advances[char, bold]

    def lines(self, text: str, width: float, ink: Ink) -> list[str]:
        """The text in lines that fit."""
        return wrapped(text, width, lambda part: self.width_of(part, ink))

    def names(self, names: Sequence[str], width: float, ink: Ink) -> list[str]:
        """Names in lines that fit."""
        return listed(names, width, lambda part: self.width_of(part, ink))

    def fitting(self, text: str, width: float, ink: Ink) -> Ink:
        """The same ink, so small that the text fits on one line."""
        wide = self.width_of(text, ink)
        return ink if wide <= width else Ink(ink.points * width / wide, ink.bold, ink.colour, ink.leading)

    def write(self, text: str, x: float, y: float, ink: Ink, align: Align = Align.L) -> None:
        """One line, whose top is at `y`; `x` is where it begins, its middle, or where it ends."""
        if self._dry:
            return
        x -= {Align.L: 0.0, Align.C: 0.5, Align.R: 1.0}[align] * self.width_of(text, ink)
        self._pdf.set_font(FAMILY, "B" if ink.bold else "", ink.points * self.scale)
        self._pdf.set_text_color(*ink.colour)
        self._pdf.text(x * self.scale, (y + ink.points * MILLIMETRES * 0.95) * self.scale, text)

    def paragraph(self, text: str, x: float, y: float, width: float, ink: Ink) -> float:
        """As many lines as it takes; where the next would begin."""
        return self.column(self.lines(text, width, ink), x, y, ink)

    def column(self, lines: Sequence[str], x: float, y: float, ink: Ink) -> float:
        """Lines, one below the other; where the next would begin."""
        for line in lines:
            self.write(line, x, y, ink)
            y += ink.line
        return y

    def box(self, x: float, y: float, width: float, height: float, fill: Colour, round: float = 0) -> None:
        """A filled rectangle."""
        if not self._dry:
            self._pdf.set_fill_color(*fill)
            x, y, width, height, round = (length * self.scale for length in (x, y, width, height, round))
            self._pdf.rect(x, y, width, height, "F", round_corners=round > 0, corner_radius=round)

    def rule(self, x: float, y: float, width: float, colour: Colour) -> None:
        """A thin line across."""
        if not self._dry:
            self._pdf.set_draw_color(*colour)
            self._pdf.set_line_width(0.3 * self.scale)
            self._pdf.line(x * self.scale, y * self.scale, (x + width) * self.scale, y * self.scale)

    def code(self, text: str, x: float, y: float, side: float) -> None:
        """A QR code of the text; whoever places it leaves it room on all sides."""
        if not self._dry:
            image = BytesIO()
            segno.make(text, error="m", micro=False).save(image, kind="png", scale=12, border=0)
            self._pdf.image(image, x * self.scale, y * self.scale, side * self.scale, side * self.scale)


@lru_cache(1)
def _characters() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(REGULAR, lazy=True) as font:
        return frozenset(font.getBestCmap())


def unprintable(text: str) -> str:
    """The characters of a text that the typeface lacks, each once: they would stand as empty boxes."""
    return "".join(dict.fromkeys(c for c in text if ord(c) not in _characters() and c.isprintable()))
