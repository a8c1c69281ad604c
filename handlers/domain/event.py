"""What happens to a ticket (工单), in the past tense: the events that make it, appended and never changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from handlers.domain.reading import Danger, Label, Level, Verdict


class Source(StrEnum):
    """Who brought it (bulletin: 居民、网格员、网格执法人员提交的问题)."""

    RESIDENT = "resident"
    GRID_WORKER = "grid_worker"
    OFFICER = "officer"


class Resolution(StrEnum):
    """What closing means: closed is not the same as solved (办结类型)."""

    SOLVED = "solved"
    PARTLY = "partly"
    OUT_OF_SCOPE = "out_of_scope"
    NOT_FOUND = "not_found"
    TRANSFERRED = "transferred"
    MEDIATED = "mediated"


class Stage(StrEnum):
    """Which side of the work a picture shows."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened to a ticket: when, through whom (None: the clock), and why in words."""

    number: str
    at: datetime
    by: str | None = None
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Opened(Event):
    """`earlier` are lines right before, by their messages, that only together with `words` say what is the matter."""

    station: str
    path: str
    room: str | None
    matter: str
    label: Label
    level: Level
    place: str | None
    words: str
    source: Source
    private: bool
    reporter: str
    message: str
    told_at: datetime
    accept_by: datetime
    resolve_by: datetime
    before: tuple[str, ...] = ()
    ongoing: bool = True
    late: bool = False
    danger: Danger | None = None
    earlier: tuple[tuple[str, str], ...] = ()
    evidence: tuple[str, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Dispatched(Event):
    """Cards went out to `called`, the first of whom was pinged."""

    called: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PlaceSet(Event):
    """`message` is the line that said so."""

    place: str
    message: str = ""


@dataclass(frozen=True, kw_only=True)
class LineJoined(Event):
    """The reporter said more."""

    words: str
    message: str = ""


@dataclass(frozen=True, kw_only=True)
class LineRetracted(Event):
    """A line or a picture was taken back by whoever said it (撤回): its words are gone."""

    message: str
    photo: str = ""


@dataclass(frozen=True, kw_only=True)
class LevelRaised(Event):
    level: Level
    accept_by: datetime
    resolve_by: datetime


@dataclass(frozen=True, kw_only=True)
class PhotosAdded(Event):
    stage: Stage
    photos: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class VoiceAdded(Event):
    person: str


@dataclass(frozen=True, kw_only=True)
class VoiceLeft(Event):
    """A neighbour took back the line that had counted him."""

    person: str


@dataclass(frozen=True, kw_only=True)
class VoicesTold(Event):
    count: int


@dataclass(frozen=True, kw_only=True)
class ReporterLeft(Event):
    """The reporter took his words back when others count on the ticket already: the matter stays, his name is dropped."""


@dataclass(frozen=True, kw_only=True)
class Accepted(Event):
    person: str


@dataclass(frozen=True, kw_only=True)
class Assisted(Event):
    person: str


@dataclass(frozen=True, kw_only=True)
class Arrived(Event):
    person: str


@dataclass(frozen=True, kw_only=True)
class Noted(Event):
    """A line about the work, by somebody of the staff or by a passer-by (旁评)."""

    words: str
    progress: bool = False


@dataclass(frozen=True, kw_only=True)
class Reminded(Event):
    persons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Escalated(Event):
    persons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Returned(Event):
    """Back to the pool: accepted, and then nothing."""

    accept_by: datetime


@dataclass(frozen=True, kw_only=True)
class Assigned(Event):
    """A chief gave it to somebody (派单)."""

    person: str
    accept_by: datetime


@dataclass(frozen=True, kw_only=True)
class Resolved(Event):
    resolution: Resolution
    note: str
    quantities: Mapping[str, int] = field(default_factory=dict)
    photos: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Voted(Event):
    person: str
    verdict: Verdict
    round: int


@dataclass(frozen=True, kw_only=True)
class Praised(Event):
    """Thanks (表扬) to whoever led."""

    person: str | None


@dataclass(frozen=True, kw_only=True)
class Reopened(Event):
    accept_by: datetime
    resolve_by: datetime


@dataclass(frozen=True, kw_only=True)
class Archived(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Event):
    """It is none any more: the reporter took it back (撤回), or a chief found that it never was one (误报)."""


@dataclass(frozen=True, kw_only=True)
class Revived(Event):
    """Withdrawn, and in work again with new limits: told again and rightly (说错了,是……), or a chief wants it back."""

    accept_by: datetime
    resolve_by: datetime
    level: Level
    place: str | None = None
    words: str = ""
    message: str = ""
    evidence: tuple[str, ...] = ()
    confidence: float = 0.0


TicketEvent = (
    Opened
    | Dispatched
    | PlaceSet
    | LineJoined
    | LineRetracted
    | LevelRaised
    | PhotosAdded
    | VoiceAdded
    | VoiceLeft
    | VoicesTold
    | ReporterLeft
    | Accepted
    | Assisted
    | Arrived
    | Noted
    | Reminded
    | Escalated
    | Returned
    | Assigned
    | Resolved
    | Voted
    | Praised
    | Reopened
    | Archived
    | Withdrawn
    | Revived
)
