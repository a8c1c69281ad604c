"""Ticket numbers as people write them: with marks, several in a line, spelt; what is spoken of as something else is none."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.domain.luhn import number_of
from handlers.domain.number import found_in, numbers_in, without_numbers

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("line", "numbers", "left"),
    [
        ("1271号", ["1271"], ""),
        ("1271号 收", ["1271"], "收"),
        ("【1271】收到", ["1271"], "收到"),
        ("[#1271] 收", ["1271"], "收"),
        ("(1271)办结", ["1271"], "办结"),
        ("“1271”好了", ["1271"], "好了"),
        ("№1271 收", ["1271"], "收"),
        ("No.1271 收", ["1271"], "收"),
        ("单号1271,收", ["1271"], "收"),
        ("单号:1271", ["1271"], ""),
        ("单号是1271", ["1271"], ""),
        ("工单1271已办", ["1271"], "已办"),
        ("工单号 1271 收", ["1271"], "收"),
        ("1271号单收", ["1271"], "收"),
        ("1271单 收", ["1271"], "收"),
        ("1271# 收", ["1271"], "收"),
        ("#1271# 收", ["1271"], "收"),
        ("＃１２７１　收", ["1271"], "收"),
        ("一二七一 收", ["1271"], "收"),
        ("幺二七幺", ["1271"], ""),
        ("一三〇五办结", ["1305"], "办结"),
        ("1271ok了", ["1271"], "ok了"),
        ("单 1 2 8 9", ["1289"], "单"),
        ("1 2 8 9 收", ["1289"], "收"),
        ("12 89 收", ["1289"], "收"),
        ("１ ２ ８ ９", ["1289"], ""),
        ("1 2 8 9 2辆", ["1289"], "2辆"),
        ("1 2 8 8", [], "1 2 8 8"),
        ("1289 2", ["1289"], "2"),
        ("12899号", ["12899"], ""),  # not yet checked
        ("1271人走了", ["1271"], "人走了"),
        ("1271 处理完了", ["1271"], "处理完了"),
        ("1271只剩一辆", ["1271"], "只剩一辆"),
        ("1271楼道清了", ["1271"], "楼道清了"),
        ("1271房东自己搬走了", ["1271"], "房东自己搬走了"),
        ("1271 天天有人,在劝", ["1271"], "天天有人,在劝"),
        ("1271:2辆已挪", ["1271"], "2辆已挪"),
        ("1271的车挪走了", ["1271"], "车挪走了"),
        ("1271和解了", ["1271"], "和解了"),
        ("把1271关了", ["1271"], "关了"),
        ("看看1271?", ["1271"], "看看?"),
        ("车挪走了,1271", ["1271"], "车挪走了"),
        ("3栋#1271 收", ["1271"], "3栋 收"),
    ],
)
def test_one_number(line: str, numbers: list[str], left: str) -> None:
    assert (list(numbers_in(line)), without_numbers(line)) == (numbers, left)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("1271 1289", ""),
        ("1271 1289 收", "收"),
        ("收 1271 1289", "收"),
        ("收1271、1289", "收"),
        ("1271和1289都好了", "都好了"),
        ("1271跟1289处理完了", "处理完了"),
        ("1271以及1289,都清走了", "都清走了"),
        ("#1271#1289 收", "收"),
        ("1271/1289", ""),
        ("1271.1289都好了", "都好了"),
        ("1271,1289 收", "收"),
        ("1271号1289号都好了", "都好了"),
        ("1271号 1289号 收", "收"),
        ("1271# 1289# 收", "收"),
        ("【1271】【1289】收", "收"),
        ("单号1271和单号1289收到", "收到"),
        ("一二七一和一二八九都好了", "都好了"),
        ("关闭 1271 1289 重复", "关闭 重复"),
        ("1271 + 1289", ""),
        ("1271\n1289\n收", "收"),
        ("1271!1289!", ""),
        ("1271好了,1289也好了", "好了,也好了"),
        ("车和1271、1289都好了", "车 都好了"),
        ("1271收,1289不归我", "收,不归我"),
    ],
)
def test_two_numbers(line: str, left: str) -> None:
    assert (numbers_in(line), without_numbers(line)) == (("1271", "1289"), left)


@pytest.mark.parametrize(
    "line",
    [
        "1271# 1289# 1305 收",
        "1271号 1289号 1305 收",
        "1271号、1289# 1305# 收",
        "收 1271# 1289# 1305号",
        "1271# 1289#\n1305号单 收",
    ],
)
def test_three_numbers_with_their_marks_are_no_houses_with_their_doors(line: str) -> None:
    assert (numbers_in(line), without_numbers(line)) == (("1271", "1289", "1305"), "收")


@pytest.mark.parametrize(
    "line",
    [
        *"1271元 1271块 ¥1271 罚款1271 罚1271 收费1271 一共1271 大约1271 1271.5 1,271元 0.1271".split(),
        *"1271个 1271件 1271人 1271户 1271平 1271米 1271多辆 1271年 1271室 1271号楼 1271栋 1271号铺".split(),
        *"3栋1271号 3#1271 人民路1271号 翠湖巷1271号 第1271号 第1271期 a1271 1271b 12-1271 1271-12 1271/12".split(),
        *"尾号1271 车牌1271 手机1271 手机:1271 密码1271 验证码是1271 取件码1271 快递单号1271 订单号1271 工号1271".split(),
        *"110 119 120 122 打110 12345 12319 打12369 12369热线 95598 10086 20250928 2025年 0127".split(),
        *"3栋1单元 3栋502 7号502 #502室 13812341271 0874-3121271 云E12D71 二十三 一千二百七十一".split(),
        *"一二三四 五四三二一 一一一一 二〇二五年 一三〇五室 三栋一二零一 第一三〇五 两千一三〇五".split(),
        *("9 28 10 30", "138 1234 5678", "7 11 15", "1 2 3", "1 2 8 9栋"),
    ],
)
def test_what_is_spoken_of_as_something_else(line: str) -> None:
    assert (numbers_in(line), without_numbers(line)) == ((), line)


@pytest.mark.parametrize(
    ("line", "joins"),
    [
        ("1271和1289", [None, "和"]),
        ("1271 1289", [None, " "]),
        ("1271好了 1289", [None, None]),
        ("1271-1289", [None, "-"]),
        ("1271号、1289号", [None, "、"]),
    ],
)
def test_what_joins_two_numbers(line: str, joins: list[str | None]) -> None:
    assert [written.joined for written in found_in(line)] == joins


SERIALS = st.integers(100, 99_999).filter(
    lambda serial: not number_of(serial).startswith(("100", "11", "12", "95", "96"))
)
WRITTEN = st.sampled_from(["{}", "#{}", "# {}", "{}号", "【{}】", "№{}", "单号{}", "单号:{}", "{}#", "[#{}]", "{}号单"])
BETWEEN = st.sampled_from(["、", "和", " 和 ", "/", " ", ",", ", ", ",", "以及", "还有", "\n", " + ", ";"])
WORDS = st.sampled_from(["收", "都好了", "关闭", "车挪走了", "我去看看", "办结", "重复", "谢谢"])


@given(
    st.lists(st.tuples(SERIALS, WRITTEN, BETWEEN), min_size=1, max_size=6),
    WORDS,
    st.sampled_from(["{0} {1}", "{1} {0}"]),
)
def test_the_same_numbers_come_back(rows: list[tuple[int, str, str]], words: str, order: str) -> None:
    numbers = [number_of(serial) for serial, _, _ in rows]
    written = "".join(
        ("" if i == 0 else between) + form.format(number)
        for i, (number, (_, form, between)) in enumerate(zip(numbers, rows, strict=True))
    )
    line = order.format(written, words)
    assert [found.number for found in found_in(line)] == numbers
    assert without_numbers(line) == words


@given(SERIALS, st.sampled_from(["单 {}", "{} 收", "{}"]))
def test_digits_one_by_one_are_one_number(serial: int, form: str) -> None:
    number = number_of(serial)
    assert numbers_in(form.format(" ".join(number))) == (number,)


PIECES = st.sampled_from(
    [
        "1263",
        "1271",
        "#",
        "号",
        "单号",
        "和",
        "、",
        "/",
        ".",
        ",",
        " ",
        "\n",
        "栋",
        "元",
        "□",
        "【",
        "】",
        "一二六三",
        "的",
        "把",
    ]
)
LINES = st.text() | st.lists(PIECES | st.text(max_size=3)).map("".join)


@given(LINES)
def test_any_line_is_read_in_order_and_never_grows(line: str) -> None:
    plain = unicodedata.normalize("NFKC", line)
    end = 0
    for written in found_in(line):
        assert end <= written.start < written.end <= len(plain)
        digits = "".join(str(DIGITS.find(c)) if c in DIGITS else c for c in plain[written.start : written.end])
        assert len(written.number) in range(3, 9) and written.number in digits.replace(" ", "").translate(SPELT)
        end = written.end
    assert len(without_numbers(line)) <= len(plain)


SPELT = str.maketrans("〇○幺", "001")


def test_a_line_of_digits_without_end_is_no_number() -> None:
    assert numbers_in("1" * 100_000) == numbers_in("1 " * 50_000) == numbers_in("一" * 100_000) == ()
