"""Who is on duty, as people read it: the morning card, gaps, and the answer to 谁值班."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from handlers.domain.gaps import NIGHT, Gap, Post
from handlers.domain.rota import OnDuty
from handlers.domain.town import Role
from handlers.domain.workcalendar import DAY, WorkCalendar, local
from handlers.duty.texts.calendar import calendar_unknown_next_year
from handlers.grammar.texts.moment import WEEKDAYS, clock

ANSWER = "回“在”报到。"
_UNPLANNED = "未排"
MOST = 5
"""Gaps that one line names."""


def head(day: date, calendar: WorkCalendar) -> str:
    """The beginning of the card of a day: 【9/28 周日·调休上班】."""
    note = "·调休上班" if day in calendar.on else _after_holiday(day, calendar)
    return f"【{_day(day)}{note}】"


def card(day: date, calendar: WorkCalendar, posts: Sequence[Post], later: Sequence[Gap]) -> str:
    """The morning card: who is there, from where it follows, what is missing."""
    there = roster(posts).replace(_UNPLANNED, f"今日{_UNPLANNED}")
    today = f"{'。'.join(map(_today, later))}。" if later else ""
    unknown = calendar.unknown_year(day)
    warning = calendar_unknown_next_year(unknown) if unknown else ""
    return f"{head(day, calendar)}{there}。{today}{ANSWER}{warning}"


def roster(posts: Sequence[Post]) -> str:
    """综合执法 李伟/协管 赵敏;公安 王磊."""
    return ";".join(map(_post, posts)) or "没有排班"


def week(gaps: Sequence[Gap]) -> str:
    """To whoever steers: what is missing in the coming days."""
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for gap in gaps:
        found.setdefault((gap.department, gap.absent), []).append(_from(gap))
    rows = [
        f"{_several(days)} {_missing(department)}{_why(absent)}"
        for (department, absent), days in list(found.items())[:MOST]
    ]
    more = f"等{len(found)}处" if len(found) > MOST else ""
    return f"一周内缺人:{';'.join(rows)}{more}。请安排替班。"


def now(moment: datetime, posts: Sequence[Post], calendar: WorkCalendar) -> str:
    """Who is on duty at a moment: the people of the day, or of a night or a holiday."""
    return f"{_shift(moment, calendar)}:{roster(posts)}。"


def for_residents(moment: datetime, names: Sequence[str], calendar: WorkCalendar) -> str:
    """The same for residents, who read departments and surnames."""
    shift = _shift(moment, calendar)
    return f"{shift}{'' if shift.endswith('值守') else '值班'}:{'、'.join(names) or '没有排班'}。"


def nobody(department: str) -> str:
    return f"那时{department}没有排班。"


def which_days() -> str:
    return "一次最多看7天,请写具体哪天,如:谁值班 周三。"


def _shift(moment: datetime, calendar: WorkCalendar) -> str:
    """9/28 周日, 9/28 周日 夜间, 10/3 周五·国庆节放假 值守."""
    day = local(moment).date()
    holiday = "" if calendar.is_workday(day) else f"·{calendar.off[day]}放假" if calendar.off.get(day) else "·休息日"
    kind = "" if calendar.in_hours(moment) else " 夜间" if calendar.is_workday(day) else f"{holiday} 值守"
    return f"{_day(day)}{kind}"


def _post(post: Post) -> str:
    if not post.there:
        return f"{post.department}{_no_one(post)}"
    officers = [_name(e, post.swapped) for e in post.there if e.member.role is not Role.AUXILIARY]
    helpers = [_name(e, post.swapped) for e in post.there if e.member.role is Role.AUXILIARY]
    names = "/".join(filter(None, ("、".join(officers), f"协管 {'、'.join(helpers)}" if helpers else "")))
    missing = f",缺:{_away(post.absent)}" if post.absent else ""
    return f"{post.department} {names}{missing}{'' if post.leads else ',没人带班'}"


def _no_one(post: Post) -> str:
    if post.planned:
        return f" 缺:{_away(post.absent)}" + (f"→挂点 {_liaisons(post)}" if post.liaisons else "")
    if post.liaisons:
        return f"{_UNPLANNED}→挂点 {_liaisons(post)}"
    return f"{_UNPLANNED},挂点{_away(post.absent)}" if post.absent else _UNPLANNED


def _liaisons(post: Post) -> str:
    return "、".join(_name(entry, post.swapped) for entry in post.liaisons)


def _name(entry: OnDuty, swapped: frozenset[str]) -> str:
    if not entry.stead:
        return entry.member.name
    return (
        f"{entry.member.name}(和{entry.stead}换班)"
        if entry.stead in swapped
        else f"{entry.member.name}(替{entry.stead})"
    )


def _today(gap: Gap) -> str:
    """A gap that begins later today."""
    if gap.department == NIGHT:
        return f"今晚没人值班{_why(gap.absent)}"
    return f"{clock(gap.at)}起{gap.department}没人带班{_why(gap.absent)}"


def _missing(department: str) -> str:
    return "夜间(节假日)没人值班" if department == NIGHT else f"{department}没人带班"


def _why(absent: Sequence[str]) -> str:
    return f"({_away(absent)})" if absent else ""


def _away(names: Sequence[str]) -> str:
    return f"{'、'.join(names)}请假"


def _from(gap: Gap) -> str:
    """The day on which it begins, with the last one where it goes on for days."""
    first, last = local(gap.at).date(), local(gap.until - timedelta(seconds=1)).date()
    return _day(first) if gap.until - gap.at <= DAY else f"{first.month}/{first.day}–{last.month}/{last.day}"


def _several(days: Sequence[str]) -> str:
    return "、".join(days[:MOST]) + (f"等{len(days)}天" if len(days) > MOST else "")


def _day(day: date) -> str:
    return f"{day.month}/{day.day} 周{WEEKDAYS[day.weekday()]}"


def _after_holiday(day: date, calendar: WorkCalendar) -> str:
    """·国庆节后首日, on the first working day after one."""
    off: Mapping[date, str] = calendar.off
    before, name = day - DAY, ""
    while not calendar.is_workday(before):
        name = name or off.get(before, "")
        before -= DAY
    return f"·{name.removesuffix('节')}节后首日" if name else ""
