"""Mediation (调解): begun, a session agreed on, held in vain, both sides agreed, handed to enforcement; what comes due and is asked."""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.domain.due import TicketDue
from handlers.domain.event import NOTHING_SAID, Said, TicketEvent
from handlers.domain.mediation import Mediation, Outcome
from handlers.domain.question import Question
from handlers.domain.ticket import Ticket, TicketId


@dataclass(frozen=True, kw_only=True)
class MediationBegun(TicketEvent, kind="MediationBegun"):
    """`pair` is called to mediate it; enforcement goes on beside it."""

    pair: tuple[str, ...]

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, mediation=Mediation(self.pair))


@dataclass(frozen=True, kw_only=True)
class SessionAgreed(TicketEvent, kind="SessionAgreed"):
    """Both sides are to meet at `session` (约定)."""

    session: datetime

    def changed(self, ticket: Ticket) -> Ticket:
        return _worked_on(_changed(ticket, session=self.session), self)


@dataclass(frozen=True, kw_only=True)
class SessionFailed(TicketEvent, kind="SessionFailed"):
    """They have met, or one side would not, and did not agree (未达成)."""

    words: Said = NOTHING_SAID

    def changed(self, ticket: Ticket) -> Ticket:
        return _worked_on(_met(ticket, Outcome.FAILED), self)

    @property
    def reason(self) -> str:
        return self.why_with(self.words)


@dataclass(frozen=True, kw_only=True)
class MediationReached(TicketEvent, kind="MediationReached"):
    """Both sides have agreed (达成)."""

    words: Said = NOTHING_SAID

    def changed(self, ticket: Ticket) -> Ticket:
        return _met(ticket, Outcome.REACHED)

    @property
    def reason(self) -> str:
        return self.why_with(self.words)


@dataclass(frozen=True, kw_only=True)
class MediationEnforced(TicketEvent, kind="MediationEnforced"):
    """It could not be mediated: `person` of the enforcement department has it (转执法)."""

    person: str

    def changed(self, ticket: Ticket) -> Ticket:
        return _changed(ticket, session=None, outcome=Outcome.ENFORCED, enforcer=self.person)


@dataclass(frozen=True)
class SessionDue(TicketDue, kind="session"):
    """Both sides meet soon: whoever mediates is reminded."""


@dataclass(frozen=True)
class SessionAsked(Question, kind="session"):
    """再约一次,还是转执法? Asked of whoever noted that a session was in vain."""

    ticket: TicketId


def _worked_on(ticket: Ticket, event: TicketEvent) -> Ticket:
    """A note is progress where whoever writes it leads the work, or mediates it beside whoever does."""
    pair = ticket.mediation.pair if ticket.mediation else ()
    is_progress = ticket.lead is not None and (event.by == ticket.lead or ticket.lead in pair)
    return replace(ticket, progress_at=event.at, reminded_at=None) if is_progress else ticket


def _met(ticket: Ticket, outcome: Outcome) -> Ticket:
    """They have met once more."""
    held = ticket.mediation.held + 1 if ticket.mediation else 0
    return _changed(ticket, session=None, held=held, outcome=outcome)


def _changed(ticket: Ticket, **changes: object) -> Ticket:
    mediation = ticket.mediation
    return replace(ticket, mediation=replace(mediation, **changes)) if mediation else ticket  # type: ignore[arg-type]
