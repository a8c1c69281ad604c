"""Who is there (在岗) at a moment, department by department; and gaps (缺岗), where nobody leads what the rota has planned."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time

from handlers.domain.absence import Standing
from handlers.domain.rota import OnDuty, Team, teams
from handlers.domain.town import Station, When
from handlers.domain.workcalendar import DAY, TOWN_TIME, WorkCalendar, local

NIGHT = ""
"""What stands for the department where nobody at all has the night, or the holiday."""


@dataclass(frozen=True)
class Post:
    """A department at a moment: who works `there`, its `liaisons` (挂点), who is `absent` in whose stead nobody works, whether it was
    `planned` at all, and whether anybody `leads` it. `swapped` are those who work another's shift."""

    department: str
    there: tuple[OnDuty, ...]
    liaisons: tuple[OnDuty, ...]
    absent: tuple[str, ...]
    planned: bool
    leads: bool
    swapped: frozenset[str]


@dataclass(frozen=True)
class Gap:
    """From `at` `until` then nobody leads a department, or nobody has the NIGHT, because those who are `absent` are away."""

    at: datetime
    until: datetime
    department: str
    absent: tuple[str, ...] = ()


def posts(station: Station, moment: datetime, calendar: WorkCalendar) -> tuple[Post, ...]:
    """Every department that has a rota for such an hour, in the order of the station's rota."""
    station = as_on_day(station, moment)
    working, open_hours = teams(station, moment, calendar), calendar.in_hours(moment)
    rostered = [s for s in station.shifts if s.when is not When.SUBSTITUTE]
    shifts = [s for s in rostered if (s.when is not When.OFF_HOURS) is open_hours]
    departments = dict.fromkeys(shift.department for shift in shifts)
    swapped = frozenset(Standing.at(station.absences, moment).swapped)
    return tuple(_post(name, [t for t in working if t.shift.department == name], swapped) for name in departments)


def _post(department: str, working: Iterable[Team], swapped: frozenset[str]) -> Post:
    planned = [team for team in working if team.shift.when is not When.ON_CALL]
    on_call = [team for team in working if team.shift.when is When.ON_CALL]
    there = {entry.member.name: entry for team in planned for entry in team.members}
    liaisons = tuple(entry for team in on_call for entry in team.members if entry.member.name not in there)
    absent = dict.fromkeys(name for team in planned or on_call for name in team.absent)
    leads = any(team.lead for team in planned)
    return Post(department, tuple(there.values()), liaisons, tuple(absent), bool(planned), leads, swapped)


def gaps(station: Station, start: datetime, end: datetime, calendar: WorkCalendar) -> tuple[Gap, ...]:
    """The gaps between two moments, each where it begins; one that goes on is one."""
    found: list[Gap] = []
    lasting: dict[str, int] = {}
    moments = _moments(station, start, end, calendar)
    for moment, until in zip(moments, [*moments[1:], end], strict=True):
        now: dict[str, int] = {}
        for department, absent in _gaps_at(station, moment, calendar):
            place = now[department] = lasting.get(department, len(found))
            begun = found[place : place + 1] or [Gap(moment, until, department, absent)]
            found[place : place + 1] = [replace(begun[0], until=until)]
        lasting = now
    return tuple(found)


def _gaps_at(station: Station, moment: datetime, calendar: WorkCalendar) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each department without a lead at a moment, with who is absent."""
    here = posts(station, moment, calendar)
    if calendar.in_hours(moment):
        yield from ((post.department, post.absent) for post in here if post.planned and not post.leads)
    elif not any(post.there for post in here):
        yield NIGHT, tuple(name for post in here for name in post.absent)


def _moments(station: Station, start: datetime, end: datetime, calendar: WorkCalendar) -> list[datetime]:
    """When somebody may come or go: at both ends of a day's work, and where leave begins or ends."""
    first, last = local(start).date(), local(end).date()
    days = [first + DAY * n for n in range((last - first).days + 1)]
    hours = (calendar.opens, calendar.closes, time())
    turns = {datetime.combine(day, clock, TOWN_TIME) for day in days for clock in hours}
    turns |= {moment for absence in station.absences for moment in (absence.start, absence.end)}
    return [start, *sorted(moment for moment in turns if start < moment < end)]


def as_on_day(station: Station, moment: datetime) -> Station:
    """The station with its people as they are on the day of a moment: by then a qualification may have expired."""
    day = local(moment).date()
    staff = tuple(member.on_day(day) for member in station.staff)
    return station if staff == station.staff else replace(station, staff=staff)


def rostered(station: Station, moment: datetime, calendar: WorkCalendar) -> tuple[OnDuty, ...]:
    """Who works at a moment by the rota; a liaison (挂点) is only called."""
    return tuple(entry for post in posts(station, moment, calendar) for entry in post.there)
