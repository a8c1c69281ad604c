"""Calls to one person: the rule, and as an officer and his deputy hear it."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.domain.decision import Part, Rank
from handlers.domain.policies.rooms import Pacing
from handlers.domain.ticket import TicketId
from handlers.rooms.calling import Drop, Send, Wait, next_step
from handlers.rooms.gathering import LONGEST, MATTERS, first_of
from handlers.tickets.texts import receipt
from storage.queues.waiting import Made
from tests.language.sample import NOW
from tests.language.town import STAFF, Town

SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Call:
    text: str
    tickets: tuple[str, ...] = ()
    id: int = 3

    @property
    def parts(self) -> tuple[Part, ...]:
        return (Part(TicketId("学桥", 126), self.text),) if self.text else ()


def made(seconds_ago: int, text: str = "别的", rank: Rank = Rank.CALL, tickets: tuple[str, ...] = ()) -> Made:
    return Made(7, NOW - seconds_ago * SECOND, text, tickets, rank)


@pytest.mark.parametrize(
    ("before", "queue", "step"),
    [
        ([], ["甲"], Send((0,))),
        ([], ["甲", "乙", "丙"], Send((0, 1, 2))),
        ([made(120)], ["甲"], Send((0,))),
        ([made(119)], ["甲", "乙"], Wait(NOW + SECOND)),
        ([made(0)], ["甲"], Wait(NOW + 120 * SECOND)),
        ([made(90), made(30)], ["甲"], Wait(NOW + 90 * SECOND)),
        ([made(-3600)], ["甲"], Send((0,))),  # a clock that ran ahead: what is later than now counts for nothing
        ([made(30, "甲")], ["甲"], Drop((0,), 7)),
        ([made(30, "甲\n乙")], ["丙", "乙"], Drop((1,), 7)),
        ([made(30)], [""], Wait(NOW + 90 * SECOND)),
        ([made(30, rank=Rank.URGENT)], ["甲"], Send((0,))),  # what did not wait makes nothing wait
    ],
)
def test_the_next_step(before: list[Made], queue: list[str], step: Send | Wait | Drop) -> None:
    assert next_step(Pacing(), before, [Call(text) for text in queue], NOW) == step


@pytest.mark.parametrize(
    ("rank", "call", "step"),
    [
        (Rank.URGENT, Call("甲", ("1263",)), Drop((0,), 7)),  # it has become pressing since
        (Rank.RED, Call("甲", ("1263",)), Drop((0,), 7)),
        (Rank.URGENT, Call("甲", ("1263",), id=9), Send((0,))),  # news after it
        (Rank.URGENT, Call("甲", ("1263", "1271")), Send((0,))),
        (Rank.URGENT, Call("甲"), Send((0,))),
        (Rank.CALL, Call("甲", ("1263",)), Wait(NOW + 60 * SECOND)),
    ],
)
def test_a_card_that_is_out_of_date_is_not_sent(rank: Rank, call: Call, step: Send | Wait | Drop) -> None:
    assert next_step(Pacing(), [made(60, "升级", rank, ("1263",))], [call], NOW) == step


async def test_a_matter_that_becomes_pressing_while_its_card_waits_has_one_card(town: Town) -> None:
    await town.at("09:00")
    await town.says("陈姐", "3栋门口有车乱停")
    await town.says("老周", "6栋楼下有流浪狗")
    await town.at("09:00:20")
    await town.says("刘叔", "9栋楼下有流浪狗")
    town.silent(STAFF)
    await town.says("刘叔", "追着小孩咬!")
    card = town.hears(STAFF, "#1289")
    assert "一般" not in card.text
    await town.at("09:10")
    assert not [line for line in town.lines(STAFF) if "#1289" in line.text]


@dataclass(frozen=True)
class Line:
    parts: tuple[Part, ...]


LINES = st.lists(
    st.lists(
        st.text("长短", max_size=400).map(lambda text: Part(TicketId("学桥", 126), text)), min_size=1, max_size=7
    ).map(lambda parts: Line(tuple(parts))),
    min_size=1,
    max_size=40,
)


@given(LINES)
def test_no_line_of_receipts_is_longer_than_a_screen_and_none_is_left_out(lines: list[Line]) -> None:
    left, heard = list(lines), []
    while left:
        chosen = first_of(left)
        parts = [part.text for line in chosen for part in line.parts]
        assert len(chosen) == 1 or len(parts) <= MATTERS
        assert len(receipt.gathered(parts)) <= LONGEST
        heard += chosen
        left = left[len(chosen) :]
    assert heard == lines


async def test_the_first_card_goes_at_once_and_later_ones_together(town: Town) -> None:
    await town.at("09:00")
    await town.says("陈姐", "3栋门口有车乱停")
    town.hears(STAFF, "#1263", "@李伟")
    for clock, who, words in (("09:00:20", "老周", "5栋门口有车乱停"), ("09:01:40", "刘叔", "9栋西门摆摊占道")):
        await town.at(clock)
        await town.says(who, words)
        town.silent(STAFF)
    await town.at("09:02")
    card = town.hears(STAFF, "#1271", "#1289", "5栋门口", "9栋西门")
    assert card.mention == ("李伟",)
    await town.says("李伟", "收", STAFF, quote="#1271")
    assert (town.ticket("1271").lead, town.ticket("1289").lead) == ("李伟", "李伟")  # both were put to him
    await town.says("李伟", "搞定了", STAFF, quote="#1271")
    town.hears(STAFF, "#1271", "#1289")  # which of the two?
    assert town.ticket("1271").in_work and town.ticket("1289").in_work


async def test_what_is_urgent_does_not_wait(town: Town) -> None:
    await town.at("09:00")
    await town.says("陈姐", "3栋门口有车乱停")
    await town.says("老周", "5栋车堵死门口,轮椅出不来")
    town.hears(STAFF, "#1271 加急")
    await town.says("王婶", "着火了!7栋2楼往外冒烟,快来人")
    town.hears(STAFF, "#1289 红色")


async def test_somebody_else_is_called_at_once(town: Town) -> None:
    await town.at("09:00")
    await town.says("陈姐", "3栋门口有车乱停")
    await town.says("小米妈", "6栋楼下有流浪狗追小孩")
    assert town.lines(STAFF)[0].mention != ("李伟",)


async def test_many_cards_make_lines_of_five(town: Town) -> None:
    await town.at("09:00")
    for building in (1, 2, 3, 4, 5, 6, 7, 8):
        await town.says(f"住户{building}", f"{building}栋门口有车乱停")
    await town.at("09:02")
    assert town.hears(STAFF).text.count("接单至") == 5
    await town.at("09:04")
    assert town.hears(STAFF).text.count("接单至") == 2


async def test_a_gathered_card_is_said_again_without_what_was_taken_back(town: Town) -> None:
    await town.at("09:00")
    await town.says("陈姐", "3栋门口有车乱停")
    await town.says("老周", "5栋门口有车乱停")
    await town.says("刘叔", "9栋西门摆摊占道")
    await town.at("09:02")
    card = town.hears(STAFF, "#1271", "#1289")
    await town.takes_back("刘叔", "摆摊")
    assert town.gone(STAFF) == [card.text]
    again = town.hears(STAFF, "#1271")
    assert "#1289" not in again.text and again.mention == ("李伟",)


async def test_five_overdue_matters_are_one_line_to_the_deputy(town: Town) -> None:
    await town.at("09:00")
    for building in (1, 2, 3, 4, 5):
        await town.says(f"住户{building}", f"{building}栋门口有车乱停")
    await town.at("09:30")
    told = town.told("吴娟", "无人接单")
    assert told.text.count("#") == 5
