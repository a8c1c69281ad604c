"""Plates, flats, phones, dates and amounts that are taken for ticket numbers. All of these fail today."""

import pytest

from handlers.domain.number import numbers_in

LINES = ["云E·12345", "云E 12345", "7栋502", "3栋2单元501", "9-2-501", "138 1234 5678", "0874-3123456"]
LINES += ["2025-09-28", "2025/9/28", "300多辆", "300余辆", "¥200", "100%", "120平米", "打12345热线"]


@pytest.mark.parametrize("line", LINES)
def test_what_is_no_number_in_a_line(line: str) -> None:
    assert numbers_in(line) == ()


def test_full_width_digits_are_the_same_number() -> None:
    assert numbers_in("１２６３") == ("1263",)
