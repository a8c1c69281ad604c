"""What stands in the tables (导出)."""

from collections.abc import Mapping, Sequence
from datetime import date

from handlers.domain.figures import Counted, Figures, Rate
from handlers.domain.mark import Appeal
from handlers.domain.paper import ExportPaper
from handlers.domain.reading import Label, Verdict
from handlers.domain.ticket import Resolution
from handlers.domain.workcalendar import DAY, local
from handlers.governance.texts.figures import numbers
from handlers.grammar.arguments.kind import LABELS as CALLED
from handlers.grammar.texts.moment import WEEKDAYS
from handlers.grammar.texts.ticket import LEVELS, SOURCES, STATES

__all__ = [
    "APPEALS",
    "FIRST_RESPONSE",
    "LABELS",
    "LEVELS",
    "RESOLUTIONS",
    "SOURCES",
    "STATES",
    "TOLD_IN_PRIVATE",
    "VERDICTS",
]

TOLD_IN_PRIVATE = "(私下反映,原话只有受托的人能看)"
LABELS = {label: names[0] for label, names in CALLED.items()} | {Label.NONE: ""}
RESOLUTIONS = {
    Resolution.SOLVED: "解决",
    Resolution.PARTLY: "部分解决",
    Resolution.OUT_OF_SCOPE: "不属受理范围",
    Resolution.NOT_FOUND: "查无此事",
    Resolution.TRANSFERRED: "移交",
    Resolution.MEDIATED: "调解达成",
}
APPEALS = {Appeal.WAITING: "待答复", Appeal.KEPT: "维持", Appeal.CHANGED: "改了分"}
FIRST_RESPONSE = "首次响应"
VERDICTS = (Verdict.SATISFIED, Verdict.PARTLY, Verdict.UNSOLVED)
_ALL = 100_000


def ready(unit: str, days: str, unmasked: bool) -> str:
    """The line that brings the tables."""
    care = "没有打码,用途已记录;请妥善保管,用完删除。" if unmasked else "已打码;要原文请写“导出 时间 明文 用途”。"
    return f"{unit} {days}的表格。{care}"


def what_for() -> str:
    return "不打码的要记下用途。请回一句做什么用,如:迎检核对;不要了回“取消”。"


def called_off() -> str:
    return "好的,不导出了。"


def not_begun() -> str:
    return "这段时间还没有开始,没有可导出的。"


def at_the_machine() -> str:
    return "这里发不了文件,请在电脑上运行 luming export 取。"


def which_compound(names: Sequence[str]) -> str:
    return f"请写小区名,如:打印联系卡 {names[0]}。可写:{'、'.join(names)}。"


def card_ready(compound: str) -> str:
    return f"{compound}的便民联系卡和服务指南,A4纸打印。"


def card_at_the_machine() -> str:
    return "这里发不了文件,请在电脑上运行 luming card 取。"


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


def of_how_many(figures: Figures, rate: Rate) -> str:
    """共86: what a rate is a part of."""
    return f"共{figures.whole(rate)}"


def first_response() -> str:
    return "从提出到第一次接单,平均多久,按钟表走"


def amounts(quantities: Mapping[str, int], units: Mapping[str, tuple[str, ...]]) -> str:
    """2辆、1处."""
    return "、".join(f"{n}{units[unit][0] if unit in units else unit}" for unit, n in quantities.items())


def day(of: date, works: bool, name: str) -> str:
    """周三, or what day off it is."""
    return f"周{WEEKDAYS[of.weekday()]}{'' if works else ' ' + (name or '休')}"
