"""A joint action (联合整治): how it is called, moved, answered, ended and shown."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from handlers.domain.action import Action, ActionKind, PlaceKind, Tally
from handlers.domain.masking import card_place, quotable
from handlers.domain.whistle import Called
from handlers.domain.workcalendar import local
from handlers.grammar.texts.moment import WEEKDAYS, clock, moment

KINDS = {ActionKind.JOINT: "联合整治", ActionKind.COMPREHENSIVE: "综合整治", ActionKind.PROFESSIONAL: "专业整治"}
PLACES = {
    PlaceKind.STREET: "城市街道",
    PlaceKind.OLD_COMPOUND: "老旧小区",
    PlaceKind.BACK_LANE: "背街小巷",
    PlaceKind.MARKET: "农贸市场",
    PlaceKind.OTHER: "其他",
}
UNITS = {"vehicle": "辆", "site": "处", "animal": "只", "item": "件", "stall": "摊"}
WEEKLY = "【每周联合执法】"
"""What every line begins with about the action that the clock has planned."""
_MOST = 8


def name(action: Action) -> str:
    """整治3."""
    return f"整治{action.ordinal}"


def _short(action: Action) -> str:
    """整治3(农贸市场)."""
    return f"{name(action)}({card_place(action.place)})"


def _head(action: Action) -> str:
    return f"{WEEKLY if action.weekly else ''}{_short(action)}"


def _when(at: datetime, now: datetime) -> str:
    """15:00 of today, 9/30(周二)15:00 of another day."""
    here = local(at)
    if here.date() == local(now).date():
        return clock(at)
    return f"{here.month}/{here.day}(周{WEEKDAYS[here.weekday()]}){clock(at)}"


def called(action: Action, now: datetime, change: str = "", aside: bool = False) -> str:
    """What whoever is called reads: 联合整治3|9/30(周二)15:00|农贸市场|综合执法、公安; `aside` who is to come as well."""
    who = _people(action.called) if aside else "、".join(action.departments)
    what = "|".join((_when(action.at, now), card_place(action.place), who))
    return f"{KINDS[action.kind]}{action.ordinal}{change}|{what}"


MOVED, MORE = "改时间地点", "加人"


def ping(names: Sequence[str], apart: Sequence[str]) -> str:
    """Behind it: whom it calls here, and who reads it in private."""
    here = [f"@{each}" for each in names] + ([f"{'、'.join(apart)}(已私下告知)"] if apart else [])
    return f"\n{' '.join(here)} {_HOW}"


def how() -> str:
    return f"\n{_HOW}"


_HOW = "收到请回“收到”,到了回“到场”"


def planned(action: Action, now: datetime) -> str:
    """To whoever has planned it where the work group does not see him do so."""
    return f"已安排{KINDS[action.kind]}{action.ordinal}:{_when(action.at, now)},{card_place(action.place)},来:{_people(action.called)}。"


def say_what(missing: Sequence[str], usage: str) -> str:
    """To whoever has left something out."""
    return f"还差{'、'.join(missing)}。写法:{usage}"


TIME, PLACE, DEPARTMENTS = "几点", "在哪里", "叫哪些部门"


def past(at: datetime, now: datetime) -> str:
    return f"{moment(at, now)}已经过了,请写还没到的时间,如:明天15:00。"


def nobody_there(departments: Sequence[str]) -> str:
    """Of these nobody can be called."""
    return f"{'、'.join(departments)}那时没有人可叫。"


def on_leave(names: Sequence[str]) -> str:
    return f"{'、'.join(names)}那时请假,没有叫。"


def unknown(names: Sequence[str], departments: Sequence[str]) -> str:
    return f"没有“{quotable('、'.join(names), 24)}”这个部门,可写:{'、'.join(departments)}。"


def already(action: Action, now: datetime) -> str:
    return f"{_short(action)}已经安排在{_when(action.at, now)}。要改就写“整治改到 时间”,不搞就写“取消{name(action)}”。"


def none_open() -> str:
    return "现在没有安排着的整治。"


def which(actions: Sequence[Action], example: str) -> str:
    """Several may be meant: which one."""
    names = "、".join(map(_short, actions))
    return f"是{names}里的哪个?请写上号,如:{example}。"


def called_off(action: Action, now: datetime) -> str:
    """To the work group, and to who reads it in private."""
    return f"{_head(action)}取消了,{_when(action.at, now)}不用来。"


def has_called_off(action: Action) -> str:
    """To whoever has called it off where the work group does not see him do so."""
    return f"{_short(action)}已取消,已告诉大家。"


def say_new_time(usage: str) -> str:
    return f"请写改到几点,或改到哪里。写法:{usage}"


def came(action: Action, now: datetime) -> str:
    """To whoever says that he is there."""
    return f"{_short(action)}:已记您{clock(now)}到场。"


def came_already(action: Action) -> str:
    return f"{_short(action)}:已经记过您到场。"


def too_early(action: Action, now: datetime) -> str:
    return f"{_short(action)}是{_when(action.at, now)},到了再回“到场”。"


def coming(action: Action, now: datetime) -> str:
    """To whoever says that he will be there."""
    return f"{_short(action)}:已记您{_when(action.at, now)}来。"


def late(action: Action) -> str:
    return f"{_short(action)}:已记您晚到,到了回“到场”。"


def cannot(action: Action) -> str:
    return f"{_short(action)}:已记您不能来,已告诉安排的人。"


def cannot_come(action: Action, one: Called, reason: str) -> str:
    """To whoever has planned it."""
    told = f"({quotable(reason, 40)})" if reason else ""
    return f"{_head(action)}:{_person(one)}不能来{told}。要换人就写“{name(action)}加 姓名”。"


def which_arrival(action: Action, tickets: Sequence[str]) -> str:
    """He is called to an action, and has accepted tickets."""
    return f"您到的是{_short(action)}还是{'、'.join(tickets)}?回“{name(action)}到场”或单号。"


def soon(action: Action, now: datetime) -> str:
    """To whoever was called and has said nothing."""
    return f"{_head(action)}{_when(action.at, now)}开始,您来吗?来就回“收到”,到了回“到场”。"


def has_it_ended(action: Action, station: str) -> str:
    """To whoever has planned it, once; who is of no station writes which he means."""
    first = f"{station} " if station else ""
    told = f"回“{first}{name(action)}结束 占道经营N处 乱停车辆N辆”,没搞回“{first}取消{name(action)}”"
    return f"{_head(action)}结束了吗?{told}。"


def ended(action: Action, names: Mapping[str, str]) -> str:
    """What was counted, so that a mistake is seen."""
    people = [_person(one) for one in action.come]
    came = f",到场{len(people)}人" if people else ""
    if not action.counts:
        return f"{_short(action)}结束{came}。没有报数,要补就写“整治更正 占道经营N处”。"
    return f"{_short(action)}结束{came}:{counted(action.counts, names)}。不对就写“整治更正 …”。"


def corrected(action: Action, names: Mapping[str, str]) -> str:
    return f"{_short(action)}已更正:{counted(action.counts, names) or '没有报数'}。"


def counted(counts: Sequence[Tally], names: Mapping[str, str]) -> str:
    """占道经营12处、违停8辆; `names` are those of the matters."""
    return "、".join(f"{names.get(each.matter, '其他')}{each.n}{UNITS.get(each.unit, '件')}" for each in counts)


def has_ended(action: Action) -> str:
    return f"{_short(action)}已经结束了。要改数就写“整治更正 占道经营N处”。"


def too_late() -> str:
    return "没有一天以内结束的整治可以更正。"


def say_counts(usage: str) -> str:
    return f"请写数量和量词。写法:{usage}"


def not_yet(action: Action, now: datetime) -> str:
    """It has not begun, and no place is written of one that nobody has planned."""
    return (
        f"{_short(action)}是{_when(action.at, now)},还没开始。提前搞完了写“{name(action)}结束 …”;是临时的,请写上地点。"
    )


def say_where(usage: str) -> str:
    """Nothing is planned, and no place is written."""
    return f"没有安排着的整治。是临时搞的,请写上地点:{usage}"


def listed(unit: str, planned: Sequence[str], ended: Sequence[str]) -> str:
    """整治: what is to come, and what there was this month."""
    first = planned[:_MOST] or ["没有安排着的。"]
    month = [f"本月{len(ended)}次" + (f",最近{_MOST}次:" if len(ended) > _MOST else ":"), *ended[-_MOST:]]
    return "\n".join([f"{unit} 整治", *first, *(month if ended else ["本月还没有结束的。"])])


def row_planned(action: Action, now: datetime, whole_street: bool) -> str:
    """An action that is open, in a list of them."""
    station = action.station if whole_street else ""
    over = ",还没报结束" if action.at < now else ""
    return f"{station}{_short(action)} {_when(action.at, now)} {'、'.join(action.departments)}{over}"


def row_ended(action: Action, names: Mapping[str, str], whole_street: bool) -> str:
    """An action that has ended, in a list of them, with its counts."""
    here, station = local(action.ended_at or action.at), action.station if whole_street else ""
    what = counted(action.counts, names) or "没有报数"
    return f"{station}{KINDS[action.kind]}{action.ordinal} {here.month}/{here.day} {card_place(action.place)}:{what}"


# Every week.


def weekly(action: Action, now: datetime, missing: Sequence[str]) -> str:
    """One line to the work group, before it is."""
    lacks = f"({'、'.join(missing)}那时没有人)" if missing else ""
    return f"{called(action, now)}{lacks}"


def skipped(at: datetime, holiday: str) -> str:
    here = local(at)
    return f"{here.month}/{here.day}(周{WEEKDAYS[here.weekday()]}){f'{holiday}放假' if holiday else '不上班'},停一次。"


def _people(called: Sequence[Called]) -> str:
    """综合执法 李伟、赵敏;公安 王磊."""
    found: dict[str, list[str]] = {}
    for one in called:
        found.setdefault(one.department, []).append(one.person)
    return ";".join(f"{department} {'、'.join(names)}".strip() for department, names in found.items())


def _person(one: Called) -> str:
    return f"{one.department} {one.person}".strip()
