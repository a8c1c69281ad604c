"""The ladder: a broken promise climbs a step each working day until somebody answers, and is never forgotten."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.domain.ladder import Rung, look
from handlers.domain.reading import Level
from handlers.domain.ticket import State
from tests.language.sample import CALENDAR, at, ticket
from tests.language.town import ALARMED, OWNERS, STAFF, Town


async def _late(town: Town) -> None:
    """陈姐's car, which nobody takes; its time is over on 10/9 at 18:00."""
    await town.at("2025-09-29 09:00")
    await town.says("陈姐", "3栋门口有辆车乱停")


async def test_it_climbs_a_step_each_working_day_and_an_empty_step_is_skipped(town: Town) -> None:
    await _late(town)
    steps = {
        "2025-09-29 09:30": {"吴娟"},
        "2025-09-30 18:00": {"周建国", "马兰"},
        "2025-10-09 18:00": {"小方"},  # the department has no liaison here
        "2025-10-10 18:00": {"杨主任"},
    }
    for moment, told in steps.items():
        await town.at(moment)
        assert town.rung("#1263", "请您过问") == told, moment
        assert [line.to for line in town.private("李伟")] == ["李伟"], moment
    assert not town.lines(STAFF) and not town.lines(OWNERS)


async def test_a_step_whose_people_are_away_is_skipped_at_once(town: Town) -> None:
    await town.at("2025-09-29 08:45")
    await town.says("吴娟", "请假 今天", None)
    await town.says("马兰", "同意", None)
    await town.at("2025-09-29 09:00")
    await town.says("陈姐", "3栋门口有辆车乱停")
    await town.at("2025-09-29 09:30")
    assert town.rung("#1263", "请您过问") == {"周建国", "马兰"}


async def test_a_step_hears_of_it_no_more_than_three_times_and_then_it_lies_with_the_street(town: Town) -> None:
    await _late(town)
    await town.at("2025-10-14 17:00")
    leader: list[str] = []
    office: list[str] = []
    for day in range(14, 32):
        await town.at(f"2025-10-{day} 18:00")
        leader += [line.text for line in town.private("杨主任")]
        office += [line.text for line in town.private("小方")]
    assert len(leader) == 1  # 10/10, 10/11 and 10/13 were before
    assert len(office) == 13  # every working day from then on
    assert len({line for line in office if "#1263" in line}) == 1


async def test_who_reported_it_hears_a_new_time_every_day_at_first_and_then_by_the_week(town: Town) -> None:
    await _late(town)
    heard = []
    for day in range(9, 32):
        await town.at(f"2025-10-{day:02} 18:00")
        heard += [line.text[-19:] for line in town.private("陈姐")]
    assert [text.split("最迟")[1][:5] for text in heard] == ["10/10", "10/11", "10/13", "10/20", "10/27", "11/3 "]


async def test_whoever_says_how_it_goes_is_not_climbed_over_at_once(town: Town) -> None:
    await _late(town)
    await town.at("2025-10-09 09:00")
    await town.says("李伟", "收", STAFF, quote="#1263")
    await town.at("2025-10-09 12:00")
    await town.says("李伟", "车主明天回来挪", STAFF, quote="#1263")
    await town.at("2025-10-09 15:00")
    await town.says("李伟", "还在联系", STAFF, quote="#1263")
    await town.at("2025-10-09 18:00")
    assert town.rung("#1263", "超时") == {"吴娟"}  # whoever takes it begins from below
    await town.at("2025-10-10 09:00")
    await town.says("李伟", "车主中午到", STAFF, quote="#1263")
    await town.at("2025-10-10 12:30")
    await town.says("李伟", "在等", STAFF, quote="#1263")
    await town.at("2025-10-10 16:00")
    await town.says("李伟", "在等", STAFF, quote="#1263")
    await town.at("2025-10-10 18:00")
    assert town.rung("#1263", "超时") == {"吴娟"}


async def test_a_chief_gives_it_a_day_more(town: Town) -> None:
    await _late(town)
    await town.at("2025-10-09 18:00")
    await town.says("小方", "再给一天", None, quote="#1263")
    town.told("小方", "#1263", "10/10 18:00")
    town.told("李伟", "小方宽限")
    await town.at("2025-10-10 17:59")
    town.silent()
    await town.at("2025-10-10 18:00")
    assert town.rung("#1263", "请您过问") == {"杨主任"}


async def test_a_leader_takes_it_up_and_it_climbs_no_further(town: Town) -> None:
    await _late(town)
    await town.at("2025-10-10 18:00")
    await town.says("杨主任", "我来协调", None)
    town.told("杨主任", "由您协调")
    town.told("李伟", "由杨主任协调")
    await town.at("2025-10-11 18:00")
    assert town.rung("#1263", "请您过问") == {"杨主任"}


async def test_a_chief_sends_it_down_to_be_begun_anew(town: Town) -> None:
    await _late(town)
    await town.at("2025-10-09 10:00")
    await town.says("李伟", "收", STAFF, quote="#1263")
    for moment in ("13:30", "17:00"):
        await town.at(f"2025-10-09 {moment}")
        await town.says("李伟", "还在找车主", STAFF, quote="#1263")
    await town.at("2025-10-09 18:00")
    await town.says("吴娟", "退回", None, quote="#1263")
    town.told("李伟", "吴娟退回重派")
    await town.at("2025-10-10 08:30")
    assert town.hears(STAFF, "#1263").mention == ("李伟",)
    await town.at("2025-10-10 18:00")
    assert town.rung("#1263", "请您过问") == {"吴娟"}


