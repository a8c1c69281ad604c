"""Names that must be known where they are used: departments, and people of the same station."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from bot.config.node import Node
from bot.config.policy.shared import TaxonomyForm
from bot.config.problem import Problem, choices
from handlers.domain.town import HELPING, IN_GRID, Role

_DEPARTMENTS = (
    "policy.taxonomy.*.*.lead",
    "policy.taxonomy.*.*.assists.*",
    "policy.mediation.enforcement",
    "stations.*.policy.taxonomy.*.*.lead",
    "stations.*.policy.taxonomy.*.*.assists.*",
    "policy.weekly_action.departments.*",
    "stations.*.policy.mediation.enforcement",
    "stations.*.policy.weekly_action.departments.*",
    "stations.*.staff.*.department",
    "stations.*.rota.*.department",
    "leaders.*.department",
)
_GROUPS = ("stations.*.staff_group", "stations.*.compounds.*.groups.*")


def unknown_names(town: Node) -> Iterator[Problem]:
    """Every department, person and group that is used but nowhere introduced."""
    departments = [node.text for node in town.find("departments.*")]
    for pattern in _DEPARTMENTS:
        yield from _unknown("部门", town, pattern, departments)
    yield from _unknown_keys("部门", town, "bureaus", departments)
    everybody = [node.text for pattern in ("leaders.*.name", "stations.*.staff.*.name") for node in town.find(pattern)]
    yield from _unknown("人", town, "bureaus.*.contact", everybody)
    yield from _unknown("人", town, "bureaus.*.expert", everybody)
    yield from _unknown("类或事项", town, "law.*.about", _matters(town))
    groups = [node.text for pattern in _GROUPS for node in town.find(pattern)]
    yield from _unknown("群", town, "rooms.*.group", groups)
    yield from _unknown("群", town, "shadow.*", groups)
    for station in town.find("stations.*"):
        yield from _unknown("人", station, "rota.*.people.*", _people(station, *(set(Role) - HELPING)))
        yield from _unknown("网格员", station, "compounds.*.grid_workers.*", _people(station, *IN_GRID))
        yield from _unknown("物业人员", station, "compounds.*.property_managers.*", _people(station, Role.PROPERTY))


def _unknown(what: str, root: Node, pattern: str, known: Collection[str]) -> Iterator[Problem]:
    for node in root.find(pattern):
        if node.text and node.text not in known:
            yield node.problem(f"没有“{node.text}”这个{what}", choices(known))


def _unknown_keys(what: str, root: Node, pattern: str, known: Collection[str]) -> Iterator[Problem]:
    for node in root.find(pattern):
        for name, child in node.value.items() if isinstance(node.value, dict) else ():
            if name not in known:
                yield replace(child.problem(f"没有“{name}”这个{what}", choices(known)), line=child.key_line)


def _matters(town: Node) -> list[str]:
    """The labels of the taxonomy, and the matters of each, by the keys on the left."""
    patterns = ("policy.taxonomy.*.*", "stations.*.policy.taxonomy.*.*")
    return [*TaxonomyForm.model_fields, *(str(node.path[-1]) for pattern in patterns for node in town.find(pattern))]


def _people(station: Node, *roles: Role) -> list[str]:
    """The names in the station's staff who have one of the roles."""
    members = [(member.child("name"), member.child("role")) for member in station.find("staff.*")]
    return [name.text for name, its in members if name and its and its.text in roles]
