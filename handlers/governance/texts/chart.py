"""The chart of a week (周报): the words that stand on it, and the line that goes with it."""

from collections.abc import Mapping
from datetime import date, datetime

from handlers.domain.figures import Figure, Figures, Rate
from handlers.domain.period import Period
from handlers.domain.reading import Label
from handlers.domain.workcalendar import local
from handlers.governance.texts.figures import percent
from handlers.grammar.texts.moment import WEEKDAYS
from handlers.grammar.texts.span import span

KINDS: Mapping[Label, str] = {
    Label.PARKING: "停车",
    Label.STRAY_DOG: "犬只",
    Label.NOISE: "噪声",
    Label.STREET_STALL: "占道",
    Label.OTHER: "其他",
}
"""What matters are about, in the order in which it is shown."""
BY_DAY, BY_MONTH, BY_KIND = "每天的诉求和办结", "每月的诉求和办结", "诉求是什么事"
_A_WEEK = 7


def title(unit: str, days: Period, now: datetime) -> str:
    """学桥 9/22–9/28 一周情况."""
    what = "一周情况" if (days.end - days.begins).days == _A_WEEK else "情况"
    return f"{unit} {span(days, now)} {what}"


def told(head: str, figures: Figures) -> str:
    """The line that the picture goes with: what it shows, in one breath."""
    n, rate = figures.count, percent(figures.rate(Rate.SATISFACTION))
    voted = f",满意率{rate}({figures.answered}人次)" if figures.answered else ""
    return f"{head}:诉求{n(Figure.OPENED)}件,办结{n(Figure.RESOLVED)}件{voted}。"


def summary(figures: Figures) -> str:
    """Below the title of the picture."""
    shown = ((Figure.OPENED, "诉求", "件"), (Figure.VOICES, "反映", "人次"), (Figure.RESOLVED, "办结", "件"))
    return " · ".join([f"{name}{figures.count(figure)}{unit}" for figure, name, unit in shown])


def of(part: int, whole: int, unit: str) -> str:
    """What a rate was counted from."""
    return f"{part}/{whole}{unit}" if whole else "还没有"


def share(part: int, whole: int) -> str:
    """How much of it all one kind is, in whole percent."""
    return "不到1%" if 0 < part * 100 < whole else percent(round(part / whole, 2)) if part else ""


def value(rate: float | None) -> str:
    """A rate in big figures."""
    return "—" if rate is None else percent(rate)


def weekday(day: date) -> str:
    return f"周{WEEKDAYS[day.weekday()]}"


def foot(until: datetime) -> str:
    """How the figures are to be read."""
    here = local(until)
    return f"数到{here.month}/{here.day} {here:%H:%M}。撤回的、并入别件的不算;没评的不算满意。"


def which_chart() -> str:
    return "周报看一个站或一个小区,可以写哪几天,如:周报、周报 上周、周报 桂花苑 上周。"


def no_picture() -> str:
    """Where no picture can be sent."""
    return "这里发不了图片,其他数字请发:本周、三率。"
