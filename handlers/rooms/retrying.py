"""How often a line that was refused is tried (再试): later each time, and not for ever."""

from collections.abc import Sequence
from datetime import timedelta

from handlers.domain.decision import Rank

_NORMAL = tuple(timedelta(seconds=seconds) for seconds in (20, 60, 300, 900))
_RED = tuple(timedelta(seconds=seconds) for seconds in (5, 10, 20, 30, *(60,) * 8))
"""The pauses between tries: five tries in 21 minutes, of a danger thirteen in nine."""
UNTRIED, UNTRIED_RED = timedelta(seconds=20), timedelta(seconds=5)
"""When a line is looked at again that nobody has refused: it waits for its moment, however long that takes."""


def next_try(rank: Rank, refusals: int) -> timedelta | None:
    """How long to wait after the `refusals`-th refusal (from 1 on); None where that was enough."""
    pauses: Sequence[timedelta] = _RED if rank is Rank.RED else _NORMAL
    return pauses[refusals - 1] if refusals <= len(pauses) else None


def untried(rank: Rank) -> timedelta:
    """How long a line waits that was not tried."""
    return UNTRIED_RED if rank is Rank.RED else UNTRIED
