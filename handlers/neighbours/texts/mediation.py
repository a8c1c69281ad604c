"""Mediation (调解): what the pair reads, who asks for it, who takes over; never who told it, nor in what words."""

from collections.abc import Sequence
from datetime import datetime

from handlers.domain.ticket import Ticket
from handlers.grammar.texts.moment import moment


def card(what: str, where: str, partners: Sequence[str], ticket: Ticket) -> str:
    """To each of the pair: what, where, with whom, that it is confidential, and how sessions are noted."""
    number, told = ticket.number, "私下反映,别提是谁说的。" if ticket.private else ""
    beside = f"您和{'、'.join(partners)}" if partners else "您"
    return (
        f"【调解】#{number} {what},{where or '地点待问'}。请{beside}居中调解,执法照常。{told}内容保密,不在群里说门牌和姓名。\n"
        f"约好时间回“约定 {number} 明天19:00”,谈完回“达成 {number} 结果”或“未达成 {number} 原因”,"
        f"调不成回“转执法 {number}”。"
    )


def begun(number: str, pair: Sequence[str]) -> str:
    """To whoever asked for it."""
    return f"#{number} 已转调解,已私下告诉{'、'.join(pair)};执法照常。"


def mediated_already(number: str, pair: Sequence[str]) -> str:
    return f"#{number} 已在调解,调解人:{'、'.join(pair)}。"


def nobody_mediates(number: str) -> str:
    return f"#{number} 没有民警或网格员可请,请找站长安排。"


def too_pressing(number: str) -> str:
    """A danger is not mediated."""
    return f"#{number} 是红色的单,先处置,不走调解。"


def not_in_mediation(number: str) -> str:
    return f"#{number} 没有在调解。要调解请回“调解 {number}”。"


def not_a_mediator(number: str, pair: Sequence[str]) -> str:
    return f"#{number} 由{'、'.join(pair)}调解,请他们来记。"


def agreed(number: str, at: datetime, now: datetime) -> str:
    return f"#{number} 约定{moment(at, now)}双方见面。谈完回“达成 {number} 结果”或“未达成 {number} 原因”。"


def in_the_past(at: datetime, now: datetime) -> str:
    return f"{moment(at, now)}已经过了,请写以后的时间。"


def soon(number: str, at: datetime, now: datetime) -> str:
    """The reminder."""
    return f"提醒:#{number} {moment(at, now)}双方见面调解。"


def reached(number: str) -> str:
    """To whoever noted it."""
    return f"已记#{number} 调解达成,办结。"


def reached_told(number: str, by: str) -> str:
    """To the others who mediate, and to whoever leads it."""
    return f"#{number} {by}已记调解达成,办结。"


def reached_beside(number: str, lead: str) -> str:
    """To whoever noted it, where another leads the work."""
    return f"已记#{number} 调解达成,已请主办{lead}办结。"


def is_it_reached(what: str) -> str:
    """To somebody who has something else in hand, of which he may have spoken."""
    return f"您是说{what}调解达成了吗?是就回“是”。"


def please_close(number: str, by: str) -> str:
    """To whoever leads it, who alone closes."""
    return f"{by}说#{number} 双方已达成一致。请核实后回“办结 {number} 调解达成”。"


def failed(number: str) -> str:
    """To whoever noted it: what next?"""
    return f"已记#{number} 未达成,单子接着办。再约一次就回时间,如“明天19:00”;不再谈就回“转执法”。"


def failed_told(number: str, by: str) -> str:
    return f"#{number} {by}已记调解未达成,单子接着办。"


def handed(number: str, to: str, waits: bool) -> str:
    """To whoever ended it, and to the others who mediate; the card may wait for opening time."""
    return f"#{number} 调解结束,已转执法{to},{'上班后发卡' if waits else '卡片已发'}。"


def taken_over(what: str, where: str, number: str) -> str:
    """To the officer of the enforcement department."""
    return f"#{number} {what},{where or '地点待问'},调解未成,转您依法处理。内容保密,别在群里说门牌和姓名。请回“收 {number}”。"


def failed_beside(number: str) -> str:
    """To whoever of the enforcement department has it already."""
    return f"#{number} 调解未成,请继续依法处理。"


def ended(number: str, lead: str) -> str:
    """To whoever ended it, where the enforcement department has it already."""
    return f"#{number} 调解结束,已告诉{lead}继续依法处理。"


def nobody_enforces(number: str, department: str, chiefs: Sequence[str]) -> str:
    told = f"已告诉{'、'.join(chiefs)}" if chiefs else "请直接找站长"
    return f"#{number} {department}现在没有能主办的人,{told}。"


def chief_told(what: str, by: str, department: str, number: str) -> str:
    return f"{what}调解未成,{by}要转{department},现在没有能主办的人。请回“派单 {number} 姓名”。"


def reporter_told(number: str, to: str) -> str:
    """To who reported it in private: what has come of it, and who knows what; `to` is "" where the same officer goes on."""
    if not to:
        return f"#{number} 双方没有谈成,继续依法处理。"
    return f"#{number} 双方没有谈成,已转执法员{to}依法处理。地址告诉他,您的名字和原话不告诉。"
