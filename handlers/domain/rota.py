"""The rota (排班): who is on duty at any moment, and whom a matter calls."""

from dataclasses import dataclass
from datetime import datetime

from handlers.domain.policy import Matter
from handlers.domain.town import Compound, Role, Shift, Staff, Station, When
from handlers.domain.workcalendar import WorkCalendar, local

GRID, PROPERTY, POLICE = "网格", "物业", "公安"


@dataclass(frozen=True)
class OnDuty:
    """Somebody on duty for a department; a liaison (挂点) is only called, not rostered."""

    member: Staff
    department: str
    liaison: bool = False


def on_duty(station: Station, moment: datetime, calendar: WorkCalendar) -> tuple[OnDuty, ...]:
    """Everybody whom the rota names at `moment`, in the order of the rota."""
    people = {member.name: member for member in station.staff}
    return tuple(
        OnDuty(people[name], shift.department, shift.when is When.ON_CALL)
        for shift in station.shifts
        if _works(shift, moment, calendar)
        for name in shift.people
    )


def _works(shift: Shift, moment: datetime, calendar: WorkCalendar) -> bool:
    if not calendar.is_open(moment):
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
    """The people of one department on duty, those of the compound alone where the department has some there."""
    rostered = tuple(entry.member for entry in on_duty(station, moment, calendar) if entry.department == department)
    of_compound = compound.grid_workers + compound.property_managers if compound else ()
    return tuple(member for member in rostered if member.name in of_compound) or rostered


def whom_to_call(
    station: Station, compound: Compound | None, matter: Matter, moment: datetime, calendar: WorkCalendar
) -> tuple[Staff, ...]:
    """Who may be called for a matter, the one to ping first; the next ones back him up. Never empty: a station has chiefs.

    The lead department's people come first, then the assists', then any qualified officer on duty, then whoever steers:
    a step with nobody in it is skipped at once (goalert#4548).
    """
    leads, assists = (
        [m for department in departments for m in people_of(department, station, compound, moment, calendar)]
        for departments in ((matter.lead,), matter.assists)
    )
    order = [member for member in (*leads, *assists) if may_lead(member, matter)]
    order += [entry.member for entry in on_duty(station, moment, calendar) if entry.member.qualified]
    order += station.with_role(Role.DEPUTY) + station.with_role(Role.CHIEF)
    return tuple(dict.fromkeys(order))


def pinged(
    station: Station, path: str, matter: Matter, moment: datetime, calendar: WorkCalendar, named: Staff | None = None
) -> Staff:
    """The one person who is to answer for a matter: whoever leads it or was `named` by a chief, else the first of the rota."""
    return named or whom_to_call(station, station.compound(path), matter, moment, calendar)[0]


def entrusted(
    station: Station, compound: Compound | None, matter: Matter, moment: datetime, calendar: WorkCalendar
) -> tuple[Staff, ...]:
    """Who alone may read a private report, its name, words and flat: whoever is called first, and the matter's community workers."""
    first = whom_to_call(station, compound, matter, moment, calendar)[:1]
    grid = people_of(GRID, station, compound, moment, calendar) if GRID in (matter.lead, *matter.assists) else ()
    return tuple(dict.fromkeys((*first, *grid)))


def may_lead(member: Staff, matter: Matter) -> bool:
    """Whether somebody may be the lead (主办): any qualified officer; grid worker or property only for their own matters."""
    if member.role is Role.OFFICER:
        return member.qualified
    if member.role is Role.GRID_WORKER:
        return matter.lead == GRID
    return member.role is Role.PROPERTY and matter.lead == PROPERTY
