"""What a town has decided about hearing: how sure the bot must be."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class HearingPolicy:
    open_at: float = 0.6  # from this confidence on a line opens a ticket
    ask_at: float = 0.3  # and from this one on the bot asks
    doubt: timedelta = timedelta(minutes=10)  # how long it waits for an answer
