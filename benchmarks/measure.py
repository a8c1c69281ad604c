"""Seconds of the processor and of the clock on the wall, and the memory in use."""

import resource
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """Seconds of the processor, of all threads, and seconds of the clock on the wall."""

    cpu: float
    wall: float


class Stopwatch:
    """Measures what is done inside `with`; its `cost` stands afterwards."""

    cost: Cost

    def __enter__(self) -> "Stopwatch":
        self._cpu, self._wall = time.process_time(), time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.cost = Cost(time.process_time() - self._cpu, time.perf_counter() - self._wall)


def megabytes() -> float:
    """The memory in use now, on Linux."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 2**20
