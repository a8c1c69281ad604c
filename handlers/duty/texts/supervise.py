"""What is read where a chief supervises (督办)."""

from datetime import datetime

from handlers.domain.masking import quotable
from handlers.grammar.texts.moment import moment


def noted(number: str, who: str, until: datetime, now: datetime) -> str:
    """To the chief."""
    if not who:
        return f"已记督办#{number},还没有人接,{moment(until, now)}看结果。"
    return f"已督办#{number},要{who}在{moment(until, now)}前回话。"


def told(what: str, chief: str, until: datetime, now: datetime) -> str:
    """To whoever has it."""
    return f"{chief}督办{what},请在{moment(until, now)}前引用这条回一句情况。"


def answered(what: str, who: str, words: str, closed: bool) -> str:
    """To the chief: what whoever has it says."""
    said = quotable(words, 60) if words else ""
    return f"督办{what}:{who}{'已办结' if closed else '回话'}{':' + said if said else ''}。"


def silent(what: str, who: str) -> str:
    """To the chiefs."""
    return f"督办{what}到时间了,{who}没有回话。" if who else f"督办{what}到时间了,还没有人接。"


def overdue(what: str, chief: str) -> str:
    return f"{chief}督办{what}的时间到了,请马上回一句情况。"


def not_in_work(number: str) -> str:
    return f"#{number} 已经办完或撤掉,不用督办。"


def past(number: str) -> str:
    return f"这个时间已经过了,请写今后的时间,如:督办 {number} 明早10点。"
