"""Handing on (转单): to a colleague, to a department; who is told, and who cannot."""

import pytest

from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town


async def stall(town: Town, at: str = "09:40") -> None:
    """A stall that smokes: ticket 1263 of 市监, which 唐静 has taken."""
    await town.at(at)
    await town.says("阿杰", "9栋西门烧烤摊油烟熏死人")
    await town.says("唐静", "收", STAFF, quote="#1263")


@pytest.mark.parametrize(
    ("words", "quote", "to"),
    [
        ("转单 1263 段勇", "", "段勇"),
        ("转单 段勇 1263 我要去街道培训", "", "段勇"),
        ("转单 1263 城管", "", "李伟"),
        ("转单 交警", "#1263", "陈刚"),
        ("转给段勇", "", "段勇"),
        ("1263转段勇", "", "段勇"),
        ("这单给段勇吧 我在12栋走不开 1263", "", "段勇"),
        ("改派李伟", "#1263", "李伟"),
        ("1263移交派出所王磊同志办理", "", "王磊"),
        ("移交派出所", "#1263", "王磊"),
        ("1263 → 王磊", "", "王磊"),
        ("李伟你别跟了 1263给段勇", "", "段勇"),
        ("所有在办的转段勇", "", "段勇"),
        ("1263转公安", "", "王磊"),
        ("转交警", "#1263", "陈刚"),
    ],
)
async def test_to_whom_a_ticket_goes(town: Town, words: str, quote: str, to: str) -> None:
    await stall(town)
    await town.says("唐静", words, STAFF, quote=quote or None)
    town.hears(STAFF, "#1263", "转自唐静", f"@{to}")
    town.told("唐静", f"#1263 已转{to}")
    town.told(to, "唐静把#1263", "转给您主办", "收 1263")
    town.silent(OWNERS)
    ticket = town.ticket("1263")
    assert (ticket.state, ticket.lead, ticket.called) == (State.OPEN, None, (to,))


async def test_whoever_was_called_may_hand_on_what_he_has_not_taken(town: Town) -> None:
    await town.complained()
    await town.says("李伟", "转给段勇", STAFF, quote="#1263")
    assert town.ticket("1263").called == ("段勇",)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("转单 1263", "请写转给谁"),
        ("转单 1263 段勇还是王磊", "请写转给谁"),
        ("转单 1263 赵敏", "赵敏不能主办"),
        ("转单 1263 物业", "物业现在没有能主办的人当班"),
    ],
)
async def test_who_could_is_said_where_nobody_can(town: Town, words: str, told: str) -> None:
    await stall(town)
    await town.says("唐静", words, STAFF)
    town.told("唐静", told, "可转:李伟、王磊")
    town.silent(STAFF)
    assert town.ticket("1263").lead == "唐静"


async def test_a_department_without_anybody_there(town: Town) -> None:
    await town.at("2025-09-29 09:00")  # a Monday: 市监 is not there
    await town.says("陈姐", "3栋门口有车乱停")
    await town.says("李伟", "转单 1263 市监", STAFF)
    town.told("李伟", "市监现在没有能主办的人当班", "可转:王磊、陈刚")


async def test_who_is_on_leave_is_not_called(town: Town) -> None:
    await stall(town)
    await town.says("王磊", "请假 今天", None)
    await town.says("吴娟", "同意", None)
    await town.says("唐静", "转单 1263 王磊", STAFF)
    town.told("唐静", "王磊请假了,没有转")


async def test_a_chief_hands_on_as_he_assigns(town: Town) -> None:
    await stall(town)
    await town.says("周建国", "转单 1263 段勇", None)
    town.hears(STAFF, "站长指派", "@段勇")
    town.told("唐静", "已由站长改派段勇")


async def test_who_has_nothing_to_do_with_it_cannot_hand_it_on(town: Town) -> None:
    await stall(town)
    await town.says("李伟", "转单 1263 段勇", STAFF)
    town.told("李伟", "#1263 由唐静主办")
    assert town.ticket("1263").lead == "唐静"


@pytest.mark.parametrize(
    "words", ["别转给我", "我不转 自己办", "1263已转交警拖走了", "车主电话转给段勇了 你们联系", "能不能转单?"]
)
async def test_what_hands_nothing_on(town: Town, words: str) -> None:
    await stall(town)
    await town.says("唐静", words, STAFF, quote="#1263")
    assert town.ticket("1263").lead == "唐静"


async def test_after_closing_time_the_card_and_the_word_wait(town: Town) -> None:
    await stall(town, "17:50")
    await town.at("18:30")
    await town.says("唐静", "转单 1263 段勇", None)
    town.told("唐静", "#1263 已转段勇,上班后发卡")
    assert not town.private("段勇")
    await town.at("2025-09-29 08:30")
    town.told("段勇", "唐静把#1263")
