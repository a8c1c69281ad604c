"""What is kept for those who look back: which commands were given or refused, and who was shown what is masked for others."""

from dataclasses import dataclass
from enum import StrEnum

from handlers.domain.event import Event
from handlers.domain.facts.rooms import PersonEvent
from handlers.domain.ticket import TicketId


class View(StrEnum):
    """What somebody was shown that others read masked, or not at all."""

    PLACE = "place"  # the whole place, with its flat
    REPORTER = "reporter"  # who reported in private
    WORDS = "words"  # what residents said, in their words
    LINES = "lines"  # lines of ours that went to others
    PERSON = "person"  # all that is held about somebody


@dataclass(frozen=True, kw_only=True)
class AuditEvent(Event):
    """Something that `person` did with the bot, from which account and by which message; `unit` is where it was about.

    `tickets` are those that it concerned, `about` the id of whom or what else. Its stream is no ticket's: to look changes nothing.
    """

    person: str
    transport: str
    account: str
    message: str | None = None
    unit: str
    tickets: tuple[TicketId, ...] = ()
    about: str = ""

    @property
    def stream(self) -> str:
        return f"audit/{self.unit}"


@dataclass(frozen=True, kw_only=True)
class CommandGiven(AuditEvent, kind="CommandGiven"):
    """Somebody gave a command that he may use, and its rule took it; `command` is its stored name."""

    command: str


@dataclass(frozen=True, kw_only=True)
class UnmaskedViewed(AuditEvent, kind="UnmaskedViewed"):
    """Somebody was shown what is not for everybody."""

    what: tuple[View, ...]


@dataclass(frozen=True, kw_only=True)
class CommandRefused(PersonEvent, kind="CommandRefused"):
    """Somebody used a command without the right to; `why` is what he was told."""

    command: str
    room: str | None = None
    transport: str = ""
    account: str = ""
    message: str | None = None
