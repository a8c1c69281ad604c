"""Lines with a number: as people write it, alone, with words that say nothing, and with those that tell how the work goes."""

import pytest

from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town
from tests.tickets.cards import CAR, LOT, both_led, open_tickets, states


@pytest.mark.parametrize(
    "words",
    [
        *(
            "1263号收",
            "【1263】收",
            "№1263 收",
            "单号1263收",
            "1263#收",
            "１２６３收",
            "一二六三收",
            "收1263号",
            "收【1263】",
        ),
        *(
            "工单1263收到",
            "[1263]收到",
            "收到,单号:1263",
            "1263号单收到",
            "编号1263我去",
            "1263已收到",
            "1263这个我去",
            "收 一二六三",
        ),
    ],
)
async def test_numbers_as_people_write_them(town: Town, words: str) -> None:
    await open_tickets(town, LOT, CAR)
    await town.says("李伟", words, STAFF)
    assert states(town, "1263", "1271") == [State.ACCEPTED, State.OPEN]


@pytest.mark.parametrize(
    "words",
    ["1263呢", "1263是哪栋", "1263 辛苦", "1263谁去啊", "1263[微笑]"],
)
@pytest.mark.parametrize("room", [STAFF, None], ids=["group", "private"])
async def test_a_number_in_a_line_that_says_nothing_gets_one_private_hint(
    town: Town, words: str, room: str | None
) -> None:
    await open_tickets(town, CAR)
    await town.says("李伟", words, room)
    town.silent(STAFF, OWNERS)
    town.told("李伟", "收 1263", "到了 1263", "办结 1263")
    assert [event.kind for event in town.stored()["1263"][1]] == ["Opened", "Dispatched"]


@pytest.mark.parametrize(
    "words", ["1263", "1263？", "#1263", "1263 什么情况", "看下1263", "帮我查一下1263", "1263到哪一步了"]
)
@pytest.mark.parametrize("room", [STAFF, None], ids=["group", "private"])
async def test_a_number_alone_shows_the_ticket(town: Town, words: str, room: str | None) -> None:
    await open_tickets(town, CAR)
    await town.says("李伟", words, room)
    town.silent(STAFF, OWNERS)
    town.told("李伟", "#1263", "状态:待接单")


async def test_a_number_alone_that_does_not_exist(town: Town) -> None:
    await open_tickets(town, CAR)
    await town.says("李伟", "1271", None)
    town.told("李伟", "没有#1271")


async def test_a_chief_gets_the_forms_of_a_chief(town: Town) -> None:
    await open_tickets(town, CAR)
    await town.says("吴娟", "1263抓紧", STAFF)
    town.told("吴娟", "单 1263", "派单 1263", "关闭 1263")


@pytest.mark.parametrize(
    "words",
    ["1263 已经联系车主了,说十分钟内挪", "#1263 车主电话打不通,待会再跑一趟", "1263,车主不在家", "1263 需要拖车才行"],
)
async def test_what_tells_how_the_work_goes_is_a_note(town: Town, words: str) -> None:
    await open_tickets(town, CAR)
    await town.says("李伟", "收", STAFF)
    await town.says("李伟", words, STAFF)
    town.silent()
    assert town.stored()["1263"][1][-1].kind == "Noted"
    assert states(town, "1263") == [State.ACCEPTED]


async def test_a_note_about_two_stands_on_both(town: Town) -> None:
    await both_led(town)
    await town.says("李伟", "1263和1271的车主都联系上了,在路上", STAFF)
    town.silent()
    assert [town.stored()[number][1][-1].kind for number in ("1263", "1271")] == ["Noted", "Noted"]


async def test_any_word_is_progress_after_a_reminder(town: Town) -> None:
    await open_tickets(town, CAR)
    await town.says("李伟", "收", STAFF)
    await town.at("13:01")
    await town.says("李伟", "1263 在等", STAFF)
    town.silent()
    await town.at("13:40")
    assert states(town, "1263") == [State.ACCEPTED]
