"""No text, however strange, makes the reader raise or hesitate."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.normal import normalise
from nlp.reader import Reader
from tests.nlp.conftest import LEVELS

READER = Reader(LEVELS)
WORDS = st.sampled_from(
    [
        "堵",
        "车",
        "3栋",
        "单元",
        "门口",
        "狗",
        "咬",
        "吵",
        "半夜",
        "楼上",
        "摊",
        "烧烤",
        "占道",
        "不",
        "没",
        "!",
        ",",
        "谢谢",
        "+1",
        "1",
        "扰民",
        "[强]",
        "〔电话〕",
        "着火",
        "〇",
        "十",
        "廿",
        "-",
        "#",
        "路",
        "b1",
        "\n",
        "樓",
        "亭",
        "乱",
        "栓",
        " ",
        "[",
        "]",
        "\ud83d",
        "\u200b",
    ]
)


@given(st.text(st.characters(exclude_categories=()), max_size=200) | st.lists(WORDS, max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read(text: str) -> None:
    reading = READER.read(text)
    assert 0 <= reading.confidence <= 1
    assert reading == READER.read(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\ud800",
        "\x00\x1b[31m",
        "𠮷" * 50,
        "﷽" * 100,
        "1" * 20_000,
        "车堵" * 10_000,
        "楼上吵狗咬摊占车停" * 2_300,
        "乱亭车违庭绕民" * 2_500,
        "樓上擾民" * 5_000,
        "乱 停 " * 6_000,
        "[狗头]" * 5_000,
        "\udfff樓\x00上\u202e吵\ud83d",
    ],
)
def test_a_strange_or_long_text_is_read_in_time(text: str) -> None:
    started = time.perf_counter()
    READER.read(text)
    assert time.perf_counter() - started < 2


def test_normalise_is_stable() -> None:
    once = normalise("又堵3栋單元門口了!!!! 云E·12D88 ①")
    assert once == "又堵3栋单元门口了!! 〔车牌〕 1"
    assert normalise(once) == once
