"""Who is on duty on each of the coming days, as the rota, leave and holidays have it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers.domain.override import Overrides, town_at
from handlers.domain.rota import OnDuty, teams
from handlers.domain.town import Station, Town, When
from handlers.domain.workcalendar import TOWN_TIME, WorkCalendar

_A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class DayOfDuty:
    """A day: who is there of each department, and at night (on a holiday all day); `name` is that of a holiday or a make-up day."""

    day: date
    works: bool
    name: str
    departments: dict[str, str]
    night: str


def coming(town: Town, station: str, overrides: Overrides, start: date, days: int) -> Iterator[DayOfDuty]:
    """The days from `start` on."""
    for day in (start + timedelta(days=n) for n in range(days)):
        there = town_at(town, overrides, day)
        here = there.station(station)
        if here is not None:
            yield _day(here, there.calendar, day)


def departments(station: Station) -> tuple[str, ...]:
    """Those that the rota plans in working time, in its order."""
    planned = (shift for shift in station.shifts if shift.when not in (When.OFF_HOURS, When.SUBSTITUTE))
    return tuple(dict.fromkeys(shift.department for shift in planned))


def _day(station: Station, calendar: WorkCalendar, day: date) -> DayOfDuty:
    opens, closes = (datetime.combine(day, clock, TOWN_TIME) for clock in (calendar.opens, calendar.closes))
    works = calendar.is_workday(day)
    early = _there(station, opens, calendar) if works else {}
    late = _there(station, closes - _A_MINUTE, calendar) if works else {}
    halves = {name: _halves(early.get(name, ""), late.get(name, "")) for name in departments(station)}
    night = "、".join(_there(station, closes if works else opens, calendar).values())
    name = calendar.on.get(day, "") if works else calendar.off.get(day, "")
    return DayOfDuty(day, works, name, halves, night)


def _there(station: Station, moment: datetime, calendar: WorkCalendar) -> dict[str, str]:
    """The people of each department at a moment, whoever leads first."""
    there: dict[str, list[str]] = {}
    for team in teams(station, moment, calendar):
        there.setdefault(team.shift.department, []).extend(map(_entry, team.members))
    return {department: "、".join(dict.fromkeys(names)) for department, names in there.items()}


def _entry(entry: OnDuty) -> str:
    notes = [f"替{entry.stead}" if entry.stead else "", "挂点" if entry.liaison else ""]
    note = ",".join(filter(None, notes))
    return entry.member.name + (f"({note})" if note else "")


def _halves(early: str, late: str) -> str:
    return early if early == late else f"{early or '无人'}\n下午 {late or '无人'}"
