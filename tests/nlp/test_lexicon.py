"""A broken lexicon is refused with file, line and key; the grammar is small, and every rule of it decides something."""

import json
import shutil
from pathlib import Path

import pytest

from nlp.lexicon import FOLDER, GIVEN, load, load_phrases
from nlp.lexiconfile import LexiconError
from nlp.model import load_weights
from nlp.pattern import Hit, Pattern
from nlp.reader import Reader
from tests.nlp.conftest import LEVELS

EXTRA = {"加急": (), "火情": (), "伤情": (), "打斗": ()}
MOST, LEAST = 900, 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "lexicon"))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "rules/noise.yaml",
            "noise:\n  neighbour_noise:\n    铁定:\n      $没有: 吵\n",
            r"noise\.yaml:4: neighbour_noise: no class \$没有",
        ),
        (
            "rules/noise.yaml",
            "noise:\n  neighbour_noise:\n    一定: {吵: 好吵}\n",
            r"noise\.yaml:3: 一定: no such strength",
        ),
        ("rules/noise.yaml", "noize:\n  x:\n    铁定: {吵: 好吵}\n", r"noise\.yaml:1: noize: no such label"),
        ("rules/noise.yaml", "noise:\n  x:\n    铁定: {吵 + : 好吵}\n", r"noise\.yaml:3: x: an empty term"),
        ("rules/noise.yaml", "noise:\n  x: 吵\n", r"noise\.yaml:2: x: expected 'name: value' entries"),
        ("classes/vehicles.yaml", "车: [车\n", r"vehicles\.yaml:\d: "),
        ("classes/vehicles.yaml", "车: 车\n", r"vehicles\.yaml:1: 车: expected a list"),
        ("classes/acts.yaml", "甲甲: [$不存在]\n", r"acts\.yaml:1: 甲甲: no class \$不存在"),
        ("classes/vehicles.yaml", "车: [车]\n车: [车]\n", r"vehicles\.yaml:2: 车: stands twice"),
        ("classes/acts.yaml", "甲: [$乙]\n乙: [$甲]\n", r"acts\.yaml:1: 甲: names itself"),
        ("acts.yaml", "广告: [出租]\n", r"acts\.yaml:1: 广告: expected 'name: value' entries"),
        ("acts.yaml", "广告: {$没有: 出租}\n", r"acts\.yaml:1: 广告: no class \$没有"),
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
        ("{", r"model\.json: no model"),
        ("{}", r"model\.json: no model"),
        ("[]", r"model\.json: no model"),
        (
            json.dumps(
                {
                    "grams": "的\n车",
                    "rarity": [1],
                    "complains": [1],
                    "presses": [1],
                    "about": [[1]] * 5,
                    "features": {},
                    "bias": [0] * 7,
                }
                | {"tilt": [1, 0], "heat": 1, "seen": {}}
            ),
            r"model\.json: no model: its columns are not of one length",
        ),
    ],
)
def test_a_broken_model_is_named(folder: Path, text: str, message: str) -> None:
    (folder / "model.json").write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=message):
        load_weights(folder / "model.json")


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "acts.yaml").unlink()
    with pytest.raises(LexiconError, match=r"acts\.yaml"):
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


@pytest.mark.parametrize("text", ["违停", "$车 + $堵 > $门口", "停在 > $门口 - $别处 - 下水道"])
def test_a_pattern_is_written_as_it_was_read(text: str) -> None:
    assert str(Pattern.parse(text)) == text


def test_the_grammar_is_small_and_every_rule_decides_something() -> None:
    lexicon, seen = load(dict.fromkeys(GIVEN, ())), load_weights(FOLDER / "model.json").seen
    acts = [pattern for act in lexicon.acts for pattern in act.patterns]
    patterns = [*(rule.pattern for rule in lexicon.rules), *acts, *lexicon.levels.patterns()]
    assert len(patterns) <= MOST
    assert [str(rule.pattern) for rule in lexicon.rules if seen.get(str(rule.pattern), 0) < LEAST] == []


def test_every_rule_fires_on_its_example(subtests: pytest.Subtests) -> None:
    reader = Reader(LEVELS)
    for rule in load(dict.fromkeys(GIVEN, ("救命",))).rules:
        with subtests.test(rule.example):
            assert str(rule.pattern) in {str(finding.rule.pattern) for finding in reader.heard(rule.example).found}
