"""The examples (事例) of a bulletin: the matter that most people told of, and the one that was dealt with fastest. Nobody is named in them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.domain.figures import Counted, Figure, Figures
from handlers.domain.policy import Matter
from handlers.domain.reading import Level
from handlers.domain.ticket import Resolution, Ticket, TicketId

_MANY = 30
"""So many of the best are looked at each way: private ones are among them."""
_BUILDING = re.compile(r"(?<![0-9A-Za-z])(?:\d{1,3}|[A-Za-z]\d{0,2})[栋座]")


@dataclass(frozen=True)
class Example:
    """A matter of residents that was solved, as `row` of the figure counts it, and how fast; its `building` is all that is told of its place."""

    row: Counted
    path: str
    matter: Matter
    building: str
    voices: int
    length: timedelta


@dataclass(frozen=True)
class _Solved:
    """A matter that was told and solved within the period."""

    row: Counted
    ticket: TicketId
    told_at: datetime
    voices: int

    @property
    def length(self) -> timedelta:
        return self.row.at - self.told_at


def candidates(figures: Figures) -> tuple[TicketId, ...]:
    """The matters that may serve, the best of each kind first; which of them are private their tickets tell."""
    solved = _solved(figures)
    many, fast = sorted(solved, key=_by_voices)[:_MANY], sorted(solved, key=_by_speed)[:_MANY]
    return tuple(dict.fromkeys(one.ticket for one in (*many, *fast)))


def best(figures: Figures, tickets: Iterable[Ticket], matters: Mapping[str, Matter]) -> tuple[Example, ...]:
    """The one that most people told of, and the fastest of the others, rather of another kind: two at most."""
    known = {ticket.id: ticket for ticket in tickets if _may_be_told(ticket, matters)}
    solved = [one for one in _solved(figures) if one.ticket in known]
    if not solved:
        return ()
    first = min(solved, key=_by_voices)
    others = [one for one in solved if one is not first]
    of_another = [one for one in others if known[one.ticket].matter != known[first.ticket].matter]
    second = min(of_another or others, key=_by_speed, default=None)
    return tuple(_example(one, known[one.ticket], matters) for one in (first, second) if one is not None)


def _solved(figures: Figures) -> list[_Solved]:
    """What was told and solved within the period, and was called unsolved or half solved by nobody."""
    told = {row.source: row.at for row in figures.rows.get(Figure.OPENED, ())}
    voices = figures.source(Figure.VOICES)
    blamed = {*figures.source(Figure.PARTLY), *figures.source(Figure.UNSOLVED)}
    return [
        _Solved(row, row.ticket, told[row.source], voices.get(row.source, 1))
        for row in figures.rows.get(Figure.APPEALS, ())
        if row.ticket is not None and row.source in told and row.source not in blamed
    ]


def _by_voices(one: _Solved) -> tuple[int, timedelta, datetime, TicketId]:
    return -one.voices, one.length, one.told_at, one.ticket


def _by_speed(one: _Solved) -> tuple[timedelta, int, datetime, TicketId]:
    return one.length, -one.voices, one.told_at, one.ticket


def _may_be_told(ticket: Ticket, matters: Mapping[str, Matter]) -> bool:
    """Whether it was told aloud in a group, and is no quarrel between neighbours, nor a danger: those are nobody else's business."""
    matter = matters.get(ticket.matter)
    if matter is None or matter.mediate or ticket.private or not ticket.is_public:
        return False
    return ticket.level is not Level.RED and ticket.danger is None and ticket.resolution is not Resolution.MEDIATED


def _example(one: _Solved, ticket: Ticket, matters: Mapping[str, Matter]) -> Example:
    found = _BUILDING.search(ticket.place or "")
    building = found[0] if found else ""
    return Example(one.row, ticket.path, matters[ticket.matter], building, one.voices, one.length)
