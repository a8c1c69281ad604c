"""Handing on (转单): what whoever hands a ticket on reads, and to whom it goes."""

from collections.abc import Sequence


def card(name: str) -> str:
    """On the card that goes out again."""
    return f"转自{name}"


def handed_on(number: str, to: str, waits: bool) -> str:
    """To whoever has handed it on; its card may wait for opening time."""
    return f"#{number} 已转{to},{'上班后发卡' if waits else '卡片已发'}。"


def given(what: str, of: str, number: str) -> str:
    """To whom it goes."""
    return f"{of}把{what}转给您主办,请回“收 {number}”。"


def nobody(number: str, of: str, choices: Sequence[str]) -> str:
    """Nobody is named, or nobody `of` that department is there."""
    who = f"{of}现在没有能主办的人当班" if of else f"请写转给谁:转单 {number} 姓名"
    return f"{who}。{_choices(choices)}"


def cannot_lead(name: str, choices: Sequence[str]) -> str:
    return f"{name}不能主办这一类(需执法资格或归口部门)。{_choices(choices)}"


def away(name: str, choices: Sequence[str]) -> str:
    return f"{name}请假了,没有转。{_choices(choices)}"


def has_it(number: str, name: str) -> str:
    return f"#{number} 已在{name}名下,不用转。"


def _choices(choices: Sequence[str]) -> str:
    return f"可转:{'、'.join(choices)}。" if choices else "请找站长派单。"
