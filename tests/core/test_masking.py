"""What must not be read by everybody (手机、身份证、车牌、房号), and what a repeated line may not do."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.domain.masking import card_place, masked, plates, public_place, quotable


@pytest.mark.parametrize(
    "plate", ["云E·12D88", "云E12D88", "云e12d88", "云E 12D88", "云E•12D88", "云E.12D88", "云E-12D88", "云 E12D88"]
)
def test_a_plate_in_any_spelling(plate: str) -> None:
    line = f"又是{plate}堵门"
    assert plates(line) == ("云E·1***8",)
    assert masked(line) == "又是云E·1***8堵门"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("13812345678", "138****78"),
        ("电话138 1234 5678,急", "电话138****78,急"),
        ("138-1234-5678", "138****78"),
        ("打13812345678或19912345678", "打138****78或199****78"),
        ("532502199001011234", "532***********234"),
        ("身份证53250219900101123X号", "身份证532***********23X号"),
        ("云ED12345", "云E·D***5"),  # a new-energy car
        ("云E12345D", "云E·1***D"),
        ("云E·12D88和云A12345", "云E·1***8和云A·1***5"),
        ("粤B·12345港", "粤B·1***5港"),
        ("云E1234警", "云E·1***警"),
        ("云E1234学", "云E·1***学"),
        ("+8613812345678", "+138****78"),
        ("8613812345678", "138****78"),
        ("１３８１２３４５６７８", "138****78"),
        ("0874-3123456", "0874-***56"),
        ("12812345678", "****"),  # no phone, but seven digits may lead to somebody
        ("一三八,一二三四,五六七八", "138****78"),
        ("532502-19900101-123x", "532***********23X"),
        ("E·12D88", "E·1***8"),
        ("微信号:abc12345,急", "微信号:***,急"),
        ("QQ 654321", "QQ ***"),
        ("看 https://evil.example/a?b 快", "看 (链接) 快"),
        ("我家502", "我家5**"),
        ("3-2-501", "3-2-5**"),
        ("九栋五百零二", "九栋五**"),
        ("532502 19900101 1234", "532***********234"),
        ("9栋502", "9栋5**"),
        ("9栋502室", "9栋5**"),
        ("9栋1502", "9栋1**"),
        ("9栋2单元502号", "9栋2单元5**"),
        ("9幢 502", "9幢 5**"),
        ("9号楼-502", "9号楼5**"),
        ("2单元502", "2单元5**"),
        ("9-502", "9-5**"),
        ("9-2-502", "9-2-5**"),
    ],
)
def test_what_is_masked(line: str, told: str) -> None:
    assert masked(line) == told


@pytest.mark.parametrize(
    "line",
    ["", "#1263", "12345热线", "3栋1单元门口", "9栋5楼", "2025-09-28", "10:30", "罚款2000元", "138号", "AB12345"],
)  # fmt: skip
def test_what_is_left_as_it_is(line: str) -> None:
    assert (masked(line), plates(line)) == (line, ())


PROVINCES = st.sampled_from("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼")
LETTERS = st.sampled_from("ABCDEFGHJKLMNPQRSTUVWXYZ")
SERIALS = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", min_size=5, max_size=6)


@given(PROVINCES, LETTERS, st.sampled_from(["", "·", " ", "-"]), SERIALS)
def test_no_plate_gets_through(province: str, letter: str, between: str, serial: str) -> None:
    told = masked(f"车{province}{letter}{between}{serial},堵门")
    assert told == f"车{province}{letter}·{serial[0]}***{serial[-1]},堵门"


@given(st.from_regex(r"1[3-9]\d{9}", fullmatch=True).filter(str.isascii), st.text("电话 :,转", max_size=3))
def test_no_phone_gets_through(phone: str, around: str) -> None:
    assert masked(f"{around}{phone}{around}") == f"{around}{phone[:3]}****{phone[-2:]}{around}"


@pytest.mark.parametrize(
    ("place", "public", "card"),
    [
        ("3栋单元门口", "3栋单元门口", "3栋单元门口"),
        ("12栋1单元", "12栋1单元", "12栋1单元"),
        ("9栋502", "9栋", "9栋5**"),
        ("9栋502室", "9栋", "9栋5**"),
        ("9栋1502号", "9栋", "9栋1**"),
        ("9幢2单元1203室", "9幢2单元", "9幢2单元1**"),
        ("9号楼 502", "9号楼", "9号楼 5**"),
        ("2单元-502", "2单元", "2单元5**"),
        ("9栋502门口", "9栋门口", "9栋5**门口"),
        ("9栋2单元5楼502", "9栋2单元", "9栋2单元5**"),
        ("9栋二单元502", "9栋二单元", "9栋二单元5**"),
        ("九栋五零二", "九栋", "九栋五**"),
        ("A栋502", "A栋", "A栋5**"),
        ("9#502", "9#", "9#5**"),
        ("9号502", "9号", "9号5**"),
        ("9-502", "9", "9-5**"),
        ("9-2-502", "9-2", "9-2-5**"),
        ("9栋2-502", "9栋2", "9栋2-5**"),
        ("9－502", "9", "9-5**"),
        ("502室", "", "5**"),
    ],
)
def test_a_place_in_public_and_on_a_card(place: str, public: str, card: str) -> None:
    assert (public_place(place), card_place(place)) == (public, card)


BUILDINGS = st.from_regex(r"[1-9]\d?(栋|幢|座|号楼|单元)([1-9]单元)?[ -]?", fullmatch=True).filter(
    lambda found: all(c.isascii() or not c.isdigit() for c in found)
)


@given(BUILDINGS, st.integers(1, 33), st.integers(1, 12), st.sampled_from(["", "室", "号", "房", "门口", "楼下"]))
def test_a_public_place_never_holds_a_flat(building: str, floor: int, door: int, after: str) -> None:
    told = public_place(f"{building}{floor}{door:02}{after}")
    assert f"{floor}{door:02}" not in told
    assert told.startswith(building.rstrip(" -"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("又堵3栋门口了", "又堵3栋门口了"),
        ("一行\n两行\r\n\t三行", "一行 两行 三行"),
        ("@所有人 开会", "大家 开会"),
        ("所@有@人", "大家"),
        ("@李伟 快来", "李伟 快来"),
        ("\u202e反\u200b转\u2028", "反 转"),
        ("  找 13812345678  ", "找 138****78"),
        ("我在9栋502", "我在9栋5**"),
        ("一二三四五六七八九十", "一二三四五六七…"),
        ("一二三四五六七八", "一二三四五六七八"),
        ("", ""),
    ],
)
def test_words_that_the_bot_repeats(words: str, told: str) -> None:
    most = 8 if words.startswith("一二") else 60
    assert quotable(words, most) == told


@given(st.text() | st.text("@所有人\n\t \u200b\u202e一1云E·栋-"), st.integers(1, 80))
def test_repeated_words_are_one_short_line_that_calls_nobody(words: str, most: int) -> None:
    told = quotable(words, most)
    assert len(told) <= most
    assert told == told.strip()
    assert "@" not in told and "所有人" not in told
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in told)
    assert max(len(public_place(words)), len(card_place(words))) <= 30
