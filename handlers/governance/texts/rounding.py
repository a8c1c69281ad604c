"""How numbers are written in a bulletin: exactly, or from below (余、以上) where that is asked for."""

from collections.abc import Sequence
from datetime import timedelta


def number(n: int, unit: str) -> str:
    """Two digits at most, from below: 23辆 is 20余辆, 327处 is 320余处; what is even stays exact, and so does what can be counted on the fingers."""
    step = 10 ** max(len(str(n)) - 2, 1)
    even = n // step * step
    return f"{n}{unit}" if n < 10 or even == n else f"{even}余{unit}"


def percent_above(part: int, whole: int) -> str:
    """97%以上; what is even stays exact."""
    even = part * 100 // whole
    return f"{even}%" if even * whole == part * 100 else f"{even}%以上"


def span(length: timedelta) -> str:
    """12分钟, 3小时5分钟, 2天4小时."""
    minutes = max(1, round(length.total_seconds() / 60))
    days, rest = divmod(minutes, 24 * 60)
    hours, left = divmod(rest, 60)
    if days:
        return f"{days}天{f'{hours}小时' if hours else ''}"
    return f"{f'{hours}小时' if hours else ''}{f'{left}分钟' if left or not hours else ''}"


def ratio(part: str, whole: Sequence[str]) -> str:
    """How a rate is counted."""
    return f"{part}÷{whole[0]}" if len(whole) == 1 else f"{part}÷({'+'.join(whole)})"
