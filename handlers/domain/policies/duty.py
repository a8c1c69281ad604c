"""What a town has decided about the people on duty."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Whistling:
    """So long after the time of a whistle (吹哨) it is summed up who is there, and told who did not come."""

    summary: timedelta = timedelta(minutes=15)
    no_show: timedelta = timedelta(minutes=20)


@dataclass(frozen=True)
class Attendance:
    """How long after the morning card who has not answered is reminded, and those who steer are told."""

    remind: timedelta = timedelta(minutes=20)
    tell: timedelta = timedelta(hours=1)


@dataclass(frozen=True)
class DutyPolicy:
    idle: timedelta = timedelta(hours=4)  # after so long without progress the lead is reminded
    give_back: timedelta = timedelta(minutes=30)  # and so long after that loses the ticket
    repeats: int = 3  # so often a step of the ladder hears of the same ticket again
    pause: int = 5  # working days that a pause lasts where nobody says how long
    whistle: Whistling = Whistling()
    attendance: Attendance = Attendance()
