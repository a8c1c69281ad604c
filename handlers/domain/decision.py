"""What a rule decides: events, lines to say, timers, questions, all as data."""

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from handlers.domain.due import Due, TicketDue
from handlers.domain.event import Event
from handlers.domain.paper import Paper
from handlers.domain.question import Question
from handlers.domain.reading import Level
from handlers.domain.ticket import Ticket, TicketId


class Rank(StrEnum):
    """How a line stands in the queue of an owners' group."""

    RED = "red"  # passes every cap, and goes before everything else
    URGENT = "urgent"  # said at once, below the cap, and goes before what is not
    LINE = "line"  # said at once, below the cap
    NEWS = "news"  # what has become of a matter: said at once, below the cap; several that wait go in one line
    CALL = "call"  # to one of the staff: the first at once, later ones to the same person gathered
    RECEIPT = "receipt"  # may be gathered with others
    VOICES = "voices"  # goes last


class Kind(StrEnum):
    """What a line to one chat is."""

    TEXT = "text"
    PAUSE = "pause"  # the last answer for a while
    RECALL = "recall"  # our own lines are taken back: all that belong to its tickets alone, or that answer its message


@dataclass(frozen=True)
class Part:
    """What a line says of one matter, where it may be said together with others; `bare` is the same without the question for its place,
    `calls` are the names of those whom it calls, said once behind them all. Of what is `polled` a verdict is asked for, once as well."""

    ticket: TicketId
    text: str
    bare: str = ""
    calls: tuple[str, ...] = ()
    polled: bool = False


@dataclass(frozen=True)
class Say:
    """One line to one chat: a room, or a person in private (exactly one of the two; a recall goes wherever the lines stand).

    `mention` are persons, `quote` the id of a message. `parts` are what is left of a receipt that is gathered with others.
    `asks` is the ticket whose place the line asks for, `bare` the line once that was told meanwhile.
    Nothing is sent before `not_before`. `tickets` are those that the line belongs to: a quote of it means them.
    `answers` is the message that it answers, whether the transport can quote it or not. Where a line cannot be recalled any
    more, `instead` is said in its room, once. A hint says the first of its `text` and what it says `otherwise` that the person has not
    read word for word within a day, and nothing where he has read them all. A `paper` is made when the line is sent, and goes with it.
    """

    text: str
    room: str | None = None
    person: str | None = None
    mention: tuple[str, ...] = ()
    quote: str | None = None
    tickets: tuple[TicketId, ...] = ()
    rank: Rank = Rank.LINE
    parts: tuple[Part, ...] = ()
    asks: TicketId | None = None
    bare: str = ""
    not_before: datetime | None = None
    answers: str | None = None
    kind: Kind = Kind.TEXT
    instead: "Say | None" = None
    otherwise: tuple[str, ...] | None = None
    paper: Paper | None = None


@dataclass(frozen=True)
class Timer:
    """At `at`, look at something again; a later timer for the same moves it."""

    at: datetime
    due: Due


EVERYBODY = ""
"""Whoever speaks in a group, where the whole group is asked."""


@dataclass(frozen=True)
class Ask:
    """An open question, one a person and chat (or EVERYBODY in it); a newer one takes its place. Without a question the one that is open there is closed."""

    person: str
    room: str | None
    question: Question | None
    until: datetime


@dataclass(frozen=True)
class Refused:
    """A command that was not carried out, for the audit."""

    command: str
    why: str


@dataclass(frozen=True)
class Decision:
    """All that follows from one intent. `attached` are messages that belong to tickets from now on."""

    events: tuple[Event, ...] = ()
    says: tuple[Say, ...] = ()
    timers: tuple[Timer, ...] = ()
    questions: tuple[Ask, ...] = ()
    attached: tuple[tuple[str, TicketId], ...] = ()
    refused: Refused | None = None
    why: str = ""

    def __add__(self, other: "Decision") -> "Decision":
        """Both, field by field: what is a list is joined, of two refusals the first stands."""
        both: dict[str, Any] = {}
        for field in fields(self):
            mine, theirs = getattr(self, field.name), getattr(other, field.name)
            both[field.name] = mine + theirs if isinstance(mine, tuple) else mine or theirs
        return Decision(**both | {"why": "; ".join(filter(None, (self.why, other.why)))})


def due_at(ticket: Ticket, kind: type[TicketDue], at: datetime) -> Timer:
    """A timer about a ticket, in its present round."""
    return Timer(at, kind(ticket.id, ticket.round))


_CALLS = {Level.NORMAL: Rank.CALL, Level.URGENT: Rank.URGENT, Level.RED: Rank.RED}


def call(
    ticket: Ticket,
    text: str,
    *,
    room: str | None = None,
    person: str | None = None,
    mention: tuple[str, ...] = (),
    part: str = "",
) -> Say:
    """A line that calls one of the staff to a ticket, as pressing as the ticket is; `part` is what it says among others."""
    rank = _CALLS[ticket.level]
    parts = (Part(ticket.id, part or text, calls=mention),) if rank is Rank.CALL else ()
    return Say(text, room, person, mention, tickets=(ticket.id,), rank=rank, parts=parts)


def silence(why: str) -> Decision:
    """Nothing to do, and the reason."""
    return Decision(why=why)


def in_private(person: str, text: str, *tickets: TicketId) -> Say:
    """A line to one person alone."""
    return Say(text, person=person, tickets=tickets)
