"""Whose turn it is (排队): what presses comes before what does not, and nobody waits for another's flood."""

import asyncio
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.domain.message import IncomingMessage
from storage.engine.database import Database
from storage.queues import inbox
from tests.language.sample import NOW
from tests.language.town import OWNERS, STAFF, Town

BLOCKED = "9栋门口被车堵死了,救护车进不来!"
FIRE = "着火了!7栋2楼往外冒烟,快来人"
CHATTER = "今天食堂的包子不错"


async def _at_once(town: Town, *lines: tuple[str, str], room: str | None = OWNERS) -> None:
    """Who writes what, all before anybody thinks about the first of it."""
    now = town.clock.now()
    messages = [
        IncomingMessage("fake", f"{room}-{turn}", now, who, who, text, room) for turn, (who, text) in enumerate(lines)
    ]
    await asyncio.gather(*map(town.house.hear, messages))


def _thought_about(town: Town) -> list[tuple[str, str]]:
    """All that waits, in the order in which it has its turn: who, and what."""
    with town.house.database.transaction() as session:
        return [(kept.message.sender, kept.message.text) for kept in inbox.claim(session, 1_000)]


async def test_one_persons_flood_keeps_nobody_elses_line_waiting(town: Town) -> None:
    await _at_once(town, *(("话多", f"{n}栋门口有人乱停车") for n in range(1, 61)), ("老周", "6栋门口有人乱停车"))
    order = [who for who, _ in _thought_about(town)]
    assert order[:2] == ["话多", "老周"]
    assert len(order) == 61


async def test_ten_people_who_flood_each_have_their_turn_and_so_has_the_eleventh(town: Town) -> None:
    flood = [(f"话多{who}", f"第{n}句:{CHATTER}") for who in range(10) for n in range(60)]
    await _at_once(town, *flood, ("老周", CHATTER))
    order = [who for who, _ in _thought_about(town)]
    assert sorted(order[:11]) == sorted({who for who, _ in flood} | {"老周"})
    assert len(order) == 601


@pytest.mark.parametrize("text", [BLOCKED, FIRE])
async def test_what_presses_comes_before_every_flood(town: Town, text: str) -> None:
    await _at_once(town, *(("话多", f"{n}栋门口有人乱停车") for n in range(1, 61)), ("老周", text))
    assert _thought_about(town)[0] == ("老周", text)


async def test_false_alarms_of_one_person_keep_no_others_alarm_waiting(town: Town) -> None:
    await _at_once(town, *(("捣蛋", f"{n}栋着火了快来人") for n in range(1, 101)), ("老周", FIRE))
    assert [who for who, _ in _thought_about(town)][:2] == ["捣蛋", "老周"]


async def test_whoever_floods_goes_on_where_he_was_and_never_before_himself(town: Town) -> None:
    """What came first of one person is thought about first, though some of it has been thought about when the rest comes."""
    await _at_once(town, *(("话多", f"第{n}句:{CHATTER}") for n in range(60)))
    await town.house.writer.run(town.house.turn.think, town.clock.now())
    await _at_once(town, ("话多", "最后一句"), room=STAFF)
    texts = [text for _, text in _thought_about(town)]
    assert texts == [f"第{n}句:{CHATTER}" for n in range(50, 60)] + ["最后一句"]


Arrivals = st.lists(
    st.one_of(
        st.tuples(st.just("hears"), st.sampled_from("甲甲甲乙丙"), st.sampled_from((inbox.RED, inbox.ORDINARY))),
        st.tuples(st.just("thinks"), st.integers(1, 2), st.none()),
    ),
    min_size=20,
    max_size=60,
)


@given(steps=Arrivals)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_in_any_order_of_things(
    steps: list[tuple[str, object, int | None]], tmp_path: Path, empty_database: Path
) -> None:
    """Everything has its turn once, one sender's in order, and a first line waits for at most one of each other's of its rank."""
    file = tmp_path / "lanes.db"
    file.unlink(missing_ok=True)
    shutil.copy(empty_database, file)
    database = Database.at(file, durable=False)
    waiting: list[tuple[int, str, int]] = []  # the serial of a message, its sender, its rank
    overtaken: dict[
        int, list[str]
    ] = {}  # the first lines that wait, and whose lines of their rank had their turn meanwhile
    heard = 0

    def think(most: int) -> None:
        with database.writing() as session:
            batch = inbox.claim(session, most)
            if batch:
                inbox.done(session, [(kept.row, "") for kept in batch])
        for kept in batch:
            serial, sender, rank = next(one for one in waiting if str(one[0]) == kept.message.id)
            assert rank == min(one[2] for one in waiting)
            assert serial == min(one[0] for one in waiting if one[1:] == (sender, rank))
            waiting.remove((serial, sender, rank))
            met = overtaken.pop(serial, [])
            assert len(met) == len(set(met)) and sender not in met
            for first in overtaken:
                if any(one[0] == first and one[2] == rank for one in waiting):
                    overtaken[first].append(sender)

    for step, what, rank in steps:
        if step == "thinks":
            think(int(str(what)))
            continue
        heard += 1
        sender = str(what)
        assert rank is not None
        if not any(one[1:] == (sender, rank) for one in waiting):
            overtaken[heard] = []
        with database.writing() as session:
            inbox.keep(session, [(IncomingMessage("fake", str(heard), NOW, sender, sender, "话"), rank)], NOW)
        waiting.append((heard, sender, rank))
    think(1_000)
    assert waiting == []
    database.close()
