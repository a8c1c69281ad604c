"""Coming along (主办+协办): who is asked when somebody leads, who comes, and how help is asked for (请求协助)."""

import pytest

from tests.language.town import OWNERS, STAFF, Town

STALL = "9栋西门烧烤摊油烟熏死人"


async def stall(town: Town, at: str = "09:40") -> None:
    """A stall that smokes: ticket 1263 of 市监, where 综合执法 assists; 唐静 has taken it."""
    await town.at(at)
    await town.says("阿杰", STALL)
    await town.at(f"{at}:30")
    await town.says("唐静", "收", STAFF, quote="#1263")


async def test_the_departments_that_assist_are_asked_when_somebody_leads(town: Town) -> None:
    await stall(town)
    town.told("李伟", "#1263", "唐静主办", "请您协办,回“收”")
    town.told("赵敏", "#1263", "唐静主办")
    assert not town.private("王磊")
    town.silent(STAFF, OWNERS)
    assert town.ticket("1263").asked == ("李伟", "赵敏")
    await town.says("李伟", "收", STAFF)
    town.told("李伟", "唐静已接#1263,您记协办")
    await town.says("赵敏", "收到", None, quote="请您协办")
    assert town.ticket("1263").assists == ("李伟", "赵敏")


async def test_the_department_whose_matter_it_is_is_asked_where_another_took_it(town: Town) -> None:
    await town.at("09:40")
    await town.says("阿杰", STALL)
    await town.says("王磊", "收 1263", STAFF)
    assert town.ticket("1263").asked == ("李伟", "赵敏")  # 唐静 was called by the card
    assert not any("协办" in line.text for line in town.private("唐静"))


async def test_nobody_is_asked_twice_in_a_round(town: Town) -> None:
    await stall(town)
    await town.says("唐静", "转单 1263 王磊", STAFF)
    await town.says("王磊", "收 1263", STAFF)
    assert not town.private("李伟")
    await town.at("10:30")
    await town.says("王磊", "办结 1263 摊已劝走", STAFF)
    await town.says("阿杰", "没解决,又来了", OWNERS, quote="#1263 已办")
    await town.says("唐静", "收 1263", STAFF)
    town.told("李伟", "#1263", "请您协办")


async def test_a_card_of_his_own_goes_before_what_he_was_asked_along_to(town: Town) -> None:
    await stall(town)
    await town.says("陈姐", "3栋门口有车乱停")
    await town.says("李伟", "收", STAFF)
    assert town.ticket("1271").lead == "李伟"
    assert not town.ticket("1263").assists
    await town.says("李伟", "收", STAFF)
    assert town.ticket("1263").assists == ("李伟",)


async def _taken_after_closing(town: Town) -> None:
    await town.at("17:55")
    await town.says("阿杰", STALL)
    await town.at("18:05")
    await town.says("唐静", "收 1263", None)
    assert not town.rung("请您协办")


async def test_who_assists_what_was_taken_after_closing_was_never_asked(town: Town) -> None:
    await _taken_after_closing(town)
    await town.at("2025-09-29 08:29")
    assert not town.rung("请您协办")
    await town.at("2025-09-29 08:30")
    assert town.rung("#1263", "唐静主办", "请您协办") == {"李伟", "赵敏"}
    await town.says("李伟", "收 1263", STAFF)
    assert town.ticket("1263").assists == ("李伟",)


async def test_nobody_is_asked_in_the_morning_along_to_what_was_settled_in_the_evening(town: Town) -> None:
    await _taken_after_closing(town)
    await town.at("18:40")
    await town.says("唐静", "1263 办结 摊已劝走", None)
    await town.at("2025-09-29 08:31")
    assert not town.rung("请您协办")


@pytest.mark.parametrize(
    ("words", "quote", "people"),
    [
        ("请求协助 1263 公安", "", ("王磊",)),
        ("请公安支援 摊主动手了", "#1263", ("王磊",)),
        ("1263需要交警帮忙拖车", "", ("陈刚",)),
        ("王磊来一下9栋西门 1263 对方不配合", "", ("王磊",)),
        ("叫派出所来个人", "", ("王磊",)),
        ("申请联合执法 1263 公安 交警", "", ("王磊", "陈刚")),
        ("物业保安来两个", "", ("孙经理",)),
        ("我们市监进不去 物业配合开门 1263", "", ("孙经理",)),
    ],
)
async def test_whom_help_is_asked_of(town: Town, words: str, quote: str, people: tuple[str, ...]) -> None:
    await stall(town)
    await town.says("唐静", words, STAFF, quote=quote or None)
    for name in people:
        town.told(name, "唐静请您协助#1263", "收 1263")
    town.told("唐静", f"#1263 已请{'、'.join(people)}协助")
    town.silent(STAFF, OWNERS)
    await town.says(people[0], "收", None)
    assert people[0] in town.ticket("1263").assists


async def test_where_nobody_is_there_the_deputy_is_told(town: Town) -> None:
    await town.at("2025-09-29 09:00")  # a Monday: 市监 is not there
    await town.says("陈姐", "3栋门口有车乱停")
    await town.says("李伟", "收", STAFF, quote="#1263")
    await town.says("李伟", "请求协助 1263 市监", STAFF)
    town.told("李伟", "#1263 市监现在没人当班,已告诉吴娟")
    town.told("吴娟", "李伟办#1263", "请求市监协助", "请安排")


async def test_what_is_urgent_calls_at_night(town: Town) -> None:
    await town.complained("23:10")
    await town.says("段勇", "收 1263", None)
    await town.says("段勇", "请求协助 1263 公安", None)
    town.told("王磊", "段勇请您协助#1263")


async def test_help_against_noise_that_goes_on_was_called_in_the_morning(town: Town) -> None:
    await town.at("22:47")
    await town.says("阿杰", "广场舞音响又开了吵死")
    await town.says("王磊", "收 1263", STAFF)
    await town.says("王磊", "请求协助 1263 李伟", None)
    town.told("李伟", "王磊请您协助#1263")


async def test_help_is_asked_of_nobody_where_nobody_is_named(town: Town) -> None:
    await stall(town)
    await town.says("唐静", "1263 现场围了二三十人 请求增援!!", STAFF)
    town.told("唐静", "请写请谁协助")


async def test_who_has_nothing_to_do_with_it_asks_nobody(town: Town) -> None:
    await stall(town)
    await town.says("王磊", "请求协助 1263 交警", STAFF)
    town.told("王磊", "#1263 由唐静主办")
    assert not town.private("陈刚")


@pytest.mark.parametrize(
    "words", ["不用协助 我一个人够了", "公安已经到了", "谢谢王磊支援", "物业从来不配合", "能搞定 先不喊人"]
)
async def test_what_calls_nobody(town: Town, words: str) -> None:
    await stall(town)
    asked = town.ticket("1263").asked
    await town.says("唐静", words, STAFF, quote="#1263")
    assert town.ticket("1263").asked == asked
