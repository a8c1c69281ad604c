"""What is read where two matters may be one, become one (合), or two again (拆)."""

from collections.abc import Sequence
from datetime import datetime

from handlers.domain.masking import card_place, quotable
from handlers.domain.policy import Matter
from handlers.domain.ticket import Ticket
from handlers.grammar.texts.moment import moment

_FIRST = 30
"""Characters of a first line."""


def alike(number: str, other: str, sides: Sequence[str]) -> str:
    """To whoever answers for it: what he needs to tell whether two are one."""
    return "\n".join([f"#{number} 与 #{other} 像同一件:", *sides, "同一件回“合”,不是回“不是”。"])


def side(ticket: Ticket, matter: Matter, words: str, now: datetime) -> str:
    """One of the two: place, time and first line; of what was told in private no words."""
    where = card_place(ticket.place) if ticket.place else "地点待问"
    said = f"“{quotable(words, _FIRST)}”" if words else "(私下反映)" if ticket.private else ""
    return f"#{ticket.number} {matter.name},{where},{moment(ticket.opened_at, now)}{said}"


def merged(number: str, into: str, people: int) -> str:
    return f"#{number} 已并入#{into},共{people}户反映。合错了回“拆 {number}”。"


def not_needed(number: str, what: str, lead: str) -> str:
    """To whoever had the one that is merged."""
    return f"#{number} 和{what}是同一件,已并入{f',由{lead}办' if lead else ''},您不用去了。"


def risen(number: str, until: datetime, now: datetime) -> str:
    """To whoever has the other, which presses now."""
    return f"#{number} 并入了一件更急的,请在{moment(until, now)}前办结。"


def two(number: str, other: str) -> str:
    return f"好的,#{number} 和#{other} 是两件,分开办。"


def which_other(number: str) -> str:
    return f"请写两个单号,前一件并入后一件,如:合 {number} 1271。"


def one_already(number: str) -> str:
    return f"这两个单号已经是同一件(#{number}),不用再合。"


def hushed() -> str:
    return "涉及人身安全的单不能合并,请分开办。"


def over(number: str) -> str:
    return f"#{number} 已归档或撤回,不能合并。"


def not_qualified() -> str:
    return "合单、拆单要有执法资格的人员,或副站长、站长来办。"


def split(number: str, until: datetime, now: datetime) -> str:
    return f"#{number} 已拆开,恢复原样,{moment(until, now)}前办结。"


def split_told(what: str, until: datetime, now: datetime) -> str:
    """To whoever has it again."""
    return f"{what}已拆开单独办,请在{moment(until, now)}前办结。"


def which_child(numbers: Sequence[str]) -> str:
    return f"并入的有{'、'.join('#' + number for number in numbers)},请写拆哪一件,如:拆 {numbers[0]}。"


def one_matter(number: str) -> str:
    return f"#{number} 没有并入别的单。要把另一件事拆出来,请写:拆 {number} 另一件事的内容。"


def second(number: str, from_number: str) -> str:
    return f"已从#{from_number} 拆出#{number}。"
