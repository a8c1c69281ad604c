"""A scene as it was loaded, and the versions that must still hold when the decision is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from handlers.domain.due import Due
from handlers.domain.scene import Scene
from handlers.domain.ticket import Ticket

_stream = lru_cache(2_000)(str)
"""The stream of a ticket: its check digit need not be counted for every line."""


@dataclass(frozen=True)
class Loaded:
    """`versions` are those of the tickets' streams; `due` is what has come due, where it is the scene of that."""

    scene: Scene
    versions: Mapping[str, int] = field(default_factory=dict)
    due: Due | None = None

    def but(self, **values: Any) -> "Loaded":
        """The same with other fields of the scene."""
        return replace(self, scene=replace(self.scene, **values))

    def hearing(self, **values: Any) -> "Loaded":
        return self.but(hearing=replace(self.scene.hearing, **values))

    def rooms(self, **values: Any) -> "Loaded":
        return self.but(rooms=replace(self.scene.rooms, **values))

    def duty(self, **values: Any) -> "Loaded":
        return self.but(duty=replace(self.scene.duty, **values))

    def governance(self, **values: Any) -> "Loaded":
        return self.but(governance=replace(self.scene.governance, **values))

    def having(self, rows: Iterable[tuple[Ticket, int]]) -> "Loaded":
        """The same with more tickets; one that is there already stays as it was loaded first."""
        new = {ticket.id: (ticket, version) for ticket, version in rows if ticket.id not in self.scene.tickets}
        tickets = {**self.scene.tickets, **{name: ticket for name, (ticket, _) in new.items()}}
        versions = {**self.versions, **{_stream(name): version for name, (_, version) in new.items()}}
        return replace(self.but(tickets=tickets), versions=versions)
