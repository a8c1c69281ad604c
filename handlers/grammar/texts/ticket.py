"""A ticket in a few words: for staff, for a group, as one part of a line."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from handlers.domain.masking import card_place, public_place, whole
from handlers.domain.policy import Matter
from handlers.domain.reading import Level
from handlers.domain.ticket import Source, State, Ticket
from handlers.grammar.texts.moment import moment

_MOST, _LONGEST = 5, 46
"""Matters that one line names, and characters of each."""
LEVELS = {Level.NORMAL: "一般", Level.URGENT: "加急", Level.RED: "红色"}
SOURCES = {Source.RESIDENT: "居民", Source.GRID_WORKER: "网格", Source.OFFICER: "工作人员"}
STATES = {
    State.OPEN: "待接单",
    State.ACCEPTED: "已接单",
    State.ON_SITE: "已到场",
    State.PAUSED: "挂账",
    State.RESOLVED: "已办结",
    State.ARCHIVED: "已归档",
    State.WITHDRAWN: "已撤回",
    State.MERGED: "已并入",
}


def short(ticket: Ticket, matter: Matter) -> str:
    """A ticket in a few words, for staff: #1263(3栋单元门口 违停堵门); of what no group reads nothing but the number."""
    if ticket.is_hushed:
        return f"#{ticket.number}(红色,详情私下看)"
    return f"#{ticket.number}({card_place(ticket.place) + ' ' if ticket.place else ''}{matter.name})"


def short_for_called(ticket: Ticket, matter: Matter) -> str:
    """The same for whoever is called: of what cannot wait the whole address, for privacy yields to rescue."""
    if ticket.level is Level.NORMAL or not ticket.place:
        return short(ticket, matter)
    return f"#{ticket.number}({whole(ticket.place)} {matter.name})"


def short_for_reporter(ticket: Ticket, matter: Matter) -> str:
    """The same for who reported it: his own words, so nothing of them is hidden, but of what is hushed not even he reads the name."""
    if ticket.is_hushed:
        return f"#{ticket.number}"
    return f"#{ticket.number}({matter_at(ticket, matter)})"


def not_in_work(number: str) -> str:
    """To whoever would do something with a ticket that is settled."""
    return f"#{number} 已经办结或撤回,不在办了。"


def not_yours(number: str, lead: str) -> str:
    """To whoever would do something with a ticket that he neither leads nor was called to."""
    return f"#{number} {f'由{lead}主办' if lead else '没有派给您'},没有照您说的办。"


def matter_at(ticket: Ticket, matter: Matter) -> str:
    """What and where, as everybody may read it: 3栋单元门口 违停堵门."""
    place = public_place(ticket.place or "")
    return f"{place} {matter.name}" if place else matter.name


def amounts(quantities: Mapping[str, int], units: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Quantities as people say them, by the units of the config: 1辆."""
    return [f"{count}{units[key][0]}" for key, count in quantities.items() if key in units]


def brief(ticket: Ticket, matter: Matter, now: datetime, asks: bool = False) -> str:
    """A receipt as one part of a line that holds several; `asks` adds the question for the place."""
    question = ",在哪一栋?" if asks else ""
    return f"#{ticket.number} {matter_at(ticket, matter)}({moment(ticket.resolve_by, now)}前回话{question})"


def listed(briefs: Sequence[str]) -> str:
    """Five of them at most, each short: a line that is longer than a screen is read by nobody."""
    short = [brief if len(brief) <= _LONGEST else f"{brief[: _LONGEST - 1]}…" for brief in briefs[:_MOST]]
    return "、".join(short) + (f"等{len(briefs)}件" if len(briefs) > _MOST else "")
