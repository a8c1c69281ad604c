"""What a town has decided about neighbours: voices, polls, another round."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Mediating:
    """How long before both sides meet whoever mediates is reminded, and to which department a dispute goes that could not be mediated."""

    remind: timedelta = timedelta(hours=1)
    enforcement: str = "综合执法"


@dataclass(frozen=True)
class Surge:
    """So many voices within that time make a normal matter urgent."""

    voices: int = 8
    per: timedelta = timedelta(minutes=10)


@dataclass(frozen=True)
class NeighbourPolicy:
    spoken_of: timedelta = timedelta(minutes=30)  # so long a bare +1 means the ticket that was spoken of
    voices_after: timedelta = timedelta(minutes=10)  # when the group is told how many they are
    voices_from: int = 3  # and how many it takes
    poll: timedelta = timedelta(hours=72)
    photo: timedelta = timedelta(minutes=10)  # so long a result waits for the picture that is required
    still_there: timedelta = timedelta(hours=1)  # so long the lead may take to look after a passer-by's 还在
    ask_again: timedelta = timedelta(hours=24)  # after that a reporter who has not voted is asked once more
    recheck: timedelta = timedelta(days=7)  # after that somebody looks whether it has stayed away
    reopens: int = 3  # so often in `reopens_per` one person may reopen; after that a chief decides
    reopens_per: timedelta = timedelta(days=7)
    surge: Surge = Surge()
    alike: timedelta = timedelta(days=1)  # so long a matter whose place nobody knows may be the same as another
    recurs: timedelta = timedelta(
        days=30
    )  # so long after it was opened a matter that is told again is known to be back
    mediation: Mediating = Mediating()
