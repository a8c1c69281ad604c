"""Marks (综合评价): one is given, appealed against (申诉), and the appeal answered; what comes due of it."""

from dataclasses import dataclass

from handlers.domain.due import Due
from handlers.domain.event import Event, Said
from handlers.domain.period import Month


@dataclass(frozen=True, kw_only=True)
class MarkEvent(Event):
    """Something that happened to the mark of a person for a month; each has a stream of its own."""

    station: str
    person: str
    month: Month

    @property
    def stream(self) -> str:
        return stream_of(self.station, self.person, self.month)


def stream_of(station: str, person: str, month: Month) -> str:
    """The stream in which all of a mark's history stands."""
    return f"mark/{station}/{person}/{month.year}-{month.month:02}"


@dataclass(frozen=True, kw_only=True)
class MarkGiven(MarkEvent, kind="MarkGiven"):
    """A chief has judged somebody's month (评); it takes the place of what he had before."""

    mark: int
    words: Said


@dataclass(frozen=True, kw_only=True)
class AppealMade(MarkEvent, kind="AppealMade"):
    """He does not agree (申诉)."""

    words: Said


@dataclass(frozen=True, kw_only=True)
class AppealAnswered(MarkEvent, kind="AppealAnswered"):
    """A chief has answered (答复); where the mark is `changed`, it is given anew right after."""

    words: Said
    changed: bool


@dataclass(frozen=True)
class AppealDue(Due, kind="appeal"):
    """Nobody has answered an appeal for some days; `step` 0 reminds the chiefs, 1 the street's office."""

    station: str
    person: str
    month: Month
    nth: int = 1
    step: int = 0


@dataclass(frozen=True)
class MarksDue(Due, kind="marks"):
    """The first opening of a month: who is without a mark for the last one. Where the policy wants it it always stands."""

    station: str
