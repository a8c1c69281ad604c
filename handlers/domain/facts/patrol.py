"""Patrols (网格巡查): who went where, what was found, and what was cleared on the spot before anybody complained."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from handlers.domain.event import Event, Said
from handlers.domain.reading import Label, Level
from handlers.domain.ticket import TicketId


@dataclass(frozen=True)
class Spotted:
    """One finding: its matter, and how much of it; without a `ticket` it was cleared on the spot (未诉先办)."""

    matter: str
    label: Label
    level: Level = Level.NORMAL
    ticket: TicketId | None = None
    quantities: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Patrolled(Event, kind="Patrolled"):
    """`person` has walked the unit at `path`; `words` and `places` are those of each finding, in their order."""

    station: str
    path: str
    person: str
    message: str
    found: tuple[Spotted, ...]
    words: tuple[Said, ...]
    places: tuple[Said, ...]

    @property
    def stream(self) -> str:
        return f"patrol/{self.station}"

    @property
    def cleared(self) -> int:
        return sum(one.ticket is None for one in self.found)
