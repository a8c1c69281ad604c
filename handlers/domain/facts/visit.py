"""Visits (检查): somebody is about to look at a shop or a place."""

from dataclasses import dataclass

from handlers.domain.event import Event, Said


@dataclass(frozen=True, kw_only=True)
class VisitNoted(Event, kind="VisitNoted"):
    """`person` of a department goes to a place; `path` is the compound that he has named, else the station."""

    station: str
    path: str
    person: str
    department: str
    place: Said

    @property
    def stream(self) -> str:
        return f"visit/{self.station}"
