"""What happens when nobody answers: reminders, the next step up, back to the pool. What somebody must approve, and in whose stead he works."""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.domain.due import Due, TicketDue
from handlers.domain.event import TicketEvent
from handlers.domain.facts.tickets import unled
from handlers.domain.question import Question
from handlers.domain.ticket import State, Ticket


@dataclass(frozen=True, kw_only=True)
class Reminded(TicketEvent, kind="Reminded"):
    """`persons` were reminded of it, in private."""

    persons: tuple[str, ...]

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, reminded_at=self.at)


@dataclass(frozen=True, kw_only=True)
class Escalated(TicketEvent, kind="Escalated"):
    """`persons` were told of it: a limit has passed, or its reporter pressed for it."""

    persons: tuple[str, ...]

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, pressed=ticket.pressed or self.by is not None)


@dataclass(frozen=True, kw_only=True)
class Delayed(TicketEvent, kind="Delayed"):
    """The time that was promised has passed, and another was promised: `until`."""

    until: datetime

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, promised=self.until)


@dataclass(frozen=True, kw_only=True)
class Returned(TicketEvent, kind="Returned"):
    """Back to the pool: accepted, and then nothing."""

    moves = {State.ACCEPTED: State.OPEN, State.ON_SITE: State.OPEN}

    accept_by: datetime

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(unled(ticket), accept_by=self.accept_by)


@dataclass(frozen=True)
class HandOver(Due, kind="hand_over"):
    """Somebody can be reached no more, for his account was revoked: what he has in hand at the station goes to the next."""

    station: str
    person: str

    @property
    def hands(self) -> str:
        """Whose tickets it is about."""
        return self.person


@dataclass(frozen=True)
class WhichApproval(Question, kind="approval"):
    """是哪一件? Several wait; `granted` is what was said of the one that is meant."""

    granted: bool


@dataclass(frozen=True)
class AcceptDue(TicketDue, kind="accept"):
    """Nobody has accepted."""


@dataclass(frozen=True)
class IdleDue(TicketDue, kind="idle"):
    """Accepted, and nothing since."""


@dataclass(frozen=True)
class GiveBackDue(TicketDue, kind="give_back"):
    """Reminded, and still nothing."""


@dataclass(frozen=True)
class ResolveDue(TicketDue, kind="overdue"):
    """Not resolved in time."""
