"""Phones, plates and flats that get through. All of these fail today."""

import pytest

from handlers.domain.masking import masked, public_place


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("+8613812345678", "+86138****5678"),
        ("8613812345678", "86138****5678"),
        ("１３８１２３４５６７８", "138****5678"),
        ("0874-3123456", "0874-***3456"),
        ("532502 19900101 1234", "532***********1234"),
        ("云E1234警", "云E·1***警"),
        ("云E1234学", "云E·1***学"),
    ],
)
def test_what_is_masked(line: str, told: str) -> None:
    assert masked(line) == told


@pytest.mark.parametrize(
    ("place", "public"),
    [
        ("9-502", "9栋"),
        ("9-2-502", "9栋2单元"),
        ("9栋2-502", "9栋2单元"),
        ("9－502", "9栋"),
        ("9#502", "9#"),
        ("9号502", "9号"),
        ("A栋502", "A栋"),
        ("五栋502", "五栋"),
        ("九栋五零二", "九栋"),
        ("9栋二单元502", "9栋二单元"),
        ("9栋2单元5楼502", "9栋2单元"),
        ("502室", ""),
    ],
)
def test_a_public_place_never_holds_a_flat(place: str, public: str) -> None:
    told = public_place(place)
    assert not any(flat in told for flat in ("50", "5*", "五零", "5楼")), f"at most {public!r}"
