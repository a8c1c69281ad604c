"""What a town has decided about neighbours: voices, polls, another round."""

from dataclasses import dataclass
from datetime import timedelta


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
