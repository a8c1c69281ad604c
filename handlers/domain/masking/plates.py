"""Licence plates, with their province and without, of ordinary and of new-energy cars (GA 36-2018): 云E·1***8."""

import re
from collections.abc import Iterator

from handlers.domain.masking.folded import Folded
from handlers.domain.masking.span import Span

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_GAP = r"[\s·•・‧∙⋅。.,、_/|*~—–\-]{0,3}"
_LAST = "A-Za-z0-9警学挂使领"
_WHOLE = re.compile(
    rf"(?P<province>[{_PROVINCES}])\s*(?P<city>[A-Za-z]){_GAP}(?P<serial>[A-Za-z0-9]{{4,6}}[{_LAST}]|[A-Za-z0-9]{{4}})(?![A-Za-z0-9])"
    rf"|(?P<province2>[{_PROVINCES}]){_GAP}(?P<city2>[A-Za-z]){_GAP}(?P<serial2>(?=(?:{_GAP}[A-Za-z])*{_GAP}[0-9])(?:[A-Za-z0-9]{_GAP}){{4,7}}[{_LAST}])"
)
_NEW_ENERGY = r"[DF][0-9]{5}|[0-9]{5}[DF]"
_BARE = re.compile(
    rf"(?<![A-Za-z0-9])(?P<city>[A-HJ-NP-Z]){_GAP}(?P<serial>{_NEW_ENERGY}|(?=[A-Z]{{0,2}}[0-9])(?=(?:[A-Z]*[0-9]){{3}})[A-HJ-NP-Z0-9]{{5}})(?![A-Za-z0-9])"
    rf"|(?:车牌|牌照|车号)号?码?[是为:\s]*(?P<named>(?=[A-Z]*[0-9])[A-Z0-9]{_GAP}(?:[A-Z0-9]{_GAP}){{3,6}}[A-Z0-9])(?![A-Za-z0-9])",
    re.IGNORECASE,
)


def plates_in(copy: Folded) -> Iterator[Span]:
    """Every plate, masked but for its first and last character."""
    for plate in _WHOLE.finditer(copy.text):
        province, city, serial = (plate[name] or plate[f"{name}2"] for name in ("province", "city", "serial"))
        shown = f"{province}{city.upper()}·{serial[0].upper()}***{serial[-1].upper()}"
        yield Span(plate.start(), plate.end(), shown, shown)


def bare_plates_in(copy: Folded) -> Iterator[Span]:
    """Every plate that is written without its province: E·1***8."""
    for plate in _BARE.finditer(copy.text):
        serial = plate["serial"] or plate["named"]
        city = f"{plate['city'].upper()}·" if plate["city"] else ""
        shown = f"{city}{serial[0].upper()}***{serial[-1].upper()}"
        yield Span(plate.start() if city else plate.start("named"), plate.end(), shown, shown)
