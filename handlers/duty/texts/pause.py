"""Pause and extension, as they are asked for, granted, and told to who reported it."""

from datetime import datetime

from handlers.domain.facts.pause import Cause, ExtensionAsked, PauseAsked
from handlers.domain.masking import quotable
from handlers.domain.ticket import Ticket
from handlers.duty.texts.approval import HOW
from handlers.grammar.texts.moment import moment

CAUSES = {Cause.PAPERS: "等材料", Cause.RESIDENT: "等居民", Cause.WEATHER: "等天气", Cause.OTHER: "要等一等"}


def pause(asked: PauseAsked) -> str:
    """The wish in a line: 李伟 #1271 挂账到10/9 18:00:等材料."""
    return f"{asked.by} #{asked.ticket.number} 挂账到{moment(asked.day, asked.at)}{_why(asked.words.text)}"


def extension(asked: ExtensionAsked) -> str:
    return f"{asked.by} #{asked.ticket.number} 延期到{moment(asked.day, asked.at)}{_why(asked.words.text)}"


def _why(words: str) -> str:
    return f":{quotable(words, 30)}" if words else ""


def ask(wish: str, what: str) -> str:
    """To whoever may grant it; `what` is the matter and where."""
    return f"{wish}。{what}。{HOW}"


def say_why(number: str) -> str:
    return f"请写上等什么,如:挂账 {number} 等材料。"


def say_why_later(number: str) -> str:
    return f"请写上原因,如:延期 {number} 到周五 等吊车。"


def past() -> str:
    return "写的日子已经过了,请核对。"


def not_later(ticket: Ticket, now: datetime) -> str:
    return f"#{ticket.number} 现在的时限是{moment(ticket.resolve_by, now)},请写比这更晚的日子。"


def not_in_work(number: str) -> str:
    return f"#{number} 已经办完或撤掉,不用挂账、延期。"


def not_yours(number: str, who: str) -> str:
    return f"#{number} 由{who}负责,请他来报。" if who else f"#{number} 还没有人接,请先接单。"


def paused_told(number: str, until: datetime, now: datetime) -> str:
    """To whoever has it."""
    return f"#{number} 已挂账到{moment(until, now)},到时自动恢复。提前办请回“恢复 {number}”。"


def paused(what: str, cause: Cause, until: datetime, now: datetime) -> str:
    """To who reported it."""
    return f"{what}{CAUSES[cause]},先放一放,{moment(until, now)}起接着办。"


def resumed_told(number: str, until: datetime, now: datetime) -> str:
    return f"#{number} 挂账到期,接着办,{moment(until, now)}前办结。"


def resumed(what: str, until: datetime, now: datetime) -> str:
    """To who reported it."""
    return f"{what}接着办了,{moment(until, now)}前给您回话。"


def asked_already(number: str) -> str:
    return f"#{number} 已经报过,还在等回话。"


def extended_told(number: str, until: datetime, now: datetime) -> str:
    return f"#{number} 时限改到{moment(until, now)}。"


def extended(what: str, until: datetime, now: datetime) -> str:
    """To who reported it."""
    return f"{what}要多花点时间,改到{moment(until, now)}前给您回话。"
