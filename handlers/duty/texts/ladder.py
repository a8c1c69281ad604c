"""What is read on the ladder: by whoever has a ticket, by each step above, and the answers from there."""

from datetime import datetime

from handlers.grammar.texts.moment import moment

HOW = "可引用回“再给一天”“我来协调”或“退回”。"


def not_accepted(what: str, number: str) -> str:
    return f"{what}还没有人接,请您尽快回“收 {number}”。"


def up_not_accepted(what: str, accept_by: datetime, who: str, now: datetime) -> str:
    return f"{what}到{moment(accept_by, now)}无人接单,已提醒{who},请您过问。"


def overdue(what: str, led: bool) -> str:
    """To whoever has it, or is to take it."""
    if not led:
        return f"{what}答应群里的时间到了,还没有人接。请尽快接单去办。"
    return f"{what}答应群里的时间到了,还没办结。请尽快办结,或引用卡片回一句情况。"


def up_overdue(what: str, lead: str) -> str:
    return f"{what}已超时未办结,{'主办' + lead if lead else '还没有人接单'},请您过问。{HOW}"


def overdue_in_short(what: str, lead: str) -> str:
    """The same among others of its kind."""
    return f"{what}超时未办结,{'主办' + lead if lead else '没有人接'}"


def soon(what: str, until: datetime, now: datetime, number: str) -> str:
    """To the lead, before the time comes."""
    return f"{what}{moment(until, now)}前要办结。来不及请回“延期 {number} 到几时 原因”。"


def spared(number: str, until: datetime, now: datetime) -> str:
    """To the chief who gives it more time."""
    return f"#{number} 宽限到{moment(until, now)},到时再看。"


def spared_told(number: str, chief: str, until: datetime, now: datetime) -> str:
    """To whoever has it."""
    return f"#{number} {chief}宽限到{moment(until, now)},请抓紧办。"


def kept(number: str, until: datetime, now: datetime) -> str:
    """To the chief who takes it up."""
    return f"#{number} 已记由您协调,{moment(until, now)}前不再往上报。"


def kept_told(number: str, chief: str) -> str:
    return f"#{number} 由{chief}协调,请与{chief}联系。"


def sent_down(number: str) -> str:
    """To the chief who sends it down."""
    return f"#{number} 已退回重派。"


def sent_down_told(number: str, chief: str) -> str:
    return f"#{number} {chief}退回重派,请从头抓起。"


def danger_waits(number: str) -> str:
    """To a chief who would give a danger more time."""
    return f"#{number} 是险情,要马上有人去。请回“派单 {number} 姓名”。"


def not_late(number: str) -> str:
    return f"#{number} 没有超时,不用回这个。"
