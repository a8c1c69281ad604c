"""The sample that ships is what it says it is, and a change of words is tried on it."""

import pytest

from bot.config import Ground
from handlers.domain.reading import Label
from handlers.domain.words import NO_CHANGES, Meaning, OwnWords
from nlp import sample, words
from nlp.reader import Reader


@pytest.fixture(scope="module")
def reader(ground: Ground) -> Reader:
    """The reader of config.yaml."""
    return Reader(ground.levels, ground.landmarks, ground.matters)


def test_the_chat_of_the_sample_opens_nothing(reader: Reader) -> None:
    lines = [text for text, _ in sample.lines(sample.CHAT)]
    assert len(lines) == 3_000
    assert [text for text in lines if reader.read(text).complains] == []


def test_the_complaints_of_the_sample_are_heard(reader: Reader) -> None:
    lines = [text for text, _ in sample.lines(sample.COMPLAINTS)]
    assert len(lines) == 1_000
    assert [text for text in lines if not reader.read(text).complains] == []


@pytest.mark.parametrize(("word", "most"), [("谢谢", 200), ("下午", 200), ("咕咚机", 0), ("的", 0)])
def test_an_added_word_opens_as_many_lines_as_hold_it_and_no_more(reader: Reader, word: str, most: int) -> None:
    known = reader.known_if_added(word, NO_CHANGES)
    assert (known.sample, known.opens <= most, known.opens > 0) == (3_000, True, most > 0)


def test_what_a_unit_has_added_already_opens_no_line_anew(reader: Reader) -> None:
    own = OwnWords({"谢谢": Meaning(Label.OTHER)})
    assert reader.known_if_added("谢谢", own).opens == 0


def test_a_word_of_danger_is_known_as_one(reader: Reader) -> None:
    assert reader.known_if_muted("着火", NO_CHANGES).danger
    assert not reader.known_if_muted("扰民", NO_CHANGES).danger


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("有人开ktv", ["KTV"]),
        ("没有ktv,那边又有ktv", ["KTV"]),
        ("没有ktv", []),
        ("怪声7号机和怪声8号机", ["怪声7号机", "怪声8号机"]),
        ("什么也没说", []),
    ],
)
def test_added_words_stand_where_they_are_not_turned_round(line: str, found: list[str]) -> None:
    added = {word: Meaning(Label.NOISE) for word in ("KTV", *(f"怪声{n}号机" for n in range(500)))}
    assert [finding.hits[0].word for finding in words.stand(line, added)] == found
