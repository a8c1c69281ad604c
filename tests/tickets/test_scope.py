"""Out of scope (不属): whose duty it is reaches who reported it, by the name of an office and by nothing else that was typed."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.config import Ground
from handlers.domain.ticket import Resolution, State
from handlers.grammar.office import office_in
from tests.language.demo import open_town
from tests.language.town import OWNERS, STAFF, Town


async def stall(town: Town) -> None:
    """A stall: ticket 1263 of 综合执法, which 李伟 has taken."""
    await town.at("09:40")
    await town.says("阿杰", "9栋西门有人占道摆摊")
    await town.says("李伟", "收", STAFF, quote="#1263")


@pytest.mark.parametrize(
    ("words", "quote", "office"),
    [
        ("不属 1263 归住建局", "", "住建局"),
        ("1263不属我们管 归住建局", "", "住建局"),
        ("不属 归水务局", "#1263", "水务局"),
        ("不属 1263 电信局", "", "电信局"),
        ("不属 法院的事", "#1263", "法院"),
        ("1263不属于我站受理范围,建议反映人联系林草局", "", "林草局"),
        ("超出职责范围 请告知打12345", "#1263", "12345热线"),
        ("不属 1263 归住建", "", "住建局"),
    ],
)
async def test_who_reported_it_reads_whose_it_is(town: Town, words: str, quote: str, office: str) -> None:
    await stall(town)
    await town.says("李伟", words, STAFF, quote=quote or None)
    line = town.hears(OWNERS, "#1263", f"归{office}管")
    assert not [word for word in ("已办", "处理好", "1满意") if word in line.text]
    town.told("李伟", "#1263 已按不属本站了结", office)
    ticket = town.ticket("1263")
    assert (ticket.state, ticket.resolution) == (State.RESOLVED, Resolution.OUT_OF_SCOPE)


async def test_its_telephone_is_told_where_it_is_listed(tmp_path: Path, ground: Ground, empty_database: Path) -> None:
    listed = replace(ground, town=replace(ground.town, offices={"市住建局": "0877-2012345"}))
    async with open_town(tmp_path, listed, empty_database) as town:
        await stall(town)
        await town.says("李伟", "不属 1263 归市住建局", STAFF)
        town.hears(OWNERS, "归市住建局管", "电话0877-2012345")


@pytest.mark.parametrize(
    "words",
    [
        "不属 1263",
        "不属 1263 归你妈管",
        "不属 1263 归老王家那条狗的窝所",
        "不属 1263 归陈姐服务部",
        "不属 1263 归3栋502那家公司",
        "不属 1263 归铁路上的",
    ],
)
async def test_what_is_no_office_reaches_nobody(town: Town, words: str) -> None:
    await stall(town)
    await town.says("李伟", words, STAFF)
    town.told("李伟", "请写归哪个单位")
    town.silent(OWNERS)
    assert town.ticket("1263").state is State.ACCEPTED


async def test_an_office_that_names_who_reported_it_is_not_said(town: Town) -> None:
    await town.at("09:40")
    await town.says("小马", "9栋西门有人占道摆摊")
    await town.says("李伟", "收", STAFF, quote="#1263")
    await town.says("李伟", "不属 1263 归小马公司", STAFF)
    assert "小马公司" not in town.hears(OWNERS, "#1263", "不属本站办理").text


async def test_a_chief_closes_it_so_and_the_lead_is_told(town: Town) -> None:
    await stall(town)
    await town.says("周建国", "不属 1263 归住建局", None)
    town.hears(OWNERS, "归住建局管")
    town.told("李伟", "#1263 站长已关单")
    town.told("周建国", "归住建局")


async def test_it_has_no_poll_and_a_3_does_not_make_it_ours(town: Town) -> None:
    await stall(town)
    await town.says("李伟", "不属 1263 归住建局", STAFF)
    await town.says("阿杰", "3", OWNERS, quote="归住建局管")
    town.silent(OWNERS, STAFF)
    assert town.ticket("1263").state is State.RESOLVED


async def test_closing_it_in_words_says_whose_it_is_as_well(town: Town) -> None:
    await stall(town)
    await town.says("李伟", "办结 1263 不属我们管,归水务局", STAFF)
    town.hears(OWNERS, "归水务局管")


@pytest.mark.parametrize("words", ["不属实 1263", "1263不属实"])
async def test_what_is_not_true_is_not_taken_for_what_is_not_ours(town: Town, words: str) -> None:
    await stall(town)
    await town.says("李伟", words, None)
    assert not any("不属" in line.text for line in town.private("李伟")), town.private("李伟")


async def test_who_has_nothing_to_do_with_it_closes_nothing(town: Town) -> None:
    await stall(town)
    await town.says("王磊", "不属 1263 归住建局", STAFF)
    town.told("王磊", "#1263 由李伟主办")
    town.silent(OWNERS)


@pytest.mark.parametrize(
    "words", ["不属实 1263", "1263到底属不属我们", "归住建局管的我们也要登记", "不要动不动就不属", "业主说不属他的责任"]
)
async def test_what_closes_nothing(town: Town, words: str) -> None:
    await stall(town)
    await town.says("李伟", words, STAFF)
    town.silent(OWNERS)
    assert town.ticket("1263").state is State.ACCEPTED


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("归水务局河长办", "水务局河长办"),
        ("房产证归不动产登记中心", "不动产登记中心"),
        ("不归社区 请回复居民找城管局路灯所", "城管局路灯所"),
        ("归属单位:国网供电所", "国网供电所"),
        ("应由市交通运输局处理 电话让他打12328", "市交通运输局"),
        ("归国家电网", "国家电网"),
        ("归南方电网管", "南方电网"),
        ("归业委会", "业委会"),
        ("归居委会处理", "居委会"),
        ("归移动公司", "移动公司"),
        ("归中国铁塔", "中国铁塔"),
        ("归电信", "电信"),
        ("归自来水公司", "自来水公司"),
        ("归华润燃气", "华润燃气"),
        ("归住建局和水务局", "住建局和水务局"),
        ("归国家电网、移动公司", "国家电网和移动公司"),
        ("住建局和业委会", "住建局和业委会"),
        ("车要移动", ""),
        ("归车主移动", ""),
        ("归他家电网", ""),
        ("归刘家业委会那个骗子", ""),
        ("归老王和老李", ""),
        ("归你妈和居委会", ""),
        ("不归物业", ""),
        ("归云E12345队", ""),
        ("归http://x.cn中心", ""),
        (f"归{'一' * 30}局", ""),
        ("归电话13812345678站", ""),
    ],
)
def test_what_looks_like_an_office(words: str, office: str) -> None:
    assert office_in(words) == office


async def test_two_offices_are_both_said(town: Town) -> None:
    await stall(town)
    await town.says("李伟", "不属 1263 归国家电网和移动公司", STAFF)
    town.told("李伟", "国家电网和移动公司")
    town.hears(OWNERS, "国家电网和移动公司")
