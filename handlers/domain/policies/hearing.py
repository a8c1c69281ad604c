"""What a town has decided about hearing: how sure the bot must be, and how much it takes from one person."""

from dataclasses import dataclass
from datetime import timedelta

from handlers.domain.policies.cap import Cap


@dataclass(frozen=True)
class HearingPolicy:
    open_at: float = 0.6  # from this confidence on a line opens a ticket
    unplaced_at: float = 0.75  # among neighbours, where it names no place and is not said to us, from this one on
    ask_at: float = 0.5  # and from this one on the bot asks
    doubt: timedelta = timedelta(minutes=10)  # how long it waits for an answer
    reports: Cap = Cap(6, timedelta(hours=1))  # so many of one resident become tickets; more are listed
    alarms: Cap = Cap(3, timedelta(minutes=15))  # so many of one resident ring everybody; then one person is asked
