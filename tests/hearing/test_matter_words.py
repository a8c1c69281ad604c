"""A new kind of matter is config alone: a key, a name, who leads, and the words that it is recognised by."""

from pathlib import Path

import pytest

from bot.config import ConfigError, load
from handlers.domain.reading import Label
from tests.language.demo import CONFIG, open_town
from tests.language.town import OWNERS, STAFF

LINE = "    other_complaint:     # 其他\n"


def _with(tmp_path: Path, words: str) -> Path:
    """The demo config with one kind more."""
    text = CONFIG.read_text("utf-8")
    assert LINE in text
    first, rest = text.split("      other: {name: 其他事项, lead: 网格}\n")
    kind = f"      drone: {{name: 无人机扰民, lead: 公安, words: {words}}}\n"
    file = tmp_path / "config.yaml"
    file.write_text(f"{first}      other: {{name: 其他事项, lead: 网格}}\n{kind}{rest}", "utf-8")
    return file


async def test_a_new_kind_is_recognised_and_routed(tmp_path: Path, empty_database: Path) -> None:
    ground = load(_with(tmp_path, "[无人机 + 偷拍, 航拍 > 我家]"))
    async with open_town(tmp_path, ground, empty_database) as town:
        await town.at("10:00")
        await town.says("阿杰", "又有人放无人机在我家窗户外面偷拍 5栋")
        town.hears(OWNERS, "#1263", "5栋", "无人机扰民")
        assert town.hears(STAFF, "#1263", "无人机扰民").mention == ("王磊",)
        told = town.ticket("1263")
        assert (told.label, told.matter) == (Label.OTHER, "drone")
        await town.says("老周", "买了个无人机,周末去试飞")
        town.silent(OWNERS)


@pytest.mark.parametrize(("words", "wrong"), [("[无人机 + ]", "empty term"), ("[无人机 + $没有]", "no class $没有")])
def test_a_word_that_cannot_be_looked_for_is_named_with_its_line(tmp_path: Path, words: str, wrong: str) -> None:
    file = _with(tmp_path, words)
    with pytest.raises(ConfigError) as refused:
        load(file)
    (problem,) = refused.value.problems
    line = next(n for n, text in enumerate(file.read_text("utf-8").splitlines(), 1) if "drone" in text)
    assert (problem.line, wrong in problem.wrong, "写法" in problem.allowed) == (line, True, True)


def test_a_lexicon_of_ones_own_is_read_from_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(CONFIG.read_text("utf-8").replace('lexicon: ""', "lexicon: 词库"), "utf-8")
    assert load(file).lexicon == tmp_path / "词库"
