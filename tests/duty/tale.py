"""One complaint of a season, the people around it, and the clock between what they say."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.duty import almanac

OFFICERS = {
    ("学桥", "parking"): ("李伟", "段勇", "王磊"),
    ("学桥", "stray_dog"): ("王磊", "李伟", "段勇"),
    ("学桥", "noise"): ("王磊", "李伟", "段勇"),
    ("学桥", "street_stall"): ("李伟", "段勇", "王磊"),
    ("学桥", "facility"): ("孙经理",),
    ("龙泉", "parking"): ("罗建明", "李开云"),
    ("龙泉", "stray_dog"): ("李开云", "罗建明"),
    ("龙泉", "noise"): ("李开云", "罗建明"),
    ("龙泉", "street_stall"): ("罗建明", "李开云"),
    ("龙泉", "facility"): ("邓经理",),
    ("青云", "parking"): ("崔立新", "方国栋"),
    ("青云", "stray_dog"): ("崔立新", "方国栋"),
    ("青云", "noise"): ("崔立新", "方国栋"),
    ("青云", "street_stall"): ("崔立新", "方国栋"),
    ("青云", "facility"): ("潘经理",),
}
"""Who answers, the first who is there; whether he is the one who was called is the bot's affair."""
NIGHT = {"学桥": "王磊", "龙泉": "李开云", "青云": "崔立新"}
CHIEFS = {"学桥": ("周建国", "马兰"), "龙泉": ("段文彬",), "青云": ("石光明",)}
DEPUTIES = {"学桥": "吴娟", "龙泉": "普丽琼", "青云": "姚慧芬"}
MANAGERS = ("孙经理", "邓经理", "潘经理")
HELP = {"学桥": "公安", "龙泉": "公安", "青云": "市监"}


@dataclass(frozen=True)
class Report:
    """One complaint, which opens one ticket."""

    at: datetime
    station: str
    room: str
    who: str
    text: str
    topic: str
    level: str
    number: str = ""

    @property
    def id(self) -> str:
        return f"{self.station}#{self.number}"


@dataclass(frozen=True)
class Absence:
    """Somebody is away, with leave that was granted."""

    person: str
    start: datetime
    end: datetime


@dataclass
class Tale:
    """The people around one report, and the clock between what they say."""

    report: Report
    chance: random.Random
    absences: Sequence[Absence]
    at: datetime = field(init=False)
    lead: str = ""
    rows: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.at = self.report.at if self.is_pressing else almanac.next_open(self.report.at)

    @property
    def is_pressing(self) -> bool:
        return self.report.level != "normal"

    def waits(self, least: int, most: int) -> None:
        """Minutes pass: of working time, or by the clock where it is pressing."""
        minutes = self.chance.randint(least, most)
        self.at = (
            self.at + timedelta(minutes=minutes) if self.is_pressing else almanac.later(self.at, minutes)
        ) + timedelta(seconds=self.chance.randint(1, 40))

    def days_pass(self, least: int, most: int) -> None:
        """Working days pass."""
        closing = almanac.closing(self.at.date(), self.chance.randint(least, most))
        self.at = closing - timedelta(minutes=self.chance.randint(20, 480))

    def officer(self, words: str, who: str = "") -> None:
        """Whoever leads it says something of it, in the work group; a property manager in private."""
        who = who or self.lead or self._on_duty()
        while any(a.person == who and a.start <= self.at < a.end for a in self.absences):
            self.at = almanac.next_open(max(a.end for a in self.absences if a.person == who and a.start <= self.at))
        self.lead = who
        self._says(who, words, None if who in MANAGERS else f"{self.report.station}执法工作站群")

    def colleague(self, words: str) -> None:
        """Somebody else who may take it does from now on."""
        others = [who for who in OFFICERS[self.report.station, "parking"] if who != self.lead]
        self.officer(words, others[0])

    def chief(self, words: str) -> None:
        self._says(self.chance.choice(CHIEFS[self.report.station]), words)

    def deputy(self, words: str) -> None:
        self._says(DEPUTIES[self.report.station], words)

    def reporter(self, words: str) -> None:
        self._says(self.report.who, words, self.report.room)

    def takes_back(self) -> None:
        """The reporter recalls what he said."""
        row = {"from": self.report.who, "room": self.report.room, "kind": "recall", "target": self.report.id}
        self.rows.append({"at": self.at, **row})

    def happens(self, share: float) -> bool:
        return self.chance.random() < share

    def _on_duty(self) -> str:
        if not almanac.is_open(self.at) and self.report.topic != "facility":
            return NIGHT[self.report.station]
        people = OFFICERS[self.report.station, self.report.topic]
        away = {a.person for a in self.absences if a.start <= self.at < a.end}
        return next((who for who in people if who not in away), people[0])

    def _says(self, who: str, words: str, room: str | None = None) -> None:
        text = words.replace("{n}", self.report.number)
        self.rows.append({"at": self.at, "from": who, **({"room": room} if room else {}), "text": text})
