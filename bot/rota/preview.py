"""What would change, in lines that a station chief can check: + new, - gone, ~ otherwise."""

from collections import Counter
from collections.abc import Iterator

from bot.rota.words import PATTERNS, ROLES, WEEK
from handlers.domain.town import Shift, Staff, Station, When


def preview(stations: tuple[tuple[Station, Station], ...]) -> list[str]:
    """The changes of all stations: the people first, then the rota."""
    people = [f"{line}" for before, after in stations for line in _people(before, after)]
    shifts = [f"{line}" for before, after in stations for line in _shifts(before, after)]
    return [*(["人员:", *people] if people else []), *(["排班:", *shifts] if shifts else [])]


def gone(stations: tuple[tuple[Station, Station], ...]) -> tuple[str, ...]:
    """Who is nowhere any more."""
    left = {member.name for _, after in stations for member in after.staff}
    return tuple(one.name for before, _ in stations for one in before.staff if one.name not in left)


def described(member: Staff) -> str:
    """`执法人员,公安,有执法资格,到 2026-06-30`."""
    parts = [ROLES[member.role][0], member.department, "有执法资格" if member.qualified else ""]
    return ",".join(filter(None, [*parts, f"到 {member.expires}" if member.expires else ""]))


def pattern(shift: Shift) -> str:
    """`每周几天(周二、周四)`, with its extra days."""
    days = "、".join(WEEK[day] for day in sorted(shift.weekdays))
    name = PATTERNS[shift.when][0] + (f"({days})" if shift.when is When.WEEKDAYS else "")
    return name + (f",另加 {'、'.join(f'{day}' for day in sorted(shift.dates))}" if shift.dates else "")


def _people(before: Station, after: Station) -> Iterator[str]:
    was, now = ({member.name: member for member in station.staff} for station in (before, after))
    where = f"{after.name} "
    yield from (f"+ {where}{name}:{described(one)}" for name, one in now.items() if name not in was)
    yield from (f"- {where}{name}:{described(one)}" for name, one in was.items() if name not in now)
    for name in (name for name in now if name in was):
        if (old := described(was[name])) != (new := described(now[name])):
            yield f"~ {where}{name}:{old} → {new}"
    if set(before.staff) == set(after.staff) and before.staff != after.staff:
        yield f"~ {where}人员的先后"


def _shifts(before: Station, after: Station) -> Iterator[str]:
    """Shifts that are no more and new ones; of the same department and pattern they are one that has changed."""
    was, now = Counter(before.shifts), Counter(after.shifts)
    lost, new = list((was - now).elements()), list((now - was).elements())
    where = f"{after.name} "
    if not lost and not new and before.shifts != after.shifts:
        yield f"~ {where}班次的先后"
    for shift in new:
        old = next((one for one in lost if (one.department, one.when) == (shift.department, shift.when)), None)
        if old is None:
            yield f"+ {where}{shift.department} {pattern(shift)}:{_names(shift)}"
            continue
        lost.remove(old)
        changed = "" if pattern(old) == pattern(shift) else f"{pattern(old)} → "
        names = _names(shift) if _names(old) == _names(shift) else f"{_names(old)} → {_names(shift)}"
        yield f"~ {where}{shift.department} {changed}{pattern(shift)}:{names}"
    yield from (f"- {where}{one.department} {pattern(one)}:{_names(one)}" for one in lost)


def _names(shift: Shift) -> str:
    return "、".join(shift.people)
