"""A broken lexicon file stops nothing: the last good one stays in force, over a restart as well."""

import os
import shutil
from functools import partial
from pathlib import Path

import pytest

from handlers.domain.reading import Label
from nlp.lexicon import FOLDER
from nlp.lexiconfile import LexiconError
from nlp.reader import Reader
from nlp.shelf import Shelf
from tests.nlp.conftest import LEVELS

MAKE = partial(Reader, LEVELS, (), ())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "lexicon"))


def _write(file: Path, text: str) -> None:
    """Write, and make sure that the time of change differs."""
    file.write_text(text, "utf-8")
    later = file.stat().st_mtime_ns + 1_000_000
    os.utime(file, ns=(later, later))


def _reads(shelf: Shelf, text: str = "有人开咕咚机") -> Label:
    return shelf.reader.read(text).label


def test_a_changed_file_is_read_again(folder: Path, tmp_path: Path) -> None:
    shelf = Shelf(MAKE, folder, tmp_path / "spare")
    assert not shelf.renew()
    noise = folder / "rules" / "noise.yaml"
    _write(noise, noise.read_text("utf-8") + "\n  gadget:\n    铁定: {咕咚机: 有人开咕咚机}\n")
    assert _reads(shelf) is Label.NONE
    assert shelf.renew()
    assert _reads(shelf) is Label.NOISE


def test_a_broken_file_leaves_the_last_good_one_in_force(folder: Path, tmp_path: Path) -> None:
    shelf = Shelf(MAKE, folder, tmp_path / "spare")
    sounds = folder / "classes" / "sounds.yaml"
    good = sounds.read_text("utf-8")
    _write(sounds, "车: 车\n")
    assert shelf.renew()
    assert shelf.problem == "sounds.yaml:1: 车: expected a list"
    assert shelf.reader.read("楼上半夜拖椅子吵死了").label is Label.NOISE
    again = Shelf(MAKE, folder, tmp_path / "spare")
    assert (again.problem, again.reader.read("楼上半夜拖椅子吵死了").label) == (shelf.problem, Label.NOISE)
    _write(sounds, good)
    assert again.renew()
    assert again.problem == ""


def test_without_a_spare_a_broken_file_is_refused(folder: Path, tmp_path: Path) -> None:
    (folder / "acts.yaml").write_text("广告: [出租]\n", "utf-8")
    with pytest.raises(LexiconError, match="acts.yaml:1: 广告"):
        Shelf(MAKE, folder, tmp_path / "none")
