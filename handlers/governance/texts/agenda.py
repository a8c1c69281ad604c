"""What is proposed to be talked about, each in a few words."""

from collections.abc import Sequence


def ticket(name: str, reasons: Sequence[str]) -> str:
    return f"{name}:{'、'.join(reasons)}"


def several() -> str:
    return "跨部门"


def bounced(times: int) -> str:
    return f"退单{times}次"


def undecided() -> str:
    return "等站长定"


def overdue(days: int) -> str:
    return f"超时{days}天"


def recurring(kind: str, place: str, count: int) -> str:
    return f"{kind}({place} {count}件同类)"
