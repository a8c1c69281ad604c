"""What the staff say of whose a ticket is, as one truth table: a wish of this column, or talk ("-")."""

from pathlib import Path

import pytest

from bot.config import Ground
from handlers.tickets.wording import Wording

ROWS = [
    tuple(row.split("\t", 1)) for row in Path(__file__).with_name("wishes.tsv").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("wish", "line"), ROWS)
def test_what_a_line_wishes_for(ground: Ground, wish: str, line: str) -> None:
    found = Wording(ground.town.people, ground.town.departments)(line)
    assert (found or "-") == wish
