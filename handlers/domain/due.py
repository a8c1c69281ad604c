"""What comes due: a kind and a typed payload. The row that keeps one survives a stop, and fires once."""

from dataclasses import dataclass, fields
from typing import ClassVar

from handlers.domain.stored import Stored
from handlers.domain.ticket import TicketId


@dataclass(frozen=True)
class Due(Stored):
    """Something to look at again at a moment; two of the same key are one, and the later moves it."""

    @property
    def key(self) -> str:
        return ":".join((self.kind, *(str(getattr(self, field.name)) for field in fields(self))))


@dataclass(frozen=True)
class TicketDue(Due):
    """Something about a ticket, in the round in which it was set; with `any_round` in whatever round it is."""

    any_round: ClassVar[bool] = False

    ticket: TicketId
    round: int = 1


KINDS: dict[str, type[Due]] = Due.kinds
"""Everything that can come due, by its stored name."""
