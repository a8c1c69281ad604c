"""How much of something one person may cause."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Cap:
    """At most so many in any `per`."""

    most: int
    per: timedelta


@dataclass(frozen=True)
class AnswerCap:
    """At most so many answers to one person in any `per`, or so many to one of the `staff`."""

    most: int = 30
    staff: int = 120
    per: timedelta = timedelta(hours=1)
