"""What chiefs see when they look (今日, 待办, 单) and steer (派单, 关闭)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.domain.evidence import Item
from handlers.domain.finding import Finding
from handlers.domain.masking import card_place, masked, quotable, whole
from handlers.domain.mediation import Mediation, Outcome
from handlers.domain.name import plain
from handlers.domain.policy import Matter
from handlers.domain.reading import Verdict
from handlers.domain.ticket import State, Ticket
from handlers.domain.workcalendar import local
from handlers.grammar.texts.moment import moment
from handlers.grammar.texts.ticket import LEVELS, SOURCES, STATES

OUTCOMES = {Outcome.REACHED: "已达成", Outcome.FAILED: "未达成", Outcome.ENFORCED: "已转执法"}
_VERDICTS = {Verdict.SATISFIED: "满意", Verdict.PARTLY: "部分", Verdict.UNSOLVED: "没解决"}
_FOUND = {Finding.GONE: "没有再出现", Finding.BACK: "又出现了"}


Rows = Sequence[tuple[Ticket, Matter]]


def todo(tickets: Rows, count: int, more: int, now: datetime, of_all: bool) -> str:
    """A page of the open tickets, the most pressing first, one a line; of several stations each with its own."""
    return _page(f"在办{count}件:", tickets, more, now, of_all) if tickets else "没有在办的单。"


def mine(tickets: Rows, count: int, more: int, now: datetime, of_all: bool) -> str:
    """The same of what somebody has in hand."""
    return _page(f"您手上{count}件:", tickets, more, now, of_all) if tickets else "您手上没有在办的单。"


def _page(head: str, tickets: Rows, more: int, now: datetime, of_all: bool) -> str:
    lines = [(ticket.station if of_all else "") + _line(ticket, matter, now) for ticket, matter in tickets]
    return "\n".join([head, *lines, *([f"还有{more}件,回“更多”。"] if more else [])])


def _line(ticket: Ticket, matter: Matter, now: datetime) -> str:
    who = ticket.lead or ""
    late = "超时" if now > ticket.resolve_by else f"{moment(ticket.resolve_by, now)}前"
    where = card_place(ticket.place) if ticket.place else "地点待问"
    what = "详情私下看" if ticket.is_hushed else f"{matter.name} {where}"
    return f"#{ticket.number} {LEVELS[ticket.level]} {what}|{STATES[ticket.state]}{who and ' ' + who}|{late}"


@dataclass(frozen=True)
class Seen:
    """What of a ticket not everybody may read; `keepers` are those who know what was told in private, where the reader does not, `mediation` is how
    both sides come on, `voters` those who were asked how it was dealt with."""

    whole_place: bool = True
    reporter: str = ""
    words: str = ""
    home: str = ""
    note: str = ""
    keepers: tuple[str, ...] = ()
    mediation: bool = False
    voters: tuple[str, ...] = ()


def detail(ticket: Ticket, matter: Matter, now: datetime, seen: Seen) -> str:
    """One ticket, as somebody may read it."""
    place = (ticket.place if seen.whole_place else card_place(ticket.place or "")) or "地点待问"
    lines = [
        f"#{ticket.number} {LEVELS[ticket.level]}|{matter.name}|{place}",
        f"来源{SOURCES[ticket.source]},{len(ticket.voices)}人次,{moment(ticket.opened_at, now)}提出",
        f"状态:{STATES[ticket.state]}" + (f"(第{ticket.round - 1}次重开)" if ticket.round > 1 else ""),
        f"主办:{ticket.lead or '未接单'}" + (f",协办:{'、'.join(ticket.assists)}" if ticket.assists else ""),
        f"时限:接单{moment(ticket.accept_by, now)},办结{moment(ticket.resolve_by, now)}",
    ]
    steps = [("接单", ticket.accepted_at), ("到场", ticket.arrived_at), ("办结", ticket.resolved_at)]
    if done := [f"{name}{moment(at, now)}" for name, at in steps if at]:
        lines.append("经过:" + ",".join(done))
    if ticket.checklist:
        lines.append(f"疑难:证据{len(Item)}项,有{len(ticket.checklist.there)}项")
    if ticket.mediation and seen.mediation:
        lines.append(_mediation(ticket.mediation, now))
    lines += _confided(seen)
    if seen.note:
        lines.append(f"结果:{masked(seen.note)}")
    if ticket.before or ticket.after or ticket.unshown:
        missed = "(办结时无照)" if ticket.unshown else ""
        lines.append(f"照片:处置前{len(ticket.before)}张,处置后{len(ticket.after)}张{missed}")
    lines += _afterwards(ticket, now, seen)
    return "\n".join(lines)


def _mediation(mediation: Mediation, now: datetime) -> str:
    """Who mediates, when both sides meet, how often they have, and what came of it."""
    parts = [f"调解:{'、'.join(mediation.pair)}"]
    parts += [f"约定{moment(mediation.session, now)}见面"] if mediation.session else []
    parts += [f"谈过{mediation.held}次"] if mediation.held else []
    parts += [OUTCOMES[mediation.outcome]] if mediation.outcome else []
    return ",".join(parts if len(parts) > 1 else [*parts, "还没约"])


def _afterwards(ticket: Ticket, now: datetime, seen: Seen) -> Iterator[str]:
    """What came after the closing: how it was judged, in totals and only once the poll is over; whether it stayed away, and what it was
    before or became."""
    if ticket.polled and seen.voters:
        yield "评价:进行中,到时看汇总"
    if ticket.state is State.ARCHIVED and ticket.resolution_or_solved.is_polled and seen.voters:
        given = [verdict for person, verdict in ticket.votes.items() if person in seen.voters]
        counts = " ".join(f"{name}{given.count(verdict)}" for verdict, name in _VERDICTS.items())
        yield f"评价:{counts}(应评{len(seen.voters)}人,回{len(given)}人)"
    if ticket.look_by is not None and ticket.looked_for and ticket.state is State.RESOLVED:
        yield f"有邻居说还在,等{'、'.join(ticket.looked_for)}核实({moment(ticket.look_by, now)}前)"
    if ticket.found is not None:
        yield f"回头看:{_FOUND[ticket.found]}"
    if ticket.again_of is not None:
        since = f"({_date(ticket.again_since)}办结)" if ticket.again_since else ""
        yield f"反复:原#{ticket.again_of.number}{since}"
    if ticket.recurred:
        yield f"后又出现:{'、'.join('#' + again.number for again in ticket.recurred)}"


def _date(at: datetime) -> str:
    here = local(at)
    return f"{here.month}/{here.day}"


def _confided(seen: Seen) -> Iterator[str]:
    """Who reported it, where he lives and in what words, or who knows that."""
    if seen.reporter:
        yield f"反映人:{plain(seen.reporter)}(私下反映,请保密)"
    if seen.home:
        yield f"反映人住{whole(seen.home)}"
    if seen.words:
        yield f"原话:{whole(seen.words, 200)}"
    if seen.keepers:
        yield f"私下反映,详情请问{'、'.join(seen.keepers)}"


def assigned(number: str, name: str) -> str:
    return f"#{number} 已派给{name}。"


def closed(number: str) -> str:
    return f"#{number} 已关单,原因已告诉反映人。"


def nobody_called(name: str, choices: Sequence[str]) -> str:
    who = f"没有“{quotable(name, 12)}”这个人" if name else "请写派给谁"
    return f"{who}。可派:{'、'.join(choices)}。"


def is_away(name: str, others: Sequence[str]) -> str:
    return f"{name}请假了,没有派。可派:{'、'.join(others)}。"


def not_qualified(name: str, choices: Sequence[str]) -> str:
    return f"{name}不能主办这一类(需执法资格或归口部门)。可派:{'、'.join(choices)}。"


def reason_missing(number: str) -> str:
    return f"请写上原因,会告诉反映人:关闭 {number} 原因"


def resumed(number: str, until: datetime, now: datetime) -> str:
    """What was paused goes on."""
    return f"#{number} 接着办,{moment(until, now)}前办结。"


def restored(number: str) -> str:
    return f"#{number} 已恢复,重新派单。"


def not_withdrawn(number: str) -> str:
    return f"#{number} 没有撤掉,不用恢复。"
