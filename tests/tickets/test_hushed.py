"""Violence at home, somebody who wants to jump: a group reads one line that says nothing, and whoever is called reads everything."""

import re

import pytest

from handlers.domain.reading import Danger, Label, Level, Reading
from handlers.domain.scene import Abilities
from handlers.domain.ticket import State
from tests.language.town import ALARMED, MORNING, OWNERS, STAFF, Heard, Town

HOME = "6栋2单元501"
HUSHED = "已收到,紧急请拨110/120。"
LINES = {Danger.VIOLENCE: f"{HOME}那男的又在打老婆", Danger.JUMP: f"{HOME}有人坐在窗台上要跳"}
HURT = re.compile(r"501|6栋|险情|家暴|轻生|打老婆|要跳|刘叔|原话")

both = pytest.mark.parametrize("danger", [Danger.VIOLENCE, Danger.JUMP])


def red(danger: Danger, place: str | None = HOME) -> Reading:
    return Reading(
        label=Label.OTHER, subcategory="danger", confidence=0.95, place=place, level=Level.RED, danger=danger
    )


async def tells(town: Town, danger: Danger, who: str = "刘叔", room: str | None = OWNERS) -> None:
    town.reads(LINES[danger], red(danger))
    await town.at("2025-09-30 09:00")
    await town.says(who, LINES[danger], room)


def aloud(town: Town) -> list[Heard]:
    """All that any group has read."""
    return [line for line in town.chat.lines if line.room and not MORNING.search(line.text)]


@both
async def test_the_group_reads_one_line_that_says_nothing(town: Town, danger: Danger) -> None:
    await tells(town, danger)
    [line] = aloud(town)
    assert (line.room, line.text, line.quote, line.mention) == (OWNERS, HUSHED, None, ())


@both
async def test_whoever_is_called_reads_everything_in_private(town: Town, danger: Danger) -> None:
    await tells(town, danger)
    told = {line.to for line in town.chat.lines if line.to and all(w in line.text for w in (HOME, "#1263", "原话"))}
    assert told == ALARMED
    assert [line.to for line in town.chat.lines if line.to].count("孙经理") == 1
    assert (town.ticket("1263").level, town.ticket("1263").danger) == (Level.RED, danger)


@both
async def test_nothing_of_it_is_told_aloud_until_the_end(town: Town, danger: Danger) -> None:
    await tells(town, danger)
    for neighbour in ("老周", "陈姐", "小米妈"):
        await town.says(neighbour, "+1")
    await town.at("09:06")  # nobody has taken it: it climbs, in private
    assert town.private("小方")
    await town.says("李伟", "收 1263", None)
    await town.says("段勇", "1263 收", STAFF)
    await town.at("09:12")
    await town.says("李伟", "到了", None)
    await town.says("周建国", "待办", STAFF)
    await town.says("李伟", "1263 办结 人已劝开", None)
    await town.says("刘叔", "满意")
    await town.says("老周", "没解决")
    await town.says("刘叔", "谢谢")
    await town.at("2025-10-09 10:00")
    assert town.ticket("1263").state is State.ARCHIVED
    spoken = [line for line in aloud(town) if line.text != HUSHED]
    assert [line.text for line in spoken if line.room == OWNERS] == []
    assert [line.text for line in spoken if HURT.search(line.text)] == []
    assert [line.text for line in aloud(town)].count(HUSHED) == 1


@both
async def test_a_nearer_place_reaches_whoever_was_called_and_no_group(town: Town, danger: Danger) -> None:
    await tells(town, danger)
    await town.says("刘叔", "是7栋不是6栋")
    assert town.rung("7栋") == ALARMED
    town.silent(OWNERS, STAFF)


@both
async def test_a_word_that_may_be_forced_calls_nothing_off(town: Town, danger: Danger) -> None:
    await tells(town, danger)
    await town.says("刘叔", "看错了没事了")
    assert town.rung("到场核实") == ALARMED
    town.silent(OWNERS, STAFF)
    assert town.ticket("1263").in_work


async def test_a_fight_that_turns_out_to_be_at_home_is_spoken_of_no_more(town: Town) -> None:
    await town.at("2025-09-30 09:00")
    await town.says("刘叔", "6栋打起来了")
    town.hears(OWNERS, "110", "#1263")
    town.reads("是那男的打他老婆", red(Danger.VIOLENCE, None))
    await town.says("刘叔", "是那男的打他老婆")
    assert [line.text for line in town.lines(OWNERS)] == [HUSHED]
    town.silent(STAFF)
    await town.says("李伟", "收 1263", None)
    await town.says("李伟", "1263 办结 已劝开", None)
    town.silent(OWNERS)


async def test_somebody_hurt_in_it_is_told_to_whoever_was_called(town: Town) -> None:
    await tells(town, Danger.VIOLENCE)
    await town.says("老周", "6栋2单元有人受伤流血了")
    town.silent(OWNERS, STAFF)
    assert {line.to for line in town.chat.lines[town._from :] if line.to and "受伤" in line.text} == ALARMED
    assert town.numbers() == ["1263"]


async def test_a_chief_who_takes_it_for_none_says_so_to_whoever_was_called(town: Town) -> None:
    await tells(town, Danger.JUMP)
    await town.says("周建国", "误报 1263", None)
    town.silent(OWNERS, STAFF)
    assert {line.to for line in town.chat.lines[town._from :] if line.to and "不用去了" in line.text} == ALARMED


async def test_told_in_private_its_words_are_for_nobody_else(town: Town) -> None:
    await town.says("刘叔", "早")
    await tells(town, Danger.VIOLENCE, room=None)
    assert aloud(town) == []
    assert not [line for line in town.chat.lines if line.to != "刘叔" and "打老婆" in line.text]
    town.told("刘叔", "110", "#1263")


class TestWithoutQuotes:
    @pytest.fixture
    def abilities(self) -> Abilities:
        return Abilities(quote=False, private=False)

    @both
    async def test_nobody_is_called_by_name(self, town: Town, danger: Danger) -> None:
        await tells(town, danger)
        assert [line.text for line in aloud(town)] == [HUSHED]
