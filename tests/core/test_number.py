"""Ticket numbers (单号): one wrong digit is noticed, the likely one is found, and what a line writes is no plate or phone."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from handlers.domain.luhn import is_number, number_of
from handlers.domain.number import nearest, numbers_in, without_numbers

NUMBERS = {
    126: "1263",
    127: "1271",
    128: "1289",
    129: "1297",
    130: "1305",
    131: "1313",
    132: "1321",
    133: "1339",
    134: "1347",
    135: "1354",
    136: "1362",
}


@pytest.mark.parametrize(("serial", "number"), NUMBERS.items())
def test_the_numbers_of_a_day(serial: int, number: str) -> None:
    assert number_of(serial) == number
    assert is_number(number)


@pytest.mark.parametrize(
    "text", ["1236", "1298", "", "7", "126a", "#1263", " 1263", "1263 ", "-1263", "１２６３", "12.63"]
)
def test_what_is_no_number(text: str) -> None:
    assert not is_number(text)


SERIALS = st.integers(1, 9_999_999)


@given(SERIALS, st.data())
def test_any_single_wrong_digit_is_noticed(serial: int, data: st.DataObject) -> None:
    number = number_of(serial)
    place = data.draw(st.integers(0, len(number) - 1))
    wrong = data.draw(st.sampled_from(sorted(set("0123456789") - {number[place]})))
    assert not is_number(number[:place] + wrong + number[place + 1 :])


@given(SERIALS, st.data())
def test_swapped_neighbours_are_noticed_but_for_09_and_90(serial: int, data: st.DataObject) -> None:
    number = number_of(serial)
    place = data.draw(st.integers(0, len(number) - 2))
    first, second = number[place], number[place + 1]
    assume(first != second)
    swapped = number[:place] + second + first + number[place + 2 :]
    assert is_number(swapped) is ({first, second} == {"0", "9"})


@pytest.mark.parametrize(
    ("wrong", "known", "meant"),
    [
        ("1236", ["1263", "1271"], "1263"),  # swapped
        ("1264", ["1263", "1271"], "1263"),  # one digit wrong
        ("126", ["1263", "1289"], "1263"),  # one dropped
        ("12633", ["1263", "1289"], "1263"),  # one too many
        ("1626", ["1263"], None),  # two slips
        ("3621", ["1263"], None),
        ("12", ["1263"], None),
        ("1263", ["1263"], None),  # no slip at all
        ("1261", ["1263", "1271"], None),  # it could be either
        ("1236", [], None),
    ],
)
def test_the_likely_number(wrong: str, known: list[str], meant: str | None) -> None:
    assert nearest(wrong, known) == meant


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("1263", ["1263"]),
        ("#1263", ["1263"]),
        ("# 1263", ["1263"]),
        ("1263办结", ["1263"]),
        ("学桥1263", ["1263"]),
        ("刚点错了 1263是2", ["1263"]),
        ("收 1263,1271", ["1263", "1271"]),
        ("1271、1263、1271", ["1271", "1263"]),
        ("1236", ["1236"]),  # not yet checked
        ("12", []),
        ("云E12D88", []),
        ("云E12345", []),
        ("云E·12D88", []),
        ("13812345678", []),
        ("532502199001011234", []),
        ("罚款200元", []),
        ("1000 块", []),
        ("2辆", []),
        ("200辆", []),
        ("7栋", []),
        ("1263栋", []),
        ("7栋502室", []),
        ("502室", []),
        ("10:30", []),
        ("2025年9月28日", []),
        ("9/28", []),
        ("第126期", []),
        ("１２６３", ["1263"]),
        ("云E·12345", []),
        ("云E 12345", []),
        ("7栋502", []),
        ("3栋2单元501", []),
        ("9-2-501", []),
        ("138 1234 5678", []),
        ("0874-3123456", []),
        ("2025-09-28", []),
        ("2025/9/28", []),
        ("300多辆", []),
        ("¥200", []),
        ("100%", []),
        ("120平米", []),
        ("打12345热线", []),
        ("500米", []),
        ("v1263", []),
    ],
)
def test_the_numbers_in_a_line(line: str, numbers: list[str]) -> None:
    assert list(numbers_in(line)) == numbers


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("1263 车挪走了 1辆", "车挪走了 1辆"),
        ("车挪走了 #1263", "车挪走了"),
        ("云E12D88 挪走了", "云E12D88 挪走了"),
        ("1263", ""),
    ],
)
def test_a_line_without_its_numbers(line: str, left: str) -> None:
    assert without_numbers(line) == left


@given(st.text())
def test_a_number_that_is_found_is_gone_afterwards(line: str) -> None:
    plain = unicodedata.normalize("NFKC", line)
    assert all(len(number) in range(3, 9) and number in plain for number in numbers_in(line))
    assert not numbers_in(line) or without_numbers(line) != plain
