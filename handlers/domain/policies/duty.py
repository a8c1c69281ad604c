"""What a town has decided about the people on duty."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class DutyPolicy:
    idle: timedelta = timedelta(hours=4)  # after so long without progress the lead is reminded
    give_back: timedelta = timedelta(minutes=30)  # and so long after that loses the ticket
    repeats: int = 3  # so often a step of the ladder hears of the same ticket again
    pause: int = 5  # working days that a pause lasts where nobody says how long
