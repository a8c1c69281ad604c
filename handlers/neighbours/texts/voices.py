"""How many they are (人次), and who counts for what."""

from datetime import datetime

from handlers.domain.policy import Matter
from handlers.domain.ticket import Ticket
from handlers.grammar.texts.moment import moment
from handlers.grammar.texts.ticket import matter_at


def voices(number: str, count: int, urgent: bool) -> str:
    return f"#{number} 已有{count}户反映,{'加急' if urgent else '正'}在办。"


def surge(number: str, count: int, until: datetime, now: datetime) -> str:
    """To the group, in place of the line with the number of voices."""
    return f"#{number} 已有{count}户反映,已升为加急,{moment(until, now)}前回话。"


def surge_told(what: str, count: int) -> str:
    """To the deputy."""
    return f"{what}短时间内{count}户反映,已升为加急,请关注。"


def counted(ticket: Ticket, matter: Matter) -> str:
    """To whoever has told it in his own words, without a place."""
    return f"您说的已算进#{ticket.number}({matter_at(ticket, matter)})。如果是别处,请说一下位置。"


def counted_aside(number: str) -> str:
    return f"好的,#{number} 加上您这一户,不在群里说。"


def offered(number: str, other: str) -> str:
    """To whoever has told in private what seems to be known to a group."""
    return f"群里的#{other}像是同一件。是的话回“{other}”,就和那件一起办,您的名字和话不发到群里;不是就不用回,#{number}照办。"
