"""More time: a pause (挂账) and an extension (延期), asked for and granted; the end of a pause; a chief's own deadline (督办)."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from handlers.domain.approval import ApprovalAsked
from handlers.domain.due import TicketDue
from handlers.domain.event import NOTHING_SAID, Said, TicketEvent
from handlers.domain.facts.tickets import going_on
from handlers.domain.ticket import IN_WORK, State, Ticket, TicketId


class Cause(StrEnum):
    """Why work stands still; what else there may be stands in the words."""

    PAPERS = "papers"  # 等材料
    RESIDENT = "resident"  # 等居民
    WEATHER = "weather"  # 等天气
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class MoreTimeAsked(ApprovalAsked):
    """The base of what gives a ticket more time: `day` is until when, `words` why."""

    ticket: TicketId
    day: datetime
    round: int = 1
    words: Said = NOTHING_SAID


@dataclass(frozen=True, kw_only=True)
class PauseAsked(MoreTimeAsked, kind="PauseAsked"):
    """Whoever has it asks to let it stand."""

    wish = "挂账"

    cause: Cause


@dataclass(frozen=True, kw_only=True)
class ExtensionAsked(MoreTimeAsked, kind="ExtensionAsked"):
    """Whoever has it asks for a later day."""

    wish = "延期"


@dataclass(frozen=True, kw_only=True)
class Paused(TicketEvent, kind="Paused"):
    """It stands still until then (挂账): nobody is reminded of it, and its time does not run."""

    moves = dict.fromkeys(IN_WORK, State.PAUSED)

    cause: Cause
    until: datetime

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, paused_at=ticket.paused_at or self.at, paused_until=self.until, reminded_at=None)


@dataclass(frozen=True, kw_only=True)
class Resumed(TicketEvent, kind="Resumed"):
    """It goes on (恢复), with the time that was left of it: `resolve_by`. What nobody leads has no card any more, and gets one."""

    moves = {State.PAUSED: State.ACCEPTED}

    accept_by: datetime
    resolve_by: datetime

    def changed(self, ticket: Ticket) -> Ticket:
        anew = replace(going_on(ticket), promised=None, warned_at=None)
        anew = anew if anew.lead else replace(anew, dispatched_at=None)
        return replace(anew, accept_by=self.accept_by, resolve_by=self.resolve_by, progress_at=self.at)


@dataclass(frozen=True, kw_only=True)
class Extended(TicketEvent, kind="Extended"):
    """It has until then (延期)."""

    until: datetime

    def changed(self, ticket: Ticket) -> Ticket:
        later = replace(ticket, resolve_by=self.until, promised=None, rung=0, repeats=0, warned_at=None)
        return replace(later, extended=ticket.extended + 1)


@dataclass(frozen=True, kw_only=True)
class Supervised(TicketEvent, kind="Supervised"):
    """A chief wants an answer by then (督办), from whoever answers for it."""

    until: datetime

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, supervised_by=self.by or "", supervised_until=self.until)


@dataclass(frozen=True, kw_only=True)
class SupervisionEnded(TicketEvent, kind="SupervisionEnded"):
    """It was answered, or its time has passed."""

    answered: bool

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, supervised_by="", supervised_until=None)


@dataclass(frozen=True)
class SuperviseDue(TicketDue, kind="supervise"):
    """Nobody has answered the chief."""

    any_round = True
