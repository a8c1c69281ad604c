"""The morning card: what the work group reads at the opening minute, what the deputy reads of gaps, and whose qualification expires."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.config import Ground
from bot.transport import Outcome
from tests.language.demo import open_town
from tests.language.sample import at
from tests.language.town import STAFF, Town

CARD = (
    "【9/28 周日·调休上班】综合执法 李伟/协管 赵敏;公安 王磊;市监 唐静;"
    "交警今日未排→挂点 陈刚;网格 张丽、何芳。回“在”报到。"
)


@pytest.fixture(autouse=True)
def in_the_morning(town: Town) -> None:
    town.listens_in_the_morning = True


async def granted(town: Town, who: str, wish: str) -> None:
    await town.says(who, f"请假 {wish}", None)
    await town.says("吴娟", "同意", None)


async def test_the_work_group_reads_who_is_there_at_the_opening_minute(town: Town) -> None:
    await town.says("李伟", "谢谢", STAFF, quote=CARD)  # it was said before anybody spoke
    await town.at("2025-09-29 08:29")
    town.silent(STAFF)
    await town.at("2025-09-29 08:30")
    town.hears(STAFF, "【9/29 周一】", "市监今日未排")


@pytest.mark.parametrize(
    ("start", "card"),
    [
        ("2025-09-28T08:29", "09-28 08:30"),
        ("2025-09-28T08:31", "09-29 08:30"),
        ("2025-09-30T20:00", "10-09 08:30"),
    ],
)
async def test_a_house_that_starts_late_waits_for_the_next_working_day(
    tmp_path: Path, ground: Ground, empty_database: Path, start: str, card: str
) -> None:
    async with open_town(tmp_path, ground, empty_database, now=start) as town:
        town.listens_in_the_morning = True
        await town.at("2025-10-09 08:31")
        assert f"{next(line for line in town.chat.lines if line.room == STAFF).at:%m-%d %H:%M}" == card


async def test_no_card_comes_on_a_holiday_and_the_first_day_after_it_is_named(town: Town) -> None:
    await town.at("2025-09-30 18:00")
    await town.at("2025-10-09 08:29")
    town.silent(STAFF)
    await town.at("08:30")
    town.hears(STAFF, "【10/9 周四·国庆节后首日】")
    await town.at("2025-10-10 18:00")
    await town.at("2025-10-11 08:30")
    town.hears(STAFF, "【10/11 周六·调休上班】")


async def test_a_card_that_comes_in_the_afternoon_is_left_out(town: Town) -> None:
    town.clock.turn(at("2025-09-29 14:00"))
    await town.house.catch_up()
    town.silent(STAFF)
    await town.at("2025-09-30 08:30")
    town.hears(STAFF, "【9/30 周二】")


async def test_a_gateway_that_is_away_brings_one_card_and_no_reminders(town: Town) -> None:
    await town.at("2025-09-29 08:29")
    town.chat.outcomes = [Outcome.NOT_SENT] * 10_000
    await town.at("09:31")
    town.chat.outcomes = []
    await town.at("09:50")
    assert len([line for line in town.lines(STAFF) if "报到" in line.text]) == 1
    assert not [line for who in ("李伟", "王磊", "吴娟") for line in town.private(who)]
    await town.at("2025-09-30 08:30")
    assert "【9/30 周二】" in town.lines(STAFF)[-1].text


async def test_it_says_from_where_it_follows_and_what_is_missing(town: Town) -> None:
    await granted(town, "李伟", "明天 段勇")
    await town.at("2025-09-29 08:30")
    assert "综合执法 段勇(替李伟)/协管 赵敏;" in town.hears(STAFF).text


async def test_leave_without_a_substitute_is_a_gap_of_the_day_and_of_the_week(town: Town) -> None:
    await granted(town, "王磊", "9/30-10/9")
    await town.at("2025-09-28 18:00")
    await town.at("2025-09-29 08:30")
    town.told("吴娟", "一周内缺人", "9/30 周二 公安没人带班(王磊请假)", "9/30–10/6 夜间(节假日)没人值班")
    await town.at("2025-09-29 18:00")
    await town.at("2025-09-30 08:30")
    town.hears(STAFF, "公安 缺:王磊请假;", "今晚没人值班(王磊请假)。")
    assert not town.private("王磊")


async def test_leave_that_begins_at_noon_is_told_in_the_morning(town: Town) -> None:
    await granted(town, "王磊", "明天下午")
    await town.at("2025-09-29 08:30")
    town.hears(STAFF, "公安 王磊;", "12:00起公安没人带班(王磊请假)。")


async def test_swapped_shifts_are_told_as_such(town: Town) -> None:
    await town.says("李伟", "换班 明天 段勇", None)
    await town.says("吴娟", "同意", None)
    await town.at("2025-09-29 08:30")
    town.hears(STAFF, "综合执法 段勇(和李伟换班)/协管 赵敏;")


async def test_from_november_on_it_says_that_next_year_is_unknown(
    tmp_path: Path, ground: Ground, empty_database: Path
) -> None:
    async with open_town(tmp_path, ground, empty_database, now="2026-10-30T08:00") as town:
        town.listens_in_the_morning = True
        await town.at("2026-10-30 08:30")
        assert "2027" not in town.hears(STAFF).text
        await town.at("2026-11-02 08:30")
        town.hears(STAFF, "还不知道2027年的放假安排")


async def test_a_qualification_that_expires_is_told_a_month_and_a_week_ahead_once(
    tmp_path: Path, ground: Ground, empty_database: Path
) -> None:
    async with open_town(tmp_path, expiring(ground, date(2025, 11, 8)), empty_database) as town:
        town.listens_in_the_morning = True
        await town.at("2025-10-08 12:00")
        await town.at("2025-10-09 08:30")  # thirty days ahead
        town.told("李伟", "执法资格11/8(周六)到期,还有30天")
        assert "李伟的执法资格11/8(周六)到期" in "".join(line.text for line in town.private("吴娟"))
        await town.at("2025-10-31 08:30")
        assert not [line for line in town.private("李伟") if "资格" in line.text]
        await town.at("2025-10-31 18:00")
        await town.at("2025-11-03 08:30")  # a week ahead is a Saturday: the morning after it
        town.told("李伟", "还有5天")
        assert "11/10 周一 综合执法没人带班" in "".join(line.text for line in town.private("吴娟"))
        await town.at("2025-11-07 18:00")
        await town.at("2025-11-10 08:30")
        town.hears(STAFF, "综合执法 李伟/协管 赵敏,没人带班")


async def test_a_gap_by_an_expired_qualification_is_told_a_week_ahead(
    tmp_path: Path, ground: Ground, empty_database: Path
) -> None:
    async with open_town(tmp_path, expiring(ground, date(2025, 11, 10)), empty_database) as town:
        town.listens_in_the_morning = True
        await town.at("2025-11-04 08:30")
        assert "11/11 周二 综合执法没人带班" in "".join(line.text for line in town.private("吴娟"))


def expiring(ground: Ground, until: date) -> Ground:
    """The demo, where 李伟's qualification ends with that day."""
    first, *others = ground.town.stations
    staff = tuple(replace(m, expires=until) if m.name == "李伟" else m for m in first.staff)
    station = replace(first, staff=staff)
    channels = {
        room: replace(c, station=station) if c.station is first else c for room, c in ground.town.channels.items()
    }
    people = {**ground.town.people, **{member.name: member for member in staff}}
    return replace(ground, town=replace(ground.town, stations=(station, *others), channels=channels, people=people))
