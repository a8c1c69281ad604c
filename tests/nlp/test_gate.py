"""The gate only shuts out lines that the whole reader would make nothing of."""

from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.domain.reading import Reading
from nlp.fold import fold
from nlp.gate import Gate
from nlp.reader import SILENT, Reader
from tests.nlp.test_any_text import WORDS
from tests.nlp.test_lines import ROWS
from tests.nlp.test_phrases import ROWS as PHRASES
from tests.nlp.test_places import PLACES

LINES = [row[-1] for row in ROWS] + [text for text, _ in PLACES] + [text for _, _, text in PHRASES]


def _shut(reader: Reader, text: str) -> bool:
    return reader._gate.shut(text) and reader._model.silent(reader._model.look(fold(text)))


def _read(reader: Reader, text: str) -> Reading:
    """A line, read past a gate that stands open."""
    with patch.object(Gate, "shut", return_value=False):
        return reader.read(text)


def _nothing(reading: Reading) -> bool:
    """Whether there is nothing in it that anybody would act on."""
    return replace(reading, confidence=0.0, advert=False) == SILENT


def test_much_chatter_is_shut_out_and_says_nothing(reader: Reader, subtests: pytest.Subtests) -> None:
    shut_out = [line for line in LINES if _shut(reader, line)]
    assert len(shut_out) >= 50
    for line in shut_out:
        with subtests.test(line):
            assert _nothing(_read(reader, line))


@given(st.lists(WORDS | st.sampled_from(["的", "我也", "今天", "吃", "开心"]), max_size=8).map("".join))
@settings(max_examples=300)
def test_no_words_slip_through(reader: Reader, text: str) -> None:
    assert not _shut(reader, text) or _nothing(_read(reader, text))


@pytest.mark.parametrize("text", ["3棟單元門口被堵", "天天乱亭车", "+1", "好", "满意", "谢谢", "①", "冒烟了"])
def test_what_may_mean_something_comes_in(reader: Reader, text: str) -> None:
    assert not _shut(reader, text)
