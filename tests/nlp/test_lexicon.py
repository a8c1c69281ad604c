"""A broken lexicon is refused with file, line and key."""

import shutil
from pathlib import Path

import pytest

from nlp.lexicon import FOLDER, load, load_phrases, load_weights
from nlp.lexiconfile import LexiconError
from nlp.pattern import Hit, Pattern

EXTRA = {"加急": (), "火情": (), "伤情": (), "打斗": ()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "lexicon"))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "complaints/noise.yaml",
            "noise:\n  neighbour_noise:\n    铁定:\n      - $没有\n",
            r"noise\.yaml:4: neighbour_noise: no group \$没有",
        ),
        (
            "complaints/noise.yaml",
            "noise:\n  neighbour_noise:\n    一定: [吵]\n",
            r"noise\.yaml:3: 一定: no such strength",
        ),
        ("complaints/noise.yaml", "noize:\n  x:\n    铁定: [吵]\n", r"noise\.yaml:1: noize: no such label"),
        ("complaints/noise.yaml", "noise:\n  x:\n    铁定: [吵 + ]\n", r"noise\.yaml:3: x: an empty term"),
        ("complaints/noise.yaml", "noise:\n  x: 吵\n", r"noise\.yaml:2: x: expected 'name: value' entries"),
        ("words.yaml", "车: [车\n", r"words\.yaml:\d: "),
        ("words.yaml", "车: 车\n", r"words\.yaml:1: 车: expected a list"),
        ("words.yaml", "车: [$狗]\n", r"words\.yaml:1: 车: no group \$狗 above"),
        ("words.yaml", "车: [车]\n车: [车]\n", r"words\.yaml:2: 车: stands twice"),
        (
            "guards.yaml",
            "广告:\n  factor: 2\n  patterns: [出租]\n",
            r"guards\.yaml:2: 广告: expected a number from 0 to 1",
        ),
        ("guards.yaml", "广告:\n  factor: 0.5\n", r"guards\.yaml:2: 广告: patterns is missing"),
        (
            "guards.yaml",
            "广告:\n  factor: 0.5\n  only: [nose]\n  patterns: [出租]\n",
            r"guards\.yaml:3: 广告: no label or subcategory nose",
        ),
        (
            "guards.yaml",
            "广告:\n  factor: 0.5\n  words: [出租]\n  patterns: [出租]\n",
            r"guards\.yaml:2: 广告: unknown key words",
        ),
        ("spelling.yaml", "typos: {}\n", r"spelling\.yaml:1: idioms: is missing"),
    ],
)
def test_a_broken_file_is_named(folder: Path, name: str, text: str, message: str) -> None:
    (folder / name).write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=message):
        load(EXTRA, folder)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("noise:\n  1.0: [吵]\n", r"weights\.yaml:1: bias: is missing"),
        ("bias: {noise: 重}\n", r"weights\.yaml:1: noise: expected a number"),
        ("bias: {}\nnoise:\n  重: [吵]\n", r"weights\.yaml:3: noise: expected a number"),
        ("bias: {}\nnoize:\n  1.0: [吵]\n", r"weights\.yaml:2: noize: no such label"),
    ],
)
def test_a_broken_table_of_weights_is_named(folder: Path, text: str, message: str) -> None:
    (folder / "weights.yaml").write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=message):
        load_weights(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "guards.yaml").unlink()
    with pytest.raises(LexiconError, match="guards.yaml"):
        load(EXTRA, folder)


def test_a_list_of_phrases_that_is_missing_or_unknown_is_named(folder: Path) -> None:
    (folder / "phrases.yaml").write_text("满意: [好]\n", "utf-8")
    with pytest.raises(LexiconError, match=r"phrases\.yaml:1: 满意: no such list"):
        load_phrases(folder)


def test_a_pattern_finds_words_together_in_order_and_not_beside_the_forbidden() -> None:
    text = "车堵在门口"
    hits = {"车": [Hit(0, 1, "车")], "堵": [Hit(1, 2, "堵")], "门口": [Hit(3, 5, "门口")]}
    assert Pattern.parse("门口 + 车").find(text, hits) == (Hit(0, 1, "车"), Hit(3, 5, "门口"))
    assert Pattern.parse("堵 > 门口").find(text, hits)
    assert Pattern.parse("门口 > 堵").find(text, hits) is None
    assert Pattern.parse("堵 > 门口 - 车").find(text, hits) is None
