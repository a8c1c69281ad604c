"""What somebody, or the clock, wants: the imperative side of a decision. A column adds its own commands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, ClassVar

from handlers.domain.doubt import Doubt
from handlers.domain.due import Due
from handlers.domain.message import IncomingMessage
from handlers.domain.period import Month, Period
from handlers.domain.reading import Reading
from handlers.domain.town import Staff
from handlers.domain.words import Known, Meaning


class Reads(Enum):
    """What nlp is asked about a command before it is decided."""

    NOTHING = auto()
    WORDS = auto()  # what the words behind it complain about
    QUOTED = auto()  # what the quoted line complains about, else the words
    LEXICON = auto()  # what the lexicon knows of its word
    ADDED = auto()  # and what it would do if it was added
    MUTED = auto()  # and what it would do if it was taken out
    EACH = auto()  # what each finding of a patrol complains about
    COUNTED = auto()  # what each thing that it counts complains about
    TICKET = auto()  # which matters its words tell, else the words of the ticket that it names


@dataclass(frozen=True, kw_only=True)
class Command:
    """A command: `numbers` as typed, unchecked; `unit` the station written before them, `text` the rest of the line.

    `person`, `kind`, `doubt`, `when`, `month` and `span` (the days that figures are asked of) are what the arguments of its form have found in the words; `reading` and `known` what nlp makes
    of them: of the words whole, and without the first or the last, which may be a kind; `matters` are all that they tell. `everything` says that all are meant (两个都). `parts` are what the same line says of other numbers (1263好了 1271到了), `left`
    numbers of which it says nothing that we follow. `photos` are given where the line waited for an answer, else those of the
    last minutes count; a list goes on from its row `start`; `shares` says that a ticket before it in the same line has the quantities already,
    `loose` that it was said in plain words among others: where it can mean nothing, it was talk.
    """

    stored: ClassVar[str] = ""  # the name by which a question remembers a command that waits
    reads: ClassVar[Reads] = Reads.NOTHING
    anywhere: ClassVar[bool] = False  # also in a room that is bound to no group

    numbers: tuple[str, ...] = ()
    unit: str | None = None
    text: str = ""
    everything: bool = False
    parts: "tuple[Command, ...]" = ()
    left: tuple[str, ...] = ()
    person: Staff | None = None
    kind: Meaning | None = None
    doubt: Doubt | None = None
    when: Period | None = None
    month: Month | None = None
    span: Period | None = None
    reading: Reading = Reading()
    matters: tuple[Reading, ...] = ()
    known: Mapping[str, Known] = field(default_factory=dict)
    photos: tuple[str, ...] | None = None
    start: int = 0
    shares: bool = False
    loose: bool = False

    def known_of(self, word: str) -> Known:
        """What is known of a word."""
        return self.known.get(word, Known())

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        cls.stored = cls.stored or cls.__name__


@dataclass(frozen=True)
class Suggest:
    """您是不是要…? A line of the staff's that is one slip away from the command `line`."""

    line: str


@dataclass(frozen=True)
class Join:
    """A one-time code, sent in private."""


@dataclass(frozen=True)
class Expose:
    """One-time codes, written in a group for everybody to read; what else the line says is another intent."""


@dataclass(frozen=True)
class Listen:
    """A line that is no command, as nlp has read it; `more` are the other matters that it brings up, where it brings up several.

    `earlier` are the short lines of the same person right before it, where only all of them together say what is the matter.
    `points` says that the words only point at a picture (就这?).
    """

    reading: Reading
    more: tuple[Reading, ...] = ()
    earlier: tuple[IncomingMessage, ...] = ()
    points: bool = False


@dataclass(frozen=True)
class Retract:
    """Somebody took a line back (撤回)."""


@dataclass(frozen=True)
class Wake:
    """Something has come due."""

    due: Due


Intent = Command | Expose | Join | Listen | Retract | Suggest | Wake
