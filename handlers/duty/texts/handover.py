"""What the deputy chief reads of work that was handed over."""

from collections.abc import Sequence

MOST = 5


def told(person: str, moves: Sequence[tuple[str, str]]) -> str:
    """Each ticket's number with who has it now; "" where nobody else could be called."""
    head = f"{person}的微信绑定已解除,"
    if not moves:
        return f"{head}手上没有在办的单。"
    shown = "、".join(f"#{number}→{member or '无人可派,请您指派'}" for number, member in moves[:MOST])
    return f"{head}手上{len(moves)}件已转出:{shown}{'等' if len(moves) > MOST else ''}。"
