"""An open question of the bot's (追问): one class a question, and a rule of its column takes the answer."""

from dataclasses import dataclass

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


KINDS: dict[str, type[Question]] = Question.kinds
"""Every question by its stored name."""
