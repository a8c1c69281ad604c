"""A station as config.yaml writes it, read anew and by other means than the product's."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

from tests.duty import almanac


class Place:
    """A station as config.yaml writes it."""

    def __init__(self, row: Mapping[str, Any], policy: Mapping[str, Any]) -> None:
        self.name: str = row["name"]
        self.staff_group: str = row["staff_group"]
        self.owners = frozenset(room for compound in row["compounds"] for room in compound["groups"])
        self.staff: dict[str, Mapping[str, Any]] = {member["name"]: member for member in row["staff"]}
        self.rota: Sequence[Mapping[str, Any]] = row["rota"]
        self.policy = _over(policy, row.get("policy", {}))
        self.matters = {key: matter for group in self.policy["taxonomy"].values() for key, matter in group.items()}
        self.quiet = tuple(time.fromisoformat(clock) for clock in self.policy["quiet"].split("-"))

    def with_role(self, *roles: str) -> frozenset[str]:
        return frozenset(name for name, member in self.staff.items() if member["role"] in roles)

    def is_quiet(self, moment: datetime) -> bool:
        start, end = self.quiet
        return moment.time() >= start or moment.time() < end

    def works(self, person: str, moment: datetime) -> bool:
        """Whether the plain rota has somebody on duty."""
        return any(person in row["people"] and _is_on(row, moment) for row in self.rota)

    def department(self, person: str) -> str:
        return str(self.staff[person].get("department", ""))


def _is_on(row: Mapping[str, Any], moment: datetime) -> bool:
    if not almanac.is_open(moment):
        return row["when"] == "off_hours"
    if moment.date() in row.get("dates", ()):
        return True
    if row["when"] == "weekdays":
        return "一二三四五六日"[moment.weekday()] in "".join(row["days"])
    return row["when"] in ("workdays", "on_call")


def _over(policy: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The street's policy with a station's own values over it."""
    return {
        key: _over(value, own.get(key, {})) if isinstance(value, dict) else own.get(key, value)
        for key, value in policy.items()
    }
