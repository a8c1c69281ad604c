"""Invitations (请人协助): what somebody from outside the work group reads of his one task, and what its lead hears of him."""

from collections.abc import Sequence


def task(what: str, by: str, number: str) -> str:
    """To whoever is invited: which matter, where, by whom, and what he answers."""
    return f"{by}请您协助{what}。去就回“收 {number}”;办好了发张照片,回“已办 {number}”。"


def where(number: str, place: str, matter: str) -> str:
    """A ticket for whoever is invited: #1297(6栋2单元 飞线充电)."""
    return f"#{number}({place + ' ' if place else ''}{matter})"


def thanks(number: str) -> str:
    """To whoever said that he comes."""
    return f"已记#{number},谢谢您!办好了发张照片,回“已办 {number}”。"


def comes(number: str, who: str) -> str:
    """To whoever leads it."""
    return f"{who}已答应协助#{number}。"


def only_yours(numbers: Sequence[str]) -> str:
    """To whoever would see another ticket, or a list."""
    if not numbers:
        return "这里只看得到请您协助的单,现在没有。有事直接说就行。"
    return f"这里只看得到请您协助的单:{'、'.join('#' + number for number in numbers)}。"


def which(numbers: Sequence[str]) -> str:
    return f"请您协助的有{'、'.join('#' + number for number in numbers)},请写上单号。"


def lead_invites(number: str) -> str:
    """To whoever may not invite."""
    return f"#{number} 请外面的人来协助,要由主办或站长来请。"
