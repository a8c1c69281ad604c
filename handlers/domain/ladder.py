"""The ladder (分级流转): whom a broken promise climbs to, and when it is looked at next (bulletin: 分级流转、闭环处置)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import IntEnum

from handlers.domain.policy import Matter
from handlers.domain.reading import Level
from handlers.domain.rota import is_there
from handlers.domain.ticket import State, Ticket
from handlers.domain.town import Role, Station, Town, When
from handlers.domain.workcalendar import WorkCalendar


class Rung(IntEnum):
    """One step of the ladder, from below."""

    TEAM = 0  # 工作小组: whoever is to answer
    DEPUTY = 1  # 副站长
    CHIEF = 2  # 站长
    LIAISON = 3  # 部门挂点
    OFFICE = 4  # 街道领导小组办公室
    LEADERS = 5  # 双组长


MINUTE = timedelta(minutes=1)
"""A danger that nobody accepts climbs a step each minute."""


def look(ticket: Ticket, calendar: WorkCalendar) -> datetime:
    """When the ladder is to look at a ticket in work, as it stands: one moment, never none.

    First at what was promised, then at the end of every working day; while it is paused or spared, where that ends.
    """
    if ticket.paused_until is not None:
        return ticket.paused_until
    at = _nearest(ticket, calendar)
    return at if ticket.level is Level.RED else max(at, ticket.spared_until or at)  # a danger is never left alone


def _nearest(ticket: Ticket, calendar: WorkCalendar) -> datetime:
    """The nearest promise of which nobody was told yet that it is broken; once the last of them is, another day."""
    warned = ticket.warned_at
    if warned is not None and warned >= ticket.resolve_by:
        return calendar.end_of_working_day(warned, 1)
    if ticket.state is not State.OPEN:
        return ticket.resolve_by
    if warned is None or warned < ticket.accept_by:
        return min(ticket.accept_by, ticket.resolve_by)
    climbs = ticket.level is Level.RED and ticket.rung < Rung.LEADERS
    return min(ticket.resolve_by, warned + MINUTE if climbs else calendar.end_of_working_day(warned, 1))


def people_on(rung: Rung, town: Town, station: Station, matter: Matter, now: datetime) -> tuple[str, ...]:
    """Who stands on a step above the team and is there; nobody where it is empty or all of them are on leave."""
    names: Sequence[str]
    match rung:
        case Rung.DEPUTY:
            names = [member.name for member in station.with_role(Role.DEPUTY)]
        case Rung.CHIEF:
            names = [member.name for member in station.with_role(Role.CHIEF)]
        case Rung.LIAISON:
            shifts = (s for s in station.shifts if s.when is When.ON_CALL and s.department == matter.lead)
            names = [name for shift in shifts for name in shift.people]
        case Rung.OFFICE:
            names = [leader.name for leader in town.leaders if leader.role is Role.OFFICE]
        case Rung.LEADERS:
            names = [leader.name for leader in town.leaders if leader.role is Role.LEADER]
        case _:
            names = []
    return tuple(name for name in names if is_there(station, name, now))
