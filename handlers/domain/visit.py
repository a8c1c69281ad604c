"""A visit (上门检查) of one of the staff to a shop or a place: what others should know before they go there too."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handlers.domain.ticket import TicketId


class Occasion(StrEnum):
    """What somebody was there for."""

    CHECK = "check"  # 检查: said before he went
    TICKET = "ticket"  # he arrived at a ticket, or closed it
    ACTION = "action"  # 整治


@dataclass(frozen=True)
class Visit:
    """Who of which department was where and when; of a ticket or an action its name."""

    occasion: Occasion
    person: str
    department: str
    place: str
    path: str
    at: datetime
    ticket: TicketId | None = None
    action: int | None = None
