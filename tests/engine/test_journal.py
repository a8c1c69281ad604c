"""The journal gives back every id that was written whole, whatever a kill, a full disk or somebody's editor has done to the file."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.journal import PAGE, Journal, JournalFull

SMALL = 400
IDS = st.lists(st.text(min_size=1, max_size=6), max_size=6)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "luming.journal"


def lines(page: bytes) -> list[bytes]:
    return [line for line in page.split(b"\n") if line]


def test_what_was_written_is_there_at_the_next_start(file: Path) -> None:
    with closing(Journal(file)) as journal:
        assert journal.blank
        journal.add(["一", "two"])
        journal.add(["two", "line\nbreak", "half a pair \ud83d"])
    with closing(Journal(file)) as journal:
        assert journal.ids() == ["一", "two", "two", "line\nbreak", "half a pair \ud83d"]
        assert not journal.blank


def test_its_file_has_its_full_length_from_the_start(file: Path) -> None:
    with closing(Journal(file)) as journal:
        journal.add(["a"] * 100)
        assert file.stat().st_size == 2 * PAGE
        journal.turn()
        journal.wipe()
    assert file.stat().st_size == 2 * PAGE


def test_one_page_is_written_while_the_other_is_taken_over(file: Path) -> None:
    with closing(Journal(file)) as journal:
        journal.add(["a"])
        journal.turn()
        journal.add(["b"])
        journal.turn()  # the other page is not blank yet: it stays with this one
        journal.add(["c"])
        assert sorted(journal.ids()) == ["a", "b", "c"]
        journal.wipe()
        assert journal.ids() == ["b", "c"]
        journal.turn()
        journal.wipe()
        assert journal.blank
        assert journal.ids() == []


def test_a_full_page_refuses_all_of_what_does_not_fit(file: Path) -> None:
    with closing(Journal(file, SMALL)) as journal:
        journal.add(["a" * 100] * 3)
        with pytest.raises(JournalFull):
            journal.add(["b", "c" * 100])
        assert journal.ids() == ["a" * 100] * 3
        journal.turn()
        journal.add(["b", "c" * 100])
        assert journal.ids()[3:] == ["b", "c" * 100]


@given(before=IDS, after=IDS, cut=st.integers(0, 40))
def test_a_torn_last_line_loses_itself_alone(tmp_path_factory: pytest.TempPathFactory, before: list[str], after: list[str], cut: int) -> None:  # fmt: skip
    file = tmp_path_factory.mktemp("torn") / "luming.journal"
    with closing(Journal(file, 2 * SMALL)) as journal:
        journal.add(before)
        whole = len(b"\n".join(lines(file.read_bytes())))
        journal.add(["the last one"])
    content = bytearray(file.read_bytes())
    end = len(content.rstrip(b"\n"))
    torn = max(whole, end - cut)
    content[torn:end] = b"\n" * (end - torn)
    file.write_bytes(content)
    with closing(Journal(file, 2 * SMALL)) as journal:
        found = journal.ids()
        assert found[: len(before)] == before
        assert found[len(before) :] in ([], ["the last one"])
        journal.add(after)
        assert journal.ids() == found + after


@given(content=st.binary(max_size=3 * SMALL), ids=IDS)
def test_garbage_is_no_id_and_hinders_none(tmp_path_factory: pytest.TempPathFactory, content: bytes, ids: list[str]) -> None:  # fmt: skip
    file = tmp_path_factory.mktemp("garbage") / "luming.journal"
    file.write_bytes(content)
    with closing(Journal(file, SMALL)) as journal:
        assert journal.ids() == []
        for _ in range(2):
            journal.turn()
            journal.wipe()
        journal.add(ids[:2])
        assert journal.ids() == ids[:2]


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        Journal(tmp_path)
