"""Growing pauses between tries, with jitter, so that many clients do not come back in step."""

import random
from collections.abc import Callable


class Backoff:
    """Between half of and all of `first`, then twice that, up to `most` seconds."""

    def __init__(self, first: float, most: float, uniform: Callable[[float, float], float] = random.uniform) -> None:
        self._first = first
        self._most = most
        self._uniform = uniform
        self._pause = first

    def next(self) -> float:
        pause = self._pause
        self._pause = min(self._most, pause * 2)
        return self._uniform(pause / 2, pause)

    def reset(self) -> None:
        """It went well: the next failure starts anew."""
        self._pause = self._first
