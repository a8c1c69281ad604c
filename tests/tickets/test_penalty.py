"""Penalties (立案, 罚款): who may decide on one, and what is kept of who may not."""

import pytest

from handlers.domain.facts.tickets import Noted
from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town

SAID = [
    "1263 立案 罚款200",
    "1263罚200",
    "立案 1263",
    "给1263开张罚单 三百块",
    "1263 暂扣工具 我已经扣了",
    "罚款1263 200元",
]


async def taken(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.says("赵敏", "收 1263", STAFF)


def notes(town: Town) -> list[str]:
    return [event.words.text for event in town.happened() if isinstance(event, Noted)]


@pytest.mark.parametrize("words", SAID)
async def test_without_qualification_it_is_refused_and_kept(town: Town, words: str) -> None:
    await taken(town)
    await town.says("赵敏", words, STAFF)
    town.told("赵敏", "#1263", "需执法资格")
    town.silent(STAFF, OWNERS)
    assert town.refusals() == ["立案"]
    assert notes(town) == []


@pytest.mark.parametrize("words", SAID)
async def test_with_it_it_is_noted_as_progress(town: Town, words: str) -> None:
    await taken(town)
    await town.at("09:10")
    await town.says("李伟", words, STAFF)
    town.told("李伟", "已记在#1263")
    town.silent(STAFF, OWNERS)
    ticket = town.ticket("1263")
    assert (notes(town), ticket.state) == ([words], State.ACCEPTED)
    assert town.shown(ticket.progress_at or ticket.opened_at) == "09-28 09:10"


async def test_a_quote_stands_for_the_number(town: Town) -> None:
    await taken(town)
    await town.says("赵敏", "按占道罚他五百", STAFF, quote="#1263")
    town.told("赵敏", "需执法资格")


async def test_a_resident_who_complains_of_a_fine_is_refused_no_command(town: Town) -> None:
    await town.says("陈姐", "罚款 200 凭什么", None)
    assert town.refusals() == []


async def test_what_closes_a_ticket_closes_it(town: Town) -> None:
    await taken(town)
    await town.says("李伟", "办结 1263 已罚款200,车挪走了", STAFF)
    assert town.ticket("1263").state is State.RESOLVED


@pytest.mark.parametrize(
    "words",
    [
        "1263不罚 批评教育为主",
        "没立案 劝离了",
        "1263罚不罚?",
        "我没有执法证罚不了",
        "罚款交哪里",
        "居民问能不能罚款",
        "罚酒三杯[偷笑]",
    ],
)
async def test_talk_of_fines_is_none(town: Town, words: str) -> None:
    await taken(town)
    await town.says("赵敏", words, STAFF, quote="#1263")
    assert town.refusals() == []
