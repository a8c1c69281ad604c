"""The load (值班量): who of a station had how many cards, nights and holidays, and attendances in a month."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from handlers.domain.absence import Absence
from handlers.domain.gaps import rostered
from handlers.domain.period import Month
from handlers.domain.town import WORKING, Station
from handlers.domain.workcalendar import DAY, TOWN_TIME, WorkCalendar


@dataclass(frozen=True)
class Facts:
    """What happened at a station in the last year: who `accepted` a card when, who `attended` on which day, who was away."""

    accepted: tuple[tuple[str, datetime], ...] = ()
    attended: tuple[tuple[str, date], ...] = ()
    absences: tuple[Absence, ...] = ()


@dataclass(frozen=True)
class Load:
    """One person's: cards that he was first to accept, nights and holidays on the rota, days on which he was there."""

    person: str
    cards: int
    nights: int
    times: int


def loads(station: Station, facts: Facts, month: Month, now: datetime, calendar: WorkCalendar) -> tuple[Load, ...]:
    """Everybody who works at the station, whoever had most first; of a month that has not ended what was until now."""
    cards = Counter(person for person, at in facts.accepted if Month.of(at) == month)
    times = Counter(person for person, day in facts.attended if (day.year, day.month) == (month.year, month.month))
    then = replace(station, absences=facts.absences)
    turns = (moment for moment in _turns(month, calendar) if moment <= now)
    nights = Counter(name for moment in turns for name in _on_duty(then, moment, calendar))
    people = [member.name for member in station.staff if member.role in WORKING]
    found = [Load(name, cards[name], nights[name], times[name]) for name in people]
    return tuple(sorted(found, key=lambda load: (-load.cards - load.nights, -load.times)))


def _on_duty(station: Station, moment: datetime, calendar: WorkCalendar) -> set[str]:
    return {entry.member.name for entry in rostered(station, moment, calendar)}


def _turns(month: Month, calendar: WorkCalendar) -> Iterator[datetime]:
    """When each night of a month begins, and each day without work, which is one with its night."""
    day = date(month.year, month.month, 1)
    while day.month == month.month:
        clock = calendar.closes if calendar.is_workday(day) else calendar.opens
        yield datetime.combine(day, clock, TOWN_TIME)
        day += DAY
