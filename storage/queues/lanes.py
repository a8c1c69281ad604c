"""Lanes: whose turn it is among messages that wait. Each sender's stand one behind the other; all senders' first ones stand abreast.

What is claimed lane by lane costs nobody his turn, however much somebody else has said (start-time fair queueing: Goyal, Vin and
Cheng, 1996).
"""

from typing import Any

from sqlalchemy import ScalarSelect, Table, bindparam, func, literal, select, text, union_all

_WAITS = text("state = 'new'")  # as its indexes say it: a bound parameter would not find them


def next_lane(inbox: Table) -> ScalarSelect[Any]:
    """The lane of a message that is kept now, for the parameters `whose` (its sender) and `pressing` (its rank).

    It is behind the last that waits of the same sender, and no earlier than what is thought about next.
    """
    waiting = inbox.alias("waiting")
    here = waiting.c.rank == bindparam("pressing")
    mine = select((func.max(waiting.c.lane) + 1).label("lane")).where(
        _WAITS, waiting.c.sender == bindparam("whose"), here
    )
    next = select(func.min(waiting.c.lane)).where(_WAITS, here)
    lanes = union_all(mine, next, select(literal(0))).subquery("lanes")
    return select(func.max(lanes.c.lane)).scalar_subquery()
