"""What is read of work that changes hands: the hand-over list (交接单), and what the deputy chief reads."""

from collections.abc import Sequence
from datetime import datetime

from handlers.domain.reading import Level
from handlers.domain.ticket import Ticket
from handlers.grammar.texts.moment import moment

MOST = 5


def told(person: str, moves: Sequence[tuple[str, str]]) -> str:
    """Each ticket's number with who has it now; "" where nobody else could be called."""
    head = f"{person}的微信绑定已解除,"
    if not moves:
        return f"{head}手上没有在办的单。"
    shown = "、".join(f"#{number}→{member or '无人可派,请您指派'}" for number, member in moves[:MOST])
    return f"{head}手上{len(moves)}件已转出:{shown}{'等' if len(moves) > MOST else ''}。"


def line(ticket: Ticket, what: str, now: datetime) -> str:
    """One ticket of a list: what it is, how it stands, until when."""
    level = {Level.URGENT: "加急,", Level.RED: "红色,"}.get(ticket.level, "")
    stands = "已到场" if ticket.arrived_at else "已接" if ticket.lead else "待接"
    return f"{what}{level}{stands},{moment(ticket.promise, now)}前"


def listed(person: str, lines: Sequence[str]) -> str:
    """To the substitute: all that he takes over."""
    if not lines:
        return f"交接单:{person}手上没有在办的单。"
    return "\n".join([f"交接单({person},{len(lines)}件):", *_first(lines)])


def handed_back(lines: Sequence[str]) -> str:
    """To whoever is back."""
    return "\n".join([f"您回来了,转回您手上{len(lines)}件:", *_first(lines)])


def handed_on(person: str, numbers: Sequence[str]) -> str:
    """To whoever gives it away."""
    return f"{'、'.join(numbers[:MOST])}{'等' if len(numbers) > MOST else ''}已交给{person}。"


def handed_to_duty(numbers: Sequence[str]) -> str:
    """To whoever is away, and nobody stands in for him."""
    return f"您请假,{'、'.join(numbers[:MOST])}{'等' if len(numbers) > MOST else ''}已转给值班的人。"


def _first(lines: Sequence[str]) -> list[str]:
    return [*lines[: 2 * MOST], *([f"等{len(lines)}件,其余回“我的单”看。"] if len(lines) > 2 * MOST else [])]
