"""The table of commands in both READMEs is the table of commands."""

from pathlib import Path

import pytest

from handlers.decide import FORMS
from handlers.grammar.form import readme_table

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_shows_the_table_of_commands(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    before, found, after = text.partition("<!-- commands -->")
    assert found, f"{readme} has no line <!-- commands -->"
    table, found, _ = after.partition("<!-- /commands -->")
    assert found, f"{readme} has no line <!-- /commands -->"
    assert table.strip() == readme_table(FORMS)
