"""A whistle: departments are called to a place, answer, are counted, and missed; S19, and what else happens on the way."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.config import Ground
from handlers.domain.facts.tickets import Arrived, Assisted
from handlers.domain.scene import Abilities
from handlers.domain.town import Bureau
from tests.language.demo import open_town
from tests.language.town import OWNERS, STAFF, Town

WHISTLE = "吹哨 1263 公安 市监 16:00 9栋西门"
DAY = "2025-09-30"
"""A Tuesday: 市监 is on duty."""


async def _grill(town: Town, day: str = DAY) -> None:
    """老周's smoke: ticket 1263, of 市监; 唐静 takes it."""
    await town.at(f"{day} 09:40")
    await town.says("老周", "9栋西门烧烤摊油烟熏死人")
    await town.at("10:00")
    await town.says("唐静", "收", STAFF)
    await town.at("14:20")
    await town.says("唐静", "1263 还在和老板谈,下午再去一趟", STAFF)


async def _whistled(town: Town, line: str = WHISTLE) -> None:
    await _grill(town)
    await town.says("周建国", line, STAFF)


async def test_two_departments_are_called_answer_and_are_there(town: Town) -> None:
    await _grill(town)
    await town.says("周建国", "吹哨 1263 公安 市监 16:00 9栋西门", STAFF)
    line = town.hears(STAFF, "#1263 吹哨|9栋西门|16:00到|公安、市监", "@王磊 @唐静", "回“到/晚N分钟/不能+理由”")
    assert line.mention == ("王磊", "唐静")
    assert not town.private("周建国")
    await town.at("15:58")
    await town.says("唐静", "到", STAFF)
    town.silent(STAFF)
    await town.says("王磊", "堵车晚10分钟", STAFF)
    town.silent(STAFF)
    town.told("王磊", "晚到", "16:10")
    await town.at("16:11")
    await town.says("王磊", "到", STAFF)
    town.silent(STAFF, OWNERS)
    assert "王磊" in town.ticket("1263").assists
    assert [e.person for e in town.happened() if isinstance(e, Assisted | Arrived)] == ["唐静", "王磊"]
    await town.at("16:15")
    assert town.hears(STAFF, "#1263 吹哨 16:00:应哨2/2,到场2/2").text.endswith("到场2/2")
    await town.at("16:20")
    town.silent()


async def test_who_did_not_come_is_told_once_to_those_who_must_know(town: Town) -> None:
    await _whistled(town)
    await town.says("唐静", "收到", STAFF)
    await town.at("16:05")
    await town.says("唐静", "到了", STAFF)
    await town.at("16:15")
    town.hears(STAFF, "应哨1/2,到场1/2", "未到:王磊(没回话)")
    await town.at("16:20")
    assert town.rung("#1263 吹哨 16:00", "公安王磊(没回话)") == {"周建国", "马兰"}
    town.told("小方", "学桥站", "#1263", "王磊")  # nobody is named as the contact: the street's office
    town.silent(STAFF, OWNERS)
    await town.at("18:30")
    assert not town.rung("吹哨")


async def test_the_summary_names_who_is_late_and_waits_for_his_own_time(town: Town) -> None:
    await _whistled(town)
    await town.says("唐静", "1263我晚到40分钟,在做笔录", None)
    town.told("唐静", "约16:40")
    await town.says("王磊", "没问题", STAFF)
    await town.at("16:02")
    await town.says("王磊", "到", STAFF)
    await town.at("16:15")
    town.hears(STAFF, "应哨2/2,到场1/2。未到:唐静(晚40分钟)")
    await town.at("16:20")
    town.silent()
    await town.at("16:45")
    assert town.rung("唐静(晚40分钟)") >= {"周建国", "马兰"}


async def test_who_cannot_come_is_told_at_once_with_who_else_could(town: Town) -> None:
    await _whistled(town, "吹哨 1263 综合执法 公安 16:00")
    town.hears(STAFF, "9栋西门", "@李伟 @王磊")
    await town.says("李伟", "不能 在法院出庭", STAFF)
    town.silent(STAFF)
    town.told("周建国", "综合执法李伟不能到(在法院出庭)", "还可叫段勇", "吹哨 1263 段勇")
    await town.says("王磊", "走不开,所里就我一个人", STAFF)
    town.told("周建国", "公安没有别人可叫")
    await town.says("周建国", "吹哨 1263 段勇", None)
    assert town.hears(STAFF, "吹哨加人", "综合执法").mention == ("段勇",)
    await town.at("16:01")
    await town.says("段勇", "到了", STAFF)
    await town.at("16:15")
    town.hears(STAFF, "应哨3/3,到场1/3", "李伟(不能到:在法院出庭)")
    await town.at("16:20")
    assert not town.private("周建国")  # he has read who cannot come
    town.told("马兰", "李伟", "王磊")


