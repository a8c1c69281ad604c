"""What surely is no ticket number in a line that may hold one: plates, phones, cards, dates and doors with their building."""

import re
from collections.abc import Iterator

from handlers.domain.masking.folded import Folded, folded
from handlers.domain.masking.numbers import people_in
from handlers.domain.masking.plates import plates_in
from handlers.domain.masking.span import Span, spans_in

_DATE = re.compile(r"(?<!\d)\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?!\d)")
_HOUSE = r"(?:[A-Za-z]|(?<!\d)\d{1,3}|[\d十]{1,3})(?:栋|幢|座|号楼|#楼|号|#)"
_UNIT = r"(?:[\d十]{1,2}(?:单元|-))?"
_FLATS = (
    re.compile(rf"{_HOUSE}\s?{_UNIT}\s?-?(?:\d{{1,2}}楼)?\d{{3,4}}(?!\d)(?:室|号|房)?"),
    re.compile(r"[\d十]{1,2}单元\s?-?\d{3,4}(?!\d)(?:室|号|房)?"),
    re.compile(r"(?<![\d-])\d{1,2}-(?:\d{1,2}-)?\d{3,4}(?![\d-])(?:室|号|房)?"),
    re.compile(r"(?<!\d)\d{3,4}(?:室|号?房(?![东主客产屋]))"),
)


def blotted(text: str) -> str:
    """The line with plates, phones, dates and flats blotted out, each character by one: what is left may hold ticket numbers."""
    copy = folded(text)
    line = list(text)
    for span in spans_in(copy, (plates_in, people_in, _dates_in, _flats_in)):
        start, end = copy.place(span.start, span.end)
        line[start:end] = "□" * (end - start)
    return "".join(line)


def _dates_in(copy: Folded) -> Iterator[Span]:
    for date in _DATE.finditer(copy.text):
        yield Span(date.start(), date.end())


def _flats_in(copy: Folded) -> Iterator[Span]:
    flats = (flat.span() for pattern in _FLATS for flat in pattern.finditer(copy.text))
    for start, end in sorted(flats):
        yield Span(start, end)
