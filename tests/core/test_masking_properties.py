"""Whatever digits are spelt with and whatever stands between them: no run of seven survives, and what is harmless stands."""

import re
import unicodedata
from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from handlers.domain.luhn import is_number, number_of
from handlers.domain.masking import blotted, card_place, masked, plates, public, public_place, quotable, whole
from tests.core.test_masking_forms import digits_of

SPELLINGS = [
    "0123456789", "０１２３４５６７８９", "零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖", "零幺二三四五六七八九", "⓪①②③④⑤⑥⑦⑧⑨",
    "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "⁰¹²³⁴⁵⁶⁷⁸⁹", "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡",
]  # fmt: skip
SEPARATORS = ["", "", "", "-", ".", "/", " ", "  ", "_", ",", "、", "·", "—", "~", "|", "*", "+", "\u200b", "\u202e", "\u2060", "\ufe0f\u20e3",
              "\n", "\t", "a", "x", "然后", "杠", "再", "🌸", "…", "'", "(", ")", "【", "】", "=", "的"]  # fmt: skip
AROUND = st.text("物业车位楼道垃圾狗吵漏水急,。!", max_size=12)
DIGITS = st.text("0123456789", min_size=7, max_size=19)
READ: list[Callable[[str], str]] = [masked, lambda line: quotable(line, 200), lambda line: public(line, 200)]


@st.composite
def spelt(draw: st.DrawFn) -> tuple[str, str]:
    """Digits, and how somebody wrote them: each spelt anyhow, anything between."""
    digits = draw(DIGITS)
    one_spelling = draw(st.none() | st.sampled_from(SPELLINGS))
    written = ""
    for digit in digits:
        spelling = one_spelling or draw(st.sampled_from(SPELLINGS))
        written += spelling[int(digit)] + draw(st.sampled_from(SEPARATORS))
    return digits, written


@given(spelt(), AROUND, AROUND)
@example(("000000000000", "000000-0.0.0.0-0"), "", "")
@example(("0000000", "000000a0"), "", "位")
@example(("0000110", "0000-110"), "", "")
@example(("000000000", "00000 0-000"), "", "")
def test_no_run_of_seven_digits_survives(number: tuple[str, str], before: str, after: str) -> None:
    digits, written = number
    assume(not _is_harmless(written))
    for read in READ:
        rest = read(f"{before}{written}{after}")
        assert digits not in digits_of(rest)
        # What stays visible of a masked number (138****78) is interrupted; of a phone, a card or a landline it is fewer than seven.
        assert all(len(digits_of(part)) < 7 for part in rest.split("**")), rest


def _is_harmless(written: str) -> bool:
    """Whether what was drawn happens to be tickets, a date, a time, or figures that count up: they stand, by right."""
    plain = "".join(
        c for c in unicodedata.normalize("NFKC", written) if unicodedata.category(c) not in ("Cf", "Mn", "Me")
    )
    figures = re.findall(r"[0-9]+", "".join(digits_of(c) or c for c in plain))
    steps = {int(b) - int(a) for a, b in zip(figures, figures[1:], strict=False)}
    tickets = [figure for figure in figures if 4 <= len(figure) <= 6 and is_number(figure)]
    chinese = re.fullmatch(r"[一二三四五六七八九]{7,9}", plain) is not None
    return chinese or steps == {1} or len(tickets) > 1 or re.search(r"20\d\d\D\d", plain) is not None


@given(st.integers(100, 9999), AROUND, AROUND)
def test_a_ticket_number_stands(serial: int, before: str, after: str) -> None:
    line = f"{before}#{number_of(serial)}{after}"
    assert masked(line) == line


@given(
    st.datetimes(datetime.fromisoformat("2001-01-01"), datetime.fromisoformat("2099-12-31")),
    AROUND,
    st.sampled_from(["%Y-%m-%d %H:%M", "%m月%d日%H:%M", "%m月%d日", "%H:%M", "%H点%M分"]),
)
def test_dates_and_times_stand(at: datetime, around: str, form: str) -> None:
    line = f"{around}{at:{form}}{around}"
    assert masked(line) == line


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 23), st.integers(0, 59), st.sampled_from("-~到至"))
def test_a_span_of_time_stands(hour: int, minute: int, until: int, then: int, to: str) -> None:
    line = f"9月28日{hour}:{minute:02}{to}{until}:{then:02}都在吵"
    assert masked(line) == line


ANYTHING = (
    st.text()
    | st.text("0123456789一二十栋单元室-#.:/@ \n云E微信qQ号家楼点月日*【】vx")
    | spelt().map(lambda number: number[1])
)


@given(ANYTHING, st.integers(1, 120))
@example("\ud800", 3)
@example("9栋\u200b@5\u200b02", 20)
def test_masking_takes_any_text_and_keeps_within_bounds(text: str, most: int) -> None:
    assert max(len(quotable(text, most)), len(public(text, most)), len(whole(text, most))) <= most
    assert max(len(card_place(text)), len(public_place(text))) <= 30
    assert len(masked(text)) <= 2 * len(unicodedata.normalize("NFKC", text)) + 20
    assert all(len(plate) <= 12 for plate in plates(text))
    assert len(blotted(text)) == len(text)


@given(ANYTHING)
def test_masking_twice_is_masking_once(text: str) -> None:
    once = masked(text)
    assert masked(once) == once
    assert quotable(quotable(text, 300), 300) == quotable(text, 300)


HOSTILE = ["1", "1 ", "一", "a.", "9栋", "1-", "@", "#1263 ", "微信", "v", "云E", "1点", "1月", "十", "one", "\u200b", "\u0301", "http://", "a@a", "q 1",
           "9栋5", "楼上", "小程序", "12:30", "5**", "a1", "﷽", "¥a", "加我"]  # fmt: skip


@pytest.mark.parametrize("part", HOSTILE)
def test_a_hostile_line_of_any_length_is_read(part: str) -> None:
    line = part * (20_000 // len(part))
    assert len(quotable(line)) <= 60
    assert len(masked(line)) <= 8_000
    assert len(blotted(line)) == len(line)


@pytest.mark.parametrize(
    "number",
    ["13812345678", "+8613812345678", "0086 138 1234 5678", "0871-63334455", "010-63334455", "532502199001011234"],
)
def test_of_a_persons_number_fewer_than_seven_digits_stay_visible(number: str) -> None:
    assert 0 < len(digits_of(masked(number))) < 7
