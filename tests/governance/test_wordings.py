"""The commands of the column as different people type them, and ordinary talk that holds their words."""

from functools import cache
from pathlib import Path

import pytest

from bot.config import Ground, load
from bot.engine.listener import Listener
from handlers.decide import FORMS
from handlers.domain.intent import Command
from handlers.domain.message import IncomingMessage
from handlers.governance import commands
from nlp.reader import Reader
from tests.language.demo import CONFIG
from tests.language.sample import NOW
from tests.language.town import STAFF, Town

TABLES = Path(__file__).parent


def rows(table: str) -> list[list[str]]:
    """The rows of a table, which stands beside this file."""
    return [line.split("\t") for line in (TABLES / table).read_text(encoding="utf-8").splitlines()]


@cache
def listener() -> Listener:
    """The ear of the demo town: making one takes half a second."""
    ground: Ground = load(CONFIG)
    return Listener(ground.town, Reader(ground.levels, ground.landmarks, ground.matters, ground.lexicon))


def heard(who: str, words: str, in_group: bool) -> str:
    """The command that somebody's line is, in the work group of his station or in private."""
    ear = listener()
    member = ear.town.people[who]
    station = ear.town.station_at(member.path)
    room = (station.staff_group if station else STAFF) if in_group else None
    return type(ear.intent(IncomingMessage("fake", "m", NOW, who, who, words, room), member)).__name__


@pytest.mark.parametrize(("command", "who", "where", "words"), rows("wordings.tsv"))
def test_people_type_it_as_they_like(command: str, who: str, where: str, words: str) -> None:
    assert heard(who, words, where == "群") == command


OF_THE_COLUMN = {
    form.intent.__name__
    for form in FORMS
    if form.intent.__module__ == commands.__name__ and issubclass(form.intent, Command)
}


@pytest.mark.parametrize("words", [row[0] for row in rows("wordings_talk.tsv")])
def test_colleagues_talk_of_it(words: str) -> None:
    assert not {heard(who, words, in_group=True) for who in ("周建国", "李伟")} & OF_THE_COLUMN


async def test_residents_ask_in_their_own_words(town: Town) -> None:
    for nth, (answer, words) in enumerate(rows("wordings_residents.tsv")):
        await town.says(f"居民{nth}", words, None)
        town.told(f"居民{nth}", answer)


async def test_what_is_counted_needs_no_unit_and_nothing_found_is_no_place(town: Town) -> None:
    await town.at("09:00")
    await town.says("周建国", "联合整治 今天9:30 环城西路 综合执法", STAFF)
    await town.says("周建国", "整治1改成 今天十六点", STAFF)
    town.hears(STAFF, "16:00|环城西路")
    await town.says("周建国", "16点的整治改到10点", STAFF)
    town.hears(STAFF, "10:00|环城西路")
    await town.at("11:00")
    await town.says("李伟", "整治结束 没有发现问题", STAFF)
    town.hears(STAFF, "整治1(环城西路)结束。")
    await town.says("李伟", "整治结果更正为占道经营12 乱停车辆8", STAFF)
    town.hears(STAFF, "占道经营12处", "违停8辆")


async def test_a_day_may_be_written_with_a_dot(town: Town) -> None:
    await town.says("马兰", "联席会议 10.13 15:00 社区会议室", None)
    town.told("马兰", "10/13(周一)15:00")
    await town.says("马兰", "联席会议推迟到下周五上午九点", None)
    town.told("马兰", "10/3(周五)09:00")
    await town.says("马兰", "9.1-9.28", None)
    town.told("马兰", "9/1–9/28")


async def test_a_compound_may_be_called_like_its_station(town: Town) -> None:
    for who in ("起卫东", "杨主任"):
        await town.says(who, "周报 文昌花园", None)
        town.told(who, "文昌花园", "一周情况")
    await town.says("小方", "8月文昌公安", None)
    town.told("小方", "文昌 公安 8月")


async def test_an_answer_to_nobody_is_no_answer_to_an_appeal(town: Town) -> None:
    await town.says("周建国", "答复一下群众", STAFF)
    town.silent()


async def test_points_that_are_added_are_no_mark(town: Town) -> None:
    await town.says("马兰", "评 李伟 9月 八十五 到场快", None)
    await town.says("李伟", "申诉 漏了一次", None)
    await town.says("马兰", "答复 李伟 补记一次,加3分", None)
    town.told("马兰", "请写明分数改不改")
    await town.says("马兰", "答复 李伟 补记一次,加3分到88", None)
    town.told("李伟", "85分改为88分")


async def test_a_notice_of_a_meeting_greets_first(town: Town) -> None:
    await town.says("付兴华", "各位:联席会议定于10月13日上午9:30在茶花社区二楼召开", None)
    town.told("付兴华", "10/13(周一)09:30")
    town.hears("茶花执法工作站群", "10/13(周一)09:30,茶花社区二楼。")
