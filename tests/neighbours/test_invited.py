"""Invitations (请人协助): somebody from outside is invited to one ticket by name, sees nothing but that, and only its lead closes."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.config import Ground
from handlers.domain.scene import Abilities
from handlers.domain.ticket import State
from handlers.domain.town import Role, Staff
from tests.language.demo import open_town
from tests.language.town import OWNERS, STAFF, Town

HELPERS = {
    "陶老师": Role.PARTY,
    "余委员": Role.COMMITTEE,
    "柏主任": Role.OWNERS_COMMITTEE,
    "面馆老熊": Role.SHOP,
    "小穆": Role.VOLUNTEER,
}
WIRE = "6栋2单元楼道有人飞线充电"


def with_helpers(ground: Ground) -> Ground:
    """The demo town with five who help at 学桥, and a lead of its grids."""
    first, *others = ground.town.stations
    more = tuple(Staff(name, role, first.path) for name, role in HELPERS.items())
    more += (Staff("龙网格长", Role.GRID_LEAD, first.path, "网格"),)
    station = replace(first, staff=(*first.staff, *more))
    channels = {
        room: replace(channel, station=station) if channel.station.name == station.name else channel
        for room, channel in ground.town.channels.items()
    }
    people = {**ground.town.people, **{member.name: member for member in more}}
    town = replace(ground.town, stations=(station, *others), channels=channels, people=people)
    return replace(ground, town=town)


@pytest.fixture
async def town(tmp_path: Path, ground: Ground, abilities: Abilities, empty_database: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path, with_helpers(ground), empty_database, abilities) as town:
        yield town


async def led(town: Town) -> None:
    """A wire for charging: ticket 1263, which 李伟 leads."""
    await town.at("10:00")
    await town.says("小米妈", WIRE)
    await town.at("10:05")
    await town.says("李伟", "收 1263", STAFF)
    await town.at("10:10")


@pytest.mark.parametrize(
    "words",
    [
        "请 小穆 1263",
        "邀请 小穆 1263",
        "请小穆协助1263",
        "1263 请小穆来看看",
        "1263请小穆帮忙看看",
        "请求协助 1263 小穆",
        "请小穆一下 1263",
    ],
)
async def test_one_person_is_invited_by_name(town: Town, words: str) -> None:
    await led(town)
    await town.says("李伟", words, STAFF)
    line = town.told("小穆", "李伟请您协助#1263(6栋2单元 飞线充电)", "收 1263", "已办 1263")
    assert "小米妈" not in line.text and "有人" not in line.text
    town.told("李伟", "#1263 已请小穆协助")
    town.silent(STAFF, OWNERS)
    assert town.ticket("1263").invited == ("小穆",)


@pytest.mark.parametrize("name", HELPERS)
async def test_who_is_invited_answers_and_only_the_lead_closes(town: Town, name: str) -> None:
    await led(town)
    await town.says("李伟", f"请 {name} 1263", STAFF)
    await town.says(name, "收到,这就去", None)
    town.told(name, "已记#1263", "已办 1263")
    town.told("李伟", f"{name}已答应协助#1263")
    await town.shows(name, None)
    town.silent()
    await town.says(name, "已办", None)
    town.told("李伟", f"{name}说#1263 已办", "办结 1263")
    ticket = town.ticket("1263")
    assert (ticket.state, ticket.assists, len(ticket.after)) == (State.ACCEPTED, (name,), 1)
    town.silent(STAFF, OWNERS)
    await town.says("李伟", "1263 办结 已清理", STAFF)
    town.hears(OWNERS, "#1263", "有照片")


async def test_a_picture_before_the_words_counts_once(town: Town) -> None:
    await led(town)
    await town.says("李伟", "请 小穆 1263", STAFF)
    await town.shows("小穆", None)
    await town.says("小穆", "已办 1263", None)
    town.told("李伟", "小穆说#1263 已办(照片1张)")
    assert len(town.ticket("1263").after) == 1


async def test_the_property_passes_on_with_a_picture(town: Town) -> None:
    await led(town)
    assert "孙经理" in town.ticket("1263").called
    await town.shows("孙经理", None)
    await town.says("孙经理", "已办", None)
    town.told("李伟", "孙经理说#1263 已办(照片1张)", "办结 1263")
    assert (town.ticket("1263").state, len(town.ticket("1263").after)) == (State.ACCEPTED, 1)


async def test_the_property_is_invited_to_what_it_was_not_called_to(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", "请 孙经理 1263", STAFF)
    line = town.told("孙经理", "李伟请您协助#1263(3栋单元门口 违停堵门)", "已办 1263")
    assert "陈姐" not in line.text and "救护车" not in line.text
    await town.says("孙经理", "收", None)
    town.told("李伟", "孙经理已答应协助#1263")


async def test_a_colleague_is_invited_in_the_words_of_colleagues(town: Town) -> None:
    await led(town)
    await town.says("吴娟", "请 王磊 1263", STAFF)
    town.told("王磊", "吴娟请您协助#1263", "收 1263")
    await town.says("王磊", "收 1263", None)
    town.told("李伟", "王磊已答应协助#1263")


async def test_whoever_is_invited_sees_no_other_ticket(town: Town) -> None:
    await led(town)
    await town.says("陈姐", "3栋门口有车乱停")
    await town.says("李伟", "请 小穆 1263", STAFF)
    for words in ("单 1271", "待办", "今日", "收 1271", "已办 1271", "1271 办结", "派单 1271 段勇", "单 1289"):
        await town.says("小穆", words, None)
        town.told("小穆", "这里只看得到请您协助的单:#1263")
        assert "3栋" not in town.private("小穆")[0].text
    assert town.ticket("1271").state is State.OPEN
    await town.says("小穆", "单 1263", None)
    town.told("小穆", "#1263(6栋2单元 飞线充电)")


async def test_whoever_was_not_invited_sees_none(town: Town) -> None:
    await led(town)
    await town.says("小穆", "单 1263", None)
    town.told("小穆", "现在没有")
    await town.says("小穆", "收", None)
    town.silent()
    assert town.ticket("1263").assists == ()


async def test_after_it_is_closed_there_is_nothing_to_see(town: Town) -> None:
    await led(town)
    await town.says("李伟", "请 小穆 1263", STAFF)
    await town.says("李伟", "1263 办结 已清理", STAFF)
    await town.says("小穆", "单 1263", None)
    town.told("小穆", "现在没有")


async def test_who_was_invited_to_two_names_one(town: Town) -> None:
    await led(town)
    await town.says("陈姐", "3栋门口有车乱停")
    await town.says("李伟", "收 1271", STAFF)
    await town.says("李伟", "请 小穆 1263", STAFF)
    await town.says("李伟", "请 小穆 1271", STAFF)
    await town.says("小穆", "收到", None)
    town.told("小穆", "#1263", "#1271", "请写上单号")
    await town.says("小穆", "收 1271", None)
    assert (town.ticket("1263").assists, town.ticket("1271").assists) == ((), ("小穆",))


async def test_help_says_what_to_answer(town: Town) -> None:
    await town.says("小穆", "帮助", None)
    town.told("小穆", "请您协助时", "已办 单号")


async def test_who_helps_is_a_neighbour_otherwise(town: Town) -> None:
    await town.says("小穆", "又堵3栋单元门口了!救护车来了都进不去")
    town.hears(OWNERS, "#1263")
    assert town.voices("1263") == ["小穆"]
    await town.says("李伟", "收", STAFF, quote="#1263")
    await town.says("李伟", "1263 办结 车挪走了", STAFF)
    town.hears(OWNERS, "#1263", "1满意")
    await town.says("小穆", "1")
    assert town.votes("1263") == {"小穆": "satisfied"}
    await town.says("小穆", "9栋502半夜打麻将,别说是我说的", None)
    town.told("小穆", "#1271", "不发到群里")


@pytest.mark.parametrize(
    ("who", "may"), [("李伟", True), ("吴娟", True), ("马兰", True), ("赵敏", False), ("唐静", False)]
)
async def test_who_may_invite(town: Town, who: str, may: bool) -> None:
    await led(town)
    await town.says("赵敏", "收 1263", STAFF)
    await town.says(who, "请 小穆 1263", STAFF)
    assert (town.ticket("1263").invited == ("小穆",)) is may
    assert bool(town.private("小穆")) is may
    assert town.private(who)


async def test_a_private_report_is_told_masked(town: Town) -> None:
    await town.says("夜跑的风", "早")
    await town.says("夜跑的风", "9栋502半夜打麻将,别说是我说的", None)
    await town.says("王磊", "收 1263", STAFF)
    await town.says("王磊", "请 余委员 1263", None)
    line = town.told("余委员", "#1263(9栋5** 棋牌噪声)")
    assert not [word for word in ("502", "夜跑的风", "麻将,") if word in line.text]
    await town.says("余委员", "已办 1263 上门劝了", None)
    town.told("王磊", "余委员说#1263 已办")


async def test_the_property_looks_at_nothing_but_its_own(town: Town) -> None:
    await led(town)
    await town.says("陈姐", "3栋门口有车乱停")
    await town.says("孙经理", "单 1271", None)
    town.told("孙经理", "这里只看得到请您协助的单:#1263")
    await town.says("孙经理", "单 1263", None)
    town.told("孙经理", "飞线充电", "6栋2单元")


async def test_leave_stays_leave(town: Town) -> None:
    await town.says("李伟", "请假 明天 段勇", None)
    town.told("吴娟", "李伟", "请假")


@pytest.mark.parametrize("words", ["请大家注意用电安全", "请 大家 明天带伞", "有请小穆老师讲话"])
async def test_what_invites_nobody(town: Town, words: str) -> None:
    await led(town)
    await town.says("李伟", words, STAFF)
    town.silent()
    assert town.ticket("1263").invited == ()


async def test_the_lead_of_the_grids_may_do_what_a_grid_worker_may(town: Town) -> None:
    await town.says("龙网格长", "待核", None)
    assert town.private("龙网格长")
    await led(town)
    await town.says("龙网格长", "收 1263", STAFF)
    assert "龙网格长" in town.ticket("1263").assists
    await town.says("龙网格长", "调解 1263", STAFF)
    assert town.ticket("1263").in_mediation
