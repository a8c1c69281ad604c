"""The facts of every column: its events, what comes due in it, what it asks. Importing this registers them all by their names."""

from handlers.domain import approval
from handlers.domain.facts import (
    attendance,
    closing,
    dispatch,
    duty,
    expert,
    governance,
    hearing,
    leave,
    mediation,
    merging,
    neighbours,
    patrol,
    pause,
    rooms,
    roster,
    tickets,
    whistle,
)

__all__ = [
    "approval",
    "attendance",
    "closing",
    "dispatch",
    "duty",
    "expert",
    "governance",
    "hearing",
    "leave",
    "mediation",
    "merging",
    "neighbours",
    "patrol",
    "pause",
    "rooms",
    "roster",
    "tickets",
    "whistle",
]
