"""What a bulletin (信息专报) gives an account of: a unit, a stretch of time, its figures, its people, and matters that may serve as examples."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from handlers.domain.action import PlaceKind
from handlers.domain.figures import Figures
from handlers.domain.policy import Matter
from handlers.domain.ticket import Ticket
from handlers.domain.town import Station


@dataclass(frozen=True)
class Account:
    """The facts of `unit` from `start` until `end`, as they stood when it was asked for at `at`; `stations` are those of the unit, `tickets` those that may be
    told as examples, `matters` the responsibility list, `places` what kind of place each
    joint action was at. Numbers are exact unless they are to be `rounded` (约数).
    """

    unit: str
    stations: tuple[Station, ...]
    start: datetime
    end: datetime
    at: datetime
    figures: Figures
    matters: Mapping[str, Matter] = field(default_factory=dict)
    departments: tuple[str, ...] = ()
    tickets: tuple[Ticket, ...] = ()
    whole_street: bool = False
    rounded: bool = False
    places: Mapping[str, PlaceKind] = field(default_factory=dict)

    @property
    def last(self) -> datetime:
        """The last moment that it tells of: within the last day of a period that is over, else when it was asked for."""
        return min(self.end - timedelta(minutes=1), self.at)

    @property
    def is_over(self) -> bool:
        """Whether the period is over, so that nothing more can happen in it."""
        return self.at >= self.end