async def test_in_private_the_whistler_reads_whom_he_called(town: Town) -> None:
    await _grill(town)
    await town.says("吴娟", "吹个哨 1263 物业和公安 明早九点 7栋后面", None)
    town.told("吴娟", "已吹哨", "10/1 09:00", "物业孙经理", "公安王磊")
    assert town.hears(STAFF, "7栋后面", "孙经理(已私下告知)").mention == ("王磊",)
    town.told("孙经理", "#1263 吹哨|7栋后面|10/1 09:00到", "请回“到")
    await town.says("孙经理", "收到", None)
    town.told("孙经理", "您10/1 09:00到")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("吹哨 1263 消防 供电 15:00", ("没有“消防、供电”这个部门", "综合执法、公安")),
        ("吹哨 1263", ("请写叫哪些部门", "市监")),
        ("吹哨 1263 公安 今天13:00", ("13:00已经过了",)),
        ("吹哨 1263 公安 2月30日", ("不是能用的时间",)),
        ("吹哨 1263 公安 今晚11点", ("22:00到次日07:00只为加急、红色",)),
        ("吹哨 1263 街道执法队 16:00", ("街道执法队那时没有人可叫",)),
    ],
)
async def test_a_mistake_gets_a_clear_answer_and_calls_nobody(town: Town, line: str, words: tuple[str, ...]) -> None:
    await _grill(town)
    await town.says("周建国", line, STAFF)
    said = town.hears(STAFF, *words)
    assert not said.mention and town.ticket("1263").whistle is None


async def test_what_can_be_called_is_called_and_the_rest_is_told(town: Town) -> None:
    await _whistled(town, "吹哨 1263 消防 公安 街道执法队 16:00")
    assert town.hears(STAFF, "公安").mention == ("王磊",)
    town.told("周建国", "街道执法队那时没有人可叫", "没有“消防”这个部门")


async def test_without_a_time_it_is_half_an_hour_from_now(town: Town) -> None:
    await _whistled(town, "吹哨 1263 公安 马上")
    town.hears(STAFF, "14:50到")


async def test_by_night_only_for_what_cannot_wait(town: Town) -> None:
    await _grill(town)
    await town.at("22:30")
    await town.says("周建国", "吹哨 1263 公安 明早9点", STAFF)
    town.hears(STAFF, "只为加急、红色")
    await town.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去")
    await town.says("周建国", "吹哨 1271 公安 综合执法 现在", STAFF)
    assert town.hears(STAFF, "3栋单元门口", "23:00到").mention == (
        "王磊",
        "李伟",
    )  # no roster by night: a qualified one


async def test_the_liaison_comes_where_the_department_has_nobody_on_duty(town: Town) -> None:
    await _grill(town)
    await town.says("周建国", "吹哨 1263 交警 19:00", STAFF)
    assert town.hears(STAFF, "交警").mention == ("陈刚",)


async def test_who_is_on_leave_is_not_called(town: Town) -> None:
    await _grill(town)
    await town.says("李伟", "请假 今天下午三点到六点 段勇", None)
    await town.says("吴娟", "同意", None)
    await town.says("周建国", "吹哨 1263 综合执法 16:00", STAFF)
    assert town.hears(STAFF, "综合执法").mention == ("段勇",)
    await town.says("周建国", "吹哨 1263 李伟 王磊", None)
    town.told("周建国", "公安王磊", "李伟那时请假,没有叫")


async def test_a_second_whistle_adds_a_department_or_sets_another_time(town: Town) -> None:
    await _whistled(town)
    await town.says("王磊", "收到", STAFF)
    await town.says("周建国", "吹哨 加上城管", STAFF, quote="#1263 吹哨")
    assert town.hears(STAFF, "吹哨加人|9栋西门|16:00到|综合执法").mention == ("李伟",)
    await town.says("马兰", "吹哨 1263 17:00 9栋北门", STAFF)
    said = town.hears(STAFF, "吹哨改时间|9栋北门|17:00到|公安、市监、综合执法")
    assert said.mention == ("王磊", "唐静", "李伟")
    await town.at("16:40")
    assert not [line for line in town.lines(STAFF) if "应哨" in line.text] and not town.rung("吹哨")
    await town.at("17:15")
    town.hears(STAFF, "17:00:应哨0/3,到场0/3")
    await town.says("马兰", "吹哨 1263 公安", STAFF)
    town.hears(STAFF, "已经吹过哨", "17:00到")


