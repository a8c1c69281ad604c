"""The sheet of a month's marks (评价表), and the roll-up of a year (年度), one line a person."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from fractions import Fraction

from handlers.domain.figures import Figure, Figures, Rate
from handlers.domain.mark import Appeal, Mark
from handlers.domain.period import Month
from handlers.governance.texts.mark import month as named

_SHORT = {Rate.RESPONSE: "响应", Rate.SOLUTION: "解决", Rate.SATISFACTION: "满意"}
_OUTCOMES = {Appeal.WAITING: "申诉待答复", Appeal.KEPT: "申诉后维持", Appeal.CHANGED: "申诉后改分"}


def heading(unit: str, month: Month, given: int, of: int, now: datetime) -> str:
    return f"{unit} {named(month, now)}评价表,已评{given}/{of}人(括号里是件数、人次):"


def line(person: str, mark: Mark | None, own: Figures) -> str:
    """李伟 88分:响应92%(12) 解决75%(12) 满意89%(9) 时次21."""
    points = f"{mark.mark}分" if mark else "未评"
    appeal = [_OUTCOMES[mark.appeal]] if mark and mark.appeal else []
    told = [*(rates(own) if any(own.rows.values()) else []), *_others(own), *appeal]
    return f"{person} {points}{':' if told else ''}{' '.join(told)}"


def year_heading(unit: str, year: int) -> str:
    return f"{unit} {year}年度评价汇总(均分是各月评价的平均,括号里是件数、人次):"


def year_line(person: str, marks: Sequence[Mark], own: Figures) -> str:
    """李伟 均分88.5(9个月):响应92%(120) …;申诉2次(改分1、维持1)."""
    told = [*(rates(own) if any(own.rows.values()) else []), *_others(own), *_appeals(marks)]
    return f"{person} {_mean(marks)}{':' if told else ''}{' '.join(told)}"


def page(title: str, lines: Sequence[str], left: int) -> str:
    """A page of a list."""
    more = [f"还有{left}人,回“更多”接着看。"] if left else []
    return "\n".join([title, *lines, *more])


def nobody(unit: str) -> str:
    return f"{unit}没有要评价的人。"


def missing(month: Month, names: Sequence[str], now: datetime) -> str:
    """To the chiefs, at the beginning of a month."""
    return f"{named(month, now)}还没评价的:{'、'.join(names)}。请写“评 {names[0]} 分数 理由”,数据看“评价表”。"


def year_to_come(year: int) -> str:
    return f"{year}年还没到,没有汇总。"


def say_year() -> str:
    return "请写上年份,如:年度 2025。"


def reported(unit: str, year: int, lines: Sequence[str]) -> str:
    """To the contact of a sending unit: his own people."""
    return "\n".join([f"{unit}通报{year}年度下沉人员评价(仅贵单位人员):", *lines])


def has_reported(year: int, told: Mapping[str, tuple[str, int]], unknown: Sequence[str]) -> str:
    """To the street's office: who was told of how many, and of which departments nobody is known."""
    to = [f"{department}({name},{count}人)" for department, (name, count) in told.items()]
    first = f"已通报{year}年度评价:{'、'.join(to)}。" if to else f"{year}年度评价还没通报给任何单位。"
    return first + (f"没有登记联系人、没通报的:{'、'.join(unknown)}。" if unknown else "")


def nothing_to_report(year: int) -> str:
    return f"{year}年没有评价,没有通报。"


def rates(own: Figures) -> list[str]:
    """The three rates with what they are parts of; "-" where there is nothing."""
    return [f"{name}{percent(own, rate)}" for rate, name in _SHORT.items()]


def percent(own: Figures, rate: Rate) -> str:
    """92%(12)."""
    share = own.rate(rate)
    return "-" if share is None else f"{share:.0%}({own.whole(rate)})"


def _others(own: Figures) -> list[str]:
    names = {Figure.ATTENDED: "时次", Figure.REOPENED: "重开", Figure.PRAISED: "表扬"}
    return [f"{name}{own.count(figure)}" for figure, name in names.items() if own.count(figure)]


def _mean(marks: Sequence[Mark]) -> str:
    if not marks:
        return "未评"
    mean = Fraction(sum(mark.mark for mark in marks), len(marks))
    return f"均分{float(mean):.1f}({len(marks)}个月)".replace(".0(", "(")


def _appeals(marks: Sequence[Mark]) -> list[str]:
    times = sum(mark.appeals for mark in marks)
    stands = [mark.appeal for mark in marks if mark.appeal]
    names = {Appeal.CHANGED: "改分", Appeal.KEPT: "维持", Appeal.WAITING: "待答复"}
    told = [f"{name}{stands.count(appeal)}" for appeal, name in names.items() if appeal in stands]
    return [f"申诉{times}次({'、'.join(told)})"] if times else []
