"""What must not be read by everybody: numbers, plates, accounts, links and flats (PIPL), and what a line may not do.

Patterns are looked for on a copy in one spelling (folded.py), each kind in a file of its own; a map leads back to the line.
"""

import re
import unicodedata

from handlers.domain.masking.accounts import accounts_in, mails_in
from handlers.domain.masking.flats import flats_in
from handlers.domain.masking.folded import folded
from handlers.domain.masking.links import links_in
from handlers.domain.masking.numbers import people_in, runs_in, scattered_runs_in
from handlers.domain.masking.oneline import on_one_line
from handlers.domain.masking.plates import bare_plates_in, plates_in
from handlers.domain.masking.span import replaced, spans_in
from handlers.domain.masking.written import blotted

__all__ = ["blotted", "card_place", "masked", "plates", "public", "public_place", "quotable", "whole"]

_FINDERS = (mails_in, links_in, plates_in, people_in, accounts_in, runs_in, scattered_runs_in, flats_in, bare_plates_in)
_LONGEST = 4000
"""No message of WeChat is longer; what is longer was not typed by a person, and is cut before anything is looked for."""
_MARGIN = 1000
"""Where few characters are repeated, no more are read behind them: a mask is shorter than what it stands for."""
_TELLING = re.compile(r"[0-9A-Za-z十百千/\\.。]")
"""Without any of these a line leads to nobody: most lines are plain words."""
_PASSES = 4
"""What is taken out may bring others together; a line is read again until nothing is found."""


def plates(text: str) -> tuple[str, ...]:
    """The licence plates in a line, masked: 云E·1***8."""
    copy = folded(_cut(text))
    return tuple(
        span.shown
        for span in spans_in(copy, (links_in, plates_in, people_in, runs_in, bare_plates_in))
        if "***" in span.shown and "·" in span.shown
    )


def masked(text: str) -> str:
    """The line with whatever leads to a person masked: numbers, plates, accounts, links, and flats but for their building."""
    return _masked(_cut(text))


def public(text: str, most: int = 60) -> str:
    """The line as an owners' group may read it: without flats and numbers at all (naming the reported household is forbidden)."""
    return _quoted(text, most, public=True)


def public_place(place: str) -> str:
    """A place for an owners' group: the building, never the flat; "" where nothing else was named."""
    return public(place, 30)


def card_place(place: str) -> str:
    """A place for the work group: the flat masked (9栋5**)."""
    return quotable(place, 30)


def quotable(text: str, most: int = 60) -> str:
    """Somebody's words as the bot may repeat them to staff: masked, on one line, `most` characters, calling nobody."""
    return _quoted(text, most)


def whole(place: str, most: int = 60) -> str:
    """A place for whoever is called to a danger: nothing of it masked, on one line, calling nobody."""
    return on_one_line(_cut(place), most)


def _quoted(text: str, most: int, public: bool = False) -> str:
    """Masked before the line is cleaned and after: what stood between two digits may be gone then."""
    line = _masked(_cut(text, _MARGIN + most), public)
    if (clean := on_one_line(line, _LONGEST)) != line:
        clean = _masked(clean, public)
    return on_one_line(clean, most)


def _masked(line: str, public: bool = False) -> str:
    for _ in range(_PASSES):
        copy = folded(line)
        spans = spans_in(copy, _FINDERS) if _TELLING.search(copy.text) else ()
        if not spans:
            break
        line = replaced(copy, spans, public)
    return line


def _cut(text: str, most: int = _LONGEST) -> str:
    """The line in NFKC, no longer than anybody types or the bot repeats."""
    return unicodedata.normalize("NFKC", text[:most])[:most]
