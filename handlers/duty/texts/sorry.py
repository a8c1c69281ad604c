"""What who reported a matter reads where it takes longer than was promised."""

from datetime import datetime

from handlers.grammar.texts.moment import moment


def sorry(what: str, until: datetime, now: datetime) -> str:
    """What was promised was not kept; a new time."""
    return f"抱歉,{what}没能按时办好,还在跟进,最迟{moment(until, now)}给您回话。"
