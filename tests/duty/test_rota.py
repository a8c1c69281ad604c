"""Whom a matter calls: what the demo's rota has no example of. The demo's own is in tests/config/test_demo.py."""

from datetime import time

import pytest

from handlers.domain.policy import Matter, Policy
from handlers.domain.reading import Label
from handlers.domain.rota import may_lead, people_of, whom_to_call
from handlers.domain.town import Compound, Role, Shift, Staff, Station, When
from handlers.domain.workcalendar import Span
from tests.language.sample import CALENDAR, at, member

LAW, POLICE, GRID, PROPERTY = "综合执法", "公安", "网格", "物业"
PEOPLE = (
    member(Role.AUXILIARY, LAW, name="协管"),
    member(Role.OFFICER, LAW, name="新人"),  # not yet qualified
    member(Role.OFFICER, LAW, True, name="执法"),
    member(Role.OFFICER, POLICE, True, name="民警"),
    member(Role.OFFICER, POLICE, True, name="夜警"),
    member(Role.GRID_WORKER, GRID, name="东网格"),
    member(Role.GRID_WORKER, GRID, name="西网格"),
    member(Role.PROPERTY, PROPERTY, name="东物业"),
    member(Role.PROPERTY, PROPERTY, name="西物业"),
    member(Role.CHIEF, name="站长"),
    member(Role.DEPUTY, name="副站长"),
)
EAST = Compound("东苑", "街/站/东苑", ("东苑群",), ("东网格",), ("东物业",))
WEST = Compound("西苑", "街/站/西苑", ("西苑群",), ("西网格",), ("西物业",))
BARE = Compound("新苑", "街/站/新苑", ("新苑群",))
ALL_DAY = (
    Shift(LAW, ("协管", "新人", "执法"), When.WORKDAYS),
    Shift(POLICE, ("民警",), When.WORKDAYS),
    Shift(GRID, ("东网格", "西网格"), When.WORKDAYS),
    Shift(PROPERTY, ("东物业", "西物业"), When.WORKDAYS),
    Shift(POLICE, ("夜警",), When.OFF_HOURS),
)
DAY, NIGHT = "2025-09-29 10:00", "2025-09-29 23:00"


def station(*shifts: Shift) -> Station:
    policy = Policy({}, {}, Span(time(22), time(7)))
    return Station("站", "街/站", "站群", (EAST, WEST, BARE), PEOPLE, shifts, policy)


def matter(lead: str, *assists: str) -> Matter:
    return Matter("m", Label.OTHER, "事", lead, assists)


@pytest.mark.parametrize(
    ("lead", "assists", "moment", "called"),
    [
        (LAW, (), DAY, ["执法", "民警", "副站长", "站长"]),  # the first two may not lead
        (LAW, (POLICE,), DAY, ["执法", "民警", "副站长", "站长"]),
        (POLICE, (LAW,), DAY, ["民警", "执法", "副站长", "站长"]),
        (GRID, (), DAY, ["西网格", "执法", "民警", "副站长", "站长"]),  # the compound's own alone
        (PROPERTY, (LAW,), DAY, ["西物业", "执法", "民警", "副站长", "站长"]),
        (POLICE, (GRID,), DAY, ["民警", "执法", "副站长", "站长"]),  # a grid worker leads no police matter
        ("市监", (), DAY, ["执法", "民警", "副站长", "站长"]),  # a department with nobody is skipped
        ("市监", ("交警", POLICE), DAY, ["民警", "执法", "副站长", "站长"]),
        (LAW, (), NIGHT, ["夜警", "副站长", "站长"]),
        (GRID, (), NIGHT, ["夜警", "副站长", "站长"]),
    ],
)
def test_the_order_of_calling(lead: str, assists: tuple[str, ...], moment: str, called: list[str]) -> None:
    found = whom_to_call(station(*ALL_DAY), WEST, matter(lead, *assists), at(moment), CALENDAR)
    assert [person.name for person in found] == called


def test_where_nobody_is_on_duty_the_deputy_is_called_and_then_the_chief() -> None:
    found = whom_to_call(station(), None, matter(LAW), at(DAY), CALENDAR)
    assert [person.name for person in found] == ["副站长", "站长"]


@pytest.mark.parametrize(
    ("but", "called"),
    [
        (["执法"], ["民警", "副站长", "站长"]),
        (["执法", "民警"], ["副站长", "站长"]),
        (["执法", "民警", "副站长", "站长"], ["执法", "民警", "副站长", "站长"]),  # somebody is called at any rate
    ],
)
def test_who_has_sent_it_back_is_called_where_no_other_is_left(but: list[str], called: list[str]) -> None:
    found = whom_to_call(station(*ALL_DAY), WEST, matter(LAW), at(DAY), CALENDAR, but)
    assert [person.name for person in found] == called


@pytest.mark.parametrize("lead", [LAW, POLICE, GRID, PROPERTY, "市监"])
@pytest.mark.parametrize("moment", [DAY, NIGHT, "2025-10-04 10:00"])
def test_no_auxiliary_is_ever_called(lead: str, moment: str) -> None:
    found = whom_to_call(station(*ALL_DAY), EAST, matter(lead, LAW), at(moment), CALENDAR)
    assert {person.role for person in found}.isdisjoint({Role.AUXILIARY})


@pytest.mark.parametrize(
    ("department", "compound", "names"),
    [
        (GRID, EAST, ["东网格"]),
        (GRID, WEST, ["西网格"]),
        (GRID, BARE, ["东网格", "西网格"]),  # nobody of its own: everybody of the department
        (GRID, None, ["东网格", "西网格"]),
        (PROPERTY, WEST, ["西物业"]),
        (LAW, WEST, ["协管", "新人", "执法"]),
        ("市监", WEST, []),
    ],
)
def test_a_compounds_own_people_come_alone(department: str, compound: Compound | None, names: list[str]) -> None:
    found = people_of(department, station(*ALL_DAY), compound, at(DAY), CALENDAR)
    assert [person.name for person in found] == names


MAY_LEAD = """
                        综合执法 公安  市监  网格  物业
officer     qualified   yes     yes   yes   yes   yes
officer     -           no      no    no    no    no
auxiliary   -           no      no    no    no    no
auxiliary   qualified   no      no    no    no    no
grid_lead   -           no      no    no    yes   no
grid_worker -           no      no    no    yes   no
party       -           no      no    no    no    no
committee   -           no      no    no    no    no
owners_committee -      no      no    no    no    no
shop        -           no      no    no    no    no
volunteer   -           no      no    no    no    no
property    -           no      no    no    no    yes
chief       -           no      no    no    no    no
deputy      -           no      no    no    no    no
leader      -           no      no    no    no    no
office      -           no      no    no    no    no
contact     -           no      no    no    no    no
"""
DEPARTMENTS, *ROWS = (line.split() for line in MAY_LEAD.strip().splitlines())


@pytest.mark.parametrize(
    ("who", "lead", "may"),
    [
        (member(Role(role), qualified=papers == "qualified"), lead, answer == "yes")
        for role, papers, *answers in ROWS
        for lead, answer in zip(DEPARTMENTS, answers, strict=True)
    ],
)
def test_who_may_lead_what(who: Staff, lead: str, may: bool) -> None:
    assert may_lead(who, matter(lead)) is may


def test_the_table_of_leads_has_every_role() -> None:
    assert {Role(row[0]) for row in ROWS} == set(Role)
