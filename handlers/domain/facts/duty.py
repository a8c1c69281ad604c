"""What happens when nobody answers: reminders, the next step up, back to the pool. What somebody must approve, and in whose stead he works."""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.domain.due import Due, TicketDue
from handlers.domain.event import TicketEvent
from handlers.domain.facts.tickets import joined, unled, unwarned
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
    """`persons` on a step of the ladder (`rung`) were told of it: a limit has passed, or its reporter pressed for it."""

    persons: tuple[str, ...]
    rung: int = 0

    def changed(self, ticket: Ticket) -> Ticket:
        if self.by is not None:
            return replace(ticket, pressed=True)
        repeats = ticket.repeats + 1 if self.rung == ticket.rung else 0
        told = joined(ticket.escalated, *self.persons)
        return replace(ticket, rung=self.rung, repeats=repeats, warned_at=self.at, escalated=told)


@dataclass(frozen=True, kw_only=True)
class Delayed(TicketEvent, kind="Delayed"):
    """The time that was promised has passed, and another was promised: `until`."""

    until: datetime

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, promised=self.until, delays=ticket.delays + 1)


@dataclass(frozen=True, kw_only=True)
class Spared(TicketEvent, kind="Spared"):
    """A chief has answered on the ladder: until then nobody is told of it again (再给一天); as `keeper` he sees to it himself (我来协调)."""

    until: datetime
    keeper: str = ""

    def changed(self, ticket: Ticket) -> Ticket:
        promised = max(ticket.promise, self.until) if ticket.resolve_by <= self.at else ticket.promised
        return replace(
            ticket, spared_until=self.until, promised=promised, keeper=self.keeper or ticket.keeper, repeats=0
        )


@dataclass(frozen=True, kw_only=True)
class SentDown(TicketEvent, kind="SentDown"):
    """A chief sends it down the ladder again (退回): it begins anew with the team."""

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(unwarned(ticket), spared_until=None)


@dataclass(frozen=True, kw_only=True)
class Returned(TicketEvent, kind="Returned"):
    """Back to the pool: accepted, and then nothing; or sent down by a chief (退回)."""

    moves = {State.OPEN: State.OPEN, State.ACCEPTED: State.OPEN, State.ON_SITE: State.OPEN}

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
class LadderDue(TicketDue, kind="ladder"):
    """Look whether what was promised is kept: every ticket in work has exactly one of it, whatever its round."""

    any_round = True

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.ticket}"


@dataclass(frozen=True)
class ArriveDue(TicketDue, kind="arrive"):
    """Accepted, and nobody there yet."""


@dataclass(frozen=True)
class BeforeDue(TicketDue, kind="before"):
    """The time that was promised comes near."""


@dataclass(frozen=True)
class IdleDue(TicketDue, kind="idle"):
    """Accepted, and nothing since."""


@dataclass(frozen=True)
class GiveBackDue(TicketDue, kind="give_back"):
    """Reminded, and still nothing."""
