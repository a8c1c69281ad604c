"""Penalties (立案, 罚款, 扣押): what whoever writes of one reads."""

from handlers.domain.masking import quotable


def needs_right(number: str) -> str:
    """To somebody without qualification (执法资格)."""
    return f"#{number} 立案、罚款、扣押需执法资格,没有记;请有资格的同事来办。"


def noted(number: str, words: str) -> str:
    return f"已记在#{number}:{quotable(words, 40)}。办好了请回“办结”。"
