"""Which chats were written to of late. After a start nobody was: it only says whose turn comes first."""

from collections import Counter, deque
from datetime import datetime, timedelta

from storage.queues.outbox import Address


class Lately:
    """Counts the lines that each chat had within `span`."""

    def __init__(self, span: timedelta) -> None:
        self._span = span
        self._lines: deque[tuple[datetime, Address]] = deque()
        self._had: Counter[Address] = Counter()

    def had(self, now: datetime) -> Counter[Address]:
        """How many lines each chat had; what lies later than now, or too far back, counts for nothing."""
        while self._lines and not now - self._span < self._lines[0][0] <= now:
            _, address = self._lines.popleft()
            self._had[address] -= 1
            if not self._had[address]:
                del self._had[address]
        return self._had

    def said(self, address: Address, now: datetime) -> None:
        self._lines.append((now, address))
        self._had[address] += 1
