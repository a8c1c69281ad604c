"""Figures (数字): what each is called and counts. Each is one select of tickets; its count and its source are the same select."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from handlers.domain.ticket import TicketId


class Figure(StrEnum):
    """The name of a figure, by which its select is kept."""

    OPENED = "opened"  # 诉求: matters that residents and staff brought
    VOICES = "voices"  # 人次: persons who reported or joined
    ACCEPTED = "accepted"  # 接单: rounds that somebody accepted
    IN_TIME = "in_time"  # 及时: rounds accepted within their limit
    RESOLVED = "resolved"  # 办结: rounds that were closed
    IN_WORK = "in_work"  # 在办
    PAUSED = "paused"  # 挂账: in work, and it stands still
    OVERDUE = "overdue"  # 超时: in work and not paused, and the promised time has passed
    EXTENDED = "extended"  # 延期: times that a later day was granted
    REOPENED = "reopened"  # 重开: rounds that somebody began again
    WITHDRAWN = "withdrawn"  # 撤回: in no denominator, a count of its own
    ASKED = "asked"  # 应评: (ticket, round, person)
    SATISFIED = "satisfied"
    PARTLY = "partly"
    UNSOLVED = "unsolved"


@dataclass(frozen=True)
class Figures:
    """The figures of one unit and period: for each the tickets that it counts, as often as it counts them."""

    tickets: Mapping[Figure, tuple[TicketId, ...]] = field(default_factory=dict)

    def count(self, figure: Figure) -> int:
        """How many."""
        return len(self.tickets.get(figure, ()))

    def source(self, figure: Figure) -> Mapping[TicketId, int]:
        """Which tickets, each with how often it counts."""
        return Counter(self.tickets.get(figure, ()))

    @property
    def answered(self) -> int:
        """How many of those who were asked have answered (回)."""
        return sum(map(self.count, (Figure.SATISFIED, Figure.PARTLY, Figure.UNSOLVED)))
