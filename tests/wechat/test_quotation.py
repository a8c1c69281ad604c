"""Quoted replies in text form: whatever the nickname and the quoted line say, the reply alone is the words."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.quotation import split
from bot.wechat.reader import Heard, Me, read
from handlers.domain.message import Kind, holds_words

DASHES = "- - - - - - - - - - - - - - -"


def quote(name: str, original: str, reply: str, colon: str = "：", end: str = "\n") -> str:
    return f"「{name}{colon}{original}」\n{DASHES}\n{reply}".replace("\n", end)


def readings(text: str) -> list[str]:
    _, quoted = split(text)
    assert quoted is not None
    return [quoted.text, *quoted.others]


@pytest.mark.parametrize(
    ("text", "words", "original"),
    [
        (quote("陈姐", "又堵了", "收到"), "收到", "又堵了"),
        (quote("3栋楼下天天堵车", "早", "收到"), "收到", "早"),
        (quote("3栋:王姐", "又堵了", "收到"), "收到", "又堵了"),
        (quote("3栋：王姐", "7:30来的", "收到", colon=":"), "收到", "7:30来的"),
        (quote("【网格】「何芳」", "明天开会", "好"), "好", "明天开会"),
        (quote("a「b", "c」d", "e"), "e", "c」d"),
        (quote("陈姐", "又堵了", "收到", end="\r\n"), "收到", "又堵了"),
        (quote("陈姐", "两\n行", "三\n四", end="\r\n"), "三\n四", "两\n行"),
        (quote("陈姐", "又堵了", "收到", end="\r"), "收到", "又堵了"),
        (quote("陈姐", "", "收到"), "收到", ""),
        (quote("陈姐", "[图片]", "收到"), "收到", "[图片]"),
        (quote("陈姐", "又堵了", ""), "", "又堵了"),
        (f"「陈姐：又堵了」\n{DASHES}", "", "又堵了"),
        (quote("陈姐", "又堵了", "车\n\n挪走了"), "车\n\n挪走了", "又堵了"),
        (quote("陈姐", "又堵了", "——————\n收到"), "——————\n收到", "又堵了"),
        (quote("小鹿", "@陈姐 \u2005#1263 办结", "1"), "1", "#1263 办结"),
        (quote("甲", quote("乙", "早", "晚"), "嗯"), "嗯", "晚"),
        (quote("甲", quote("乙", quote("丙", "早", "午"), "晚"), "嗯"), "嗯", "晚"),
        (quote("甲", "早", quote("乙", "午", "晚")), quote("乙", "午", "晚"), "早"),
        (quote("陈姐", "又堵了", "@段勇\u2005"), "@段勇\u2005", "又堵了"),
    ],
)
def test_the_reply_and_what_it_quotes(text: str, words: str, original: str) -> None:
    assert split(text)[0] == words
    assert original in readings(text)


@pytest.mark.parametrize(
    "text",
    [
        "「陈姐：又堵了」",
        f"「没有名字」\n{DASHES}\n嗯",
        f"「两\n行：早」\n{DASHES}\n嗯",
        f"看「甲：早」\n{DASHES}\n嗯",
        "收到\r\n好的",
    ],
)
def test_what_is_no_quote_stays_as_it_is(text: str) -> None:
    assert split(text) == (text, None)


NAMES = st.text(st.characters(exclude_characters="\r\n"), max_size=30) | st.text("「」:：【】@3栋堵", max_size=12)
LINES = st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]), max_size=40) | st.text(
    "「」:：\n堵了 ", max_size=20
)


@example("陈姐", "早@甲@乙", "收到", ":", "\n")  # the first call is glued to the second
@given(NAMES, LINES, LINES, st.sampled_from(":："), st.sampled_from(["\n", "\r\n"]))
def test_any_reply_is_found_exactly(name: str, original: str, reply: str, colon: str, end: str) -> None:
    text = quote(name, original, reply, colon, end)
    assert split(text)[0] == reply.strip(" \t\n")
    assert any(holds_words(original, found) for found in readings(text)) or not holds_words(original, original)


@given(NAMES, NAMES, LINES, LINES.filter(lambda line: "「" not in line), LINES)
def test_any_reply_to_a_reply_is_found_exactly(outer: str, inner: str, first: str, second: str, third: str) -> None:
    text = quote(outer, quote(inner, first, second), third)
    assert split(text)[0] == third.strip(" \t\n")
    assert any(holds_words(second, found) for found in readings(text)) or not holds_words(second, second)


@pytest.mark.parametrize(
    "text", ["「：" * 5000 + f"」\n{DASHES}\n" * 500, f"「：」\n{DASHES}\n" * 2000, "「" * 50_000 + f"：」\n{DASHES}"]
)
def test_quotes_without_end_are_read_at_once(text: str) -> None:
    assert isinstance(split(text)[0], str)


@pytest.mark.parametrize(
    ("said", "quoted", "same"),
    [
        ("又堵3栋单元门口了", "又堵3栋单元门口了", True),
        ("@陈姐\u2005#1263 已办", "#1263 已办", True),
        ("#1263 已办:车已挪走。@陈姐 王 (3栋)\u2005和+1的邻居", "#1263 已办:车已挪走。和+1的邻居", True),
        ("又堵3栋单元门口了,救护车来了都进不去", "又堵3栋单元门口…", True),
        ("好", "好", True),
        ("好的,马上去", "好", False),
        ("选1吧", "1", False),
        ("收到", "", False),
    ],
)
def test_a_line_is_known_by_its_words(said: str, quoted: str, same: bool) -> None:
    assert holds_words(said, quoted) is same


@pytest.mark.parametrize(
    "text",
    [
        '"3栋楼下天天堵车" 拍了拍 "老周"',
        '"陈姐" 拍了拍我',
        '<sysmsg type="pat"><pat><template>"${a}" 拍了拍 "${b}"</template></pat></sysmsg>',
        'wxid_a:\n<sysmsg type="pat"></sysmsg>',
    ],
)
def test_a_pat_is_told_as_a_line_of_the_system(text: str) -> None:
    payload = SimpleNamespace(
        id="m1", text=text, timestamp=0, type=7, from_id="wxid_chenjie", room_id="1@chatroom", to_id="", mention_ids=[]
    )
    found = read(payload, Me("wxid_bot"), datetime(2026, 11, 24, tzinfo=UTC))
    assert isinstance(found, Heard)
    assert (found.message.kind, "堵" in found.message.text) == (Kind.SYSTEM, False)
