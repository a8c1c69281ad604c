"""The facts of every column: its events, what comes due in it, what it asks. Importing this registers them all by their names."""

from handlers.domain import approval
from handlers.domain.facts import attendance, duty, governance, hearing, leave, neighbours, rooms, tickets

__all__ = ["approval", "attendance", "duty", "governance", "hearing", "leave", "neighbours", "rooms", "tickets"]
