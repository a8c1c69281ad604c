"""An open question of the bot's (追问): one class a question, and a rule of its column takes the answer."""

from dataclasses import dataclass

from handlers.domain.period import Month, Period
from handlers.domain.stored import Stored
from handlers.domain.ticket import TicketId


@dataclass(frozen=True)
class Question(Stored):
    """What was asked of one person in one chat, with what waits for the answer."""

    @property
    def about(self) -> tuple[TicketId, ...]:
        """The tickets that it names."""
        single: TicketId | None = getattr(self, "ticket", None)
        several: tuple[TicketId, ...] = getattr(self, "tickets", ())
        return several or ((single,) if single else ())


@dataclass(frozen=True)
class LineAsked(Question, kind="line"):
    """您是不是要“待办”? Whoever says yes has written that `line`."""

    line: str


PAGE = 10
"""Rows of a list that one message shows: a screen of a phone."""


@dataclass(frozen=True)
class MoreShown(Question, kind="more"):
    """更多 goes on with the list of that command, of which so many rows are `shown`; of a `month` where it is one's, with the figures of
    the `days` where it shows some."""

    command: str
    shown: int
    month: Month | None = None
    days: Period | None = None


KINDS: dict[str, type[Question]] = Question.kinds
"""Every question by its stored name."""
