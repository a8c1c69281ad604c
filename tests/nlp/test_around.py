"""What stands around a matter: courtesy changes nothing, and what makes a complaint none opens nothing."""

import pytest

from handlers.domain.reading import Label
from nlp.reader import Reader
from tests.nlp.tables import rows

PLAIN = rows("plain.tsv")
COURTESIES = [f"{row[1]}{{}}" if row[0] == "head" else f"{{}}{row[1]}" for row in rows("courtesies.tsv")]
WRAPPERS = [row[-1] for row in rows("wrappers.tsv")]
WRAPPED = 15
OPENED = 20
"""Of 180 wrapped complaints so many may still open a ticket."""
LOST = 40
"""Of 6,000 complaints with a courtesy around them so many may be missed."""


def test_no_courtesy_loses_a_complaint(reader: Reader) -> None:
    heard = [(label, text) for label, text in PLAIN if reader.read(text).label == label]
    assert len(heard) >= 0.9 * len(PLAIN)
    lost = [
        courtesy.replace("{}", text)
        for _, text in heard
        for courtesy in COURTESIES
        if not reader.read(courtesy.replace("{}", text)).complains
    ]
    assert len(lost) <= LOST, lost


def test_what_makes_a_complaint_none_opens_nothing(reader: Reader) -> None:
    plain = [text for _, text in PLAIN[:: len(PLAIN) // WRAPPED]][:WRAPPED]
    opened = [
        line
        for text in plain
        for line in (wrapper.replace("{}", text) for wrapper in WRAPPERS)
        if reader.read(line).complains
    ]
    assert len(WRAPPERS) == 12
    assert len(opened) <= OPENED, opened


@pytest.mark.parametrize("text", ["谢谢", "大家好", "哈哈哈哈", "[捂脸]", "@物业 ", "各位邻居早上好!"])
def test_courtesy_alone_is_no_complaint(reader: Reader, text: str) -> None:
    assert reader.read(text).label is Label.NONE
