"""What is known to be left to do, so that nobody opens a transaction to find nothing. The database knows it all: this may be forgotten."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from storage.queues import due, waiting


@dataclass(frozen=True)
class Next:
    """The moment of the next one that waits; None where none does."""

    at: datetime | None

    def lies_ahead(self, now: datetime) -> bool:
        return self.at is None or self.at > now


class Rest:
    """Kept on the writer's thread by whoever writes: what he changes is unknown until it is looked up again."""

    def __init__(self, transport: str) -> None:
        self.transport = transport
        self.wants_pictures = False
        """Whether lines have come to belong to tickets, so that a picture may be wanted."""
        self.lets_go = False
        """Whether words or pictures have gone, so that files and the log are to follow."""
        self.begin_anew()

    def begin_anew(self) -> None:
        """Nothing is known."""
        self.inbox = True
        """Whether a message may wait to be thought about."""
        self.stirs()

    def stirs(self) -> None:
        """Timers have been set or have fired, or lines have been put in the outbox."""
        self._timer: Next | None = None
        self.speaks()

    def speaks(self) -> None:
        """Something has changed in the outbox."""
        self._line: Next | None = None
        self._red: Next | None = None

    def timer(self, session: Session) -> Next:
        """The next timer."""
        if self._timer is None:
            self._timer = Next(due.next_at(session))
        return self._timer

    def line(self, session: Session) -> Next:
        """The next line to send."""
        if self._line is None:
            self._line = Next(waiting.next_at(session, self.transport))
        return self._line

    def red(self, session: Session) -> Next:
        """The next danger to tell."""
        if self._red is None:
            self._red = Next(waiting.next_at(session, self.transport, red=True))
        return self._red

    def has_no_timer(self, now: datetime) -> bool:
        """Whether it is known that none is due."""
        return self._timer is not None and self._timer.lies_ahead(now)

    def has_no_line(self, now: datetime) -> bool:
        """Whether it is known that none may be sent."""
        return self._line is not None and self._line.lies_ahead(now)

    def has_no_red(self, now: datetime) -> bool:
        """Whether it is known that no danger may be told."""
        return self._red is not None and self._red.lies_ahead(now)

    def next(self) -> Next | None:
        """What happens next by itself; None where that is not known."""
        return _earlier(self._timer, self._line) if self._timer and self._line else None

    def look(self, session: Session) -> Next:
        """What happens next by itself."""
        return _earlier(self.timer(session), self.line(session))


def _earlier(one: Next, other: Next) -> Next:
    return Next(min((at for at in (one.at, other.at) if at is not None), default=None))
