"""Ticket numbers (单号): a serial and a Luhn check digit, so that one wrong or swapped digit is noticed."""

import re
import unicodedata
from collections.abc import Iterable

from handlers.domain.masking import blotted


def check_digit(serial: int) -> int:
    """The Luhn digit (ISO/IEC 7812-1, annex B) that makes `serial` followed by it valid."""
    total = 0
    for place, digit in enumerate(reversed(str(serial))):
        doubled = int(digit) * 2 if place % 2 == 0 else int(digit)
        total += doubled - 9 if doubled > 9 else doubled
    return -total % 10


def number_of(serial: int) -> str:
    """`number_of(126) == "1263"`."""
    return f"{serial}{check_digit(serial)}"


def is_number(text: str) -> bool:
    """Whether `text` is digits whose last one checks."""
    return text.isascii() and text.isdigit() and len(text) > 1 and check_digit(int(text[:-1])) == int(text[-1])


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """The one known number that is a single slip away from `wrong`; None when there is none, or more than one."""
    slips = [number for number in known if _one_slip(wrong, number)]
    return slips[0] if len(slips) == 1 else None


def _one_slip(a: str, b: str) -> bool:
    """One digit changed, dropped or added, or two neighbours swapped."""
    if len(a) == len(b):
        differ = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        swapped = (
            len(differ) == 2
            and differ[1] == differ[0] + 1
            and a[differ[0]] == b[differ[1]]
            and a[differ[1]] == b[differ[0]]
        )
        return len(differ) == 1 or swapped
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


# Three digits and more that are no part of a longer number, an amount, a share or a time.
NUMBER = (
    r"(?<![\dA-Za-z¥/.\-])#?\s?(?P<number>\d{3,8})(?![\dA-Za-z%/\-])"
    r"(?!\s*(?:[多余来]?[辆处只件条个元块栋幢座楼户号人年月日点分米平期]|热线|平方))"
)


def numbers_in(text: str) -> tuple[str, ...]:
    """The ticket numbers that a line seems to write, in order, each once; not yet checked."""
    found = re.finditer(NUMBER, blotted(unicodedata.normalize("NFKC", text)))
    return tuple(dict.fromkeys(match["number"] for match in found))


def without_numbers(text: str) -> str:
    """The line with the ticket numbers taken out."""
    line = unicodedata.normalize("NFKC", text)
    for match in reversed(list(re.finditer(NUMBER, blotted(line)))):
        line = f"{line[: match.start()]} {line[match.end() :]}"
    return line.strip()
