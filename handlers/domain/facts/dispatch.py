"""Whose a ticket is: sent back because it is another's (退单), handed on (转单), with colleagues who are asked to come along (协办)."""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.domain.due import TicketDue
from handlers.domain.event import Said, TicketEvent
from handlers.domain.facts.tickets import joined, unled, unpaused
from handlers.domain.question import Question
from handlers.domain.ticket import IN_WORK, State, Ticket, TicketId


@dataclass(frozen=True, kw_only=True)
class Bounced(TicketEvent, kind="Bounced"):
    """`person` says that it is not his duty (退单): it goes to `to`, or waits for the word of `to` where he steers; `person` assists."""

    moves = dict.fromkeys(IN_WORK, State.OPEN)

    person: str
    to: str
    words: Said
    accept_by: datetime

    def changed(self, ticket: Ticket) -> Ticket:
        assists = joined(tuple(assist for assist in ticket.assists if assist != self.to), self.person)
        bounced = (*ticket.bounced, (self.person, self.words.text))
        return replace(
            unpaused(unled(ticket)), accept_by=self.accept_by, called=(self.to,), assists=assists, bounced=bounced
        )

    @property
    def reason(self) -> str:
        return self.why_with(self.words)


@dataclass(frozen=True, kw_only=True)
class HandedOn(TicketEvent, kind="HandedOn"):
    """`of` hands it on to `person` (转单), who is called by a card of his own."""

    moves = dict.fromkeys(IN_WORK, State.OPEN)

    of: str
    person: str
    accept_by: datetime

    def changed(self, ticket: Ticket) -> Ticket:
        assists = tuple(assist for assist in ticket.assists if assist != self.person)
        anew = unpaused(unled(ticket))
        return replace(anew, accept_by=self.accept_by, called=(self.person,), assists=assists, given=True)


@dataclass(frozen=True, kw_only=True)
class AssistCalled(TicketEvent, kind="AssistCalled"):
    """`persons` were asked to come along beside whoever leads it (协办), by whoever invites them or by the clock."""

    persons: tuple[str, ...]

    def changed(self, ticket: Ticket) -> Ticket:
        invited = joined(ticket.invited, *self.persons) if self.by else ticket.invited
        return replace(ticket, asked=joined(ticket.asked, *self.persons), invited=invited)


@dataclass(frozen=True)
class AssistDue(TicketDue, kind="assist"):
    """Who is to come along beside whoever leads it is asked at opening time."""


@dataclass(frozen=True)
class ReasonAsked(Question, kind="reason"):
    """为什么退? The ticket that is sent back once its reason is told."""

    ticket: TicketId
