"""The throttle: a thing is said in full when it happens, then once a minute how often it has happened again."""

import time
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from threading import Lock

from bot.engine.bounded import Bounded

SPAN = 60.0
"""Seconds in which a thing is said once."""
LULL = 3600.0
"""Seconds without it after which it is said in full again."""
_MOST = 500


@dataclass
class _Thing:
    """When it was said, when it last happened, and how often since it was said."""

    said: float
    last: float
    repeated: int = 0


class Throttle:
    """Counts what happens, from any thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._things: Bounded[Hashable, _Thing] = Bounded(_MOST)
        self._lock = Lock()

    def admits(self, key: Hashable) -> int | None:
        """It happens: 0 where it is to be said in full, else how often it has happened since; None where nothing is to be said."""
        now = self._clock()
        with self._lock:
            thing = self._things.get(key)
            if thing is None or now - thing.last >= LULL:
                self._things.put(key, _Thing(now, now))
                return 0
            thing.last = now
            thing.repeated += 1
            return self._told(thing, now)

    def overdue(self) -> Iterator[tuple[Hashable, int]]:
        """What has happened again, and has not been said for a minute, with how often."""
        now = self._clock()
        with self._lock:
            told = [(key, self._told(thing, now)) for key, thing in self._things.items()]
        yield from ((key, repeated) for key, repeated in told if repeated)

    def _told(self, thing: _Thing, now: float) -> int | None:
        if not thing.repeated or now - thing.said < SPAN:
            return None
        repeated, thing.said, thing.repeated = thing.repeated, now, 0
        return repeated
