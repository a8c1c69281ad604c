"""The README's table of commands is the table of commands."""

from pathlib import Path

from handlers.decide import FORMS
from handlers.grammar.form import readme_table

README = Path(__file__).parents[2] / "README.md"


def test_the_readme_shows_the_table_of_commands() -> None:
    text = README.read_text(encoding="utf-8")
    before, found, after = text.partition("<!-- commands -->")
    assert found, "the README has no line <!-- commands -->"
    table, found, _ = after.partition("<!-- /commands -->")
    assert found, "the README has no line <!-- /commands -->"
    assert table.strip() == readme_table(FORMS)
