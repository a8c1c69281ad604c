"""What happens to rooms, accounts and sends; what comes due in them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.domain.due import Due
from handlers.domain.event import Event


@dataclass(frozen=True, kw_only=True)
class PersonEvent(Event):
    """Something that happened to a person."""

    person: str

    @property
    def stream(self) -> str:
        return f"person/{self.person}"


@dataclass(frozen=True, kw_only=True)
class AccountBound(PersonEvent, kind="AccountBound"):
    """An account of a transport is that of `person` now: it sent a code that was good."""

    transport: str
    account: str


@dataclass(frozen=True, kw_only=True)
class AccountRevoked(PersonEvent, kind="AccountRevoked"):
    """An account is a stranger's again, who was `person` until then."""

    transport: str
    account: str


@dataclass(frozen=True, kw_only=True)
class CodeVoided(PersonEvent, kind="CodeVoided"):
    """The person's code was written in a group, where everybody reads it: it is good for nothing."""


@dataclass(frozen=True, kw_only=True)
class CodeRefused(PersonEvent, kind="CodeRefused"):
    """An account sent a code that was not good; so many in an hour, and it is locked out."""

    transport: str
    account: str


@dataclass(frozen=True, kw_only=True)
class PersonErased(PersonEvent, kind="PersonErased"):
    """All that the person had said was erased, as he had asked; `by` is who ran the command."""


@dataclass(frozen=True, kw_only=True)
class PersonShown(PersonEvent, kind="PersonShown"):
    """All that is held about the person was written out; `by` is who ran the command."""


@dataclass(frozen=True, kw_only=True)
class RoomBound(Event, kind="RoomBound"):
    """A room of a transport is a group of the config."""

    transport: str
    room: str
    group: str

    @property
    def stream(self) -> str:
        return f"room/{self.group}"


@dataclass(frozen=True, kw_only=True)
class SendEvent(Event):
    """Something about a line of ours; `line` is its row in the outbox."""

    line: int

    @property
    def stream(self) -> str:
        return f"send/{self.line}"


@dataclass(frozen=True, kw_only=True)
class SendSettled(SendEvent, kind="SendSettled"):
    """Somebody has looked whether a line was sent: it goes out again, or is taken for sent."""

    again: bool


@dataclass(frozen=True, kw_only=True)
class AlarmRung(SendEvent, kind="AlarmRung"):
    """A danger could not be told: it has rung another way, or (not `rung`) there was none."""

    rung: bool


@dataclass(frozen=True, kw_only=True)
class StaffUnreached(PersonEvent, kind="StaffUnreached"):
    """A work group was told that so many lines do not reach somebody of the staff."""

    lines: int


@dataclass(frozen=True)
class UnreachedDue(Due, kind="unreached"):
    """Lines do not reach somebody of the staff by a transport: his work group is to know."""

    station: str
    person: str
    transport: str


_STUMBLE = timedelta(minutes=1)
"""As long as that the disk may stumble, and what was told meanwhile is answered as if nothing had been."""


@dataclass(frozen=True)
class GapEnds(Due, kind="gap"):
    """The backlog after a gap has been read."""

    station: str
    start: datetime
    end: datetime
    stumbled: bool = False  # the bot was there, but could keep nothing
    dropped: int = 0  # messages that found no room to wait in

    @property
    def is_quiet(self) -> bool:
        """Whether its backlog is summed up, and not answered line by line."""
        return not self.stumbled or self.end - self.start > _STUMBLE

    def holds(self, moment: datetime) -> bool:
        """Whether something was told in the gap, and is read quietly."""
        return self.is_quiet and self.start <= moment < self.end


@dataclass(frozen=True)
class ChatterDue(Due, kind="forget"):
    """Blank the chatter that caused nothing."""


@dataclass(frozen=True)
class RetentionDue(Due, kind="retention"):
    """Let go what has been kept for as long as was promised."""