async def test_who_was_called_to_a_time_that_had_passed_was_missed_in_minutes(town: Town) -> None:
    await _whistled(town)
    await town.says("唐静", "晚40分钟", STAFF)
    await town.at("16:10")
    await town.says("周建国", "吹哨 1263 城管 公安", STAFF)
    assert town.hears(STAFF, "#1263 吹哨|9栋西门|16:40到|综合执法").mention == ("李伟",)
    await town.at("16:30")
    assert not town.rung("吹哨")
    await town.says("李伟", "到了", STAFF)
    await town.at("16:55")
    town.hears(STAFF, "#1263 吹哨 16:40", "到场1/3", "王磊(没回话)", "唐静(说会晚到)")
    await town.at("17:00")
    assert town.rung("王磊(没回话)", "唐静(说会晚到)") >= {"周建国", "马兰"}  # nobody of the first call is forgotten


async def test_a_closed_ticket_ends_its_whistle_and_whoever_was_to_come_is_told_once(town: Town) -> None:
    await _whistled(town)
    await town.says("王磊", "收到", STAFF)
    await town.at("15:30")
    await town.says("唐静", "1263 办结 摊子收了", STAFF)
    town.told("王磊", "#1263 已办结,吹哨不用来了。")
    town.told("周建国", "#1263 已办结,吹哨不用来了。")
    assert not town.rung("不用来了") & {"唐静"}
    await town.at("15:58")
    await town.says("王磊", "到了", STAFF)
    town.told("王磊", "已办结", "不用来了")
    town.silent(STAFF)
    await town.at("17:00")
    town.silent(STAFF)
    assert not town.rung("吹哨")
    await town.says("周建国", "吹哨 1263 公安 18:00", STAFF)
    town.hears(STAFF, "已经办结或撤回")


async def test_who_is_there_or_cannot_come_hears_nothing_of_its_end(town: Town) -> None:
    await _whistled(town)
    await town.says("王磊", "不能 所里有警情", STAFF)
    await town.at("15:58")
    await town.says("唐静", "到", STAFF)
    await town.says("唐静", "1263 办结 摊子收了", STAFF)
    assert not town.rung("不用来了")


@pytest.mark.parametrize(
    ("line", "room", "quote"),
    [
        ("吹哨 1263 取消", STAFF, ""),
        ("撤哨 1263", None, ""),
        ("取消吹哨 1263", STAFF, ""),
        ("1263不用吹哨了", None, ""),
        ("撤哨", None, ""),
        ("不用吹了", STAFF, ""),
        ("不用吹了", None, ""),
        ("取消吹哨", STAFF, "#1263 吹哨"),
    ],
)
async def test_a_whistle_is_called_off(town: Town, line: str, room: str | None, quote: str) -> None:
    await _whistled(town)
    await town.at("15:00")
    await town.says("周建国", line, room, quote=quote or None)
    town.told("周建国", "#1263 吹哨已取消,已告诉王磊、唐静。")
    assert town.rung("#1263 吹哨已取消,不用来了。") == {"王磊", "唐静"}
    await town.at("15:58")
    await town.says("王磊", "到", STAFF)
    town.told("王磊", "吹哨已取消,不用来了")
    await town.at("17:30")
    assert not town.lines(STAFF) and not town.rung("吹哨")
    await town.says("周建国", "吹哨 1263 公安 18:00", STAFF)
    assert town.hears(STAFF, "#1263 吹哨|", "18:00到|公安").mention == ("王磊",)


async def test_only_a_chief_calls_a_whistle_off_and_only_one_that_stands(town: Town) -> None:
    await _whistled(town)
    await town.says("唐静", "撤哨 1263", STAFF)
    town.told("唐静", "站长")
    await town.says("马兰", "撤哨 1263", None)
    assert town.rung("吹哨已取消,不用来了") == {"王磊", "唐静", "周建国"}
    await town.says("马兰", "撤哨 1263", None)
    town.told("马兰", "现在没有要取消的吹哨")


