"""What is read by whoever may grant something, and by whoever has asked for it."""

from collections.abc import Sequence

HOW = "回“同意”或“不同意”。"


def nothing_waits() -> str:
    return "现在没有等您同意的事。"


def which(wishes: Sequence[str]) -> str:
    rows = "\n".join(f"{place}. {wish}" for place, wish in enumerate(wishes, 1))
    return f"有{len(wishes)}件等您定,是哪一件?请引用那一条,或回序号、姓名、单号:\n{rows}"


def asked(of: Sequence[str]) -> str:
    return f"已报{'、'.join(of)},等回话。"


def nobody_to_ask() -> str:
    return "站里现在没有能批的人,请直接找站长。"


def granted(wish: str, by: str) -> str:
    """To whoever asked."""
    return f"{by}同意了:{wish}。"


def refused(wish: str, by: str) -> str:
    return f"{by}没有同意:{wish}。"


def done(wish: str) -> str:
    """To whoever said yes."""
    return f"已准:{wish}。"


def refusal_told(person: str, wish: str) -> str:
    """To whoever said no."""
    return f"已告诉{person}没有同意:{wish}。" if person else f"好,不办了:{wish}。"


def lapsed(wish: str) -> str:
    """To whoever asked, and to whoever was asked: nobody answered in time."""
    return f"{wish}:到时间没有人同意,没有生效。"


def void(wish: str) -> str:
    """To whoever asked and to whoever said yes: what it was about is over, or not as it was."""
    return f"情况已经变了,没有生效:{wish}。"


def party_agrees(person: str, wish: str) -> str:
    """To whoever may grant it."""
    return f"{person}愿意:{wish}。{HOW}"


def for_others_to_grant(of: Sequence[str]) -> str:
    """To the colleague who agrees."""
    return f"好的,已告诉{'、'.join(of)},等同意后生效。"


def over(wish: str, person: str) -> str:
    """To whoever was asked as well, after somebody else has answered."""
    return f"{wish}:{person}已经定了,您不用再回。"
