"""No text, however strange, makes the reader raise, or work more than its length asks."""

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.normal import normalise
from nlp.reader import Reader

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


LONG = [
    ("1", 20_000),
    ("车堵", 10_000),
    ("楼上吵狗咬摊占车停", 2_300),
    ("乱亭车违庭绕民", 2_500),
    ("樓上擾民", 5_000),
    ("乱 停 ", 6_000),
    ("[狗头]", 5_000),
]


@given(st.text(st.characters(exclude_categories=()), max_size=200) | st.lists(WORDS, max_size=40).map("".join))
@settings(max_examples=300)
def test_any_text_is_read(reader: Reader, text: str) -> None:
    reading = reader.read(text)
    assert 0 <= reading.confidence <= 1
    assert reading == reader.read(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\ud800",
        "\x00\x1b[31m",
        "𠮷" * 50,
        "﷽" * 100,
        "\udfff樓\x00上\u202e吵\ud83d",
        *(piece * times for piece, times in LONG),
    ],
)
def test_a_strange_or_long_text_is_read(reader: Reader, text: str) -> None:
    assert 0 <= reader.read(text).confidence <= 1


@pytest.mark.parametrize(("piece", "times"), LONG)
def test_a_text_of_twice_the_length_makes_twice_the_work(reader: Reader, piece: str, times: int) -> None:
    """What a single call costs is measured by benchmarks/length.py: time on a busy machine proves nothing here."""
    reader.read(piece * 3)  # what is loaded late is loaded
    half, whole = (_calls(reader, piece * count) for count in (times // 20, times // 10))
    assert whole <= 2.1 * half + 100


def _calls(reader: Reader, text: str) -> int:
    """How many calls, of Python and of C, a reading is made of."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    profiler = sys.getprofile()
    sys.setprofile(count)
    try:
        reader.read(text)
    finally:
        sys.setprofile(profiler)
    return calls


def test_normalise_is_stable() -> None:
    once = normalise("又堵3栋單元門口了!!!! 云E·12D88 ①")
    assert once == "又堵3栋单元门口了!! 〔车牌〕 1"
    assert normalise(once) == once
