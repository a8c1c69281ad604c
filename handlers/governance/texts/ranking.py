"""Proposals to people (末位, 评优): who, why, what speaks against it; never more than words for a talk."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from handlers.domain.figures import Rate
from handlers.domain.mark import Mark
from handlers.domain.masking import quotable
from handlers.domain.period import Month
from handlers.governance.fairness import FEWEST, Part, Standing
from handlers.governance.texts.mark import last_day
from handlers.governance.texts.mark import month as named

_NAMES = 8
_WORDS = {Rate.RESPONSE: "及时", Rate.SOLUTION: "解决", Rate.SATISFACTION: "满意"}
_MISSED = {Rate.RESPONSE: "没及时接", Rate.SOLUTION: "没解决", Rate.SATISFACTION: "没评满意"}
METHOD = "算法:每人的及时、解决、满意,和全街道同类的单通常能做到的数比,难办的单不吃亏。"


def few(people: Sequence[str], sample: int) -> str:
    """Who is not compared."""
    if not people:
        return ""
    names = "、".join(people[:_NAMES]) + (f"等{len(people)}人" if len(people) > _NAMES else "")
    return f"样本<{sample}件不排:{names}。"


def by_month(usage: str) -> str:
    """To whoever asks for a whole year."""
    return f"这个按月看,请写月份,如:{usage} 9月。全年汇总回“年度”。"


def too_few_left(left: int) -> str:
    return f"能比的只有{left}人,不到{FEWEST}人,不排名。"


def nobody_below() -> str:
    return "能比的人都不低于同类的单通常的水平,没有末位。"


def nobody_above() -> str:
    return "没有明显高于同类的单通常水平的人,不推荐。"


def tied(names: Sequence[str]) -> str:
    return f"{'、'.join(names)}并列,分不出先后,不单列。"


def candidate(standing: Standing, mark: Mark | None, remark: str) -> str:
    """One of those who are named: his figures beside the usual, his mark, what comes first."""
    parts = "、".join(part(one) for one in standing.parts if one.whole)
    praised = f"、表扬{standing.praised}次" if standing.praised else ""
    points = f"{mark.mark}分" if mark else "未评"
    reason = f"({quotable(mark.reason, 40)})" if mark and mark.reason else ""
    return f"{standing.person}:经手{standing.rounds}件,{parts}{praised};评价{points}{reason}{';' + remark if remark else ''}"


def part(one: Part) -> str:
    """解决9/12(通常10.8)."""
    usual = f"{float(one.expected):.1f}".removesuffix(".0")
    return f"{_WORDS[one.rate]}{one.got}/{one.whole}(通常{usual})"


def appealing() -> str:
    return "有申诉没答复,先听申诉"


def may_appeal(until: datetime) -> str:
    return f"本人{last_day(until)}前可申诉,先听申诉"


def unmarked() -> str:
    return "还没评价,先听本人说明"


def last_heading(unit: str, month: Month, now: datetime) -> str:
    return f"{unit} {named(month, now)}末位(仅供会商,不自动处理)"


def best_heading(unit: str, month: Month, now: datetime) -> str:
    return f"{unit} {named(month, now)}评优(仅供会商,由人推荐)"


def open_ones(people: Sequence[str]) -> str:
    """Who is not proposed because what he closed is open again."""
    return f"有“没解决”还没办好,先不列:{'、'.join(people)}。" if people else ""


def where_from(name: str) -> str:
    """How the tickets behind it are asked for."""
    return f"单号回“{name} 来源”。"


def sources(person: str, rows: Mapping[Rate, str], best: bool) -> str:
    """The tickets behind somebody's figures: those that were reached, or those that were not."""
    names = _WORDS if best else _MISSED
    told = ";".join(f"{names[rate]} {numbers}" for rate, numbers in rows.items() if numbers)
    return f"{person}:{told or '没有'}"


def no_sources() -> str:
    return "没有列出的人,也就没有单号。"
