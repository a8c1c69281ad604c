"""A day of the local calendar table: `off 元旦` or `work 元旦调休`, the name may be left out."""

from dataclasses import dataclass

from bot.config.halfwidth import half_width
from bot.config.problem import BadValue

_USUAL_NAMES = {"off": "放假", "work": "调休"}


@dataclass(frozen=True)
class DayEntry:
    """Whether people work on a day, and what the day is called."""

    works: bool
    name: str


def parse_day(value: object) -> DayEntry:
    """`parse_day("off 元旦") == DayEntry(works=False, name="元旦")`.

    Raises BadValue.
    """
    kind, _, name = half_width(value, "这一天").partition(" ")
    if kind not in _USUAL_NAMES:
        raise BadValue(f"看不懂“{value}”", "可写:off(放假)、work(上班),后面可加名称,如 off 元旦")
    return DayEntry(kind == "work", name.strip() or _USUAL_NAMES[kind])
