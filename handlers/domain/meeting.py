"""Joint meetings (联席会议) of a station or of the street: who calls them, what is brought up, and the measures (举措) agreed on."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from handlers.domain.reading import Label
from handlers.domain.ticket import Ticket, TicketId
from handlers.domain.town import Staff, Station, Town
from handlers.domain.workcalendar import local

EARLY = timedelta(minutes=30)
"""So long before its time a meeting may begin."""
LASTS = timedelta(hours=4)
"""What is brought up until so long after its beginning is brought up at it."""
MINUTES_FOR = timedelta(days=7)
"""So long minutes may be written."""
STREET = "街道"
"""What stands before whatever is the street's, where a station has its own."""


@dataclass(frozen=True)
class Unit:
    """Whose a meeting is: a `station`'s, or without one the street's own."""

    name: str
    path: str
    station: str = ""

    @property
    def stream(self) -> str:
        return f"meeting/{self.name}"

    @property
    def is_street(self) -> bool:
        return not self.station


class Tag(StrEnum):
    """What kind of question a topic is (bulletin: 执法管理衔接、执法办理等重点难点)."""

    MANAGEMENT = "management"  # 执法管理衔接
    HANDLING = "handling"  # 执法办理


@dataclass(frozen=True)
class Topic:
    """What somebody of the staff brought up; its words are "" once they were taken back."""

    person: str
    at: datetime
    words: str
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True)
class Meeting:
    """The `nth` of its unit. It is `held` once its time has come and somebody has noted something of it."""

    nth: int
    begins: datetime
    place: str = ""
    by: str = ""
    members: tuple[str, ...] = ()
    held: bool = False
    off: bool = False
    minutes: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        return local(self.begins).date()


@dataclass(frozen=True)
class Measure:
    """The `nth` of its unit: what its `owner` is to see to by a day. `meeting` is the one that agreed on it, 0 for none."""

    nth: int
    owner: str
    day: date
    words: str
    by: str
    meeting: int = 0
    done_at: datetime | None = None
    dropped: bool = False

    @property
    def is_open(self) -> bool:
        return self.done_at is None and not self.dropped

    def is_late(self, now: datetime) -> bool:
        return self.is_open and self.day < local(now).date()


@dataclass(frozen=True)
class Conference:
    """The meetings of a unit, what was brought up for them, and the measures, each in the order in which it was told."""

    unit: Unit
    meetings: tuple[Meeting, ...] = ()
    topics: tuple[Topic, ...] = ()
    measures: tuple[Measure, ...] = ()

    @property
    def standing(self) -> tuple[Meeting, ...]:
        """The meetings that were not called off, in the order of their times."""
        return tuple(sorted((one for one in self.meetings if not one.off), key=lambda one: one.begins))

    def ahead(self, now: datetime) -> tuple[Meeting, ...]:
        """Those that are still to come, the nearest first."""
        return tuple(one for one in self.standing if one.begins > now and not one.held)

    def unheld(self, now: datetime) -> tuple[Meeting, ...]:
        """Those that may still be called off: to come, or of the last days and nobody has noted anything of them."""
        return tuple(one for one in self.standing if not one.held and one.begins > now - MINUTES_FOR)

    def current(self, now: datetime) -> Meeting | None:
        """The latest that has begun and is not too long ago for its minutes."""
        begun = [one for one in self.standing if now - MINUTES_FOR < one.begins <= now + EARLY]
        return begun[-1] if begun else None

    def latest(self, now: datetime) -> Meeting | None:
        """The latest that has begun, however long ago."""
        begun = [one for one in self.standing if one.begins <= now + EARLY]
        return begun[-1] if begun else None

    def on(self, day: date) -> Meeting | None:
        """The meeting of a day."""
        return next((one for one in self.standing if one.day == day), None)

    def meeting_of(self, topic: Topic) -> Meeting | None:
        """The meeting at which a topic comes up: the first that is not over when it is told; None while there is none."""
        return next((one for one in self.standing if topic.at < one.begins + LASTS), None)

    def topics_of(self, meeting: Meeting | None) -> tuple[Topic, ...]:
        """What comes up at a meeting, or waits for the next one; without what was taken back."""
        return tuple(topic for topic in self.topics if topic.words and self.meeting_of(topic) == meeting)

    def measures_of(self, meeting: Meeting) -> tuple[Measure, ...]:
        """What a meeting has agreed on."""
        return tuple(one for one in self.measures if one.meeting == meeting.nth and not one.dropped)

    @property
    def open_measures(self) -> tuple[Measure, ...]:
        """What is still to be done, the most pressing first."""
        return tuple(sorted((one for one in self.measures if one.is_open), key=lambda one: one.day))

    def measure(self, nth: int) -> Measure | None:
        return next((one for one in self.measures if one.nth == nth), None)

    def changing(self, meeting: int, **values: object) -> "Conference":
        """The same with something else about a meeting."""
        changed = (replace(one, **values) if one.nth == meeting else one for one in self.meetings)  # type: ignore[arg-type]
        return replace(self, meetings=tuple(changed))

    def changing_measure(self, measure: int, **values: object) -> "Conference":
        """The same with something else about a measure."""
        changed = (replace(one, **values) if one.nth == measure else one for one in self.measures)  # type: ignore[arg-type]
        return replace(self, measures=tuple(changed))


@dataclass(frozen=True)
class Recurring:
    """So many tickets of one matter at the compound of `path` within a month."""

    path: str
    label: Label
    matter: str
    count: int


@dataclass(frozen=True)
class Agenda:
    """What the house proposes to talk about: tickets in work with how often each was sent back, and what recurs."""

    tickets: tuple[Ticket, ...] = ()
    bounces: tuple[tuple[TicketId, int], ...] = ()
    recurring: tuple[Recurring, ...] = ()


@dataclass(frozen=True)
class Conferences:
    """What the rules about meetings look at: the `own` conference of whoever speaks, and the `street`'s where that is another."""

    own: Conference
    street: Conference | None = None

    @property
    def all(self) -> tuple[Conference, ...]:
        return (self.own, *((self.street,) if self.street else ()))


def street_of(town: Town) -> Unit:
    """The street itself."""
    return Unit(town.name, town.name)


def unit_meant(town: Town, station: Station | None, speaker: Staff | None, words: str) -> Unit:
    """Whose meeting is meant: the station's where one is known; of the street's people in private the one that they name, else the street's."""
    found = station or (named_station(town, words) if speaker is not None else None)
    return Unit(found.name, found.path, found.name) if found else street_of(town)


def named_station(town: Town, words: str) -> Station | None:
    """The station whose name stands alone among the words."""
    parts = set(re.split(r"[\s,,::]+", words))
    return next((one for one in town.stations if parts & {one.name, f"{one.name}站", f"{one.name}社区"}), None)


def without_station(town: Town, words: str) -> str:
    """The words without the name of a station that stands alone there."""
    found = named_station(town, words)
    if found is None:
        return words
    return re.sub(rf"(?<![^\s,:]){found.name}(?:站|社区)?(?![^\s,:])[\s,:]*", "", words, count=1).strip()


def unit_of(town: Town, station: str) -> Unit:
    """The unit of a station's name, "" for the street."""
    found = town.station(station)
    return Unit(found.name, found.path, found.name) if found else street_of(town)


def tags_in(words: str, table: Collection[tuple[Tag, str]]) -> tuple[Tag, ...]:
    """The tags whose words a topic holds."""
    return tuple(tag for tag, pattern in table if re.search(pattern, words))
