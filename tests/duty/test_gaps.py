"""Gaps, against a calculator that looks at every quarter of an hour."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.config import load
from handlers.domain.absence import Absence
from handlers.domain.gaps import NIGHT, gaps
from handlers.domain.rota import on_duty, teams
from handlers.domain.town import Station, When
from tests.language.demo import CONFIG
from tests.language.sample import CALENDAR, at

DEMO = load(CONFIG).town.stations[0]
START, QUARTER = at("2025-09-29 00:00"), timedelta(minutes=15)
END = START + timedelta(days=4)
PEOPLE = ["李伟", "段勇", "王磊", "唐静", "张丽", "何芳"]

moments = st.integers(0, 4 * 96).map(lambda n: START + n * QUARTER)
absences = st.lists(
    st.builds(
        lambda person, other, one, two: Absence(f"{person}{one}", "学桥", person, other, min(one, two), max(one, two)),
        st.sampled_from(PEOPLE),
        st.sampled_from(["", "段勇"]),
        moments,
        moments,
    ),
    max_size=5,
)


def missing(station: Station, moment: datetime) -> set[str]:
    """What nobody leads at one moment."""
    if not CALENDAR.in_hours(moment):
        return set() if on_duty(station, moment, CALENDAR) else {NIGHT}
    working = [team for team in teams(station, moment, CALENDAR) if team.shift.when is not When.ON_CALL]
    led = {team.shift.department for team in working if team.lead}
    return {team.shift.department for team in working} - led


@given(absences)
def test_a_moment_lies_in_a_gap_where_nobody_leads(away: list[Absence]) -> None:
    station = replace(DEMO, absences=tuple(one for one in away if one.start < one.end))
    found = gaps(station, START, END, CALENDAR)
    for n in range(4 * 96):
        moment = START + n * QUARTER
        assert {gap.department for gap in found if gap.at <= moment < gap.until} == missing(station, moment)


def test_without_leave_the_demo_has_none() -> None:
    assert gaps(DEMO, START, START + timedelta(days=30), CALENDAR) == ()