async def test_near_its_time_a_bare_word_means_the_whistle_and_else_the_card(town: Town) -> None:
    await _whistled(town, "吹哨 1263 公安 17:00 9栋西门")
    await town.says("王磊", "收到", STAFF)
    await town.at("14:40")
    await town.says("陈姐", "7栋后面有条黄狗在追小孩")
    await town.says("王磊", "收", STAFF)
    assert town.ticket("1271").lead == "王磊"
    await town.at("14:50")
    await town.says("王磊", "到了", STAFF)
    assert town.ticket("1271").arrived_at is not None
    await town.at("16:55")
    await town.says("王磊", "到", STAFF)
    assert "王磊" in town.ticket("1263").assists


async def test_a_quote_says_which_and_a_colleague_may_come_instead(town: Town) -> None:
    await _whistled(town, "吹哨 1263 综合执法 16:00")
    await town.says("段勇", "李伟在开会,我去", STAFF, quote="吹哨")
    await town.at("16:00")
    await town.says("段勇", "到场", STAFF)
    await town.at("16:15")
    town.hears(STAFF, "应哨1/1,到场1/1")


async def test_only_who_steers_may_blow_one(town: Town) -> None:
    await _grill(town)
    await town.says("李伟", WHISTLE, STAFF)
    town.told("李伟", "站长")
    town.silent(STAFF)
    await town.says("老周", "@小鹿 " + WHISTLE)
    assert town.ticket("1263").whistle is None
    await town.says("杨主任", f"学桥{WHISTLE.removeprefix('吹哨 ')}", None)
    await town.says("小方", "吹哨 学桥1263 公安 16:00", None)
    town.hears(STAFF, "公安")


async def test_a_flat_is_masked(town: Town) -> None:
    await _grill(town)
    await town.says("周建国", "吹哨 1263 公安 16:00 9栋502门口", STAFF)
    assert "502" not in town.hears(STAFF, "吹哨").text


async def test_of_what_no_group_may_read_each_is_called_in_private(town: Town) -> None:
    await town.at("2025-09-30 10:00")
    await town.says("老周", "9栋502男的在打老婆,家暴,救命")
    await town.says("马兰", "吹哨 1263 公安 网格 现在", STAFF)
    town.silent(STAFF, OWNERS)
    assert town.rung("#1263 吹哨|9栋502|10:30到") == {"王磊", "张丽"}
    town.told("马兰", "已吹哨", "公安王磊", "网格张丽")
    await town.says("王磊", "到了", None)
    await town.at("10:45")
    town.silent(STAFF, OWNERS)
    assert town.rung("应哨1/2,到场1/2") == {"马兰"}


@pytest.fixture
async def manned(tmp_path: Path, ground: Ground, abilities: Abilities, empty_database: Path) -> AsyncIterator[Town]:
    """The demo town where 公安 has a contact."""
    street = replace(ground.town, bureaus={"公安": Bureau(contact="杨主任"), "街道执法队": Bureau(contact="杨主任")})
    async with open_town(tmp_path, replace(ground, town=street), empty_database, abilities) as manned:
        yield manned


async def test_the_contact_of_the_sending_unit_is_told(manned: Town) -> None:
    await _whistled(manned, "吹哨 1263 公安 街道执法队 16:00")
    manned.told("周建国", "已请派出单位的杨主任安排")
    manned.told("杨主任", "学桥站吹哨(#1263)要街道执法队16:00到场")
    await manned.at("16:20")
    manned.told("杨主任", "学桥站 16:00吹哨(#1263)", "王磊(没回话)")
    assert not manned.private("小方")


async def test_whom_its_card_called_too_leads_it_once_he_is_there(town: Town) -> None:
    await town.at("2025-09-30 10:00")
    await town.says("陈姐", "7栋门口一条大狗没拴绳到处跑")
    await town.says("马兰", "吹哨 1263 公安 综合执法 10:20", STAFF)
    await town.says("王磊", "收到", STAFF)
    assert town.ticket("1263").lead is None  # 收 takes a card, 收到 the last who called: the whistle
    await town.at("10:21")
    await town.says("王磊", "到了", STAFF)
    await town.says("李伟", "已到", None)
    ticket = town.ticket("1263")
    assert (ticket.lead, ticket.assists) == ("王磊", ("李伟",)) and ticket.arrived_at


