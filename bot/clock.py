"""Where time comes from: nobody else asks the machine what time it is."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Anything that knows the time."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251  the one place


class TurnedClock:
    """A clock that stands until somebody turns it forward: replay and tests."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def turn(self, to: datetime) -> None:
        """Turn to `to`; never back."""
        self._now = max(self._now, to)

    def put(self, to: datetime) -> None:
        """Put to `to`, back as well: as somebody does whose clock ran ahead."""
        self._now = to


class ShiftedClock:
    """A clock that runs like the machine's, `shift` away from it, and can be turned forward: the sandbox."""

    def __init__(self, shift: timedelta, machine: Clock | None = None) -> None:
        self.shift = shift
        self._machine = machine or SystemClock()

    @classmethod
    def standing_at(cls, moment: datetime, machine: Clock | None = None) -> "ShiftedClock":
        """A clock that shows `moment` now."""
        machine = machine or SystemClock()
        return cls(moment - machine.now(), machine)

    def now(self) -> datetime:
        return self._machine.now() + self.shift

    def turn(self, to: datetime) -> None:
        """Turn to `to`; never back."""
        self.shift += max(timedelta(), to - self.now())
