"""Limits by matter and level, and the question whether somebody is there."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.config import load
from tests.language.demo import CONFIG, open_town
from tests.language.town import STAFF, Town

OWN = {
    "      illegal_build: {name: 违建, lead: 综合执法}": (
        "      illegal_build: {name: 违建, lead: 综合执法, limits: {normal: {accept: 1小时, resolve: 5个工作日}}}"
    ),
    "urgent: {accept: 10分钟,": "urgent: {arrive: 30分钟, accept: 10分钟,",
}


@pytest.fixture
async def town(tmp_path: Path, empty_database: Path) -> AsyncIterator[Town]:
    """A town in which unlawful building takes its time, and an officer is asked whether he is there."""
    text = CONFIG.read_text("utf8")
    for old, new in OWN.items():
        assert old in text
        text = text.replace(old, new)
    config = tmp_path / "config.yaml"
    config.write_text(text, "utf8")
    async with open_town(tmp_path, load(config), empty_database) as town:
        yield town


async def test_a_matter_has_limits_of_its_own(town: Town) -> None:
    await town.at("2025-09-29 09:00")
    await town.says("陈姐", "5栋顶楼有人违建,正在加盖阳光房")
    town.hears(STAFF, "#1263", "违建", "接单至10:00")
    assert town.shown(town.ticket("1263").resolve_by) == "10-13 18:00"
    await town.at("2025-09-29 09:05")
    await town.says("老周", "3栋门口有辆车乱停")
    town.hears(STAFF, "#1271", "接单至09:35")


async def test_whoever_took_it_is_asked_once_whether_he_is_there(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.at("09:06")
    town.told("李伟", "#1263", "还没到场")
    await town.at("09:40")
    assert not [line for line in town.private("李伟") if "到场" in line.text]


async def test_whoever_is_there_is_not_asked(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.at("08:50")
    await town.says("李伟", "到了", STAFF, quote="#1263")
    await town.at("09:06")
    assert not town.private("李伟")
