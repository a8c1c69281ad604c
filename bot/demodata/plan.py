"""When what happens in the made-up street. How often is planned here; what it comes to is counted afterwards, like anything else."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from bot.demodata import lines
from bot.demodata.acts import Acts
from bot.demodata.street import Street
from handlers.domain.figures import Figure
from handlers.domain.gaps import rostered
from handlers.domain.reading import Verdict
from handlers.domain.rota import POLICE, PROPERTY
from handlers.domain.town import WORKING, Compound, Role, Station
from handlers.domain.workcalendar import DAY, TOWN_TIME
from storage.governance.figures import figures

FIRST, LAST = date(2025, 1, 1), date(2025, 7, 10)
"""The days of the made-up street."""


@dataclass(frozen=True)
class Size:
    """How much of everything: what residents told, disputes among it, patrols with what they left and cleared, actions, meetings."""

    appeals: int = 69
    disputes: int = 27
    patrols: int = 48
    left: int = 113
    cleared: int = 106
    actions: int = 15
    meetings: int = 28
    stalls: int = 327
    vehicles: int = 214
    zombies: int = 23
    there: float = 0.93  # of those on the rota, how many say in the morning that they are there


@dataclass
class Plan:
    """The plan of one street, by a seed."""

    street: Street
    size: Size
    chance: random.Random
    first: date = FIRST
    last: date = LAST

    def __post_init__(self) -> None:
        self.acts = Acts(self.street, self.chance)
        town = self.street.town
        self._compounds = [compound for station in town.stations for compound in station.compounds]
        self._days = [day for day in _days(self.first, self.last - 4 * DAY) if town.calendar.is_workday(day)]

    def lay(self) -> None:
        """Put everything on the calendar."""
        self._mornings()
        self._appeals()
        self._disputes()
        self._patrols()
        self._actions()
        self._meetings()

    def _mornings(self) -> None:
        """Everybody of the rota says that he is there."""
        calendar = self.street.town.calendar
        for day in _days(self.first, self.last):
            if calendar.is_workday(day):
                self.street.at(_at(day, 8, 33), self._report)

    async def _report(self) -> None:
        for station in self.street.town.stations:
            there = [entry.member for entry in rostered(station, self.street.now, self.street.town.calendar)]
            for member in there:
                if (
                    member.role in WORKING
                    and member.role is not Role.PROPERTY
                    and self.chance.random() < self.size.there
                ):
                    await self.street.says(member.name, "在", station.staff_group)

    def _appeals(self) -> None:
        kinds = [*lines.PARKING * 4, *lines.STALLS * 3, *lines.DOGS * 2, *lines.OTHERS * 3]
        verdicts = [*[Verdict.PARTLY] * 3, Verdict.UNSOLVED]
        for n, (compound, when) in enumerate(self._spread(self.size.appeals, self._compounds, 9, 16)):
            complaint, more = self.chance.choice(kinds), self.chance.choice((0, 0, 1, 1, 2))
            mine = verdicts.pop() if verdicts and n % 20 == 7 else Verdict.SATISFIED
            votes = (mine, *[Verdict.SATISFIED] * more)
            self.street.at(when, partial(self.acts.appeal, compound, complaint, votes))

    def _disputes(self) -> None:
        policed = [c for c in self._compounds if self._has(c, POLICE)]
        for compound, when in self._spread(self.size.disputes, policed, 9, 14):
            self.street.at(when, partial(self.acts.dispute, compound, Verdict.SATISFIED))

    def _patrols(self) -> None:
        left, cleared = (_shares(n, self.size.patrols) for n in (self.size.left, self.size.cleared))
        for n, (compound, when) in enumerate(self._spread(self.size.patrols, self._compounds, 9, 15)):
            self.street.at(when, partial(self.acts.patrol, compound, left[n], cleared[n]))

    def _actions(self) -> None:
        able = [station for station in self.street.town.stations if len(_departments(station)) > 1]
        for n, day in enumerate(self._evenly(self.size.actions, self._days[10:])):
            station, place = able[n % len(able)], lines.PLACES[n % len(lines.PLACES)]
            when = _at(day, 15)
            last = n == self.size.actions - 1
            counts = None if last else self._counts()
            before = max(d for d in self._days if d < day)
            self.street.at(_at(before, 10, 5), partial(self.acts.action, station, when, place, counts))
            if last:
                self.street.at(when, partial(self._what_is_left, station, when))

    def _counts(self) -> str:
        return f"占道经营{self.chance.randint(8, 13)}处 乱停车辆{self.chance.randint(4, 7)}辆" + self.chance.choice(
            ("", "", "", " 僵尸车1辆")
        )

    async def _what_is_left(self, station: Station, when: datetime) -> None:
        """The last action is as large as the half-year was: the rest of what the street has to tell of."""
        path, start = self.street.town.name, _at(self.first, 0)
        with self.street.house.database.transaction() as session:
            told = figures(session, path, start, self.street.now, self.street.now)
        left = [
            max(0, whole - told.count(figure))
            for figure, whole in (
                (Figure.STALLS, self.size.stalls),
                (Figure.VEHICLES, self.size.vehicles),
                (Figure.ZOMBIES, self.size.zombies),
            )
        ]
        self.acts.ended(
            station, when, " ".join(f"{what}{n}{unit}" for n, (what, unit) in zip(left, _KINDS, strict=True) if n)
        )

    def _meetings(self) -> None:
        leader = next(member for member in self.street.town.leaders if member.role is Role.LEADER)
        for n, day in enumerate(self._evenly(self.size.meetings, self._days[5:-8])):
            station = self.street.town.stations[n % len(self.street.town.stations)]
            street_wide = n % 9 == 8
            who = leader.name if street_wide else station.with_role(Role.CHIEF)[0].name
            room = None if street_wide else station.staff_group
            owner = next(member.name for member in station.staff if member.role is Role.OFFICER)
            due = _at(min(d for d in self._days if d >= day + 6 * DAY), 11)
            before = max(d for d in self._days if d < day)
            self.street.at(_at(before, 9, 40), partial(self.acts.meeting, who, _at(day, 15), room, owner, due))

    def _spread(
        self, n: int, compounds: Sequence[Compound], first: int, last: int
    ) -> Iterator[tuple[Compound, datetime]]:
        """So many times on working days, in the order of time, each at a compound."""
        for day in sorted(self.chance.choices(self._days, k=n)):
            minute = self.chance.randint(0, 60 * (last - first))
            yield self.chance.choice(compounds), _at(day, first) + timedelta(minutes=minute)

    def _evenly(self, n: int, days: Sequence[date]) -> list[date]:
        return [days[(len(days) - 1) * place // max(1, n - 1)] for place in range(n)]

    def _has(self, compound: Compound, department: str) -> bool:
        station = self.street.town.station_at(compound.path)
        return station is not None and department in {shift.department for shift in station.shifts}


_KINDS = (("占道经营", "处"), ("乱停车辆", "辆"), ("僵尸车", "辆"))


def _departments(station: Station) -> set[str]:
    return {shift.department for shift in station.shifts} - {PROPERTY, "网格"}


def _shares(whole: int, parts: int) -> list[int]:
    """A number in as even parts as there can be."""
    return [whole * (n + 1) // parts - whole * n // parts for n in range(parts)]


def _days(first: date, last: date) -> Iterator[date]:
    return (first + DAY * n for n in range((last - first).days + 1))


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), TOWN_TIME)


Tell = Callable[[datetime], None]


async def live(street: Street, size: Size, seed: int, tell: Tell, last: date = LAST) -> None:
    """Live through it until the end of the `last` day; `tell` hears how far it has come."""
    Plan(street, size, random.Random(seed), last=last).lay()
    await street.live(_at(last, 23, 59), tell)
