"""Patrols (网格巡查) by one line of chat: tickets for what is left, a count of what was cleared before anybody complained."""

import pytest

from handlers.domain.facts.patrol import Patrolled
from handlers.domain.ticket import Source
from handlers.grammar.findings import findings_in, is_cleared
from tests.language.town import OWNERS, STAFF, Town


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("桂花苑 7栋僵尸车2辆 12栋路灯坏1处 顺手清堆物1处", ("7栋僵尸车2辆", "12栋路灯坏1处", "顺手清堆物1处")),
        ("桂花苑,3栋楼道堆杂物3处;东门流动摊贩2处,已劝离", ("3栋楼道堆杂物3处", "东门流动摊贩2处", "已劝离")),
        ("9栋西门 占道经营 两处", ("9栋西门占道经营两处",)),
    ],
)
def test_a_line_is_its_findings(words: str, found: tuple[str, ...]) -> None:
    assert findings_in(words, ("桂花苑",)) == found


@pytest.mark.parametrize(
    "words", ["顺手清堆物1处", "当场劝离摊贩2处", "已清理楼道杂物", "劝走占道摊1处", "堆物清走了1处"]
)
def test_what_was_dealt_with_on_the_spot(words: str) -> None:
    assert is_cleared(words)


@pytest.mark.parametrize("words", ["7栋僵尸车2辆", "12栋路灯坏1处", "垃圾未清1处", "清运车堵门1辆"])
def test_what_is_left_to_do(words: str) -> None:
    assert not is_cleared(words)


async def test_each_finding_is_a_ticket_of_the_grid_or_was_solved_before_anybody_complained(town: Town) -> None:
    await town.at("10:20")
    await town.says("张丽", "巡查 桂花苑 7栋僵尸车2辆 12栋路灯坏1处 顺手清堆物1处", STAFF)
    town.silent(OWNERS)
    assert [(town.ticket(n).place, town.ticket(n).matter, town.ticket(n).source) for n in town.numbers()] == [
        ("7栋", "zombie_car", Source.GRID_WORKER),
        ("12栋", "facility", Source.GRID_WORKER),
    ]
    answer = next(line for line in town.lines(STAFF) if "已记巡查" in line.text)
    assert all(word in answer.text for word in ("发现3件", "#1263", "#1271", "当场解决1件", "未诉先办"))
    [event] = [event for event in town.happened() if isinstance(event, Patrolled)]
    assert [(one.matter, dict(one.quantities), one.ticket is None) for one in event.found] == [
        ("zombie_car", {"vehicle": 2}, False),
        ("facility", {"site": 1}, False),
        ("corridor_clutter", {"site": 1}, True),
    ]


async def test_what_a_patrol_found_is_closed_without_a_word_to_the_owners(town: Town) -> None:
    await town.at("10:20")
    await town.says("张丽", "巡查 桂花苑 7栋僵尸车2辆", STAFF)
    await town.says("李伟", "1263 办结 车已拖走 2辆", STAFF)
    town.silent(OWNERS)


async def test_nothing_written_is_asked_for(town: Town) -> None:
    await town.says("张丽", "巡查", STAFF)
    town.told("张丽", "巡查 小区")
    assert town.numbers() == []


async def test_a_neighbour_patrols_nothing(town: Town) -> None:
    await town.says("陈姐", "巡查 7栋僵尸车2辆", None)
    assert not [event for event in town.happened() if isinstance(event, Patrolled)]
