"""Leave (请假) and swaps (换班): asked for, granted, ended; what comes due of them."""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.domain.absence import Absence
from handlers.domain.approval import ApprovalAsked, ApprovalEvent
from handlers.domain.due import Due
from handlers.domain.event import TicketEvent
from handlers.domain.ticket import Ticket


@dataclass(frozen=True, kw_only=True)
class AwayAsked(ApprovalAsked):
    """The base of what takes somebody off duty from `start` until `end`; `substitute` is to work in his stead, "" for nobody."""

    person: str
    substitute: str
    start: datetime
    end: datetime


@dataclass(frozen=True, kw_only=True)
class LeaveAsked(AwayAsked, kind="LeaveAsked"):
    """Somebody asks for leave. Where he named nobody, or somebody who is `away` as well (or `busy` in
    another's stead), the substitute is `proposed`; `gap` is the
    department that nobody would lead."""

    wish = "请假"

    proposed: bool = False
    away: str = ""
    busy: bool = False
    qualified: bool = False
    gap: str = ""


@dataclass(frozen=True, kw_only=True)
class SwapAsked(AwayAsked, kind="SwapAsked"):
    """Somebody asks to swap: each works in the other's shifts of that time."""

    wish = "换班"


@dataclass(frozen=True, kw_only=True)
class LeaveGranted(ApprovalEvent, kind="LeaveGranted"):
    """Somebody is away, and somebody works in his stead: a leave, or a swap."""

    station: str
    person: str
    substitute: str
    start: datetime
    end: datetime
    swap: bool = False

    @property
    def absence(self) -> Absence:
        return Absence(self.approval, self.station, self.person, self.substitute, self.start, self.end, self.swap)


@dataclass(frozen=True, kw_only=True)
class LeaveEnded(ApprovalEvent, kind="LeaveEnded"):
    """Taken back before it began, or cut short: from now on, or from `until` on, he works again (销假)."""

    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class HandedOver(TicketEvent, kind="HandedOver"):
    """What `of` had in hand is in the hands of `person` now, as it stood: while he is away, or because he is back."""

    of: str
    person: str

    def changed(self, ticket: Ticket) -> Ticket:
        called = tuple(dict.fromkeys(self.person if name == self.of else name for name in ticket.called))
        assists = tuple(name for name in ticket.assists if name != self.person)
        owner = "" if self.person == ticket.owner else ticket.owner or self.of
        if ticket.lead != self.of:
            return replace(ticket, called=called, assists=assists, owner=owner)
        handed = replace(ticket, called=called, assists=assists, owner=owner)
        return replace(handed, lead=self.person, progress_at=self.at, reminded_at=None)


@dataclass(frozen=True)
class LeaveBegins(Due, kind="leave"):
    """Somebody's leave begins: what he has in hand goes to his substitute, else to the next on duty."""

    station: str
    approval: str
    person: str
    substitute: str
    listed: bool = False  # the substitute has read the hand-over list already

    @property
    def hands(self) -> str:
        """Whose tickets it is about."""
        return self.person


@dataclass(frozen=True)
class LeaveEnds(Due, kind="back"):
    """Somebody is back: what his substitute has in hand of his goes back to him."""

    station: str
    approval: str
    person: str
    substitute: str

    @property
    def hands(self) -> str:
        """Whose tickets it is about."""
        return self.substitute
