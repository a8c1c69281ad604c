"""What reporters are answered later: how it stands, that they were heard, whether they still want it; never who reported what."""

from collections.abc import Sequence
from datetime import datetime

from handlers.domain.policy import Matter
from handlers.domain.ticket import State, Ticket
from handlers.grammar.texts.moment import clock, moment
from handlers.grammar.texts.ticket import short_for_reporter


def stands(ticket: Ticket, matter: Matter, now: datetime) -> str:
    """How a matter stands, in words that are true now."""
    what = short_for_reporter(ticket, matter)
    return f"{what}{' ' if what[-1].isdigit() else ''}{_state(ticket)}{_until(ticket, now)}。"


def _state(ticket: Ticket) -> str:
    match ticket.state:
        case State.OPEN:
            return "已转值班人员,还没有人接,正在催" if ticket.dispatched_at else "已登记,上班后就派人"
        case State.ACCEPTED if ticket.set_out_at:
            return f"{clock(ticket.set_out_at)}已在路上"
        case State.ACCEPTED:
            return f"{clock(ticket.accepted_at)}已有人接,在办" if ticket.accepted_at else "已有人接,在办"
        case State.ON_SITE:
            return f"{clock(ticket.arrived_at)}已到现场,正在处理" if ticket.arrived_at else "已到现场,正在处理"
        case State.PAUSED:
            return "要等一等才能办,先放一放"
        case State.RESOLVED:
            return f"{clock(ticket.resolved_at)}已办结,没解决请回“没解决”" if ticket.resolved_at else "已办结"
        case State.WITHDRAWN:
            return "已撤回,还要办请再说一次"
        case _:
            return "已办结归档,又出现请再说一次"


def _until(ticket: Ticket, now: datetime) -> str:
    if not ticket.in_work:
        return ""
    until = ticket.paused_until or ticket.promise
    return f",{moment(until, now)}前回话" if now < until else ",已经超时,正在督促"


def judging(number: str) -> str:
    return f"好的,#{number} 已请值班人员看要不要现在去。"


def urged(what: str) -> str:
    """To whoever has it: its reporter presses for it."""
    return f"反映人在等{what},请尽快处理,或回一句情况。"


def withdrawn(number: str) -> str:
    return f"好的,#{number} 不用去了,已撤下。谢谢您告知。"


def told_to_lead(number: str) -> str:
    return f"好的,已告诉接#{number}的同事,核实后就结。谢谢您告知。"


def others_count(number: str, others: int) -> str:
    return f"好的,记下了。还有{others}户反映,#{number} 会看过再结。"


def not_needed(number: str) -> str:
    """To whoever has it: its reporter says that nobody need come."""
    return f"#{number} 反映人说不用去了,请您核实后办结。"


def still_wanted(state: str, number: str) -> str:
    """To somebody who gives up in bitterness."""
    return f"{state}让您久等了。要是不用办了,请回“#{number} 不用来了”;要办就不用回。"


def which(numbers: Sequence[str]) -> str:
    return f"您说的是哪一件:{'、'.join(numbers)}?请带上单号再说一次。"


def culprit(number: str) -> str:
    """To whoever has it: somebody says in the group that it is his, and that he sees to it."""
    return f"#{number} 有人在群里说是自己的,请您到场核实。"
