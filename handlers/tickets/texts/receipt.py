"""What the owners' group hears when a ticket opens or opens again (回执)."""

from collections.abc import Sequence
from datetime import datetime

from handlers.domain.policy import Matter
from handlers.domain.reading import Danger, Level
from handlers.domain.rota import GRID, POLICE, PROPERTY
from handlers.domain.ticket import Source, Ticket
from handlers.domain.town import Staff
from handlers.domain.workcalendar import WorkCalendar, local
from handlers.grammar.texts.danger import HUSHED, ring
from handlers.grammar.texts.moment import clock, day, moment, pause
from handlers.grammar.texts.ticket import listed, matter_at

ASK_PLACE = "请问具体在哪一栋、哪个位置?"
TITLES = {POLICE: "民警", GRID: "网格员"}
_SENT = {POLICE: "已派民警", GRID: "已转网格员", PROPERTY: "已转物业"}


def dispatched(ticket: Ticket, matter: Matter, department: str, now: datetime) -> str:
    """`department` is that of the person who was called."""
    sent = _SENT.get(department, "已派执法员")
    return f"收到,{_number(ticket)} {matter_at(ticket, matter)},{sent},{moment(ticket.resolve_by, now)}前回话。"


def told_already(ticket: Ticket, matter: Matter, now: datetime) -> str:
    """To another group in which it is told, or to the first where one of us has found it."""
    is_new = ticket.source is not Source.RESIDENT and len(ticket.neighbours) < 2
    known = "已登记在办" if is_new else "已有邻居反映"
    return f"收到,{_number(ticket)} {matter_at(ticket, matter)},{known},{moment(ticket.promise, now)}前回话。"


def _number(ticket: Ticket) -> str:
    """The number of a ticket; of a matter that is back with that of the archived one."""
    return f"#{ticket.number}(原#{ticket.again_of.number})" if ticket.again_of else f"#{ticket.number}"


def waits(ticket: Ticket, matter: Matter, start: datetime, now: datetime, calendar: WorkCalendar) -> str:
    """Told in closed time: from when it counts and until when it is done."""
    return f"收到,{_number(ticket)} {matter_at(ticket, matter)}。{from_opening(ticket, start, now, calendar)}"


def from_opening(ticket: Ticket, start: datetime, now: datetime, calendar: WorkCalendar) -> str:
    """From when it counts, and until when it is done."""
    begins = clock(start) if calendar.is_lunch(now) else day(local(start).date())
    counted = f"{pause(now, start, calendar)},按{begins}起算"
    return f"{counted},{moment(ticket.resolve_by, now)}前回话;急事请回“急”。"


def night(ticket: Ticket, matter: Matter, police: bool) -> str:
    who = "夜班民警" if police else "夜班人员"
    return f"已记{_number(ticket)} {matter_at(ticket, matter)},已通知{who};正在扰民可打110。"


def red(ticket: Ticket, danger: Danger | None) -> str:
    return f"{ring(danger)}#{ticket.number} 已通知值班人员和物业。"


def hushed() -> str:
    """All that a group reads of what is never told aloud: no place, no matter, no number, no name."""
    return HUSHED


def called_off(number: str) -> str:
    return f"好的,#{number} 警报解除,已告诉赶去的人。"


def private(ticket: Ticket, matter: Matter, promise: str, knows: Sequence[Staff], now_at_night: bool) -> str:
    """Told in private: exactly who will know, before anything else (a reporter is shocked when others know who it was)."""
    told = f"已记#{ticket.number} {matter.name}。{kept([ticket], knows)}{promise}"
    return f"{told}正在扰民可打110。" if now_at_night else told


def kept(tickets: Sequence[Ticket], knows: Sequence[Staff]) -> str:
    """Who alone will know; of what cannot wait the address goes to whoever is called."""
    who = "、".join(f"{TITLES.get(member.department, '')}{member.name}" for member in knows)
    if all(ticket.level is Level.NORMAL for ticket in tickets):
        return f"您的名字、门牌和原话只有{who}能看,不发到群里。"
    return f"您的名字和原话只有{who}能看,不发到群里。地址告诉赶去的人。"


def promise(ticket: Ticket, now: datetime) -> str:
    return f"{moment(ticket.resolve_by, now)}前回话。"


def deputy_reopened(ticket: Ticket, matter: Matter, officer: str, by: str = "") -> str:
    """`officer` is "" while the card waits for opening time, `by` who of the staff opens it again, "" for who reported it or counts."""
    sent = f"已派{officer}" if officer else "上班后派值班人员"
    said = f"{by}说还没解决" if by else "居民说没解决"
    return f"#{ticket.number}({matter_at(ticket, matter)}){said},已重开,{sent},请跟进。"


def reopened(ticket: Ticket, now: datetime) -> str:
    return f"#{ticket.number} 已重开,{moment(ticket.resolve_by, now)}前回话,副站长跟进。"


def several(briefs: Sequence[str], unplaced: str | None) -> str:
    """Several matters of one line; `unplaced` is the one whose place is still asked for."""
    ask = f"请问{unplaced}在哪一栋、哪个位置?" if unplaced else ""
    return f"收到,记了{len(briefs)}件:{listed(briefs)}。{ask}"


def gathered(briefs: Sequence[str]) -> str:
    """Several receipts in one line, when the group has heard enough of us this hour."""
    return f"收到,都已登记:{listed(briefs)}。"
