"""A complex case (疑难): the expert who is called, the evidence that is asked for item by item, what is there."""

from collections.abc import Sequence

from handlers.domain.evidence import Checklist, Item
from handlers.domain.masking import quotable

NAMES = {Item.WHAT: "什么", Item.WHEN: "何时", Item.WHO: "何人", Item.PHOTO: "照片"}
_ASKED = {
    Item.WHAT: "发生了什么?请写现场看到的事实。",
    Item.WHEN: "什么时候?请写日期和钟点。",
    Item.WHO: "涉及何人?请写当事人和在场的人。",
    Item.PHOTO: "请发现场照片。",
}


def called(what: str, marked_by: str, lead: str, reason: str) -> str:
    """To the expert: the matter and its place, who asks, and why."""
    unsure = f",拿不准的是:{quotable(reason, 40)}" if reason else ""
    return (
        f"{what}列为疑难,{marked_by}请您指导{unsure}。{'主办' + lead if lead else '还没有人接单'},证据清单齐了发给您。"
    )


def marked(number: str, experts: Sequence[tuple[str, str]]) -> str:
    return f"#{number} 已标为疑难,已请{'、'.join(f'{department}{person}' for department, person in experts)}。"


def nobody(number: str, departments: Sequence[str]) -> str:
    """The mark stands; nobody of the department could be called."""
    return f"#{number} 已标为疑难,但{'、'.join(departments)}没有别的专家或有资格的人可请,请联系派出单位。"


def already(number: str, experts: Sequence[tuple[str, str]]) -> str:
    people = "、".join(f"{department}{person}" for department, person in experts)
    return f"#{number} 已经是疑难件{',请了' + people if people else ''}。"


def not_his(number: str) -> str:
    return f"疑难由主办、协办或站长提出,您不在#{number}上。"


def not_in_work(number: str) -> str:
    return f"#{number} 已经办结或撤回,不用请专家了。"


def ask(number: str, item: Item, first: bool) -> str:
    """One item of the checklist."""
    nth = list(Item).index(item) + 1
    lead = f"#{number} 疑难证据清单,共{len(Item)}项,一项一项回,没有就回“跳过”。\n" if first else f"#{number} 疑难证据 "
    return f"{lead}{nth}/{len(Item)} {NAMES[item]}:{_ASKED[item]}"


def listed(number: str, checklist: Checklist) -> str:
    """What is there, and what is not: 4项:3有,缺何人."""
    missing = "、".join(NAMES[item] for item in checklist.missing)
    there = f"{len(checklist.there)}有" if missing else "都有了"
    return f"#{number} 疑难证据{len(Item)}项:{there}{',缺' + missing if missing else ''}。"


def told(number: str, checklist: Checklist) -> str:
    """The same to the expert, with the words of whoever leads it."""
    lines = [f"{NAMES[item]}:{quotable(words, 80)}" for item, words in checklist.words]
    photo = [f"{NAMES[Item.PHOTO]}:有,请向主办要"] if Item.PHOTO in checklist.there else []
    return "\n".join((listed(number, checklist), *lines, *photo))


def ended(number: str) -> str:
    """To whoever says so."""
    return f"#{number} 不再列为疑难。"


def ended_told(number: str, by: str) -> str:
    """To the experts, and to whoever leads it."""
    return f"#{number} {by}说不再是疑难,不用指导了。"


def photo_can_follow() -> str:
    return "照片可以引用这条补发。"
