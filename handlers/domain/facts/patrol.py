"""Patrols (网格巡查): who went where, what was found, and what was cleared on the spot before anybody complained."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from handlers.domain.event import Event, Said
from handlers.domain.question import Question
from handlers.domain.reading import Danger, Label, Level
from handlers.domain.ticket import TicketId


@dataclass(frozen=True)
class Spotted:
    """One finding: its matter, and how much of it; without a `ticket` it was cleared on the spot (未诉先办). It lies in the unit at
    `path`, where that is another than the patrol's."""

    matter: str
    label: Label
    level: Level = Level.NORMAL
    ticket: TicketId | None = None
    quantities: Mapping[str, int] = field(default_factory=dict)
    path: str = ""
    danger: Danger | None = None


@dataclass(frozen=True, kw_only=True)
class FindingsEvent(Event):
    """What `person` has found in the unit at `path`; `words` and `places` are those of each finding, in their order.

    `photos` were shown right before, in the messages `shown`: they belong to all that was found.
    """

    station: str
    path: str
    person: str
    message: str
    found: tuple[Spotted, ...]
    words: tuple[Said, ...]
    places: tuple[Said, ...]
    photos: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()

    @property
    def stream(self) -> str:
        return f"patrol/{self.station}"

    @property
    def cleared(self) -> int:
        return sum(one.ticket is None for one in self.found)


@dataclass(frozen=True, kw_only=True)
class Patrolled(FindingsEvent, kind="Patrolled"):
    """`person` has walked the unit at `path`, whether there was anything to find or not."""


@dataclass(frozen=True, kw_only=True)
class PatrolWentOn(FindingsEvent, kind="PatrolWentOn"):
    """The same patrol told more in another line: more findings, and no patrol more."""


@dataclass(frozen=True)
class PatrolGoesOn(Question, kind="patrol"):
    """发现什么? The next lines and pictures belong to the patrol of the unit at `path`, a picture to the `ticket` of what was found last,
    where that has one; `begun` says that nothing was noted of it yet."""

    path: str
    ticket: TicketId | None = None
    begun: bool = False


@dataclass(frozen=True)
class PatrolWhere(Question, kind="patrol where"):
    """哪个小区? A patrol whose compound nobody named: its `text` in the `message` that told it, and the pictures before that."""

    text: str
    message: str
    photos: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
