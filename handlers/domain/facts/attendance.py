"""The morning (早晨): the card of the day, who has answered it (时次), and whose qualification expires."""

from dataclasses import dataclass
from datetime import date

from handlers.domain.due import Due
from handlers.domain.event import Event


@dataclass(frozen=True, kw_only=True)
class DutyEvent(Event):
    """Something that happened to a station's duty."""

    station: str

    @property
    def stream(self) -> str:
        return f"duty/{self.station}"


@dataclass(frozen=True, kw_only=True)
class Attended(DutyEvent, kind="Attended"):
    """Somebody of the rota said that he is there (报到), once a day."""

    person: str
    day: date


@dataclass(frozen=True, kw_only=True)
class ExpiryTold(DutyEvent, kind="ExpiryTold"):
    """Somebody was told that his qualification (执法资格) ends with the day on which it `expires`, so many `days` ahead or fewer."""

    person: str
    expires: date
    days: int


@dataclass(frozen=True)
class MorningDue(Due, kind="morning"):
    """The opening minute of a working day: the morning card. It always stands, and its rule sets the next one."""

    station: str


@dataclass(frozen=True)
class PresenceDue(Due, kind="presence"):
    """Some time after the card: who is expected and has not answered is reminded."""

    station: str
    day: date


@dataclass(frozen=True)
class UnreportedDue(Due, kind="unreported"):
    """Later still: whoever steers hears who is missing."""

    station: str
    day: date
