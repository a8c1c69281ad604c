"""回头看: some days after, one private line; what is back is opened again, or is a new ticket that names the old one."""

import pytest

from handlers.domain.finding import Finding
from handlers.domain.scene import Abilities
from handlers.domain.ticket import State
from tests.language.town import OWNERS, STAFF, Town

DAY = "2025-10-09"  # a week after is a holiday: the first working day after it


@pytest.fixture
async def later(town: Town) -> Town:
    """#1263 of 陈姐, resolved at 09:20 on 9/28, and archived since; on 10/9 the stations open again."""
    await town.complained()
    await town.accepted()
    await town.resolved()
    await town.at(f"{DAY} 08:29")
    return town


async def test_the_reporter_is_asked_once_in_working_time(later: Town) -> None:
    assert later.private("陈姐") == [] or "还好吗" not in later.private("陈姐")[0].text
    await later.at(f"{DAY} 08:30")
    later.told("陈姐", "#1263", "违停堵门", "没有再出现回“好了”", "又出现回“又来了”")
    later.silent(OWNERS, STAFF)
    await later.at("2025-10-30 10:00")
    later.silent(OWNERS, STAFF)
    assert later.private("陈姐") == []


@pytest.mark.parametrize("words", ["好了", "没有再出现", "没再来,谢谢", "挺好的"])
async def test_it_stayed_away(later: Town, words: str) -> None:
    await later.at(f"{DAY} 09:00")
    await later.says("陈姐", words, None)
    later.told("陈姐", "#1263 已记")
    assert (later.ticket("1263").found, later.numbers()) == (Finding.GONE, ["1263"])
    await later.says("吴娟", "单 1263", None)
    later.told("吴娟", "回头看:没有再出现")


@pytest.mark.parametrize("words", ["又来了", "还在", "又堵上了", "又出现了"])
async def test_it_is_back_after_the_archive_and_is_a_new_ticket(later: Town, words: str) -> None:
    await later.at(f"{DAY} 09:00")
    await later.says("陈姐", words, None)
    later.told("陈姐", "#1271", "违停堵门")
    old, new = later.ticket("1263"), later.ticket("1271")
    assert (old.found, old.state, new.again_of, new.place) == (Finding.BACK, State.ARCHIVED, old.id, old.place)
    assert (new.path, new.private) == (old.path, True)
    await later.says("吴娟", "单 1271", None)
    later.told("吴娟", "反复:原#1263(9/28办结)")
    await later.says("吴娟", "单 1263", None)
    later.told("吴娟", "后又出现:#1271")


async def test_before_the_archive_it_is_opened_again(town: Town) -> None:
    await town.at("2025-10-13 08:32")
    await town.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去")
    await town.accepted()
    await town.resolved()
    await town.at("2025-10-16 09:00")
    await town.says("周建国", "重开 1263", None)
    await town.accepted(at="2025-10-16 09:05")
    await town.resolved(at="2025-10-22 09:20")
    await town.at("2025-10-22 09:21")
    assert town.private("陈姐") == []  # the first round's week is over: another round, another week


async def test_the_answer_is_asked_of_nobody_where_it_was_opened_again_since(later: Town) -> None:
    await later.says("陈姐", "又来了", quote="#1263 已办")
    await later.at(f"{DAY} 08:30")
    assert [line.text for line in later.private("陈姐") if "还好吗" in line.text] != []
    assert later.ticket("1271").again_of == later.ticket("1263").id


@pytest.mark.parametrize("abilities", [Abilities(private=True)])
async def test_whom_nobody_reaches_the_grid_worker_looks_instead(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.resolved()
    town.chat.strangers.add("陈姐")
    await town.at(f"{DAY} 08:30")
    line = town.told("张丽", "回头看", "#1263", "没有再出现回“好了”")
    assert "陈姐" not in line.text
    await town.says("张丽", "好了", None)
    assert (town.ticket("1263").found, town.ticket("1263").state) == (Finding.GONE, State.ARCHIVED)


async def test_what_the_grid_worker_finds_again_is_a_ticket_of_his(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.resolved()
    town.chat.strangers.add("陈姐")
    await town.at(f"{DAY} 09:00")
    await town.says("张丽", "又来了", None)
    new = town.ticket("1271")
    assert (new.reporter, new.again_of, new.place) == ("张丽", town.ticket("1263").id, "3栋单元门口")


@pytest.mark.parametrize("words", ["到现场没发现", "已移交交警"])
async def test_what_nobody_of_ours_has_settled_is_not_looked_at(town: Town, words: str) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", f"1263 办结 {words}", STAFF)
    await town.at(f"{DAY} 08:30")
    assert town.private("陈姐") == []


@pytest.mark.parametrize("words", ["9栋西门烧烤摊油烟熏死人", "1", "你好", "好的"])
async def test_anything_else_is_no_answer(later: Town, words: str) -> None:
    await later.at(f"{DAY} 09:00")
    await later.says("陈姐", words, None)
    assert later.ticket("1263").found is None


async def test_a_quote_of_an_archived_result_is_linked_as_well(later: Town) -> None:
    await later.says("陈姐", "又堵上了", quote="#1263 已办")
    assert later.ticket("1263").recurred == (later.ticket("1271").id,)
