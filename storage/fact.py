"""An event as projections take it: at its place in its stream, with its ticket before and after."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from handlers.domain.event import Event
from handlers.domain.ticket import Ticket

E = TypeVar("E", bound=Event, covariant=True)


@dataclass(frozen=True)
class Fact(Generic[E]):
    """`ticket` is the one that the event has made, `before` the one that it happened to; None where it concerns no ticket."""

    stream: str
    seq: int
    event: E
    before: Ticket | None = None
    after: Ticket | None = None

    @property
    def ticket(self) -> Ticket:
        assert self.after is not None, "this event happens to a ticket"
        return self.after
