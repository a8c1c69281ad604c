"""What rings at another place when a danger could not be told in WeChat."""

from collections.abc import Sequence

from handlers.domain.masking import whole
from handlers.domain.policy import Matter
from handlers.domain.ticket import Ticket

A_RESIDENT = "反映人"


def matter(ticket: Ticket, matter: Matter | None) -> str:
    """The matter with its whole place, for privacy yields to rescue."""
    name = matter.name if matter else ""
    return " ".join(filter(None, (f"#{ticket.number}", name, whole(ticket.place) if ticket.place else "地点待问")))


def unsent(station: str, matters: Sequence[str], chats: Sequence[str]) -> str:
    """`chats` are the groups and the staff that it did not reach."""
    about = ";".join(matters) or "(没有单号)"
    return f"【鹿鸣】红色警报在微信里发不出去。{station}工作站:{about}。没有发到:{'、'.join(chats)}。请马上打电话处置。"
