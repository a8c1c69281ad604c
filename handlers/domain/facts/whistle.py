"""Whistles (吹哨) and what is answered to them (部门报到); what comes due of one."""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.domain.due import TicketDue
from handlers.domain.event import NOTHING_SAID, Said, TicketEvent
from handlers.domain.question import Question
from handlers.domain.ticket import Ticket, TicketId
from handlers.domain.whistle import Called, Reply, Whistle


@dataclass(frozen=True, kw_only=True)
class Whistled(TicketEvent, kind="Whistled"):
    """Somebody who steers calls the people of departments to a ticket at `at_time`; `more` says that it is the whistle that was blown
    before, with others or for another time. One of its own waits as well for who has not come to that before, at the same place."""

    at_time: datetime
    place: Said = NOTHING_SAID
    called: tuple[tuple[str, str], ...]  # a department, and who is called for it
    more: bool = False

    def changed(self, ticket: Ticket) -> Ticket:
        before = ticket.whistle if ticket.whistle and ticket.whistle.round == ticket.round else None
        place, outstanding = (before.place, before.outstanding) if before else ("", ())
        first = Whistle(self.by or "", self.at_time, place, ticket.round, outstanding)
        whistle = ticket.whistle if self.more and ticket.whistle else first
        called = (Called(department, person, self.at) for department, person in self.called)
        whistle = replace(whistle, by=self.by or whistle.by)
        return replace(ticket, whistle=whistle.calling(self.at_time, self.place.text, called))


@dataclass(frozen=True, kw_only=True)
class WhistleAnswered(TicketEvent, kind="WhistleAnswered"):
    """Whoever was called has answered, or somebody else of his department comes in his stead: `person`, where `called` was called."""

    called: str
    person: str
    reply: Reply
    expected: datetime | None = None
    words: Said = NOTHING_SAID

    def changed(self, ticket: Ticket) -> Ticket:
        whistle = ticket.whistle
        one = whistle.of(self.called) if whistle else None
        if whistle is None or one is None:
            return ticket
        answered = replace(one, person=self.person, reply=self.reply, expected=self.expected, reason=self.words.text)
        return replace(ticket, whistle=whistle.having(answered, self.called))


@dataclass(frozen=True, kw_only=True)
class WhistleMissed(TicketEvent, kind="WhistleMissed"):
    """`persons` did not come, and it was told."""

    persons: tuple[str, ...]

    def changed(self, ticket: Ticket) -> Ticket:
        if ticket.whistle is None:
            return ticket
        called = (replace(c, missed=c.missed or c.person in self.persons) for c in ticket.whistle.called)
        return replace(ticket, whistle=replace(ticket.whistle, called=tuple(called)))


@dataclass(frozen=True, kw_only=True)
class WhistleCalledOff(TicketEvent, kind="WhistleCalledOff"):
    """A chief has called the whistle off (撤哨): nobody is to come, nobody is counted."""

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, whistle=replace(ticket.whistle, off=True)) if ticket.whistle else ticket


@dataclass(frozen=True)
class WhyAsked(Question, kind="why"):
    """什么原因? Asked once of whoever cannot come to a whistle."""

    ticket: TicketId


@dataclass(frozen=True)
class MusterDue(TicketDue, kind="muster"):
    """The time of a whistle has passed: who has answered and who is there (应哨, 到场)."""


@dataclass(frozen=True)
class MissingDue(TicketDue, kind="missing"):
    """Whoever has not come to a whistle by now does not come."""
