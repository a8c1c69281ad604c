"""What is kept for the next start is believed only where it is whole, of the same things, and nobody else's."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from nlp import cache
from nlp.cache import KEPT, kept


class Maker:
    """Counts how often something had to be made."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[str, int]:
        self.times += 1
        return {"车": self.times}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache folder, and a folder for temporary files beside it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(cache.tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    return tmp_path / "home" / "luming"


def _only(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_it_is_made_once_and_kept_for_the_user_alone(home: Path) -> None:
    make = Maker()
    assert [kept("words", ("a",), make) for _ in range(3)] == [{"车": 1}] * 3
    assert make.times == 1
    assert (home.stat().st_mode & 0o777, _only(home).stat().st_mode & 0o777) == (0o700, 0o600)


@pytest.mark.parametrize("others", [("b",), ("a", "a"), (), ("a", "")])
def test_what_is_made_from_other_things_is_made_anew(others: tuple[str, ...], home: Path) -> None:
    make = Maker()
    assert (kept("words", ("a",), make), kept("words", others, make)) == ({"车": 1}, {"车": 2})


def test_another_version_of_the_program_makes_it_anew(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Maker()
    kept("words", ("a",), make)
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "reader.py").write_text("READS = 'otherwise'")
    monkeypatch.setattr(cache, "_CODE", tmp_path / "code")
    assert kept("words", ("a",), make) == {"车": 2}


def _cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-3])


def _emptied(file: Path) -> None:
    file.write_bytes(b"")


def _one_word_changed(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace("车".encode(), "狗".encode()))


def _of_other_things(file: Path) -> None:
    """A whole file of other things, given this one's name."""
    kept("words", ("other",), lambda: {"狗": 7})
    other = next(path for path in file.parent.iterdir() if path != file)
    other.replace(file)


def _written_by_anybody(file: Path) -> None:
    file.chmod(0o666)


def _given_away(file: Path) -> None:
    os.chown(file, 12345, 12345)


def _folder_in_its_place(file: Path) -> None:
    file.unlink()
    file.mkdir()


SPOILT = [_cut_short, _emptied, _one_word_changed, _of_other_things, _written_by_anybody, _folder_in_its_place]


@pytest.mark.parametrize("spoil", SPOILT)
def test_what_is_not_whole_or_anybody_may_have_written_is_not_believed(
    spoil: Callable[[Path], None], home: Path
) -> None:
    make = Maker()
    kept("words", ("a",), make)
    spoil(_only(home))
    assert kept("words", ("a",), make) == {"车": 2}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_what_belongs_to_somebody_else_is_not_believed(home: Path) -> None:
    make = Maker()
    kept("words", ("a",), make)
    _given_away(_only(home))
    assert kept("words", ("a",), make) == {"车": 2}


def test_where_the_users_folder_cannot_be_made_a_temporary_one_does(home: Path, tmp_path: Path) -> None:
    home.parent.write_text("a file in its place")
    make = Maker()
    assert [kept("words", ("a",), make) for _ in range(2)] == [{"车": 1}] * 2
    assert _only(_only(tmp_path / "temporary"))


def test_a_folder_that_others_may_write_into_is_not_used(home: Path, tmp_path: Path) -> None:
    home.mkdir(parents=True)
    home.chmod(0o777)
    kept("words", ("a",), Maker())
    assert list(home.iterdir()) == []
    assert _only(_only(tmp_path / "temporary"))


def test_without_any_folder_it_is_made_each_time(home: Path, tmp_path: Path) -> None:
    home.parent.write_text("a file in its place")
    (tmp_path / "temporary").rmdir()
    (tmp_path / "temporary").write_text("here too")
    make = Maker()
    assert [kept("words", ("a",), make) for _ in range(2)] == [{"车": 1}, {"车": 2}]


def test_only_the_newest_are_kept(home: Path) -> None:
    kept("sounds", ("a",), Maker())
    for number in range(KEPT + 3):
        kept("words", (str(number),), Maker())
    assert len(list(home.glob("words-*.json"))) == KEPT
    assert len(list(home.iterdir())) == KEPT + 1
