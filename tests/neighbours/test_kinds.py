"""Each kind of closing (办结类型) has its own sentence, and a poll only where there is something to judge."""

import pytest

from handlers.domain.scene import Abilities
from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town

NOT_FOUND, HANDED_ON, NOT_OURS = "到现场没发现", "已移交交警", "不归我们,归住建局"
UNPOLLED = [NOT_FOUND, HANDED_ON, NOT_OURS]


async def _closed(town: Town, words: str) -> None:
    """#1263 of 陈姐, with 老周 as a voice, closed at 09:20 by 李伟 with these words."""
    await town.complained()
    await town.says("老周", "+1 我车也出不来")
    await town.accepted()
    await town.at("09:20")
    await town.says("李伟", f"1263 办结 {words}", STAFF)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("车挪走了 1辆", "#1263 已办:已挪走(1辆)。@陈姐 和+1的邻居:回 1满意 2部分解决 3没解决"),
        ("部分 车挪走了", "#1263 办理结果:已挪走,其余在跟进。@陈姐 和+1的邻居:回 1满意 2部分解决 3没解决"),
        ("双方调解好了", "#1263 办理结果:已调解,双方已沟通。@陈姐 和+1的邻居:回 1满意 2部分解决 3没解决"),
        (NOT_FOUND, "#1263 办理结果:到场未发现。@陈姐 和+1的邻居:还在请引用这条回“还在”。"),
        (HANDED_ON, "#1263 办理结果:已移交交警,由交警继续办理。@陈姐 和+1的邻居:请知悉。"),
        (
            NOT_OURS,
            "#1263 办理结果:这件事归住建局管,本站办不了,请向住建局反映(电话0878-3120000)。@陈姐 和+1的邻居:请知悉。",
        ),
    ],
)
async def test_the_group_reads_what_came_of_it(town: Town, words: str, told: str) -> None:
    await _closed(town, words)
    assert town.hears(OWNERS).text == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("车挪走了", "#1263 已办:已挪走。请您评价:回 1满意 2部分解决 3没解决"),
        ("双方调解好了", "#1263 办理结果:已调解,双方已沟通。请您评价:回 1满意 2部分解决 3没解决"),
        (NOT_FOUND, "#1263 办理结果:到场未发现。还在请引用这条回“还在”。"),
        (HANDED_ON, "#1263 办理结果:已移交交警,由交警继续办理。"),
    ],
)
async def test_who_told_it_in_private_reads_it_there(town: Town, words: str, told: str) -> None:
    await town.says("老周", "早")
    await town.at("08:32")
    await town.says("老周", "3栋单元门口又被堵了,进不去", None)
    await town.says("李伟", f"1263 办结 {words}", STAFF)
    assert town.told("老周").text == told
    town.silent(OWNERS)


@pytest.mark.parametrize("words", UNPOLLED)
@pytest.mark.parametrize("verdict", ["1", "满意", "2"])
async def test_where_nobody_was_asked_a_verdict_counts_nothing(town: Town, words: str, verdict: str) -> None:
    await _closed(town, words)
    await town.says("老周", verdict)
    town.silent()
    await town.says("陈姐", verdict, quote="#1263 办理结果")
    town.silent()
    await town.says("陈姐", f"1263 {verdict}", None)
    town.silent()
    await town.says("陈姐", verdict, None)
    town.silent()
    assert town.votes("1263") == {}
    assert town.ticket("1263").state is State.RESOLVED


async def test_a_verdict_that_quotes_it_goes_to_no_other_poll(town: Town) -> None:
    await _closed(town, NOT_FOUND)
    await town.says("陈姐", "9栋西门烧烤摊油烟熏死人")
    await town.says("李伟", "办结 1271 摊已劝走", STAFF)
    await town.says("陈姐", "满意", quote="#1263 办理结果")
    assert town.votes("1271") == {}
    await town.says("陈姐", "满意")
    assert town.votes("1271") == {"陈姐": "satisfied"}


@pytest.mark.parametrize("words", [NOT_FOUND, HANDED_ON])
@pytest.mark.parametrize(("who", "says"), [("陈姐", "还在"), ("老周", "还没挪走"), ("老周", "3"), ("陈姐", "没解决")])
async def test_what_is_still_there_is_opened_again(town: Town, words: str, who: str, says: str) -> None:
    await _closed(town, words)
    await town.says(who, says, quote="#1263 办理结果")
    town.hears(OWNERS, "#1263 已重开")
    town.told("吴娟", "#1263")
    ticket = town.ticket("1263")
    assert (ticket.state, ticket.round) == (State.OPEN, 2)


async def test_without_a_quote_as_well_where_it_is_the_only_one(town: Town) -> None:
    await _closed(town, NOT_FOUND)
    await town.says("陈姐", "还在")
    town.hears(OWNERS, "#1263 已重开")


async def test_whose_duty_it_is_no_word_of_a_neighbour_changes(town: Town) -> None:
    await _closed(town, NOT_OURS)
    await town.says("陈姐", "没解决", quote="#1263 办理结果")
    town.silent(OWNERS)
    assert town.ticket("1263").state is State.RESOLVED


@pytest.mark.parametrize("words", UNPOLLED)
async def test_in_time_it_is_archived_like_any_other(town: Town, words: str) -> None:
    await _closed(town, words)
    await town.at("2025-10-01 09:19")
    assert town.ticket("1263").state is State.RESOLVED
    await town.at("2025-10-01 09:20")
    assert town.ticket("1263").state is State.ARCHIVED


@pytest.mark.parametrize("abilities", [Abilities(quote=False, private=False)])
async def test_a_transport_that_quotes_nothing_is_answered_by_number(town: Town) -> None:
    await _closed(town, NOT_FOUND)
    await town.says("陈姐", "1263 还在")
    assert town.ticket("1263").state is State.OPEN
