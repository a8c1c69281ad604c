"""What a town has decided about tickets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta


@dataclass(frozen=True)
class TicketPolicy:
    join: timedelta = timedelta(minutes=2)  # what one person says within it is one matter
    correct: timedelta = timedelta(minutes=10)  # after taking a line back, it is still the same ticket
    progress: timedelta = timedelta(hours=1)  # so long a group that asks after a matter is answered once
    quantities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # the words for each unit that is counted
