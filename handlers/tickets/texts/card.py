"""What the work group and the called persons read (派单卡)."""

from collections.abc import Sequence
from datetime import datetime

from handlers.domain.masking import card_place, plates, quotable, whole
from handlers.domain.policy import Matter
from handlers.domain.reading import Danger, Level
from handlers.domain.ticket import Ticket
from handlers.grammar.texts.danger import name
from handlers.grammar.texts.moment import moment
from handlers.grammar.texts.ticket import LEVELS


def card(ticket: Ticket, matter: Matter, cause: str, now: datetime) -> str:
    """One card: number, level, matter, place, pictures, car, deadline."""
    parts = [
        f"#{ticket.number} {LEVELS[ticket.level]}",
        f"{matter.name}·调解" if _is_mediated(ticket, matter) else matter.name,
        card_place(ticket.place) if ticket.place else "地点待问",
    ]
    if cause:
        parts.insert(1, cause)
    if ticket.again_of:
        parts.append(f"又出现,原#{ticket.again_of.number}")
    if ticket.before:
        parts.append(f"图{len(ticket.before)}")
    hidden = ticket.private and ticket.level is Level.NORMAL
    if not hidden and (cars := plates(ticket.words)):
        parts.append(f"车 {cars[0]}")
    parts.append(f"接单至{moment(ticket.accept_by, now)}")
    words = f"\n原话:{quotable(ticket.words)}" if ticket.words and not ticket.private else ""
    return "|".join(parts) + words


def _is_mediated(ticket: Ticket, matter: Matter) -> bool:
    """Whether somebody mediates it, or is called to with this card."""
    return ticket.in_mediation if ticket.mediation else ticket.private and matter.mediate


def ping(names: Sequence[str], ticket: Ticket) -> str:
    """Behind a card: whom it calls, and how he takes it."""
    return f"\n{_called(names)}{'' if ticket.lead else ' 请引用回“收”'}" if names else ""


def several(cards: Sequence[str], names: Sequence[str]) -> str:
    """Cards to the same people that came soon after each other, one below the other; to nobody in a group, where there are no `names`."""
    take = [f"{_called(names)} 共{len(cards)}件,接哪件就回“收 单号”"] if names else []
    return "\n".join([*cards, *take])


def _called(names: Sequence[str]) -> str:
    return " ".join(f"@{name}" for name in names)


def reopened(round_: int) -> str:
    return f"重开第{round_ - 1}次"


RETURNED = "退回待接"
ASSIGNED = "站长指派"
HANDED_OVER = "换人接办"
RESUMED = "挂账恢复"
RAISED = "升级"
REVIVED = "更正重派"


def task(ticket: Ticket, matter: Matter, leads: bool, now: datetime, whole_place: bool) -> str:
    """The private task of somebody outside the work group (物业): only what he needs to know."""
    shown = whole if whole_place else card_place
    where = shown(ticket.place) if ticket.place else "地点待问"
    what = f"#{ticket.number} {LEVELS[ticket.level]}|{matter.name}|{where}"
    if leads:
        return f"{what}|接单至{moment(ticket.accept_by, now)}\n请您处理:回“收 {ticket.number}”,办好回“办结 {ticket.number} 结果”。"
    return f"{what}\n请协助处理,办好回“已办 {ticket.number}”。"


def alarm(ticket: Ticket, matter: Matter) -> str:
    """A red matter, to everybody who must know at once: the whole address, for privacy yields to rescue."""
    where = whole(ticket.place) if ticket.place else "地点待问"
    return f"【红色】#{ticket.number} {matter.name} {where}。请立即处置{',群里已提醒居民报警' if ticket.room else ''}。"


def hushed(ticket: Ticket, cause: str, takes: bool) -> str:
    """What no group reads, to everybody who is called: what, where, in whose words; how whoever goes there `takes` it."""
    what = f"【红色】#{ticket.number} {name(ticket.danger)}{f'({cause})' if cause else ''}"
    where = whole(ticket.place) if ticket.place else "地点待问"
    words = f"原话:“{quotable(ticket.words)}”。" if ticket.words and not ticket.private else ""
    how = f"接单私下回“收 {ticket.number}”。" if takes else ""
    return f"{what},{where}。{words}请立即处置,别在群里说。{how}"


def also(ticket: Ticket, danger: Danger) -> str:
    """More of a danger that is known, to everybody who was called."""
    return f"【红色】#{ticket.number} 又报{name(danger)},请一并处置。"


def placed(ticket: Ticket, moved: bool = False) -> str:
    """The place of what cannot wait, whole, to everybody who was called; one that is `moved` was another before."""
    return f"【{LEVELS[ticket.level]}】#{ticket.number} 地点{'更正' if moved else ''}:{whole(ticket.place or '')}。"


def calendar_unknown(year: int) -> str:
    return f"(注意:{year}年的放假表还没有,时限暂按周一至周五计)"
