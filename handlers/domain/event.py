"""Events (事实): what happened, in the past tense; appended, never changed. What a person typed stands beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.domain.stored import Stored
from handlers.domain.ticket import State, Ticket, TicketId


@dataclass(frozen=True)
class Said:
    """Words that a person typed in a message. No event holds their text: it is kept beside, and "" once it was taken back."""

    text: str
    person: str = ""
    message: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


NOTHING_SAID = Said("")


@dataclass(frozen=True, kw_only=True)
class Event(Stored):
    """Something that happened in a stream: when, through whom (None: the clock), and why, in our own words."""

    at: datetime
    by: str | None = None
    why: str = ""

    @property
    def stream(self) -> str:
        """What it happened to: a ticket, a unit's words, a room, a person."""
        raise TypeError(f"{type(self).__name__} is no event of its own")

    @property
    def reason(self) -> str:
        """Why, with the words that people typed."""
        return self.why

    def why_with(self, words: Said) -> str:
        """Why, and behind it what somebody typed, where either is there."""
        return ": ".join(filter(None, (self.why, words.text)))


@dataclass(frozen=True, kw_only=True)
class TicketEvent(Event):
    """Something that happened to a ticket. `moves` is what it makes of each state; without it every state stays as it is."""

    moves: ClassVar[Mapping[State, State] | None] = None

    ticket: TicketId

    @property
    def stream(self) -> str:
        return str(self.ticket)

    def changed(self, ticket: Ticket) -> Ticket:
        """The ticket after it, beside its state."""
        return ticket


KINDS: dict[str, type[Event]] = Event.kinds
"""Every event by its stored name."""
