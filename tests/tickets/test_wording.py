"""What the staff say of whose a ticket is, as one truth table: a wish of this column, or talk ("-")."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import Ground
from handlers.grammar.office import is_office, office_in
from handlers.tickets.wording import Wish, Wording

ROWS = [
    tuple(row.split("\t", 1)) for row in Path(__file__).with_name("wishes.tsv").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("wish", "line"), ROWS)
def test_what_a_line_wishes_for(ground: Ground, wish: str, line: str) -> None:
    found = Wording(ground.town.people, ground.town.departments)(line)
    assert (found or "-") == wish


PARTS = st.lists(
    st.sampled_from([*"退转给归不属找请罚1263 ,?的了局", "段勇", "城管", "住建局", "1271"]), max_size=40
).map("".join)
ANY = Wording(["段勇"], ["综合执法", "公安"])


@given(st.text() | PARTS)
def test_any_text_is_a_wish_or_talk(line: str) -> None:
    assert ANY(line) in (None, *Wish)


@given(st.text() | PARTS)
def test_what_is_taken_for_an_office_looks_like_one(words: str) -> None:
    office = office_in(words)
    assert office == "" or is_office(office)
