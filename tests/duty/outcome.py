"""What a season came to: its script, what the bot said, its tickets, and who was away."""

import json
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from tests.duty import almanac
from tests.duty.place import Place

CONFIG = Path(__file__).parents[2] / "config.yaml"
_NUMBER = re.compile(r"#(\d{3,9})")
_LEAVE = re.compile(r"请假 (\d+)/(\d+)(?:-(\d+)/(\d+))?(?: (上午|下午))?(?: (\w+))?")
_SWAP = re.compile(r"换班 (\d+)/(\d+) (\w+)")


@dataclass(frozen=True)
class Line:
    """One line of the bot's; `to` is a person in private, `mention` whom it calls in a room."""

    at: datetime
    text: str
    room: str = ""
    to: str = ""
    mention: tuple[str, ...] = ()
    ticket: str = ""
    kind: str = "text"

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Line":
        return cls(
            datetime.fromisoformat(row["at"]),
            row["text"],
            row.get("room") or "",
            row.get("to") or "",
            tuple(row["mention"]),
            row["ticket"] or "",
            row["kind"],
        )

    @property
    def numbers(self) -> frozenset[str]:
        """The tickets that it names."""
        return frozenset(_NUMBER.findall(self.text)) | ({self.ticket} if self.ticket else frozenset())

    @property
    def called(self) -> tuple[str, ...]:
        """Whose phone rings."""
        return (self.to,) if self.to else self.mention

    @property
    def is_card(self) -> bool:
        return "接单至" in self.text


