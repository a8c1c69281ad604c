"""What comes after a closing (办结): the picture that is required, a passer-by's 还在, the look afterwards, the matter that is back."""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.domain.due import TicketDue
from handlers.domain.event import TicketEvent
from handlers.domain.facts.tickets import Opened, joined
from handlers.domain.finding import Finding
from handlers.domain.question import Question
from handlers.domain.ticket import Ticket, TicketId


@dataclass(frozen=True, kw_only=True)
class PhotoAsked(TicketEvent, kind="PhotoAsked"):
    """It was closed without the picture that is required: whoever closed it is asked once, and the result waits `until` then."""

    person: str
    until: datetime

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, photo_until=self.until)


@dataclass(frozen=True, kw_only=True)
class PhotoShown(TicketEvent, kind="PhotoShown"):
    """The picture that the result waited for is there."""

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, photo_until=None, shown_at=self.at)


@dataclass(frozen=True, kw_only=True)
class PhotoMissed(TicketEvent, kind="PhotoMissed"):
    """Nobody has shown the picture in time (无照): the result goes out without it."""

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, photo_until=None, unshown=True)


@dataclass(frozen=True, kw_only=True)
class StillThere(TicketEvent, kind="StillThere"):
    """Somebody who has no vote says of a closed matter that it is still there (还在): `asked` are to look and to answer by `until`."""

    asked: tuple[str, ...]
    until: datetime

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, looked_for=self.asked, look_by=self.until)


@dataclass(frozen=True, kw_only=True)
class LookMissed(TicketEvent, kind="LookMissed"):
    """Nobody has looked in time: those who decide were told, and may answer as well."""

    told: tuple[str, ...]

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, looked_for=joined(ticket.looked_for, *self.told))


@dataclass(frozen=True, kw_only=True)
class Verified(TicketEvent, kind="Verified"):
    """Somebody of the staff has looked: it is gone (已核实), or stays closed (不重开)."""

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, looked_for=())


@dataclass(frozen=True, kw_only=True)
class Rechecked(TicketEvent, kind="Rechecked"):
    """Who was asked some days later (回头看) has said whether it stayed away."""

    finding: Finding

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, found=self.finding)


@dataclass(frozen=True, kw_only=True)
class Recurred(TicketEvent, kind="Recurred"):
    """The same matter came back after its archive (反复): it is another ticket now."""

    into: TicketId

    def changed(self, ticket: Ticket) -> Ticket:
        return replace(ticket, recurred=(*ticket.recurred, self.into))


@dataclass(frozen=True)
class PhotoDue(TicketDue, kind="photo"):
    """The result waits no longer for its picture."""


@dataclass(frozen=True)
class LookDue(TicketDue, kind="look"):
    """By now whoever was to look should have answered."""


@dataclass(frozen=True)
class RecheckDue(TicketDue, kind="recheck"):
    """Some days after the closing: has it stayed away?"""


@dataclass(frozen=True)
class SecondAsking(TicketDue, kind="second asking"):
    """The reporter has not voted yet: he is asked once more."""


@dataclass(frozen=True)
class RecheckAsked(Question, kind="recheck"):
    """没有再出现吧?"""

    ticket: TicketId


@dataclass(frozen=True)
class VerdictAsked(Question, kind="verdict"):
    """1, 2 还是 3? The second asking."""

    ticket: TicketId


def again(opened: Opened, old: Ticket) -> Opened:
    """The opening of a ticket as that of an archived matter which is back: it names the old one, and the day on which that was closed."""
    return replace(opened, again_of=old.id, again_since=old.resolved_at)
