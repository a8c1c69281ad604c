"""The load (值班量), as those who steer read it."""

from collections.abc import Sequence

from handlers.domain.load import Load
from handlers.domain.period import Month
from handlers.grammar.texts import when


def listed(unit: str, month: Month, loads: Sequence[Load], left: int) -> str:
    """A page of the list."""
    rows = [f"{one.person}:接单{one.cards}件,夜间节假{one.nights}次,报到{one.times}次" for one in loads]
    more = [f"还有{left}人,回“更多”接着看。"] if left else []
    return "\n".join([f"{unit} {when.month(month)}值班量:", *rows, *more])


def to_come(month: Month) -> str:
    return f"{when.month(month)}还没到,没有值班量。"
