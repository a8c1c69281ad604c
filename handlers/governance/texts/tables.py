"""What stands in the tables (导出)."""

from collections.abc import Mapping, Sequence
from datetime import date

from handlers.domain.figures import Counted
from handlers.domain.paper import ExportPaper
from handlers.domain.reading import Label, Verdict
from handlers.domain.ticket import Resolution, Source, State
from handlers.domain.workcalendar import DAY, local
from handlers.governance.texts.figures import numbers
from handlers.grammar.arguments.kind import LABELS as CALLED
from handlers.grammar.texts.moment import WEEKDAYS
from handlers.grammar.texts.ticket import LEVELS

__all__ = ["LABELS", "LEVELS", "RESOLUTIONS", "SOURCES", "STATES", "TOLD_IN_PRIVATE", "VERDICTS"]

TOLD_IN_PRIVATE = "(私下反映,原话只有受托的人能看)"
LABELS = {label: names[0] for label, names in CALLED.items()} | {Label.NONE: ""}
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
RESOLUTIONS = {
    Resolution.SOLVED: "解决",
    Resolution.PARTLY: "部分解决",
    Resolution.OUT_OF_SCOPE: "不属受理范围",
    Resolution.NOT_FOUND: "查无此事",
    Resolution.TRANSFERRED: "移交",
    Resolution.MEDIATED: "调解达成",
}
VERDICTS = (Verdict.SATISFIED, Verdict.PARTLY, Verdict.UNSOLVED)
_ALL = 100_000


def notes(paper: ExportPaper, street: str) -> Sequence[str]:
    """What the workbook is: of whom, of when, how it stood, what is masked."""
    first, last = local(paper.start).date(), local(paper.end).date() - DAY
    whose = f"{street} {paper.path.rpartition('/')[2]}" if "/" in paper.path else street
    masked = (
        "本表没有打码,导出的人和用途已记录在案;请妥善保管,用完删除。私下反映的原话和反映人仍然不列。"
        if paper.unmasked
        else "地点、原话里的门牌、车牌、电话已打码;反映人不列。"
    )
    return (
        f"{whose} {first} 到 {last}",
        f"导出时间 {local(paper.at):%Y-%m-%d %H:%M}。数字是期末的样子;“工单”里的状态是导出时的样子。",
        masked,
        "“数字”一页每个数后面是它的来源;口径改动看“口径”一列。",
    )


def sources(rows: Sequence[Counted]) -> str:
    """All that a figure counts."""
    return numbers(rows, True, _ALL) if rows else ""


def amounts(quantities: Mapping[str, int], units: Mapping[str, tuple[str, ...]]) -> str:
    """2辆、1处."""
    return "、".join(f"{n}{units[unit][0] if unit in units else unit}" for unit, n in quantities.items())


def day(of: date, works: bool, name: str) -> str:
    """周三, or what day off it is."""
    return f"周{WEEKDAYS[of.weekday()]}{'' if works else ' ' + (name or '休')}"
