"""The check digit of a ticket number (ISO/IEC 7812-1, annex B), so that one wrong or swapped digit is noticed."""


def check_digit(serial: int) -> int:
    """The Luhn digit that makes `serial` followed by it valid."""
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
    return text.isascii() and text.isdigit() and 1 < len(text) < 20 and check_digit(int(text[:-1])) == int(text[-1])
