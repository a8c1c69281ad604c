"""How fast an account may speak: WeChat bans accounts that burst (wechaty#2518, wechaty#2825)."""

import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

MINUTE, HOUR = 60.0, 3600.0
Unsaid = Callable[[], None]


@dataclass(frozen=True)
class Pace:
    """A pause between two lines, drawn anew each time, and the most lines a minute and an hour.

    The same words are said again in the same chat only after `repeat` seconds. A danger waits for the shortest pause alone, and has
    `reserve` lines an hour beyond the others' `hour`: some 25 alarms of eight lines each, with nothing else said.
    """

    pause: tuple[float, float] = (1.5, 4.0)
    minute: int = 12
    hour: int = 200
    repeat: float = 60.0
    reserve: int = 200

    def __post_init__(self) -> None:
        if min(self.minute, self.hour) < 1 or self.reserve < 0 or not 0 <= self.pause[0] <= self.pause[1]:
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
        self._rested_at = self._breathed_at = now()
        self._last: dict[str, tuple[str, float]] = {}

    def wait(self, chat: str, text: str, red: bool = False) -> float:
        """How many seconds the line has to wait."""
        said, at = self._last.get(chat, ("", 0.0))
        repeats = said == text and not red
        return max(self.busy(red), at + self.pace.repeat - self._now() if repeats else 0.0)

    def busy(self, red: bool = False) -> float:
        """How many seconds any line has to wait, whoever it is for."""
        now = self._now()
        while self._spoken and self._spoken[0] <= now - HOUR:
            self._spoken.popleft()
        if red:
            return max(0.0, max(self._breathed_at, self._free_at(self.pace.hour + self.pace.reserve, HOUR)) - now)
        free = (self._rested_at, self._free_at(self.pace.minute, MINUTE), self._free_at(self.pace.hour, HOUR))
        return max(0.0, max(free) - now)

    def spoke(self, chat: str, text: str) -> Unsaid:
        """A line is being written to the gateway now. What takes it back is for a line that the gateway refuses."""
        now, before = self._now(), self._last.get(chat)
        self._spoken.append(now)
        self._last[chat] = (text, now)
        self._breathed_at = now + self.pace.pause[0]
        self._rested_at = now + self._uniform(*self.pace.pause)
        return partial(self._unsaid, chat, now, before)

    def _unsaid(self, chat: str, at: float, before: tuple[str, float] | None) -> None:
        """The line was not said, so it does not count; the pause after it does."""
        if at in self._spoken:
            self._spoken.remove(at)
        if before is None:
            self._last.pop(chat, None)
        else:
            self._last[chat] = before

    def _free_at(self, most: int, span: float) -> float:
        """When fewer than `most` lines lie within the last `span` seconds."""
        return self._spoken[-most] + span if len(self._spoken) >= most else 0.0