@dataclass(frozen=True)
class Away:
    """Leave that was granted, or a swapped day: from when to when somebody is not there, and who stands in."""

    person: str
    start: datetime
    end: datetime
    stands_in: str = ""
    swapped: bool = False

    def holds(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


class Season:
    """A season as it was played, and the questions that rules ask of it."""

    def __init__(
        self,
        script: Iterable[Mapping[str, Any]],
        says: Iterable[Mapping[str, Any]],
        tickets: Iterable[Mapping[str, Any]],
        config: Path = CONFIG,
    ) -> None:
        self.script = [{**row, "at": datetime.fromisoformat(row["at"])} for row in script]
        self.says = [line for line in map(Line.of, says) if line.kind != "recall"]
        self.tickets = list(tickets)
        self.end: datetime = self.script[-1]["at"]
        told = yaml.safe_load(config.read_text("utf8"))
        self.places = {row["name"]: Place(row, told["policy"]) for row in told["stations"]}
        self.street = frozenset(leader["name"] for leader in told["leaders"])
        self.home = {name: place for place in self.places.values() for name in place.staff}
        self.rooms = {room: p for p in self.places.values() for room in (p.staff_group, *p.owners)}
        self._by_number = {(ticket["unit"], ticket["no"]): ticket for ticket in self.tickets}

    @classmethod
    def read(cls, script: Path, says: Path, tickets: Path, config: Path = CONFIG) -> "Season":
        return cls(
            *([json.loads(line) for line in file.open(encoding="utf8")] for file in (script, says, tickets)), config
        )

    def ticket(self, unit: str, number: str) -> Mapping[str, Any] | None:
        return self._by_number.get((unit, number))

    def place_of(self, line: Line) -> Place | None:
        """The station whose line it is; None for the street's people and for residents."""
        return self.rooms.get(line.room) or self.home.get(line.to)

    def to_staff(self) -> Iterable[tuple[Line, Place, str, Mapping[str, Any]]]:
        """Each line that calls somebody of a station, with each ticket that it names there."""
        for line in self.says:
            if line.room and line.room not in self.staff_groups:
                continue
            for person in line.called:
                if place := self.home.get(person):
                    for number in sorted(line.numbers):
                        if ticket := self.ticket(place.name, number):
                            yield line, place, person, ticket

    @cached_property
    def staff_groups(self) -> frozenset[str]:
        return frozenset(place.staff_group for place in self.places.values())

    @cached_property
    def _spoke(self) -> dict[str, list[datetime]]:
        spoke = defaultdict(list)
        for row in self.script:
            spoke[row.get("from", "")].append(row["at"])
        return spoke

    def answers(self, line: Line, person: str) -> bool:
        """Whether somebody has just said something himself."""
        spoke = self._spoke[person]
        n = bisect_left(spoke, line.at - timedelta(minutes=1))
        return n < len(spoke) and spoke[n] <= line.at

    @cached_property
    def heard(self) -> dict[tuple[str, str], list[Line]]:
        """Every line that somebody of the staff or of the street reads, by the ticket that it names."""
        heard = defaultdict(list)
        for line in self.says:
            for number in line.numbers:
                for unit in self.units(line, number):
                    heard[unit, number].append(line)
        return heard

    def units(self, line: Line, number: str) -> list[str]:
        """The stations whose ticket of that number somebody of the staff reads; to the street the number alone says it of one only."""
        if line.to in self.street:
            units = [unit for unit, no in self._by_number if no == number]
            return units if len(units) == 1 else [unit for unit in units if f"{unit}#{number}" in line.text]
        place = self.home.get(line.to) or (self.rooms[line.room] if line.room in self.staff_groups else None)
        return [place.name] if place else []

    @cached_property
    def away(self) -> list[Away]:
        """Granted leave and swaps, as the script tells them: asked, 同意 by the deputy before it begins, not taken back."""
        away = []
        for n, row in enumerate(self.script):
            asked = self._asked(row)
            place = self.home.get(row.get("from", ""))
            if asked is None or place is None:
                continue
            later = [later for later in self.script[n + 1 :] if later["at"] < asked.start and not later.get("room")]
            deputies = place.with_role("deputy")
            granted = [r for r in later if r.get("from") in deputies and r.get("text") == f"同意 {asked.person}"]
            back = [r for r in later if r.get("from") == asked.person and r.get("text", "").startswith("撤回请假")]
            if granted and not back:
                away.append(asked)
        return away

    def _asked(self, row: Mapping[str, Any]) -> Away | None:
        text, said = row.get("text", ""), row["at"].date()

        def day_of(month: str, day: str) -> date:
            this_year = date(said.year, int(month), int(day))
            return this_year if this_year >= said else this_year.replace(year=said.year + 1)

        if asked := _LEAVE.fullmatch(text):
            month, day, last_month, last_day, half, stands_in = asked.groups()
            first = day_of(month, day)
            last = day_of(last_month, last_day) if last_month else first
            start = almanac.at(first, time(12) if half == "下午" else almanac.OPENS)
            end = almanac.at(last, time(12) if half == "上午" else almanac.CLOSES)
            return Away(row["from"], start, end, stands_in or "")
        if asked := _SWAP.fullmatch(text):
            day = day_of(asked[1], asked[2])
            return Away(row["from"], almanac.at(day, time(0)), almanac.at(day + almanac.DAY, time(0)), asked[3], True)
        return None

    def on_leave(self, person: str, moment: datetime) -> bool:
        return any(away.person == person and away.holds(moment) for away in self.away if not away.swapped)

    def stands_in(self, person: str, moment: datetime) -> bool:
        """Whether somebody may stand in now: he was named, or leave without a name goes to the substitutes of the station."""
        place = self.home[person]
        return any(
            away.holds(moment)
            and self.home[away.person] is place
            and (away.stands_in or person) == person
            and place.department(away.person) == place.department(person)
            for away in self.away
        )

    def named(self, person: str, ticket: Mapping[str, Any], moment: datetime) -> bool:
        """Whether somebody or his department was named for a ticket in so many words, or had it before."""
        names = (person, self.home[person].department(person) or person)
        return any(
            ticket["no"] in row.get("text", "")
            and any(name in row["text"] for name in names)
            and self.home.get(row.get("from")) is self.home[person]
            for row in self.script
            if row["at"] <= moment
        ) or any(event["by"] == person and event["event"] == "Accepted" for event in ticket["events"])
