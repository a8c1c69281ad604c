"""Shadow mode (试运行): what the chief reads instead of the group."""

from collections.abc import Sequence
from datetime import datetime

from handlers.domain.masking import quotable
from handlers.domain.ticket import Ticket
from handlers.grammar.texts.moment import clock
from handlers.grammar.texts.ticket import LEVELS


def would_open(what: str, ticket: Ticket) -> str:
    """`what` names matter and place."""
    return f"会登记:{what}({LEVELS[ticket.level]})"


def would_say(text: str) -> str:
    return f"会说:{quotable(text, 120)}"


def told(room: str, lines: Sequence[str], now: datetime) -> str:
    """What would have happened in a group at this moment; nothing of it has."""
    return "\n".join([f"【试运行】{room} {clock(now)}", *lines])


def switched(room: str, on: bool) -> str:
    """Begun, or taken out again."""
    if on:
        return f"{room} 开始试运行:我在群里不说话、不派单,会怎么做私下告诉站长。转正式写“试运行 {room} 关”。"
    return f"{room} 已转正式运行。"


def rooms(names: Sequence[str]) -> str:
    """The groups that only rehearse."""
    if not names:
        return "没有群在试运行。要试写“试运行 群名”。"
    return f"正在试运行:{'、'.join(names)}。转正式写“试运行 群名 关”。"


def no_such_group(name: str, groups: Sequence[str]) -> str:
    return f"没有“{quotable(name, 20)}”这个业主群。可写:{'、'.join(groups)}。"
