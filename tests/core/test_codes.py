"""A one-time code is found however it is typed and wherever it stands, and no other word is cut out with it."""

from hypothesis import given
from hypothesis import strategies as st

from handlers.domain.invitation import ALPHABET, LENGTH, code_in, codes_in, without_codes

CODES = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH).filter(
    lambda code: any(char.isdigit() for char in code) and any(char.isalpha() for char in code)
)
WIDE = {ord(char): ord(char) + 0xFEE0 for char in ALPHABET + ALPHABET.lower()}
AROUND = st.text("的码是这个请看栋着火了,。!? ", max_size=12)


@st.composite
def spelt(draw: st.DrawFn, code: str) -> str:
    """A code in half width or full, in capitals or not, with marks between its letters or none."""
    gap = draw(st.sampled_from(["", " ", "-", "·", "\u200b", ". ", "_"]))
    every = draw(st.booleans())
    halves = [*code] if every else [code[:4], code[4:]]
    typed = gap.join(halves)
    typed = draw(st.sampled_from([typed, typed.lower(), typed.title()]))
    return typed.translate(WIDE) if draw(st.booleans()) else typed


@given(st.data(), CODES, AROUND, AROUND)
def test_a_code_is_found_in_any_line_and_nothing_else_goes_with_it(
    data: st.DataObject, code: str, before: str, after: str
) -> None:
    line = f"{before}{data.draw(spelt(code))}{after}"
    assert code in codes_in(line)
    assert without_codes(line, [code]) == f"{before}{after}".strip()


@given(st.data(), CODES)
def test_a_line_that_is_a_code_is_one(data: st.DataObject, code: str) -> None:
    assert code_in(data.draw(spelt(code))) == code


@given(st.text(max_size=300))
def test_no_line_breaks_the_search(line: str) -> None:
    assert without_codes(line, codes_in(line)) is not None
    assert code_in(line) is None or code_in(line) in codes_in(line)


def test_a_flood_of_letters_is_searched_so_far_and_no_further() -> None:
    assert len(codes_in("A2B3C4D5" * 4_000)) <= 500
