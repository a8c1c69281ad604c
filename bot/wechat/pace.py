"""How fast an account may speak: WeChat bans accounts that burst (wechaty#2518, wechaty#2825)."""

import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

MINUTE, HOUR = 60.0, 3600.0


@dataclass(frozen=True)
class Pace:
    """A pause between two lines, drawn anew each time, and the most lines a minute and an hour.

    The same words are said again in the same chat only after `repeat` seconds.
    """

    pause: tuple[float, float] = (1.5, 4.0)
    minute: int = 12
    hour: int = 200
    repeat: float = 60.0

    def __post_init__(self) -> None:
        if min(self.minute, self.hour) < 1 or not 0 <= self.pause[0] <= self.pause[1]:
            raise ValueError(f"nobody could ever speak at this pace: {self}")


CAREFUL = Pace()


class Pacer:
    """Remembers when the account spoke last. `now` is a monotonic clock in seconds."""

    def __init__(
        self, pace: Pace, now: Callable[[], float], uniform: Callable[[float, float], float] = random.uniform
    ) -> None:
        self.pace = pace
        self._now = now
        self._uniform = uniform
        self._spoken: deque[float] = deque()
        self._rested_at = now()
        self._last: dict[str, tuple[str, float]] = {}

    def wait(self, chat: str, text: str) -> float:
        """How many seconds the line has to wait."""
        now = self._now()
        while self._spoken and self._spoken[0] <= now - HOUR:
            self._spoken.popleft()
        free = [self._rested_at, self._free_at(self.pace.minute, MINUTE), self._free_at(self.pace.hour, HOUR)]
        said, at = self._last.get(chat, ("", 0.0))
        if said == text:
            free.append(at + self.pace.repeat)
        return max(0.0, max(free) - now)

    def spoke(self, chat: str, text: str) -> None:
        """A line is being written to the gateway now."""
        now = self._now()
        self._spoken.append(now)
        self._last[chat] = (text, now)
        self._rested_at = now + self._uniform(*self.pace.pause)

    def _free_at(self, most: int, span: float) -> float:
        """When fewer than `most` lines lie within the last `span` seconds."""
        return self._spoken[-most] + span if len(self._spoken) >= most else 0.0
