"""值班量: who had how many cards, nights and attendances in a month."""

from tests.language.town import STAFF, Town


async def test_cards_nights_and_attendances_of_the_month_are_counted(town: Town) -> None:
    await town.at("08:30")
    await town.says("李伟", "在", STAFF)
    await town.complained()
    await town.accepted()
    await town.at("2025-09-29 19:00")
    await town.says("吴娟", "值班量", None)
    lines = town.told("吴娟", "学桥 2025年9月值班量").text.splitlines()
    assert lines[1] == "王磊:接单0件,夜间节假29次,报到0次"
    assert "李伟:接单1件,夜间节假0次,报到1次" in lines
    assert len(lines) == 10


async def test_a_night_counts_for_whoever_works_it(town: Town) -> None:
    await town.says("王磊", "请假 10/1-10/3 段勇", None)
    await town.says("吴娟", "同意", None)
    await town.at("2025-10-09 08:40")
    await town.says("周建国", "值班量 10月", None)
    told = town.told("周建国").text
    assert "王磊:接单0件,夜间节假5次" in told
    assert "段勇:接单0件,夜间节假3次" in told


async def test_it_is_for_those_who_steer_and_of_months_that_were(town: Town) -> None:
    await town.says("李伟", "值班量", None)
    assert "件" not in town.told("李伟").text
    await town.says("吴娟", "值班量 12月", None)
    town.told("吴娟", "12月")
    await town.says("杨主任", "值班量 学桥 9月", None)
    town.told("杨主任", "学桥 2025年9月值班量")
