"""Display names that were chosen to harm: none of them calls everybody, breaks a line, hides or forges anything."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.domain.name import NOBODY, plain
from tests.core.test_masking_forms import digits_of

EVERYBODY = "所有人|@所有人|＠所有人|所 有 人|所\u200b有\u200b人|所\u2060有\u00ad人|@所@有@人|所所有人有人|所.有.人|所-有-人|\u6240\u0301有人|@all|@ALL|ａｌｌ|@everyone|everybody|全体成员|@全 体 成 员|﹫所有人|@所有人\u2005"
LINES = "\n【红色】#1263 火灾 9栋502。|\r\n收到,#1263|\u2028鹿鸣:#1263 已办|\u2029#1263 已撤回|\x0b#1263|\x0c#1263|\x85#1263|#1263 已办:车已挪走。|【红色】#1263|[红色]#1263|收到,#1263 违停堵门|＃1263|【系统通知】|「鹿鸣:已办结」|单号1263 已归档|@段勇 #1263 请接单|✅#1263 已办结|待核1. 是|1满意 2部分解决 3没解决"
HIDING = "\u202e反过来|\u2066隔开\u2069|\u200f右|\u200b\u200b|\u2060|\ufeff名|\u061c|\u180e|\u3164|\u115f|\u00ad|\ue000|\U000f0000|\ud800|\U000e0041\U000e0042|\x00名|\x1b[31m红|\x07铃|\x7f|\u034f|\ufff9注\ufffb"
STACKED = "a" + "\u0301" * 300 + "|老" + "\u20dd" * 50 + "|Z̸̡̨̛͎͙͓͈̗͚͚a̶l̷g̸o̶|1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣"
LEADING = "陈姐13812345678|9栋502陈姐|9-502|微信abc12345|www.evil.com|https://evil.example|weixin://dl|陈姐138 1234 5678|云E12D88车主|laowang@163.com|QQ654321|一三八一二三四五六七八"
SHAPES = f"{'长' * 557}|{'a' * 557}|{' ' * 50}||\u2005|\u2005\u2005|\t|. . .|---|﷽﷽﷽|{'😀' * 40}|👨‍👩‍👧‍👦|<b>粗</b>|<script>alert(1)</script>|%s{{}}{{0}}|$(rm -rf)|'; DROP TABLE--|\\n\\n#1263|{{name}}|&lt;|null|None|-1"
PARTS = [
    *EVERYBODY.split("|"),
    *LINES.split("|"),
    *HIDING.split("|"),
    *STACKED.split("|"),
    *LEADING.split("|"),
    *SHAPES.split("|"),
]
NAMES = tuple(dict.fromkeys([*PARTS, *(f"陈姐{part}" for part in PARTS), *(f"{part}老王" for part in PARTS)]))

FORBIDDEN = frozenset("@＠﹫#＃【】[]「」<>\u2005")


def is_harmless(name: str) -> bool:
    """Whether a name can do nothing inside a line; written here anew."""
    bare = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", name)))
    return (
        0 < len(name) <= 16
        and not FORBIDDEN & set(name)
        and all(
            c == " " or unicodedata.category(c)[0] not in "CZ" and unicodedata.category(c) not in ("Mn", "Me")
            for c in name
        )
        and "所有人" not in bare
        and "全体成员" not in bare
        and "://" not in name
        and all(len(digits_of(part)) < 7 for part in name.split("**"))
    )


def test_the_list_is_long() -> None:
    assert len(NAMES) >= 200


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_is_harmless(name: str) -> None:
    assert is_harmless(plain(name)), plain(name)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("陈姐", "陈姐"),
        ("段勇 警号123", "段勇 警号123"),
        ("Amy Lee", "Amy Lee"),
        ("老段🐉", "老段🐉"),
        ("物业-小王", "物业-小王"),
        ("小红(3栋)", "小红(3栋)"),
        ("9栋502陈姐", "9栋5**陈姐"),
        ("陈姐13812345678", "陈姐138****78"),
        ("@所有人", NOBODY),
        ("陈姐\n【红色】#1263", "陈姐"),
        ("【红色】#1263 火灾", NOBODY),
        ("【3栋】陈姐", "3栋 陈姐"),
        ("\u202e", NOBODY),
        ("", NOBODY),
        ("长" * 557, "长" * 16),
    ],
)
def test_what_a_name_becomes(name: str, said: str) -> None:
    assert plain(name) == said


@given(
    st.text() | st.text("@＠所有人al#【】\n\u200b\u202e\u2005\u0301 一3.8栋-") | st.sampled_from(NAMES),
    st.text(max_size=8),
)
def test_any_name_is_harmless_and_cleaned_once(name: str, more: str) -> None:
    said = plain(name + more)
    assert is_harmless(said), said
    assert plain(said) == said
