"""Law tips (普法): proposed once a week where something was hot, said where somebody agrees, and otherwise nowhere."""

from pathlib import Path

import pytest

from bot.config import Ground
from handlers.domain.facts.lawtip import LawTipAsked, LawTipGiven
from tests.language.demo import open_town
from tests.language.sample import CALENDAR, at
from tests.language.town import OWNERS, STAFF, Town

FRIDAY, MONDAY, NEXT = "2025-10-17T10:00", "2025-10-20 08:30", "2025-10-27 08:30"
CHIEFS = {"周建国", "马兰", "吴娟"}


@pytest.mark.parametrize(
    ("now", "opening"),
    [
        ("2025-10-20 08:00", "2025-10-20 08:30"),
        ("2025-10-20 08:30", "2025-10-20 08:30"),
        ("2025-10-20 08:31", "2025-10-27 08:30"),
        ("2025-10-02 10:00", "2025-10-09 08:30"),
    ],
)
def test_a_week_opens_on_its_first_working_day(now: str, opening: str) -> None:
    assert CALENDAR.week_opening(at(now)) == at(opening)


async def parked(town: Town, *buildings: int) -> None:
    for building in buildings:
        await town.says(f"住户{building}", f"{building}栋门口有车乱停")


def said(town: Town) -> list[str]:
    return [line.text for line in town.lines(OWNERS) if "普法" in line.text]


async def test_what_was_hot_is_proposed_and_said_once_a_week_and_never_twice_in_a_row(
    tmp_path: Path, ground: Ground, empty_database: Path
) -> None:
    async with open_town(tmp_path, ground, empty_database, now=FRIDAY) as town:
        await parked(town, 3, 5, 7)
        await town.at(MONDAY)
        assert town.rung("近一周桂花苑违停3件", "《道路交通安全法》第56条", "回“同意”就发") == CHIEFS
        assert said(town) == []
        await town.says("吴娟", "同意", None)
        [first] = said(town)
        assert first.startswith("【普法】") and "《道路交通安全法》第56条" in first
        assert town.rung("吴娟已经定了") == {"周建国", "马兰"}
        await town.says("周建国", "普法 违停", None)
        [other] = [line.text for line in town.private("周建国")]
        assert "给学府里业主群发普法" in other and "桂花苑" not in other
        await parked(town, 9, 10, 11)
        await town.at(NEXT)
        await town.says("马兰", "同意", None)
        [second] = said(town)
        assert second != first
        assert len([event for event in town.happened() if isinstance(event, LawTipGiven)]) == 2


async def test_too_little_is_nothing_and_silence_is_no_yes(
    tmp_path: Path, ground: Ground, empty_database: Path
) -> None:
    async with open_town(tmp_path, ground, empty_database, now=FRIDAY) as town:
        await parked(town, 3, 5)
        await town.says("老周", "9栋西门烧烤摊油烟熏死人")
        await town.at(MONDAY)
        assert not town.rung("普法")
        await parked(town, 7)
        await town.says("周建国", "普法", None)
        town.told("周建国", "近一周桂花苑违停3件")
        await town.says("周建国", "普法", None)
        town.told("周建国", "已有一条等您定")
        await town.at(NEXT)
        assert not town.rung("普法", "没有生效")
        assert not [event for event in town.happened() if isinstance(event, LawTipGiven)]


async def test_no_is_no_and_at_night_nobody_reads_it(tmp_path: Path, ground: Ground, empty_database: Path) -> None:
    async with open_town(tmp_path, ground, empty_database, now=FRIDAY) as town:
        await town.says("周建国", "普法 桂花苑 噪声", None)
        await town.says("周建国", "不同意", None)
        town.told("周建国", "不办了")
        await town.at("22:30")
        await town.says("周建国", "普法 桂花苑 噪声", None)
        await town.says("周建国", "行", None)
        town.silent(OWNERS)
        await town.at("2025-10-18 07:00")
        town.hears(OWNERS, "【普法】", "《噪声污染防治法》第65条")


@pytest.mark.parametrize(
    ("who", "words", "answer"),
    [
        ("周建国", "普法", "没有哪个群同类的事满3件"),
        ("周建国", "普法 火星", "没有备好“火星”"),
        ("周建国", "普法 消防通道", "没有备好"),
        ("周建国", "普法 占消防通道", "《消防法》第28条"),
        ("小方", "普法 违停", "社区名"),
        ("小方", "普法 文昌 违停", "文昌花园业主群"),
        ("李伟", "普法", "站长用的"),
        ("陈姐", "普法", "站长用的"),
    ],
)
async def test_who_asks_for_one_and_how(town: Town, who: str, words: str, answer: str) -> None:
    await town.says(who, words, None)
    town.told(who, answer)
    town.silent(OWNERS, STAFF)


async def test_a_group_that_rehearses_is_not_told(town: Town) -> None:
    await town.says("周建国", "试运行 桂花苑", None)
    await town.says("周建国", "普法 违停", None)
    town.told("周建国", "给学府里业主群发普法")
    [event] = [event for event in town.happened() if isinstance(event, LawTipAsked)]
    assert event.by is None and event.rooms == ("学府里业主群",)
