"""Mediation (调解) of a ticket: who mediates, when both sides meet, what came of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """What came of the sessions so far."""

    REACHED = "reached"  # 达成
    FAILED = "failed"  # 未达成
    ENFORCED = "enforced"  # 转执法


@dataclass(frozen=True)
class Mediation:
    """`pair` are the police officer and the grid workers who mediate (下沉民警和社区网格员), `session` is when both sides meet next,
    `held` how often they have met; `enforcer` is who took it over when it was handed to the enforcement department."""

    pair: tuple[str, ...]
    session: datetime | None = None
    held: int = 0
    outcome: Outcome | None = None
    enforcer: str = ""

    @property
    def goes_on(self) -> bool:
        """Whether another session may still settle it."""
        return self.outcome in (None, Outcome.FAILED)
