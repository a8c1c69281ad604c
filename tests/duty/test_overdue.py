"""A promise that is broken is told: to who reported it, with a new time, and to the deputy, once a working day."""

from tests.language.town import OWNERS, STAFF, Town


async def _late(town: Town) -> None:
    await town.at("2025-09-28 10:00")
    await town.says("老周", "9栋西门烧烤摊油烟熏死人")
    await town.says("唐静", "收", STAFF)


async def test_who_reported_it_hears_a_new_time_once_a_working_day(town: Town) -> None:
    await _late(town)
    for officer_says in (
        "2025-09-29 09:00",
        "2025-09-29 13:00",
        "2025-09-29 17:00",
        "2025-09-30 11:00",
        "2025-09-30 15:00",
    ):
        await town.at(officer_says)
        await town.says("唐静", "1271 1263 还在和老板谈,明天再去一趟", STAFF)
    await town.at("2025-09-30 18:00")
    town.told("老周", "抱歉,#1263(9栋西门 烧烤油烟)没能按时办好,还在跟进,最迟10/9 18:00给您回话。")
    town.told("小方", "学桥#1263", "超时")  # the deputy and the chiefs have heard before that nobody takes it
    town.silent(OWNERS)
    await town.at("2025-10-09 17:59")
    assert not town.private("老周")
    await town.at("2025-10-09 18:00")
    town.told("老周", "最迟10/10 18:00")


async def test_once_it_is_done_nobody_is_told_again(town: Town) -> None:
    await _late(town)
    await town.at("2025-09-30 18:00")
    await town.says("唐静", "1263 办结 摊子收了", STAFF)
    await town.at("2025-10-10 19:00")
    assert not [line for line in town.private("老周") if "抱歉" in line.text]


async def test_whoever_cannot_be_reached_in_private_is_told_in_the_group(town: Town) -> None:
    town.chat.strangers.add("老周")
    await _late(town)
    await town.at("2025-09-30 18:00")
    town.hears(OWNERS, "抱歉,#1263没能按时办好", "10/9 18:00")
    assert not town.private("老周")


async def test_what_cannot_wait_is_told_by_night_only_in_the_morning(town: Town) -> None:
    await town.at("2025-09-28 21:30")
    await town.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去")
    await town.at("2025-09-29 06:59")
    assert not [line for line in town.private("陈姐") if "抱歉" in line.text]
    await town.at("2025-09-29 07:00")
    town.told("陈姐", "抱歉", "#1263", "9/30 18:00")  # a working day from when she reads it