async def test_what_is_not_late_needs_no_answer(town: Town) -> None:
    await _late(town)
    await town.says("吴娟", "再给一天 1263", None)
    town.told("吴娟", "没有超时")


async def test_a_danger_climbs_each_minute_and_calls_nobody_twice(town: Town) -> None:
    await town.at("2025-09-29 10:00")
    await town.says("刘叔", "地下车库冒烟了!!!")
    assert town.rung("红色") == ALARMED
    heard = [(line.to, line.at) for line in town.chat.lines if line.to]
    for minute in range(1, 12):
        await town.at(f"2025-09-29 10:{minute:02}")
        heard += [(line.to, line.at) for line in town.chat.lines[-6:] if line.to and line.at.minute == minute]
    later = [(to, f"{when:%H:%M}") for to, when in heard if f"{when:%H:%M}" > "10:01"]
    assert sorted(later) == [("小方", "10:05"), ("李伟", "10:05"), ("杨主任", "10:06")]


async def test_a_danger_that_was_taken_climbs_no_more(town: Town) -> None:
    await town.at("2025-09-29 10:00")
    await town.says("刘叔", "地下车库冒烟了!!!")
    await town.at("2025-09-29 10:03")
    await town.says("李伟", "收", None)
    await town.at("2025-09-29 10:20")
    assert not town.private("小方")


async def test_the_lead_is_reminded_before_the_time_comes(town: Town) -> None:
    await town.complained()
    await town.accepted()
    await town.at("10:02")
    town.told("李伟", "#1263", "10:32前要办结", "延期 1263")
    await town.at("10:31")
    assert not town.private("李伟")


async def test_after_an_outage_nothing_storms(town: Town) -> None:
    await _late(town)
    await town.house.writer.run(lambda: None)
    town.clock.turn(at("2025-10-20 10:00"))  # nobody was awake
    await town.house.catch_up()
    assert len([line for line in town.chat.lines if line.to == "李伟" and "#1263" in line.text]) == 1
    assert len([line for line in town.chat.lines if line.to == "陈姐" and "抱歉" in line.text]) == 1


def rows(town: Town) -> list[str]:
    return [row.kind for row in town.memory.due() if row.kind == "ladder"]


async def test_every_ticket_in_work_has_one_row_of_the_ladder(town: Town) -> None:
    await town.complained()
    assert len(rows(town)) == 1
    await town.accepted()
    await town.at("10:32")
    assert len(rows(town)) == 1
    await town.says("李伟", "1263 办结 车挪走了", STAFF)
    await town.says("陈姐", "3 没解决")
    await town.at("10:45")
    assert len(rows(town)) == 1
    await town.says("老周", "9栋西门烧烤摊油烟熏死人")
    assert len(rows(town)) == 2


MOMENTS = st.integers(0, 60 * 24 * 30).map(lambda minutes: at("2025-09-26 00:00") + timedelta(minutes=minutes))
PERHAPS = st.none() | MOMENTS


@given(
    state=st.sampled_from([State.OPEN, State.ACCEPTED, State.ON_SITE]),
    level=st.sampled_from(Level),
    rung=st.sampled_from(Rung),
    accept_by=MOMENTS,
    span=st.timedeltas(timedelta(0), timedelta(days=5)),
    warned=PERHAPS,
    spared=PERHAPS,
)
def test_there_is_always_one_next_look_and_it_never_lies_behind_the_last_word(
    state: State,
    level: Level,
    rung: Rung,
    accept_by: datetime,
    span: timedelta,
    warned: datetime | None,
    spared: datetime | None,
) -> None:
    known = ticket(
        state=state,
        level=level,
        rung=rung,
        accept_by=accept_by,
        resolve_by=accept_by + span,
        warned_at=warned,
        spared_until=spared,
    )
    moment = look(known, CALENDAR)
    assert warned is None or moment > warned
    assert spared is None or level is Level.RED or moment >= spared  # a danger is never spared
    paused = replace(known, state=State.PAUSED, paused_until=accept_by)
    assert look(paused, CALENDAR) == accept_by


@pytest.mark.parametrize(
    ("warned", "next_look"),
    [
        (None, "2025-09-28 08:42"),  # accept_by
        ("2025-09-28 08:42", "2025-09-28 10:32"),  # resolve_by
        ("2025-09-28 10:32", "2025-09-29 18:00"),  # the end of the next working day
        ("2025-09-30 18:00", "2025-10-09 18:00"),  # past the holiday
    ],
)
def test_when_the_ladder_looks_at_what_nobody_takes(warned: str | None, next_look: str) -> None:
    assert look(ticket(warned_at=at(warned) if warned else None), CALENDAR) == at(next_look)


async def test_whoever_is_off_duty_is_not_reminded_of_a_card_that_nobody_took(town: Town) -> None:
    await town.at("10:00")
    await town.says("阿杰", "9栋西门烧烤摊油烟熏死人")
    assert town.hears(STAFF, "#1263").mention == ("唐静",)
    await town.at("2025-09-29 17:00")
    await town.at("2025-09-29 18:00")  # a Monday: she comes on Tuesdays and Thursdays
    town.told("李伟", "#1263", "还没有人接")
    assert not town.private("唐静")
