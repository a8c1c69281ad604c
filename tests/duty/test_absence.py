"""Who works where somebody is away: chains of substitutes, swaps, expired qualifications; one lead a team, as brute force has it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.domain.absence import Absence, Standing
from handlers.domain.override import Overrides, town_at
from handlers.domain.rota import lapsing, on_duty, substitutes, teams, whom_to_call
from handlers.domain.town import Role, Shift, Station, When
from tests.duty.test_rota import LAW, PEOPLE, POLICE, matter, station
from tests.language.sample import CALENDAR, at, member

DAY = at("2025-09-29 10:00")
MORE = (
    member(Role.OFFICER, LAW, True, name="替一"),
    member(Role.OFFICER, LAW, True, name="替二"),
)
SHIFTS = (
    Shift(LAW, ("执法", "协管"), When.WORKDAYS),
    Shift(POLICE, ("民警",), When.WORKDAYS),
    Shift(POLICE, ("夜警",), When.OFF_HOURS),
    Shift(LAW, ("替一", "替二"), When.SUBSTITUTE),
)


def test_a_qualification_that_ends_within_a_month_is_told() -> None:
    def named(day: str, expires: str) -> list[str]:
        officer = replace(MORE[0], expires=date.fromisoformat(expires))
        return [one.name for one in lapsing(replace(here(), staff=(officer,)), date.fromisoformat(day))]

    assert named("2026-05-30", "2026-06-30") == []
    assert (
        named("2026-05-31", "2026-06-30")
        == named("2026-06-30", "2026-06-30")
        == named("2026-09-01", "2026-06-30")
        == ["替一"]
    )


def away(person: str, substitute: str = "", start: datetime = DAY, hours: float = 8, swap: bool = False) -> Absence:
    return Absence(f"leave/{person}/{start}", "站", person, substitute, start, start + timedelta(hours=hours), swap)


def here(*absences: Absence) -> Station:
    return replace(station(*SHIFTS), staff=(*PEOPLE, *MORE), absences=absences)


def names(*absences: Absence, moment: datetime = DAY) -> list[str]:
    return [entry.member.name for entry in on_duty(here(*absences), moment, CALENDAR)]


@pytest.mark.parametrize(
    ("absences", "there"),
    [
        ((), ["执法", "协管", "民警"]),
        ((away("执法", "替一"),), ["替一", "协管", "民警"]),
        ((away("执法"),), ["协管", "民警"]),
        ((away("执法", "替一"), away("替一", "替二")), ["替二", "协管", "民警"]),
        ((away("执法", "替一"), away("替一")), ["协管", "民警"]),
        ((away("执法", "替一"), away("替一", "执法")), ["协管", "民警"]),  # a ring is nobody
        ((away("执法", "民警"),), ["民警", "协管", "民警"]),  # he works in both
        ((away("执法", "替一", swap=True),), ["替一", "协管", "民警"]),
        ((away("执法", "民警", swap=True),), ["民警", "协管", "执法"]),
        ((away("执法", "替一", swap=True), away("替一", "替二")), ["替二", "协管", "民警"]),
        ((away("协管", "执法"),), ["执法", "民警"]),  # nobody twice in one team
    ],
)
def test_who_works_where_the_rota_names_somebody_who_is_away(absences: tuple[Absence, ...], there: list[str]) -> None:
    assert names(*absences) == there


def test_an_absence_begins_at_its_minute_and_ends_at_its_minute() -> None:
    leave = away("执法", "替一", hours=2)
    assert names(leave, moment=DAY - timedelta(minutes=1))[0] == "执法"
    assert names(leave, moment=DAY)[0] == "替一"
    assert names(leave, moment=leave.end)[0] == "执法"


def test_chiefs_on_leave_are_not_called_where_others_are_there() -> None:
    empty = replace(here(away("副站长")), shifts=())
    assert [m.name for m in whom_to_call(empty, None, matter(LAW), DAY, CALENDAR)] == ["站长"]
    nobody = replace(here(away("副站长"), away("站长")), shifts=())
    assert [m.name for m in whom_to_call(nobody, None, matter(LAW), DAY, CALENDAR)] == ["副站长", "站长"]


def test_the_first_free_of_the_chain_is_proposed() -> None:
    lead = next(one for one in PEOPLE if one.name == "执法")
    end = DAY + timedelta(hours=8)

    def proposed(*absences: Absence) -> list[str]:
        return [one.name for one in substitutes(here(*absences), lead, DAY, end)]

    assert proposed() == ["替一", "替二"]
    assert proposed(away("替一")) == ["替二"]
    assert proposed(away("民警", "替一"), away("替二", start=end - timedelta(minutes=1))) == []
    assert proposed(away("替一", start=end)) == ["替一", "替二"]


def test_an_expired_qualification_leads_nothing(ground_day: date = date(2025, 9, 29)) -> None:
    lapsed = replace(next(one for one in PEOPLE if one.name == "执法"), expires=ground_day)
    assert lapsed.on_day(ground_day).qualified
    assert not lapsed.on_day(ground_day + timedelta(days=1)).qualified


PERSONS = ("执法", "协管", "民警", "夜警", "替一", "替二")
HOURS = st.integers(0, 72)
LEAVES = st.builds(
    lambda person, substitute, start, hours, swap: away(
        person, substitute, DAY + timedelta(hours=start), hours, swap and bool(substitute)
    ),
    st.sampled_from(PERSONS),
    st.sampled_from(("", *PERSONS)),
    HOURS,
    st.integers(1, 40),
    st.booleans(),
).filter(lambda absence: absence.person != absence.substitute)


def by_brute_force(name: str, absences: list[Absence], moment: datetime) -> str:
    """Walk from the name of the rota to whoever is there, step by step."""
    holding = [one for one in absences if one.start <= moment < one.end]
    taken: set[str] = set()
    for one in holding:
        if one.swap and one.person not in taken and one.substitute not in taken:
            taken |= {one.person, one.substitute}
            if name in (one.person, one.substitute):
                name = one.substitute if name == one.person else one.person
                break
    steps = 0
    while leaves := [one for one in holding if not one.swap and one.person == name]:
        name, steps = leaves[-1].substitute, steps + 1
        if steps > len(PERSONS):
            return ""
    return name


@given(st.lists(LEAVES, max_size=6), HOURS)
def test_the_calculator_agrees_with_brute_force_and_no_team_has_two_leads(absences: list[Absence], hours: int) -> None:
    moment = DAY + timedelta(hours=hours)
    for team in teams(here(*absences), moment, CALENDAR):
        expected = [by_brute_force(name, absences, moment) for name in team.shift.people]
        assert [entry.member.name for entry in team.members] == list(dict.fromkeys(filter(None, expected)))
        assert len(team.absent) == expected.count("")
        leads = [entry.member for entry in team.members if entry.member == team.lead]
        assert len(leads) <= 1
        assert team.lead is None or team.lead.qualified
    standing = Standing.at(absences, moment)
    assert not any(standing.is_away(entry.member.name) for entry in on_duty(here(*absences), moment, CALENDAR))


def test_the_town_is_made_anew_only_where_something_was_changed(ground: object) -> None:
    town = ground.town  # type: ignore[attr-defined]
    day = date(2025, 9, 28)
    assert town_at(town, Overrides(), day).stations is not None
    assert town_at(town, Overrides(), day).stations == town.stations
    leave = replace(away("李伟", "段勇"), station="学桥")
    changed = town_at(town, Overrides((leave,)), day)
    assert changed.station("学桥").absences == (leave,)
    assert changed.channels["学桥执法工作站群"].station.absences == (leave,)
