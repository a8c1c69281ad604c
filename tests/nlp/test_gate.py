"""The gate only shuts out lines that the whole reader would make nothing of."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.gate import Gate
from nlp.reader import SILENT, Reader
from tests.nlp.conftest import LEVELS
from tests.nlp.test_any_text import WORDS
from tests.nlp.test_lines import PLACES, ROWS
from tests.nlp.test_phrases import ROWS as PHRASES

READER = Reader(LEVELS)
LINES = [row[-1] for row in ROWS] + [text for text, _ in PLACES] + [text for _, _, text in PHRASES]


@pytest.fixture(scope="module")
def _open() -> Iterator[None]:
    """A gate that stands open, so that the reader reads every line."""
    with patch.object(Gate, "shut", return_value=False):
        yield


SHUT_OUT = Gate.shut


def _shut(text: str) -> bool:
    return SHUT_OUT(READER._gate, text) and not READER._scanner.tells(text)


SHUT = [line for line in LINES if _shut(line)]


@pytest.mark.usefixtures("_open")
@pytest.mark.parametrize("text", SHUT)
def test_a_line_that_is_shut_out_says_nothing(text: str) -> None:
    assert READER.read(text) == SILENT


@given(st.lists(WORDS | st.sampled_from(["的", "我也", "今天", "吃", "开心"]), max_size=8).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_words_slip_through(text: str) -> None:
    if _shut(text):
        with patch.object(Gate, "shut", return_value=False):
            assert READER.read(text) == SILENT


def test_much_chatter_is_shut_out() -> None:
    assert len(SHUT) >= 50


@pytest.mark.parametrize("text", ["3棟單元門口被堵", "天天乱亭车", "+1", "好", "满意", "谢谢", "①", "冒烟了"])
def test_what_may_mean_something_comes_in(text: str) -> None:
    assert not _shut(text)
