"""Who works for a compound (1+1+N), as a notice board may tell it: what they are and their surnames."""

from collections.abc import Iterable

from handlers.domain.rota import PROPERTY
from handlers.domain.town import Compound, Role, Station
from handlers.grammar.texts.called import called


def team(station: Station, compound: Compound) -> list[tuple[str, tuple[str, ...]]]:
    """What they are and who, in the order in which somebody would ask for them; no row for what nobody is."""
    officers = [member for member in station.with_role(Role.OFFICER) if member.department]
    departments = dict.fromkeys(member.department for member in officers)
    auxiliaries = [member.name for member in station.with_role(Role.AUXILIARY)]
    rows = [
        ("站长", _titled(station, Role.CHIEF, "站长")),
        ("副站长", _titled(station, Role.DEPUTY, "副站长")),
        *((one, _people(one, [m.name for m in officers if m.department == one])) for one in departments),
        ("协管队员", _people("", auxiliaries)),
        ("网格员", _people("", compound.grid_workers)),
        (PROPERTY, _people("", compound.property_managers)),
    ]
    return [(kind, people) for kind, people in rows if people]


def _titled(station: Station, role: Role, title: str) -> tuple[str, ...]:
    return tuple(f"{called('', [member.name]).removesuffix('同志')}{title}" for member in station.with_role(role))


def _people(department: str, names: Iterable[str]) -> tuple[str, ...]:
    """李队, 段队: without the department, which stands beside them."""
    return tuple(called(department, [name]).removeprefix(department) for name in names)
