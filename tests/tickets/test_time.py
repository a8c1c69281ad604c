"""Nights, holidays, deadlines and reminders: everything due is a row that fires at its moment, once."""

from pathlib import Path

import pytest

from bot.config import Ground
from handlers.domain.scene import Abilities
from handlers.domain.ticket import State
from tests.language.demo import open_town
from tests.language.town import OWNERS, STAFF, Town


async def test_nobody_accepts_so_the_duty_officer_is_reminded_and_the_deputy_told_once(town: Town) -> None:
    await town.complained()
    await town.at("08:41")
    town.silent(STAFF)
    await town.at("08:42")
    town.told("李伟", "#1263", "还没有人接")
    town.told("吴娟", "#1263", "08:42")
    await town.at("10:31")
    assert not town.private("李伟")
    await town.at("10:32")
    town.told("吴娟", "#1263", "超时")


async def test_accepted_in_time_so_nobody_is_reminded(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.at("08:43")
    town.silent()


async def test_accepted_and_then_nothing(town: Town) -> None:
    await town.at("09:40")
    await town.says("阿杰", "7栋后面有条流浪狗到处乱窜")
    await town.accepted("王磊", at="10:00")
    await town.at("14:00")
    town.told("王磊", "#1263", "10:00", "4小时")
    town.silent(OWNERS, STAFF)
    await town.at("14:30")
    town.told("吴娟", "王磊10:00接#1263", "4小时无进展")
    town.hears(STAFF, "#1263", "退回待接")
    assert (town.ticket("1263").state, town.ticket("1263").lead) == (State.OPEN, None)


async def test_a_word_about_the_work_is_progress(town: Town) -> None:
    await town.at("09:40")
    await town.says("阿杰", "7栋后面有条流浪狗到处乱窜")
    await town.accepted("王磊", at="10:00")
    await town.at("14:10")
    await town.says("王磊", "正在联系捕犬队", STAFF, quote="#1263")
    await town.at("14:30")
    town.silent()
    assert town.ticket("1263").lead == "王磊"
    await town.at("2025-09-29 08:39")
    town.silent()
    await town.at("2025-09-29 08:40")
    town.told("王磊", "#1263", "没有进展")


async def test_an_ordinary_matter_at_night_waits_for_the_morning(town: Town) -> None:
    await town.at("22:47")
    await town.says("陈姐", "3栋门口有辆车乱停")
    town.silent(OWNERS, STAFF)
    town.told("陈姐", "#1263", "9/29(周一)起算", "9/30 18:00前")
    await town.at("2025-09-29 08:29")
    town.silent()
    await town.at("2025-09-29 08:30")
    assert town.hears(STAFF, "#1263", "接单至09:00").mention == ("李伟",)


@pytest.mark.parametrize("abilities", [Abilities(private=False)])
async def test_without_private_chats_the_receipt_waits_until_seven(town: Town) -> None:
    await town.at("22:47")
    await town.says("陈姐", "3栋门口有辆车乱停")
    town.silent()
    await town.at("2025-09-29 06:59")
    town.silent(OWNERS)
    await town.at("2025-09-29 07:00")
    town.hears(OWNERS, "#1263")


async def test_an_evening_receipt_stands_in_the_group_at_once(town: Town) -> None:
    await town.at("19:30")
    await town.says("陈姐", "3栋门口有辆车乱停")
    town.hears(OWNERS, "#1263", "下班时间", "9/29(周一)起算")
    town.silent(STAFF)


async def test_noise_at_night_goes_to_the_nights_police_alone(town: Town) -> None:
    await town.at("22:47")
    await town.says("阿杰", "广场舞音响又开了吵死")
    town.hears(OWNERS, "#1263", "夜班民警", "110")
    assert town.hears(STAFF, "#1263").mention == ("王磊",)
    assert not town.private("李伟")


async def test_an_urgent_matter_at_night_calls_whoever_is_on_duty(town: Town) -> None:
    await town.at("23:30")
    await town.says("陈姐", "车堵死3栋单元门,救护车进不来")
    assert town.hears(STAFF, "#1263 加急", "接单至23:40").mention == ("王磊",)
    town.hears(OWNERS, "#1263", "9/29 01:30前")


async def test_a_holiday_evening(town: Town) -> None:
    await town.at("2025-09-30 20:10")
    await town.says("刘叔", "东门水果摊又占盲道")
    town.hears(OWNERS, "#1263", "国庆", "10/8", "10/9(周四)起算", "10/10 18:00前")
    await town.says("刘叔", "急")
    town.silent(OWNERS, STAFF)
    town.told("王磊", "#1263", "很急")
    await town.at("2025-10-08 23:00")
    town.silent(STAFF)
    await town.at("2025-10-09 08:30")
    assert town.hears(STAFF, "#1263", "接单至09:00").mention


async def test_a_year_that_the_calendar_does_not_know_still_has_deadlines_and_says_so(
    tmp_path: Path, ground: Ground, empty_database: Path
) -> None:
    async with open_town(tmp_path, ground, empty_database, now="2027-01-04T10:00") as town:
        await town.says("陈姐", "3栋门口有辆车乱停")
        town.hears(OWNERS, "#1263", "1/6 18:00前")
        town.hears(STAFF, "2027年", "周一至周五")


async def test_red_is_answered_at_any_hour_and_tells_the_chiefs_at_once(town: Town) -> None:
    await town.at("2025-09-29 02:00")
    await town.says("刘叔", "地下车库冒烟了!!!")
    town.hears(OWNERS, "119", "#1263")
    for who in ("王磊", "孙经理", "周建国", "马兰", "吴娟"):
        assert any("红色" in line.text for line in town.private(who)), who


async def test_tuesday_has_a_market_officer_and_monday_falls_back(town: Town) -> None:
    await town.at("2025-09-29 10:00")
    await town.says("阿杰", "9栋西门烧烤摊油烟熏死人")
    assert town.hears(STAFF, "#1263").mention == ("李伟",)
    await town.at("2025-09-30 10:00")
    await town.says("小米妈", "5栋楼下烧烤油烟太大了")
    assert town.hears(STAFF, "#1271").mention == ("唐静",)


async def test_a_fire_is_answered_whatever_was_told_before(town: Town) -> None:
    await town.at("10:00")
    await town.says("小米妈", "5栋楼道里有人充电瓶车")
    await town.at("10:01")
    await town.says("小米妈", "5栋楼道起火了!")
    town.hears(OWNERS, "119", "#1271")
    await town.says("老周", "5栋楼道着火了,快来人")
    town.silent(OWNERS)
    assert town.voices("1271") == ["小米妈", "老周"]


async def test_a_fire_told_in_private_does_not_claim_that_the_group_was_warned(town: Town) -> None:
    await town.says("小米妈", "大家早")
    await town.says("小米妈", "5栋楼道起火了!", None)
    told = [line.text for line in town.private("周建国")]
    assert len(told) == 1 and "群里已提醒" not in told[0]


async def test_last_nights_noise_pages_nobody_at_dawn(town: Town) -> None:
    await town.at("2025-09-29 06:20")
    await town.says("阿杰", "昨天白天3栋装修电钻吵了一天")
    town.silent(STAFF, OWNERS)


async def test_pressing_twice_asks_once(town: Town) -> None:
    await town.at("20:10")
    await town.says("刘叔", "东门水果摊又占盲道")
    await town.says("刘叔", "急")
    town.told("刘叔", "好的,#1263 已请值班人员看要不要现在去。")
    await town.says("刘叔", "急")
    town.told("刘叔", "#1263", "已登记,上班后就派人")
    town.silent(OWNERS, STAFF)
    assert not town.private("王磊")


async def test_a_reopened_card_that_waited_for_the_morning_says_so(town: Town) -> None:
    await town.at("10:00")
    await town.says("陈姐", "3栋门口有辆车乱停")
    await town.resolved(at="11:00")
    await town.at("20:00")
    await town.says("陈姐", "3")
    town.told("吴娟", "上班后派值班人员")
    await town.at("2025-09-29 08:30")
    town.hears(STAFF, "#1263", "重开第1次")


async def test_a_word_in_private_after_the_reminder_is_progress(town: Town) -> None:
    await town.at("09:40")
    await town.says("阿杰", "7栋后面有条流浪狗到处乱窜")
    await town.accepted("王磊", at="10:00")
    await town.at("14:10")
    await town.says("王磊", "在联系捕犬队,下午三点来", None)
    town.silent()
    await town.at("14:30")
    town.silent()
    assert town.ticket("1263").lead == "王磊"
