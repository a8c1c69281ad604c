"""Absence (不在岗): who is on leave (请假) or has swapped a shift (换班), until when, and who works in his stead (替班)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Absence:
    """Somebody of a station is away from `start` until `end`; `substitute` works in his stead, "" where nobody does.

    `id` is the stream of the approval that granted it. A `swap` is mutual: each works in the other's shifts.
    """

    id: str
    station: str
    person: str
    substitute: str
    start: datetime
    end: datetime
    swap: bool = False

    def holds(self, moment: datetime) -> bool:
        return self.start <= moment < self.end

    def overlaps(self, start: datetime, end: datetime) -> bool:
        return self.start < end and start < self.end


@dataclass(frozen=True)
class Standing:
    """Who stands in for whom at one moment: swaps first, then leave, from substitute to substitute (A→B→C)."""

    swapped: dict[str, str]
    away: dict[str, str]

    @classmethod
    def at(cls, absences: Iterable[Absence], moment: datetime) -> "Standing":
        """As the absences have it at `moment`; of two leaves of one person the later one counts."""
        holding = [absence for absence in absences if absence.holds(moment)]
        swapped: dict[str, str] = {}
        for absence in holding:
            if absence.swap and not {absence.person, absence.substitute} & swapped.keys():
                swapped |= {absence.person: absence.substitute, absence.substitute: absence.person}
        return cls(swapped, {absence.person: absence.substitute for absence in holding if not absence.swap})

    def is_away(self, person: str) -> bool:
        """Whether somebody is on leave: he is called to nothing."""
        return person in self.away

    def instead_of(self, person: str) -> str:
        """Who works where the rota names `person`: himself, or the first of the chain who is there; "" where nobody is."""
        name, seen = self.swapped.get(person, person), set[str]()
        while name in self.away and name not in seen:
            seen.add(name)
            name = self.away[name]
        return "" if name in self.away else name
