"""A neighbour's own question or offer (…扣1, 几个人去?): what a bare number or word after it answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

_BY_NUMBER = re.compile(
    r"[扣打回发刷投选按]\s*[123一二三]|(?<=[的请就者人])[+＋]\s*[1一]|接龙|报名|拼[单团车]|团购|几[个位人份斤箱]|多少[个人份]|[1一][是为::、.].{1,12}[2二][是为::、.]|谁[要去来]|要的|选项|投票"
)
_ASKS = re.compile(r"[?？]\s*$|[吗么不没]\s*$|^(?:谁|哪|几|有没有|有谁|大家)")
_INVITES = re.compile(
    r"有没有[人谁邻同]|有没得|有谁|谁家|你们家?.*[吗没不]|[大各][家位].*[吗没不]|一起|要不要|想不想|[走来去]不[走来去]|是不是[都也只就]|只有我|就我[一们家]"
)
"""A question that others can say the same to: +1, 我家也是. To 几点开门? nobody does."""
_FOR = re.compile("支持|附议|顶|同上|赞同|受不了|睡不|要求|投诉|整治|管管|吵|臭|堵")
"""What nobody answers to a question among neighbours."""
_WANTS = re.compile("我[要来订买]|[要来][一两二三四五\\d]|加一下我|[加带算]上?我(?!家)|报名|参加|算我一个")
"""Who wants something takes part in an offer, whenever it was made."""
_SAME_QUESTION = re.compile("同求|同问|求同")
_OF_VERDICT = re.compile("满意|解决|处理好|修好|好了|怎么样|行不行|可以吗")
_COUNTS = re.compile(r"[\d一二两三四五]\s*[个位人份斤箱只]?\s*$")
_BARE = re.compile(r"[\s+＋]*[123一二三１２３][\s!！。.~]*")


@dataclass(frozen=True)
class Offer:
    """A neighbour's own question or offer, and when he made it."""

    at: datetime
    text: str


class Whose(Enum):
    """Whose question a line answers."""

    OURS = auto()
    THEIRS = auto()
    OPEN = auto()


def is_offer(text: str) -> bool:
    """Whether a neighbour's line asks the others for something that a number or a word answers."""
    return _BY_NUMBER.search(text) is not None or _ASKS.search(text.strip()) is not None


def answered(text: str, offers: Sequence[Offer]) -> Whose:
    """Whose question `text` answers where neighbours have made `offers` after ours, the newest first: by nearness and form."""
    offered = next((offer.text for offer in offers if _BY_NUMBER.search(offer.text)), None)
    by_number = offered is not None
    if not offers:
        return Whose.OURS
    if _BARE.fullmatch(text):
        return Whose.THEIRS if by_number else Whose.OPEN
    if by_number and _COUNTS.search(text) and not _OF_VERDICT.search(text):
        return Whose.THEIRS  # 带老公 2
    return Whose.OPEN if _OF_VERDICT.search(offered or offers[0].text) else Whose.OURS


def seconded(text: str, offers: Sequence[Offer], told: datetime, spoken: datetime) -> Whose:
    """Whose line a second without a quote follows, where a matter of ours was `told`, and last `spoken` of: a neighbour's, where he has
    since then offered something by number, or asked what the same can be said to."""
    if _WANTS.search(text) and any(_BY_NUMBER.search(offer.text) for offer in offers):
        return Whose.THEIRS
    is_for_ours = _FOR.search(text) is not None
    offered = any(offer.at > told and _BY_NUMBER.search(offer.text) for offer in offers)
    asked = [offer.text for offer in offers if offer.at > spoken]
    invites = offered or any(map(_INVITES.search, asked))
    same_question = asked and _SAME_QUESTION.search(text)
    return Whose.THEIRS if (invites and not is_for_ours) or same_question else Whose.OURS
