"""Another staff and another rota in the place of those that config.yaml writes: the same checks hold for the whole."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.config.node import Node, Step
from handlers.domain.override import Roster
from handlers.domain.town import Shift, Staff

_WEEK = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


@dataclass(frozen=True)
class Part:
    """What stands for a station's `staff` and its `rota`, wherever that was written; None keeps what is there."""

    staff: Node | None = None
    rota: Node | None = None


def overlaid(root: Node, parts: Mapping[str, Part]) -> Node:
    """The whole file with the parts of stations laid over it."""
    stations = root.child("stations")
    if stations is None or not isinstance(stations.value, list):
        return root
    laid = [_station(node, parts) for node in stations.value]
    whole = dict(root.value) if isinstance(root.value, dict) else {}
    return replace(root, value={**whole, "stations": replace(stations, value=laid)})


def part_of(roster: Roster, where: str) -> Part:
    """A roster as somebody would have written it there."""
    staff = [_mapping(where, _member(member)) for member in roster.staff]
    rota = [_mapping(where, _shift(shift)) for shift in roster.shifts]
    return Part(Node(staff, where, 0, 0), Node(rota, where, 0, 0))


def moved(node: Node, path: tuple[Step, ...]) -> Node:
    """The same node at another place of the file."""
    value = node.value
    if isinstance(value, dict):
        value = {key: moved(child, (*path, key)) for key, child in value.items()}
    elif isinstance(value, list):
        value = [moved(child, (*path, index)) for index, child in enumerate(value)]
    return replace(node, value=value, path=path)


def _station(station: Node, parts: Mapping[str, Part]) -> Node:
    name = station.child("name")
    part = parts.get(name.text) if name else None
    if part is None or not isinstance(station.value, dict):
        return station
    over = {"staff": part.staff, "rota": part.rota}
    laid = {key: moved(node, (*station.path, key)) for key, node in over.items() if node is not None}
    return replace(station, value={**station.value, **laid})


def _member(member: Staff) -> dict[str, str | list[str]]:
    told: dict[str, str | list[str]] = {"name": member.name, "role": member.role.value}
    told |= {"department": member.department} if member.department else {}
    told |= {"qualified": "true"} if member.qualified else {}
    return told | ({"expires": f"{member.expires}"} if member.expires else {})


def _shift(shift: Shift) -> dict[str, str | list[str]]:
    told: dict[str, str | list[str]] = {"department": shift.department, "people": list(shift.people)}
    told |= {"when": shift.when.value}
    told |= {"days": [_WEEK[day] for day in sorted(shift.weekdays)]} if shift.weekdays else {}
    return told | ({"dates": [f"{day}" for day in sorted(shift.dates)]} if shift.dates else {})


def _mapping(where: str, told: Mapping[str, str | list[str]]) -> Node:
    return Node({key: _node(where, value) for key, value in told.items()}, where, 0, 0)


def _node(where: str, value: str | list[str]) -> Node:
    if isinstance(value, str):
        return Node(value, where, 0, 0)
    return Node([Node(one, where, 0, 0) for one in value], where, 0, 0)
