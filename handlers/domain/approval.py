"""Approval (审批): something that somebody asks for and somebody else must grant; the projection of an …Asked event."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.domain.event import Event


@dataclass(frozen=True, kw_only=True)
class ApprovalEvent(Event):
    """Something that happened to an approval, which its stream names ("leave/李伟/3")."""

    approval: str

    @property
    def stream(self) -> str:
        return self.approval


@dataclass(frozen=True, kw_only=True)
class ApprovalAsked(ApprovalEvent):
    """The base of every …Asked event: `of` may grant it, and unanswered at `until` it is not granted."""

    wish: ClassVar[str] = ""  # what is asked for, in a word: 请假

    of: tuple[str, ...]
    until: datetime


@dataclass(frozen=True, kw_only=True)
class ApprovalAnswered(ApprovalEvent, kind="ApprovalAnswered"):
    """同意, 不同意; `by` is who said so, None where nobody did in time."""

    granted: bool


@dataclass(frozen=True, kw_only=True)
class ApprovalTaken(ApprovalEvent, kind="ApprovalTaken"):
    """Whoever asked has taken it back (撤回)."""


@dataclass(frozen=True)
class Approval:
    """One that waits for an answer: two of them stand side by side, the newest first."""

    id: str
    kind: str
    wish: str
    by: str
    of: tuple[str, ...]
    at: datetime
    until: datetime

    def waits_for(self, person: str) -> bool:
        """Whether somebody may answer it: never oneself."""
        return person in self.of and person != self.by
