"""Approval (审批): something that somebody asks for and somebody else must grant; the projection of an …Asked event."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.domain.due import Due
from handlers.domain.event import Event
from handlers.domain.ticket import TicketId


@dataclass(frozen=True, kw_only=True)
class ApprovalEvent(Event):
    """Something that happened to an approval, which its stream names ("leave/李伟/m7")."""

    approval: str

    @property
    def stream(self) -> str:
        return self.approval


@dataclass(frozen=True, kw_only=True)
class ApprovalAsked(ApprovalEvent):
    """The base of every …Asked event: `of` may grant it, and unanswered at `until` it is not granted.

    `party` is the colleague whom it takes along, who may refuse it; two of them stand side by side, the newest first.
    """

    wish: ClassVar[str] = ""  # what is asked for, in a word: 请假

    station: str
    of: tuple[str, ...]
    until: datetime
    party: str = ""

    def waits_for(self, person: str) -> bool:
        """Whether somebody may answer it: never oneself."""
        return person != self.by and person in (*self.of, self.party)

    @property
    def about(self) -> TicketId | None:
        """The ticket that it is about, None where it is about none."""
        ticket: TicketId | None = getattr(self, "ticket", None)
        return ticket


@dataclass(frozen=True, kw_only=True)
class ApprovalAnswered(ApprovalEvent, kind="ApprovalAnswered"):
    """同意, 不同意; `by` is who said so, None where nobody did in time."""

    granted: bool


@dataclass(frozen=True, kw_only=True)
class ApprovalTaken(ApprovalEvent, kind="ApprovalTaken"):
    """Whoever asked has taken it back (撤回)."""


@dataclass(frozen=True)
class ApprovalDue(Due, kind="approval"):
    """Nobody has answered until the moment at which it would begin."""

    station: str
    approval: str
