"""A line in doubt (待核): perhaps a complaint, perhaps none. The bot asks once; without an answer a community worker looks at it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from handlers.domain.reading import Danger, Label, Level, Reading


class Kind(StrEnum):
    """What makes a line one to look at."""

    UNSURE = "unsure"  # irony, or too few words
    ADVERT = "advert"  # the words of complaints in an advert
    VOICE = "voice"  # spoken beside an open ticket, and nobody has written down what
    MANY = "many"  # more than one person may report in an hour
    DANGER = "danger"  # a danger, or only a figure of speech
    ALARM = "alarm"  # pressing, from somebody who has alarmed too often
    QUESTION = "question"  # something that the guide does not know
    SHOWN = "shown"  # a picture, and a word or two that do not say of what (就这?)


class Standing(StrEnum):
    """What has become of it."""

    ASKED = "asked"  # its author was asked, and may still answer
    LISTED = "listed"  # on the community worker's list
    FILED = "filed"  # a ticket came of it
    DROPPED = "dropped"  # it was none


@dataclass(frozen=True)
class Doubt:
    """`message` is the id of the line, and names the doubt; `id` is its short number on the list, 0 before it is kept. It is the
    `nth` that one person has told in an hour: the list is fair to those who told less. Of what may be a `danger` somebody was
    `called` to look."""

    message: str
    kind: Kind
    standing: Standing
    station: str
    room: str | None
    person: str
    words: str
    at: datetime
    label: Label = Label.OTHER
    subcategory: str | None = None
    place: str | None = None
    evidence: tuple[str, ...] = ()
    confidence: float = 0.0
    id: int = 0
    nth: int = 0
    danger: Danger | None = None
    called: str = ""

    @property
    def waits(self) -> bool:
        """Whether nobody has said yet what it is."""
        return self.standing in (Standing.ASKED, Standing.LISTED)

    @property
    def presses(self) -> bool:
        """Whether it stands before the rest of its author's on the list."""
        return self.kind in (Kind.ALARM, Kind.DANGER)

    @property
    def reading(self) -> Reading:
        """What the line says, once somebody has confirmed it."""
        level = Level.RED if self.danger else Level.NORMAL
        known = Reading(self.label, self.subcategory, confidence=1.0, evidence=self.evidence, place=self.place)
        return replace(known, level=level, danger=self.danger)
