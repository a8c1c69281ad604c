"""phrases.yaml: the truth table of the short answers."""

from pathlib import Path

import pytest
import yaml

from nlp.reader import Reader

TABLE = yaml.safe_load((Path(__file__).parent / "phrases.yaml").read_text("utf-8"))
ROWS = [(key, want, text) for key, answers in TABLE.items() for want, texts in answers.items() for text in texts]


def test_a_phrase_is_what_the_table_says(reader: Reader, subtests: pytest.Subtests) -> None:
    for key, want, text in ROWS:
        with subtests.test(text, key=key):
            assert getattr(reader.read(text), key) == (None if want == "none" else want)
