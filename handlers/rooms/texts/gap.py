"""What is told after the bot was away."""

from collections.abc import Sequence
from datetime import datetime

from handlers.grammar.texts.moment import clock
from handlers.grammar.texts.ticket import listed


def staff(start: datetime, end: datetime, read: int, new: Sequence[str], called: Sequence[str]) -> str:
    """To the work group: from when to when, how much was read, what is new and for whom."""
    line = f"{clock(start)}–{clock(end)}掉线,补读{read}条,新增{len(new)}件"
    if not new:
        return f"{line}。如有漏掉的,请报一声。"
    ping = "".join(f"@{name} " for name in called)
    return f"{line}:{listed(new)},请核。{ping}接单请回“收 单号”。"


def owners(briefs: Sequence[str]) -> str:
    return f"刚才掉线,已补登记:{listed(briefs)}。"


def stumbled(start: datetime, end: datetime, read: int) -> str:
    """To the work group: the disk could not be written for a while, and what was said meanwhile has been read since."""
    return f"{clock(start)}–{clock(end)}电脑存不进数据,{read}条消息晚读了一会儿,现已补上。"


def dropped(count: int) -> str:
    """To the work group, behind what is told of a gap: how many messages found no room to wait in."""
    return f"另有{count}条没能留住,请翻看群里,漏掉的报一声。" if count else ""
