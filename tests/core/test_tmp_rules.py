"""What the rules do wrong, as short dialogues. All of these fail today."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers import remind
from handlers.domain.scene import Scene, Sender
from handlers.domain.ticket import State, evolve
from handlers.domain.town import Role
from handlers.texts import poll
from tests.town import OWNERS, STAFF, Town

from .sample import NOW, event, ticket_in


@pytest.mark.parametrize("words", ["好的", "收到", "搞定", "1"])
async def test_a_chief_who_says_yes_in_the_work_group_is_not_refused(town: Town, words: str) -> None:
    await town.complained()
    await town.says("周建国", words, STAFF)
    town.silent()
    assert town.refusals() == []


async def test_a_level_that_rises_pings_the_lead_and_nobody_else(town: Town) -> None:
    await town.at("10:00")
    await town.says("陈姐", "3栋门口有车乱停")
    await town.says("段勇", "收", STAFF, quote="#1263")
    await town.says("陈姐", "救护车都进不去了")
    card = town.hears(STAFF, "#1263 加急", "升级")
    assert card.mention == ("段勇",)
    assert "回“收”" not in card.text


@pytest.mark.parametrize("name", ["所有人", "@所有人", "两行\n名字", "很长" * 60])
def test_a_nickname_in_the_poll_calls_nobody_else(name: str) -> None:
    told = poll.result(ticket_in(State.RESOLVED), "车挪走了", name)
    assert "所有人" not in told and "\n" not in told and len(told) <= 120


@pytest.mark.parametrize("words", ["9栋502室车主已挪车", "502室已劝停", "9-502已劝停"])
def test_the_result_never_names_the_household(words: str) -> None:
    told = poll.note(words, ticket_in(State.RESOLVED).resolution_or_solved)
    assert not any(flat in told for flat in ("502", "5**"))


async def test_a_nickname_of_one_character_does_not_spoil_the_result(town: Town) -> None:
    await town.at("10:00")
    await town.says("车", "3栋门口有车乱停")
    await town.resolved(at="10:20")
    town.hears(OWNERS, "#1263 已办:车挪走了")


def test_a_new_round_does_not_show_the_old_result() -> None:
    assert evolve(ticket_in(State.RESOLVED), event("Reopened")).note == ""


async def test_half_an_hour_without_progress_is_not_called_no_hours(town: Town) -> None:
    ground = town.ground
    station = replace(ground.stations[0], policy=replace(ground.stations[0].policy, idle=timedelta(minutes=30)))
    sender = Sender("李伟", "李伟", next(m for m in station.staff if m.role is Role.OFFICER))
    scene = Scene(NOW + timedelta(hours=1), ground, station, sender=sender)
    (say,) = remind.idle(scene, ticket_in(State.ACCEPTED)).says
    assert "0小时" not in say.text
