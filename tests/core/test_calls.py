"""Calls inside a line are taken off before it is read: a name is nobody's words, whatever it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.domain.calls import THIN_SPACE, is_pat, without_calls

NAMES = (
    "小鹿",
    "段勇",
    "李伟 综合执法",
    "老周:3栋",
    "【网格】何芳",
    "🌸小米妈🌸",
    "老周",
    "王",
    "Li",
    "陈姐 (7栋)",
    "a@b",
)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("@段勇\u2005我接了", "我接了"),
        ("@段勇 我接了", "我接了"),
        ("@段勇我接了", "我接了"),
        ("@段勇,我接了", "我接了"),
        ("@段勇：我接了", "我接了"),
        ("＠段勇　我接了", "我接了"),
        ("我接了@段勇", "我接了"),
        ("我接了 @段勇\u2005", "我接了"),
        ("我接了 @段勇", "我接了"),
        ("我接了@段勇\u2005马上去", "我接了 马上去"),
        ("@段勇\u2005@小鹿\u2005我接了", "我接了"),
        ("@段勇 @小鹿 我接了", "我接了"),
        ("@段勇@小鹿我接了", "我接了"),
        ("@段勇我接了 1辆", "我接了 1辆"),
        ("@段勇我接了,叫@老周\u2005来", "我接了,叫 来"),
        ("@李伟 综合执法 我接了", "我接了"),
        ("@李伟 综合执法我接了", "我接了"),
        ("@老周:3栋\u2005收", "收"),
        ("@老周:3栋 收", "收"),
        ("@老周 收", "收"),
        ("@【网格】何芳 收", "收"),
        ("@🌸小米妈🌸收", "收"),
        ("@陈姐 (7栋) 车挪走了", "车挪走了"),
        ("@小鹿 今日", "今日"),
        ("今日@小鹿", "今日"),
        ("@段勇\u2005\n1271 收\n1289 收", "1271 收\n1289 收"),
        ("收\n@段勇\u2005好的", "收\n好的"),
        ("@Li 收", "收"),
        ("@Lisa 收", "收"),
        ("@王收到", "@王收到"),  # one character is too little to know a name by
        ("@王 收到", "收到"),
        ("@段勇", ""),
        ("", ""),
        ("收到", "收到"),
        ("@ 收到", "@ 收到"),
        ("@", "@"),
    ],
)
def test_a_call_of_somebody_known(line: str, words: str) -> None:
    assert without_calls(line, NAMES) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("@3栋楼下天天堵车 早", "早"),
        ("@3栋楼下天天堵车\u2005早", "早"),
        ("@3栋 楼下 天天堵车\u2005早", "早"),
        ("@楼上半夜装修吵死 收到吗", "收到吗"),
        ("@楼上半夜装修吵死\u2005收到吗", "收到吗"),
        ("收到吗@楼上半夜装修吵死\u2005", "收到吗"),
        ("收到吗 @楼上半夜装修吵死", "收到吗"),
        ("早@烧烤摊油烟大 @7栋狗咬人 你们好", "早 你们好"),
        ("@救命着火了:(3栋)！\u2005吃了吗", "吃了吗"),
        ("@小鹿妈\u2005早", "早"),
        ("@段勇他哥 天天堵车\u2005早", "早"),
        ("@新来的小王 我接了", "我接了"),
        ("@张三我接了", "@张三我接了"),
        ("@所有人 开会", "开会"),
        ("@物业3栋门口又堵了", "3栋门口又堵了"),
        ("@物业 3栋门口又堵了", "3栋门口又堵了"),
        ("@物业小王 3栋门口又堵了", "3栋门口又堵了"),
        ("@物业你们管不管,3栋又堵了 快来", "你们管不管,3栋又堵了 快来"),
        ("@网格员 路灯坏了", "路灯坏了"),
        ("发到 zhang.san@qq.com 谢谢", "发到 zhang.san@qq.com 谢谢"),
        ("邮箱a_b@163.com", "邮箱a_b@163.com"),
        ("ok@段勇\u2005", "ok"),
        ("ok@Li.Na\u2005", "ok"),
        ("ok@Li.Na 3栋\u2005早", "ok 早"),
        ("发到a@qq.com,@小王\u2005谢谢", "发到a@qq.com, 谢谢"),
    ],
)
def test_a_call_of_somebody_unknown(line: str, words: str) -> None:
    assert without_calls(line, ("小鹿", "段勇他")) == words


NICKNAMES = st.text(st.characters(exclude_characters="\u2005\n@＠"), max_size=64)
WORDS = st.text(st.characters(exclude_characters="@＠"), max_size=30).map(str.strip)


def begins_like_punctuation(words: str) -> bool:
    return words[:1] in {",", "，", ":", "：", "、"}


@given(NICKNAMES, WORDS.filter(lambda words: not begins_like_punctuation(words)))
def test_any_nickname_is_taken_whole(nickname: str, words: str) -> None:
    assert without_calls(f"@{nickname}{THIN_SPACE}{words}") == words
    assert without_calls(f"{words}@{nickname}{THIN_SPACE}") == words


@given(
    st.text(st.characters(exclude_characters="\u2005\n"), min_size=1, max_size=64).filter(str.strip),
    WORDS.filter(lambda words: not begins_like_punctuation(words)),
)
def test_a_known_nickname_may_hold_anything(nickname: str, words: str) -> None:
    assert without_calls(f"@{nickname.strip()}{THIN_SPACE}{words}", [nickname]) == words
    assert without_calls(f"@{nickname.strip()} {words}", [nickname]) == words


@given(st.text() | st.text("@＠ \u2005\n段勇a.,"), st.lists(st.text(max_size=4), max_size=3))
def test_any_line_keeps_its_order_and_never_grows(line: str, names: list[str]) -> None:
    words = without_calls(line, names)
    left = iter(line)
    assert all(character in left for character in words if not character.isspace())
    assert len(words) <= len(line)


@pytest.mark.parametrize("line", ["@" * 50_000, "@段勇" * 20_000, "@\n" * 50_000 + "\u2005", "@ @" * 30_000 + "\u2005"])
def test_a_line_of_calls_without_end(line: str) -> None:
    assert len(without_calls(line, NAMES)) <= len(line)


@pytest.mark.parametrize(
    "line",
    [
        '"陈姐" 拍了拍 "老周"',
        '"3栋楼下天天堵车" 拍了拍我',
        '"陈姐" 拍了拍 "楼上半夜装修吵死" 的肩膀',
        '"a"b" 拍了拍 "c"',
        "“陈姐”拍了拍自己",
        '我拍了拍 "老周"',
        '你拍了拍"老周"的头',
        "你拍了拍自己",
    ],
)
def test_a_pat_is_nobodys_words(line: str) -> None:
    assert is_pat(line)


@pytest.mark.parametrize(
    "line", ["", "拍了拍", "我拍了拍我家门没人应", "他拍了拍我的车", "车堵了,“老周” 拍了拍我", "3栋又堵了"]
)
def test_what_only_speaks_of_a_pat(line: str) -> None:
    assert not is_pat(line)
