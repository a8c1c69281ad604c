"""Attendance: 在, 到岗 in all their ways, what only sounds like it, and who is reminded where nobody answers."""

from dataclasses import replace
from pathlib import Path

import pytest

from handlers.decide import decide
from handlers.domain.absence import Absence
from handlers.domain.facts.attendance import Attended
from handlers.domain.message import IncomingMessage
from handlers.domain.scene import Line, Place, Scene, Sender
from tests.language.sample import at
from tests.language.town import OWNERS, STAFF, Town

LINES = [row.split("\t") for row in Path(__file__).with_name("present.tsv").read_text("utf8").splitlines()[1:]]
SPEAKERS = {"段勇": "段勇", "王磊": "王磊", "赵敏": "赵敏", "张丽": "张丽", "何芳": "何芳", "孙": "孙经理"}


@pytest.fixture(autouse=True)
def in_the_morning(town: Town) -> None:
    town.listens_in_the_morning = True


def there(town: Town) -> list[str]:
    return [event.person for event in town.happened() if isinstance(event, Attended)]


def speaker(line: str) -> str:
    """Whoever a line names says it himself; he who speaks for others too is 李伟."""
    return next((who for name, who in SPEAKERS.items() if name in line and "和" not in line), "李伟")


def attends(town: Town, who: str, line: str, quotes: bool) -> list[str]:
    """Who is there by a line of the work group at 08:31, 段勇 in 李伟's stead."""
    ground, now = town.ground, at("2025-09-28 08:31")
    away = Absence("leave/李伟", "学桥", "李伟", "段勇", at("2025-09-28 08:00"), at("2025-09-28 18:00"))
    station = replace(ground.stations[0], absences=(away,) if who == "段勇" else ())
    message = IncomingMessage("fake", "m1", now, who, who, line, STAFF)
    card = "【9/28 周日·调休上班】综合执法 李伟。回“在”报到。" if quotes else ""
    said = Line(message, Sender(who, who, ground.people[who]), quoted_words=card)
    scene = Scene(now, ground, Place(station, replace(ground.channels[STAFF], station=station)), said)
    decision = decide(scene, town.house.turn.listener.intent(message, ground.people[who]))
    assert not [say for say in decision.says if say.room]
    return [event.person for event in decision.events if isinstance(event, Attended)]


async def test_lines_of_the_morning(town: Town) -> None:
    heard = {
        line: attends(town, speaker(line), line, quotes == "yes")[:1] == [speaker(line)] for _, quotes, line in LINES
    }
    assert heard == {line: label == "present" for label, _, line in LINES}


async def test_the_scene_of_the_morning(town: Town) -> None:
    await town.at("08:30")
    for who in ("李伟", "赵敏", "唐静"):
        await town.says(who, "在", STAFF)
        town.silent()
    assert there(town) == ["李伟", "赵敏", "唐静"]
    await town.at("08:50")
    town.told("王磊", "还没有报到")
    town.silent(STAFF)
    assert not [name for name in ("李伟", "赵敏", "唐静", "陈刚", "张丽", "吴娟") if town.private(name)]
    await town.at("09:30")
    town.told("吴娟", "还没有报到:王磊。")
    assert not town.private("王磊")


async def test_nobody_hears_anything_where_all_are_there(town: Town) -> None:
    await town.at("08:30")
    for who in ("李伟", "赵敏", "唐静", "王磊"):
        await town.says(who, "在", None)
        town.told(who, "已记您08:30到岗")
    await town.at("09:31")
    assert not [name for name in ("李伟", "赵敏", "唐静", "王磊", "吴娟", "周建国") if town.private(name)]


async def test_who_is_on_leave_is_not_expected_and_his_substitute_is(town: Town) -> None:
    await town.says("李伟", "请假 明天 段勇", None)
    await town.says("吴娟", "同意", None)
    await town.at("2025-09-29 08:40")
    await town.at("2025-09-29 08:50")
    assert not [line for line in town.private("李伟") if "报到" in line.text]
    town.told("段勇", "还没有报到")


async def test_without_a_deputy_the_chiefs_hear_who_is_missing(town: Town) -> None:
    await town.says("吴娟", "请假 明天", None)
    await town.says("周建国", "同意", None)
    await town.at("2025-09-29 09:00")
    await town.at("2025-09-29 09:30")
    town.told("马兰", "还没有报到:李伟、赵敏、王磊")
    assert not town.private("吴娟")


async def test_a_day_counts_once(town: Town) -> None:
    await town.at("08:31")
    await town.says("李伟", "在", None)
    await town.says("李伟", "到岗", None)
    town.told("李伟", "已经记过")
    await town.says("李伟", "在", STAFF)
    town.silent()
    assert there(town) == ["李伟"]
    await town.at("2025-09-29 08:31")
    await town.says("李伟", "到岗", STAFF)
    assert there(town) == ["李伟", "李伟"]


async def test_in_the_afternoon_a_bare_word_is_talk_but_under_the_card(town: Town) -> None:
    await town.at("14:00")
    await town.says("李伟", "在", STAFF)
    assert there(town) == []
    await town.says("李伟", "在", STAFF, quote="回“在”报到")
    await town.says("王磊", "刚到岗", STAFF)
    assert there(town) == ["李伟", "王磊"]


async def test_the_card_of_yesterday_is_no_card_of_today(town: Town) -> None:
    await town.at("2025-09-29 14:00")
    await town.says("李伟", "在", STAFF, quote="【9/28")
    assert there(town) == []


async def test_who_is_not_on_the_rota_reads_so_in_private_alone(town: Town) -> None:
    await town.at("08:40")
    await town.says("段勇", "在", STAFF)
    town.silent()
    await town.says("段勇", "到岗", None)
    town.told("段勇", "班表上没有您")
    await town.says("陈姐", "在", OWNERS)
    await town.says("吴娟", "在", STAFF)
    town.silent()
    assert there(town) == []


@pytest.mark.parametrize("words", ["到了", "到"])
async def test_who_has_a_card_in_hand_arrives_there(town: Town, words: str) -> None:
    await town.complained()
    await town.accepted()
    await town.says("李伟", words, STAFF)
    assert town.ticket("1263").arrived_at is not None
    assert there(town) == []
    await town.says("李伟", "到岗", STAFF)
    assert there(town) == ["李伟"]


async def test_a_quoted_ticket_is_no_morning(town: Town) -> None:
    await town.complained()
    await town.says("李伟", "到了", STAFF, quote="#1263")
    assert town.ticket("1263").arrived_at is not None
    assert there(town) == []
