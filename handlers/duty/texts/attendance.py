"""Attendance (报到), as it is answered, asked for and told; and qualifications that expire."""

from collections.abc import Sequence
from datetime import date, datetime

from handlers.grammar.texts.moment import clock, day


def noted(now: datetime, others: Sequence[str]) -> str:
    """To whoever said so in private."""
    together = f",{'、'.join(others)}一并记上" if others else ""
    return f"已记您{clock(now)}到岗{together}。"


def noted_already() -> str:
    return "今天已经记过您到岗了。"


def not_on_the_rota() -> str:
    return "今天的班表上没有您,不用报到。"


def please_answer() -> str:
    """A reminder, in private."""
    return "今天您在班,还没有报到。到了请回“在”。"


def missing(names: Sequence[str]) -> str:
    """To whoever steers."""
    return f"还没有报到:{'、'.join(names)}。"


def expires(until: date, days: int) -> str:
    """To whom it concerns."""
    return f"您的执法资格{_until(until, days)},请尽快办理;过期后不能任主办。"


def expires_told(person: str, until: date, days: int) -> str:
    """To whoever steers."""
    return f"{person}的执法资格{_until(until, days)},过期后不能任主办,请留意排班。"


def _until(until: date, days: int) -> str:
    return f"{day(until)}到期,{f'还有{days}天' if days else '就是今天'}"