async def test_a_number_or_another_matter_in_hand_is_no_answer(town: Town) -> None:
    await _whistled(town, "吹哨 1263 公安 综合执法 明早9点")
    await town.says("李伟", "收到", STAFF)
    await town.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去")
    await town.says("李伟", "收", STAFF)
    assert town.ticket("1271").lead == "李伟"
    await town.says("李伟", "在路上了,马上到", STAFF)
    assert town.ticket("1271").set_out_at
    await town.says("王磊", "收 1271", STAFF)
    assert "王磊" in town.ticket("1271").assists
    whistle = town.ticket("1263").whistle
    assert whistle is not None
    assert [(one.person, one.reply) for one in whistle.called] == [("王磊", None), ("李伟", "coming")]


async def test_an_auxiliary_takes_over_nobodys_call(town: Town) -> None:
    await _whistled(town, "吹哨 1263 综合执法 16:00")
    await town.says("赵敏", "我也去", STAFF, quote="吹哨")
    await town.says("李伟", "收到", STAFF)
    await town.at("16:15")
    town.hears(STAFF, "应哨1/1,到场0/1。未到:李伟")


async def test_two_whistles_stand_apart(town: Town) -> None:
    await _whistled(town)
    await town.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去")
    await town.says("马兰", "吹哨 1271 公安 15:00", STAFF)
    await town.says("王磊", "收到", STAFF)
    town.told("王磊", "#1271 吹哨:已记您15:00到")
    await town.says("王磊", "1263晚20分钟", STAFF)
    town.told("王磊", "#1263", "约16:20")
    await town.at("15:01")
    await town.says("王磊", "到", STAFF)
    town.told("王磊", "#1271", "15:01到场")
    await town.says("王磊", "不能 所里有警情", STAFF, quote="#1263 吹哨")
    town.told("周建国", "#1263 吹哨:公安王磊不能到(所里有警情)")
    assert not town.private("马兰")


async def test_a_bare_word_answers_the_newest_and_names_the_others(town: Town) -> None:
    await _whistled(town)
    await town.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去")
    await town.at("14:30")
    await town.says("马兰", "吹哨 1271 公安 18:00", STAFF)
    await town.says("王磊", "收到", STAFF)
    town.told("王磊", "#1271 吹哨:已记您18:00到", "#1263的吹哨也等您回")
    await town.says("王磊", "收到", STAFF)
    assert town.told("王磊", "#1263 吹哨:已记您16:00到").text.count("等您回") == 0


async def test_one_word_answers_them_all(town: Town) -> None:
    await _whistled(town)
    await town.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去")
    await town.says("马兰", "吹哨 1271 公安 18:00", STAFF)
    await town.says("王磊", "都收到", STAFF)
    town.told("王磊", "吹哨已记:", "#1263 16:00到", "#1271 18:00到")
    for number in ("1263", "1271"):
        whistle = town.ticket(number).whistle
        assert whistle is not None and str((whistle.of("王磊") or whistle.called[0]).reply) == "coming"


@pytest.mark.parametrize("room", [None, STAFF])
async def test_who_cannot_come_is_asked_why_once(town: Town, room: str | None) -> None:
    await _whistled(town)
    await town.says("王磊", "不能", STAFF)
    town.told("王磊", "您不能到", "什么原因?")
    town.told("周建国", "没说原因")
    await town.says("王磊", "所里有警情", room)
    town.told("王磊", "原因已转告")
    town.told("周建国", "公安王磊不能到的原因:所里有警情")
    await town.says("王磊", "今天真热啊", room)
    assert not town.private("周建国")
    await town.at("15:59")
    await town.says("唐静", "收到", STAFF)
    await town.at("16:15")
    town.hears(STAFF, "应哨2/2,到场0/2", "王磊(不能到:所里有警情)")


async def test_who_comes_by_whistle_assists_however_often_he_says_so(town: Town) -> None:
    await town.at("2025-09-30 09:40")
    await town.says("老周", "9栋西门烧烤摊油烟熏死人")
    await town.says("周建国", "吹哨 1263 公安 10:00", STAFF)
    await town.at("09:58")
    for words in ("到了", "到了", "1263 到了", "我已经到现场了"):
        await town.says("王磊", words, STAFF)
        town.told("王磊", "到场")
        ticket = town.ticket("1263")
        assert (ticket.lead, ticket.assists) == (None, ("王磊",))
