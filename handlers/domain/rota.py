"""The rota (排班): who is on duty at any moment, and whom a matter calls."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers.domain.absence import Standing
from handlers.domain.policy import Matter
from handlers.domain.town import IN_GRID, Compound, Role, Shift, Staff, Station, When
from handlers.domain.workcalendar import WorkCalendar, local

GRID, PROPERTY, POLICE = "网格", "物业", "公安"
_A_MONTH = timedelta(days=31)


@dataclass(frozen=True)
class OnDuty:
    """Somebody on duty for a department; a liaison (挂点) is only called, not rostered; `stead` is who is away, "" for nobody."""

    member: Staff
    department: str
    liaison: bool = False
    stead: str = ""


@dataclass(frozen=True)
class Team:
    """Who works one shift at a moment (1+1+N): a lead (主办) at most, and the others in the order of the rota; `absent` are those in
    whose stead nobody works."""

    shift: Shift
    members: tuple[OnDuty, ...]
    absent: tuple[str, ...] = ()

    @property
    def lead(self) -> Staff | None:
        """The first who may lead anything; the others back him up."""
        return next((entry.member for entry in self.members if may_lead_shift(entry.member)), None)

    def has(self, member: Staff) -> bool:
        """Whether somebody works in it."""
        return any(entry.member == member for entry in self.members)


def teams(station: Station, moment: datetime, calendar: WorkCalendar) -> tuple[Team, ...]:
    """Every shift that works at `moment`, in the order of the rota, as leave and swaps have changed it."""
    standing = Standing.at(station.absences, moment)
    people = {member.name: member for member in station.staff}
    return tuple(
        Team(shift, tuple(_entries(shift, standing, people)), tuple(_absent(shift, standing)))
        for shift in station.shifts
        if works(shift, moment, calendar)
    )


def _entries(shift: Shift, standing: Standing, people: dict[str, Staff]) -> Iterator[OnDuty]:
    """Each of a shift, or who stands in for him; nobody twice."""
    seen = set[str]()
    for name in shift.people:
        there = standing.instead_of(name)
        if there in people and there not in seen:
            seen.add(there)
            stead = name if there != name else ""
            yield OnDuty(people[there], shift.department, shift.when is When.ON_CALL, stead)


def _absent(shift: Shift, standing: Standing) -> Iterator[str]:
    return (name for name in shift.people if not standing.instead_of(name))


def on_duty(station: Station, moment: datetime, calendar: WorkCalendar) -> tuple[OnDuty, ...]:
    """Everybody who is on duty at `moment`, in the order of the rota."""
    return tuple(entry for team in teams(station, moment, calendar) for entry in team.members)


def works(shift: Shift, moment: datetime, calendar: WorkCalendar) -> bool:
    """Whether a shift works at `moment`."""
    if not calendar.in_hours(moment):
        return shift.when is When.OFF_HOURS
    day = local(moment).date()
    if day in shift.dates:
        return True
    if shift.when is When.WEEKDAYS:
        return day.weekday() in shift.weekdays
    return shift.when in (When.WORKDAYS, When.ON_CALL)


def people_of(
    department: str, station: Station, compound: Compound | None, moment: datetime, calendar: WorkCalendar
) -> tuple[Staff, ...]:
    """The people of one department on duty, those of the compound alone where the department has some there; its liaison (挂点) only
    where nobody else of it is there."""
    entries = [entry for entry in on_duty(station, moment, calendar) if entry.department == department]
    rostered = tuple(entry.member for entry in entries if not entry.liaison) or tuple(e.member for e in entries)
    of_compound = compound.grid_workers + compound.property_managers if compound else ()
    return tuple(member for member in rostered if member.name in of_compound) or rostered


def whom_to_call(
    station: Station,
    compound: Compound | None,
    matter: Matter,
    moment: datetime,
    calendar: WorkCalendar,
    but: Collection[str] = (),
) -> tuple[Staff, ...]:
    """Who may be called for a matter, the one to ping first; the next ones back him up. Never empty: a station has chiefs.

    Nobody of `but` is, who has sent it back, unless no other is left. The lead department's people come first, then the assists', then any qualified officer on duty, then whoever steers and is there:
    a step with nobody in it is skipped at once (goalert#4548).
    """
    leads, assists = (
        [m for department in departments for m in people_of(department, station, compound, moment, calendar)]
        for departments in ((matter.lead,), matter.assists)
    )
    order = [member for member in (*leads, *assists) if may_lead(member, matter)]
    order += [entry.member for entry in on_duty(station, moment, calendar) if entry.member.qualified]
    steering = station.with_role(Role.DEPUTY) + station.with_role(Role.CHIEF)
    order += [member for member in steering if is_there(station, member.name, moment)] or steering
    return tuple(dict.fromkeys([member for member in order if member.name not in but] or order))


def is_there(station: Station, person: str, moment: datetime) -> bool:
    """Whether somebody is not on leave."""
    return not Standing.at(station.absences, moment).is_away(person)


def pinged(
    station: Station,
    path: str,
    matter: Matter,
    moment: datetime,
    calendar: WorkCalendar,
    named: Staff | None = None,
    but: Collection[str] = (),
) -> Staff:
    """The one person who is to answer for a matter: whoever leads it or was `named` by a chief, else the first of the rota who is not
    of `but`."""
    return named or whom_to_call(station, station.compound(path), matter, moment, calendar, but)[0]


def entrusted(
    station: Station, compound: Compound | None, matter: Matter, moment: datetime, calendar: WorkCalendar
) -> tuple[Staff, ...]:
    """Who alone may read a private report, its name, words and flat: whoever is called first, the matter's community workers, and who
    mediates it."""
    first = whom_to_call(station, compound, matter, moment, calendar)[:1]
    grid = people_of(GRID, station, compound, moment, calendar) if GRID in (matter.lead, *matter.assists) else ()
    pair = mediators(station, compound, moment, calendar) if matter.mediate else ()
    return tuple(dict.fromkeys((*first, *grid, *pair)))


def mediators(
    station: Station, compound: Compound | None, moment: datetime, calendar: WorkCalendar
) -> tuple[Staff, ...]:
    """Who mediates (调解): a police officer and the compound's grid workers; those of the next opening where nobody of them works now."""
    moments = (moment, calendar.next_open(moment))
    police, grid = (
        next(filter(None, (people_of(department, station, compound, at, calendar) for at in moments)), ())
        for department in (POLICE, GRID)
    )
    officers = tuple(member for member in police if member.role is Role.OFFICER) or police
    return (*officers[:1], *grid)


def lapsing(station: Station, day: date) -> tuple[Staff, ...]:
    """Whose qualification ends within a month of `day`, or has ended: after it he leads nothing."""
    return tuple(member for member in station.staff if member.expires and member.expires < day + _A_MONTH)


def may_lead_shift(member: Staff) -> bool:
    """Whether somebody may be at the head of a shift: any qualified officer, and whoever of the staff is no officer nor auxiliary."""
    return member.qualified or (member.role not in (Role.OFFICER, Role.AUXILIARY) and not member.helps)


def may_lead(member: Staff, matter: Matter) -> bool:
    """Whether somebody may be the lead (主办): any qualified officer; grid worker or property only for their own matters."""
    if member.role is Role.OFFICER:
        return member.qualified
    if member.role in IN_GRID:
        return matter.lead == GRID
    return member.role is Role.PROPERTY and matter.lead == PROPERTY


def substitutes(station: Station, member: Staff, start: datetime, end: datetime) -> tuple[Staff, ...]:
    """Who may stand in for somebody from `start` until `end`, the first of the chain (替班) first: free then, and no less qualified.

    Only the rota's substitutes of his own department are of it: nobody is a policeman because the police are away.
    """
    chain = [s for s in station.shifts if s.when is When.SUBSTITUTE and s.department == member.department]
    people = (station.member(name) for name in dict.fromkeys(name for shift in chain for name in shift.people))
    return tuple(
        person for person in people if person and is_free(station, person, start, end) and fits(person, member)
    )


def is_free(station: Station, member: Staff, start: datetime, end: datetime) -> bool:
    """Whether somebody is neither on leave nor in another's stead at any moment of a stretch."""
    return not any(a.overlaps(start, end) for a in station.absences if member.name in (a.person, a.substitute))


def fits(substitute: Staff, member: Staff) -> bool:
    """Whether somebody is good enough to stand in: for whoever leads only the qualified, and nobody for himself."""
    if substitute.name == member.name or substitute.steers is not member.steers:
        return False
    if member.role is Role.OFFICER and member.qualified:
        return substitute.qualified
    if member.role in (Role.OFFICER, Role.AUXILIARY):
        return substitute.role in (Role.OFFICER, Role.AUXILIARY)
    return substitute.role not in (Role.AUXILIARY,) or member.role in IN_GRID
