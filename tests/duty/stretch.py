"""The rounds of work on a ticket, as its events tell them, each with its promise by the tests' own calendar."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from tests.duty import almanac
from tests.duty.outcome import Season

BEGINS = frozenset({"Opened", "Reopened", "Revived"})
ENDS = frozenset({"Resolved", "Withdrawn", "Merged", "Archived"})
PAUSES, RESUMES = frozenset({"Paused"}), frozenset({"Resumed"})
EXTENDS = frozenset({"Extended"})


@dataclass(frozen=True)
class Stretch:
    """A round of work: from when to when, and the time that was promised for its end."""

    start: datetime
    end: datetime
    promise: datetime
    paused: tuple[tuple[datetime, datetime], ...] = ()

    def rests(self, moment: datetime) -> bool:
        """Whether the work is put aside then."""
        return any(start <= moment < end for start, end in self.paused)


def stretches(season: Season, ticket: Mapping[str, Any]) -> list[Stretch]:
    """The rounds of a ticket by its events, each with its promise by the tests' own calendar."""
    found: list[Stretch] = []
    start = promise = pause = None
    paused: list[tuple[datetime, datetime]] = []
    for event in [*ticket["events"], {"event": "Archived", "at": season.end.isoformat()}]:
        at, kind = datetime.fromisoformat(event["at"]), event["event"]
        if kind in BEGINS:
            start = datetime.fromisoformat(ticket["opened_at"]) if kind == "Opened" else at
            promise, paused = promised(season, ticket, start), []
        elif kind in EXTENDS and start:
            promise = extended_to(season, ticket, at) or promise
        if kind in PAUSES:
            pause = at
        elif pause and kind in RESUMES | ENDS:
            paused.append((pause, at))
            pause = None
        if kind in ENDS and start and promise:
            found.append(Stretch(start, at, promise, tuple(paused)))
            start = None
    return found


def promised(season: Season, ticket: Mapping[str, Any], start: datetime) -> datetime:
    """Until when a round that began at `start` is to be done."""
    limit = season.places[ticket["unit"]].policy["limits"][ticket["level"]]["resolve"]
    if limit.endswith("个工作日"):
        return almanac.closing(start.date(), int(limit.removesuffix("个工作日")))
    return start + timedelta(hours=int(limit.removesuffix("小时")))


def extended_to(season: Season, ticket: Mapping[str, Any], moment: datetime) -> datetime | None:
    """The day that was last asked for before `moment` (延期)."""
    for row in reversed(season.script):
        asked = re.match(rf"延期 {ticket['no']} 到(\d+)月(\d+)日", row.get("text", ""))
        if asked and row["at"] <= moment and getattr(season.home.get(row["from"]), "name", "") == ticket["unit"]:
            day = date(row["at"].year, int(asked[1]), int(asked[2]))
            day = day if day >= row["at"].date() else day.replace(year=day.year + 1)
            return almanac.at(day, almanac.CLOSES)
    return None
