"""What a town has decided about rooms: how much the bot says there, how long chatter is kept."""

from dataclasses import dataclass
from datetime import timedelta

from handlers.domain.policies.cap import AnswerCap
from handlers.domain.policies.retention import Retention


@dataclass(frozen=True)
class Pacing:
    """How much the bot may say in an owners' room: `most` lines in any `per`; from line `gather_from` on, receipts may be
    gathered for `gather` at most. Normal calls to one of the staff that come within `calls` after one to him are made together."""

    most: int = 6
    per: timedelta = timedelta(hours=1)
    gather_from: int = 4
    gather: timedelta = timedelta(minutes=10)
    calls: timedelta = timedelta(minutes=2)


@dataclass(frozen=True)
class RoomPolicy:
    pacing: Pacing = Pacing()
    answers: AnswerCap = AnswerCap()  # how often one person is answered
    forget: timedelta = timedelta(hours=2)  # how long chatter that caused nothing keeps its words
    retention: Retention = Retention()
