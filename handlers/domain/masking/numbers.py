"""Numbers of persons: phones, identity cards, bank cards, and any other run of seven digits, whatever stands between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlers.domain.masking.flats import addressed
from handlers.domain.masking.folded import Folded
from handlers.domain.masking.quantities import quantities_in
from handlers.domain.masking.span import Span

SHORTEST = 7
"""A run of so many digits may lead to a person; shorter ones are counts, codes and ticket numbers."""
_SHORTEST_SCATTERED = 10
_DOOR = "室"

_PHONE = re.compile(r"(?<!\d)(?:(?:00)?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)", re.ASCII)
_IDENTITY = re.compile(r"(?<!\d)\d{6}\s?\d{8}\s?\d{3}[\dXx](?!\d)", re.ASCII)
_LANDLINE = re.compile(r"(?<!\d)0\d{2,3}[-\s]?\d{3,4}\d{4}(?!\d)", re.ASCII)
_DIGITS = re.compile(r"[0-9]+")
_CHECK_LETTER = re.compile(r"[^\w]{0,2}[Xx](?![A-Za-z0-9])")
_MOBILE = re.compile(r"(?:86|0086)?1[3-9][0-9]{9}")
_AREA = re.compile(r"0[0-9]{2,3}[2-9][0-9]{6,7}")
_PERSON = re.compile(r"[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])[0-9]{3}[0-9]?")
# What may be said between the digits of one number, beside any signs: a word or two, or these.
_SAID_BETWEEN = re.compile(
    r"(?:然后|接着|接下来|后面|前面|中间|再|来|是|还有|加上?|跟着?|横?杠|横线|空格?|点|逗号|下划线|[呢啊嗯哦的和与]|这个|那个|尾号|dash|dot|then|and|minus|plus|space)+",
    re.IGNORECASE,
)
_REPEATED = {"点": 3, "时": 3, "分": 3}
_OFTEN = 5


@dataclass(frozen=True)
class _Figure:
    """Digits of the copy that stand together; `unit` is what they count, None where they count nothing."""

    start: int
    end: int
    digits: str
    unit: str | None


def people_in(copy: Folded) -> Iterator[Span]:
    """Numbers in the shapes that are written most: they are told apart where several stand side by side."""
    found = [found for pattern in (_IDENTITY, _PHONE, _LANDLINE) for found in pattern.finditer(copy.text)]
    for number in sorted(found, key=lambda number: number.start()):
        yield Span(number.start(), number.end(), _shown("".join(c for c in number[0] if c.isalnum())))


def runs_in(copy: Folded) -> Iterator[Span]:
    """Every run of at least seven digits that are no harmless figures; of ten, where other words stand between them too."""
    yield from _runs(copy, letters=1, shortest=SHORTEST)


def scattered_runs_in(copy: Folded) -> Iterator[Span]:
    """Every run of at least ten digits with short words of any kind between them."""
    yield from _runs(copy, letters=2, shortest=_SHORTEST_SCATTERED)


def _runs(copy: Folded, letters: int, shortest: int) -> Iterator[Span]:
    if sum(map(str.isdigit, copy.text)) < shortest:
        return
    for chain in _chains(copy.text, letters):
        bare = [figure for figure in chain if figure.unit is None]
        whole = "".join(figure.digits for figure in chain)
        if bare and (_MOBILE.fullmatch(whole) or _PERSON.fullmatch(whole)):
            bare = list(chain)
        if sum(len(figure.digits) for figure in bare) < shortest or _counted_up(bare, copy):
            continue
        start, end = bare[0].start, bare[-1].end
        digits = "".join(figure.digits for figure in chain if start <= figure.start < end)
        if len(digits) in (14, 17) and (check := _CHECK_LETTER.match(copy.text, end)):
            end, digits = check.end(), f"{digits}X"
        yield Span(start, end, _shown(digits))


def _chains(text: str, letters: int) -> Iterator[Sequence[_Figure]]:
    """Figures that one number may be made of: nothing but signs and a word or two stands between them."""
    units = _units(text)
    chain: list[_Figure] = []
    for digits in _DIGITS.finditer(text):
        between = text[chain[-1].end : digits.start()] if chain else ""
        if chain and not _joins(between, letters):
            yield _judged(chain)
            chain = []
        unit = units.get(digits.start())
        if unit and _joins(between, 0) and _goes_on(chain, unit):
            unit = None
        chain.append(_Figure(digits.start(), digits.end(), digits[0], unit))
    yield _judged(chain)


def _goes_on(chain: Sequence[_Figure], unit: str) -> bool:
    """Whether a figure that seems to count something goes on with the number before it: 138 1234 5678人, 00000 1-101."""
    bare = sum(len(figure.digits) for figure in chain if figure.unit is None)
    return bare > 4 if unit == _DOOR else bool(chain) and chain[-1].unit is None


def _units(text: str) -> dict[int, str]:
    """What each figure counts that counts something, by its place."""
    units: dict[int, str] = {}
    flats = ((start, end, _DOOR) for start, end in addressed(text))
    for start, end, unit in (*quantities_in(text), *flats):
        for digits in _DIGITS.finditer(text, start, end):
            units.setdefault(digits.start(), unit)
    return units


def _joins(between: str, most: int) -> bool:
    letters = "".join(filter(str.isalpha, between))
    if letters.isascii():
        most = 2  # 138xx1234
    return len(letters) <= most or _SAID_BETWEEN.fullmatch(letters) is not None


def _judged(chain: Sequence[_Figure]) -> Sequence[_Figure]:
    """The chain, with every figure bare where one unit comes again and again: 1点3点8点 tells no time."""
    units = [figure.unit for figure in chain if figure.unit]
    for unit in set(units):
        figures = [figure for figure in chain if figure.unit == unit]
        climbing = all(int(a.digits) < int(b.digits) for a, b in zip(figures, figures[1:], strict=False))
        if len(figures) >= _REPEATED.get(unit, _OFTEN) and not climbing:
            return [_Figure(figure.start, figure.end, figure.digits, None) for figure in chain]
    return chain


def _counted_up(bare: Sequence[_Figure], copy: Folded) -> bool:
    """Whether the figures only count: 1、2、3、4、5、6、7栋, or 一二三四五六七."""
    digits = [figure.digits for figure in bare]
    if (
        len(bare) == 1
        and len(digits[0]) < 10
        and not re.search(r"[^一二三四五六七八九]", copy.typed(bare[0].start, bare[0].end))
    ):
        digits = list(digits[0])
    if len(digits) < 3 or any(len(figure) > 3 for figure in digits):
        return False
    return all(int(b) - int(a) == 1 for a, b in zip(digits, digits[1:], strict=False))


def _shown(digits: str) -> str:
    """What stands for a number: enough for its owner to know it again, and never seven digits."""
    if _MOBILE.fullmatch(digits):
        return f"{digits[-11:-8]}****{digits[-2:]}"
    if _AREA.fullmatch(digits):
        area = 3 if digits[1] in "12" else 4
        return f"{digits[:area]}-***{digits[-2:]}"
    if len(digits) == 18:
        return f"{digits[:3]}***********{digits[-3:]}"
    return "****"
