"""The forces (力量) of a unit: who of which department is there, what they lead, and on which days they come."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from handlers.domain.rota import GRID, PROPERTY
from handlers.domain.town import IN_GRID, Role, Shift, Staff, Station, When

STEERS, OTHERS = "站长和副站长", "其他"
"""Whoever steers a station belongs to no department; nor does who is not on the roster any more."""


def department_of(member: Staff | None) -> str:
    """The department that somebody works for."""
    if member is None or member.helps:
        return OTHERS
    if member.steers:
        return STEERS
    if member.department:
        return member.department
    return GRID if member.role in IN_GRID else PROPERTY if member.role is Role.PROPERTY else OTHERS


def staff_of(stations: Iterable[Station]) -> Mapping[str, Staff]:
    """Everybody of the staff of stations, once, by his name."""
    return {member.name: member for station in stations for member in station.staff if not member.helps}


def by_department(people: Iterable[Staff], order: Sequence[str]) -> Mapping[str, tuple[Staff, ...]]:
    """People by their departments, in the order of the config; who steers comes first."""
    found: dict[str, list[Staff]] = {}
    for member in people:
        found.setdefault(department_of(member), []).append(member)
    return {name: tuple(found[name]) for name in in_order(found, order)}


def in_order(names: Collection[str], order: Sequence[str]) -> list[str]:
    """The departments in the order of the config, who steers before them and the others behind them."""
    ranks = {name: rank for rank, name in enumerate((STEERS, *order))}
    return sorted(names, key=lambda name: (ranks.get(name, len(ranks)), name))


def pattern(station: Station, department: str) -> tuple[When, int] | None:
    """On which days a department comes to a station: every working day, so many days a week, or when it is called."""
    shifts = [shift for shift in station.shifts if shift.department == department]
    if any(shift.when is When.WORKDAYS for shift in shifts):
        return When.WORKDAYS, 0
    if days := {day for shift in shifts for day in _days(shift)}:
        return When.WEEKDAYS, len(days)
    return (When.ON_CALL, 0) if any(shift.when is When.ON_CALL for shift in shifts) else None


def patterns(stations: Iterable[Station], departments: Iterable[str]) -> Mapping[tuple[When, int], Counter[str]]:
    """How many stations each department comes to, by when it comes."""
    found: dict[tuple[When, int], Counter[str]] = {}
    for station in stations:
        for department in departments:
            if (days := pattern(station, department)) is not None:
                found.setdefault(days, Counter())[department] += 1
    return found


def _days(shift: Shift) -> Iterable[int]:
    return shift.weekdays if shift.when is When.WEEKDAYS else ()
