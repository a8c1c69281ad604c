"""Measures (举措): what was agreed on, whose it is and by when, and whether it is done."""

from collections.abc import Sequence
from datetime import date, datetime

from handlers.domain.masking import quotable
from handlers.domain.meeting import Measure, Unit
from handlers.domain.workcalendar import local
from handlers.grammar.texts.moment import day

_WORDS, _MOST = 40, 12
_USAGE = "举措 东门加装隔离桩 常胜利 3月16日"


def _what(measure: Measure) -> str:
    return quotable(measure.words, _WORDS) or "(原话已撤回)"


def _by(when: date, today: date) -> str:
    return f"{f'{when.year}/' if when.year != today.year else ''}{day(when)}前"


def noted(label: str, measure: Measure, today: date) -> str:
    """To whoever noted it."""
    return f"已记举措{label}:{_what(measure)},{measure.owner},{_by(measure.day, today)}。"


def given(label: str, measure: Measure, today: date) -> str:
    """To whose it is."""
    return f"联席会议定了举措{label},由您负责:{_what(measure)},{_by(measure.day, today)}。办好了回“举措完成 {label}”。"


def reminder(label: str, measure: Measure, today: date) -> str:
    """To whose it is, in the morning."""
    late = (today - measure.day).days
    when = f"已过{late}天" if late > 0 else f"{'今天' if late == 0 else day(measure.day)}到期"
    return f"举措{label} {_what(measure)}:{when}。办好了引用这条回“完成”;办不了请跟站长说,由他改期。"


def done(label: str, measure: Measure) -> str:
    return f"已记举措{label}完成:{_what(measure)}。"


def done_told(label: str, measure: Measure, by: str) -> str:
    """To whoever noted it; `by` where another than its owner says so."""
    return f"举措{label}已完成:{_what(measure)}({measure.owner}{f',{by}代报' if by else ''})。"


def still_open() -> str:
    return "好的,没有记完成。办好了引用提醒回“完成”。"


def moved(label: str, measure: Measure, when: date, today: date) -> str:
    """To whose it is."""
    return f"举措{label}({_what(measure)})改到{_by(when, today)}。"


def has_moved(label: str, when: date, owner: str) -> str:
    return f"举措{label}已改到{day(when)},{owner}会收到提醒。"


def dropped(label: str, measure: Measure) -> str:
    """To whose it is."""
    return f"举措{label}({_what(measure)})不做了。"


def has_dropped(label: str, measure: Measure) -> str:
    return f"已取消举措{label}:{_what(measure)}。"


def incomplete(what: bool, owner: bool, when: bool) -> str:
    """What of it is missing."""
    missing = [name for name, lacks in (("做什么", what), ("谁负责(写全名)", owner), ("几号前", when)) if lacks]
    return f"举措还缺{'、'.join(missing)},请写全,如:{_USAGE}。"


def past(when: date) -> str:
    return f"{day(when)}已经过了,请写今天以后的日期,如:{_USAGE}。"


def say_day() -> str:
    return "请写上改到哪天,如:举措改到 3月20日 2。"


def none_open() -> str:
    return "没有等您办的举措。"


def not_open(rows: Sequence[tuple[str, Measure]]) -> str:
    """To whoever means one that is none, or is done."""
    return f"没有这项举措,或者已经完成、取消了。在办的:\n{_rows(rows)}"


def which_is_done(rows: Sequence[tuple[str, Measure]]) -> str:
    return f"哪一项举措完成了?回编号就行:\n{_rows(rows)}"


def which_to_move(rows: Sequence[tuple[str, Measure]]) -> str:
    return f"改哪一项举措?请带编号重写,如:举措改到 3月20日 {rows[0][0]}\n{_rows(rows)}"


def which_to_drop(rows: Sequence[tuple[str, Measure]]) -> str:
    return f"取消哪一项举措?请带编号重写,如:取消举措 {rows[0][0]}\n{_rows(rows)}"


def listed(unit: Unit, rows: Sequence[tuple[str, Measure]], own: bool, now: datetime) -> str:
    """What is open: a unit's, or somebody's `own`."""
    whose = "您" if own else unit.name
    if not rows:
        return f"{whose}没有在办的举措。" + ("" if own else f"要记就写:{_USAGE}。")
    more = f"\n等{len(rows)}件" if len(rows) > _MOST else ""
    return f"{whose}在办的举措{len(rows)}件:\n{_rows(rows, now)}{more}\n办好了回“举措完成 编号”。"


def _rows(rows: Sequence[tuple[str, Measure]], now: datetime | None = None) -> str:
    return "\n".join(_row(label, measure, now) for label, measure in rows[:_MOST])


def _row(label: str, measure: Measure, now: datetime | None) -> str:
    late = (local(now).date() - measure.day).days if now and measure.is_late(now) else 0
    when = f"过了{late}天" if late else f"{day(measure.day)}前"
    return f"{label}. {_what(measure)} {measure.owner} {when}"
