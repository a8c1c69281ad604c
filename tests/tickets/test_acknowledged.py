"""Said and sure: one short private line back, with the place; in an owners' group too, where he quotes or writes a number."""

import pytest

from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town


async def test_an_acceptance_tells_where_and_until_when(town: Town) -> None:
    await town.complained()
    await town.says("李伟", "收到,马上来", STAFF)
    town.told("李伟", "已接#1263 违停堵门,3栋单元门口。10:32前办结。")


async def test_the_place_that_comes_later_is_told_to_whoever_went(town: Town) -> None:
    await town.at("10:00")
    await town.says("阿杰", "楼下烧烤摊油烟熏死人了")
    await town.says("唐静", "收", STAFF)
    town.told("唐静", "已接#1263 烧烤油烟,地点还在问,问到就告诉您")
    await town.says("阿杰", "9栋西门")
    town.told("唐静", "#1263 地点:9栋西门。")
    town.silent(STAFF, OWNERS)


async def test_the_place_that_comes_before_anybody_went_stands_in_the_work_group(town: Town) -> None:
    await town.at("10:00")
    await town.says("阿杰", "楼下烧烤摊油烟熏死人了")
    await town.at("10:05")
    await town.says("阿杰", "9栋西门")
    town.hears(STAFF, "#1263 地点:9栋西门。", "@唐静")


async def test_a_private_reports_place_is_told_whole_only_to_whom_it_was_promised(town: Town) -> None:
    await town.at("11:10")
    await town.says("夜跑的风", "桂花苑9栋502半夜打麻将,不敢在群里讲", None)
    await town.says("王磊", "收 1263", None)
    town.told("王磊", "已接#1263", "9栋502")
    await town.says("李伟", "单 1263", None)
    assert "502" not in town.told("李伟", "#1263").text


async def test_among_neighbours_he_is_understood_and_answered_in_private(town: Town) -> None:
    await town.complained()
    await town.says("李伟", "收到,马上来", quote="又堵3栋")
    town.silent(OWNERS, STAFF)
    town.told("李伟", "已接#1263")
    await town.says("李伟", "1263 到了")
    town.silent(OWNERS, STAFF)
    town.told("李伟", "已记#1263")
    await town.says("李伟", "车拖走了 1辆", quote="#1263")
    town.told("李伟", "办结,数量1辆")
    assert town.ticket("1263").state is State.RESOLVED


async def test_among_neighbours_other_talk_of_his_is_nobodys_business(town: Town) -> None:
    await town.complained()
    await town.says("老周", "大家中午好")
    for words, quote in (
        ("收到", "大家中午好"),
        ("好了好了别吵", "大家中午好"),
        ("收到", None),
        ("今日", "#1263"),
        ("到了", None),
    ):
        await town.says("李伟", words, quote=quote)
        town.silent()
    assert town.ticket("1263").state is State.OPEN


async def test_several_of_one_line_are_one_message(town: Town) -> None:
    await town.at("09:00")
    await town.says("陈姐", "3栋门口有车乱停")
    await town.says("老周", "5栋门口有车乱停")
    await town.says("李伟", "收 1263 1271", STAFF)
    line = town.told("李伟", "已接#1263 违停,3栋门口", "已接#1271 违停,5栋门口")
    assert line.text.count("\n") == 1


@pytest.mark.parametrize("sign", ["[OK]", "👌", "[抱拳]", "[强]"])
@pytest.mark.parametrize("quote", ["#1263", None])
async def test_a_sign_alone_under_a_card_asks(town: Town, sign: str, quote: str | None) -> None:
    await town.complained()
    await town.says("李伟", sign, STAFF, quote=quote)
    town.told("李伟", "您是接#1263", "接就回“是”")
    assert town.ticket("1263").state is State.OPEN
    await town.says("李伟", "是", None)
    assert town.ticket("1263").lead == "李伟"


async def test_a_mark_of_question_alone_asks_for_help(town: Town) -> None:
    await town.says("周建国", "？", None)
    town.told("周建国", "今日", "其他的回“更多”")
