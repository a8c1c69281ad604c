"""Closing words that are read as their opposite, and quantities that are counted wrong. All of these fail today."""

import pytest

from handlers.domain.closing import note_of, quantities_of, resolution_of
from handlers.domain.ticket import Resolution

from .test_closing import UNITS


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("已转告车主,车挪走了", Resolution.SOLVED),
        ("车挪走了,没发现其他问题", Resolution.SOLVED),
        ("清理完,未见异常", Resolution.SOLVED),
    ],
)
def test_the_kind_of_closing(words: str, kind: Resolution) -> None:
    assert resolution_of(words) is kind


@pytest.mark.parametrize("words", ["调解不成", "调解不成功", "调解未达成", "双方同意不了"])
def test_a_mediation_that_failed_is_none(words: str) -> None:
    assert resolution_of(words) is not Resolution.MEDIATED


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("挪走十二辆", {"vehicle": 12}),
        ("挪走二十辆", {"vehicle": 20}),
        ("挪走三十五辆", {"vehicle": 35}),
        ("挪走12345辆", {}),
        ("来了3个人", {}),
        ("打了2个电话,1辆", {"vehicle": 1}),
    ],
)
def test_how_many_of_what(words: str, counted: dict[str, int]) -> None:
    assert quantities_of(words, UNITS) == counted


@pytest.mark.parametrize(
    ("words", "told"),
    [("办结车挪走了", "车挪走了"), ("车挪走了 办结", "车挪走了"), ("云E·12345已拖走", "云E·12345已拖走")],
)
def test_what_the_neighbours_are_told(words: str, told: str) -> None:
    assert note_of(words, UNITS) == told
