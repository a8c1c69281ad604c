"""Figures on one screen, the three rates with how they are counted, and what is behind each figure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from handlers.domain.figures import DEFINITIONS, RATIOS, Counted, Figure, Figures, Rate
from handlers.domain.masking import quotable
from handlers.domain.period import Period
from handlers.domain.ticket import TicketId
from handlers.domain.workcalendar import local
from handlers.grammar.texts.moment import WEEKDAYS
from handlers.grammar.texts.span import span

FEW, MANY = 20, 120
"""Sources that are named where all figures are asked for, and where one is."""
_OFTEN = (Figure.APPEALS, Figure.WITHDRAWN, Figure.MERGED)
_FIELD = (
    Figure.ATTENDED,
    Figure.ACTIONS,
    Figure.CAMPAIGNS,
    Figure.PATROLS,
    Figure.FOUND,
    Figure.CLEARED,
    Figure.MEDIATED,
    Figure.MEETINGS,
    Figure.MEASURES,
    Figure.PRAISED,
)
_AMOUNTS = (Figure.STALLS, Figure.VEHICLES, Figure.ZOMBIES, Figure.DOGS)
_SHORT = {Figure.ATTENDED: "时次"}


def head(unit: str, who: str, days: Period, now: datetime) -> str:
    """学桥 9/28(周日)17:31 of today; else the unit, whose of it, and the days."""
    here = local(now)
    today = days.start is not None and days.holds(now) and (days.end - days.start).days == 1
    when = f"{here.month}/{here.day}(周{WEEKDAYS[here.weekday()]}){here:%H:%M}" if today else span(days, now)
    return " ".join(filter(None, (unit, who, when)))


def screen(head: str, figures: Figures) -> str:
    """One screen: matters and persons counted apart, the satisfaction with its n, silence never counted as 满意."""
    n = {figure: figures.count(figure) for figure in Figure}
    paused = f"(挂账{n[Figure.PAUSED]}件)" if n[Figure.PAUSED] else ""
    lines = [
        head,
        ",".join([f"诉求{n[Figure.OPENED]}件,反映{n[Figure.VOICES]}人次", *_some(figures, _OFTEN)]),
        f"接单{n[Figure.ACCEPTED]}件,及时{n[Figure.IN_TIME]}件",
        ",".join(
            [
                f"办结{n[Figure.RESOLVED]}件,在办{n[Figure.IN_WORK]}件{paused},超时{n[Figure.OVERDUE]}件,重开{n[Figure.REOPENED]}次",
                *_some(figures, (Figure.EXTENDED, Figure.BOUNCED)),
            ]
        ),
        f"评价:满意{n[Figure.SATISFIED]}、部分{n[Figure.PARTLY]}、没解决{n[Figure.UNSOLVED]}"
        f"(应评{n[Figure.ASKED]}人,回{figures.answered}人)",
        f"无进展:{numbers(figures.rows[Figure.IDLE], False)}" if n[Figure.IDLE] else "",
        ",".join(_some(figures, _FIELD)),
        ",".join(_some(figures, _AMOUNTS)),
    ]
    return "\n".join(filter(None, lines))


def _some(figures: Figures, which: Sequence[Figure]) -> list[str]:
    """Those that are more than none, each with its unit."""
    told = ((DEFINITIONS[figure], figure, figures.count(figure)) for figure in which)
    return [
        f"{_SHORT.get(figure, known.name)}{n}{'' if figure in _SHORT else known.unit}" for known, figure, n in told if n
    ]


def sources(head: str, figures: Figures, whole_street: bool) -> str:
    """What is behind each figure; across the whole street with their stations."""
    rows = [
        f"{known.name}:{numbers(figures.rows[figure], whole_street)}"
        for figure, known in DEFINITIONS.items()
        if figures.count(figure)
    ]
    return "\n".join([f"{head} 数字来源:", *(rows or ["还没有。"])])


def source(head: str, figure: Figure, figures: Figures, whole_street: bool) -> str:
    """What one figure counts, and how it is defined."""
    known, n = DEFINITIONS[figure], figures.count(figure)
    behind = numbers(figures.rows[figure], whole_street, MANY) if n else "没有"
    return f"{head} {known.name}{n}{known.unit}\n来源:{behind}\n口径:{known.words}。"


def numbers(rows: Sequence[Counted], whole_street: bool, most: int = FEW) -> str:
    """What is counted, each with how often where that is more than once."""
    found: Counter[str] = Counter()
    for row in rows:
        found[_name(row, whole_street)] += row.n
    names = [f"{name}{f'×{n}' if n > 1 else ''}" for name, n in found.items()]
    unit = "件" if all(row.ticket for row in rows) else "项"
    return "、".join(names[:most]) + (f"等{len(names)}{unit}" if len(names) > most else "")


_KINDS = {"patrol": "巡查", "attendance": "报到", "action": "整治", "meeting": "会议", "measure": "举措"}
"""What is counted and is no ticket, by the first word of its name; it is told with its day, an action with its number (9/28整治3) as well."""


def _name(row: Counted, whole_street: bool) -> str:
    kind, here = row.source.partition("/")[0], local(row.at)
    own = f"{here.month}/{here.day}{_KINDS[kind]}" if kind in _KINDS else f"#{TicketId.parse(row.source).number}"
    own += row.source.rpartition("/")[2] if kind == "action" else ""
    return f"{row.station}{own}" if whole_street else own


_WORDS = {
    Rate.RESPONSE: "响应率=及时接单÷(接单+逾期未接)",
    Rate.SOLUTION: "解决率=解决÷办结,重开的不算解决",
    Rate.SATISFACTION: "满意率=满意÷已评,没评的不算满意",
}


def how_counted(rate: Rate) -> str:
    """响应率=及时接单÷(接单+逾期未接): how a rate is counted."""
    return _WORDS[rate]


def rates(head: str, figures: Figures, weights: Mapping[Rate, float], alone: bool) -> str:
    """The three rates with their n, their mean, and how each is counted; of one person none is blamed for what nobody took."""
    lines = [f"{head} 三率", *(_rate(figures, rate) for rate in Rate)]
    lines.append(f"综合 {percent(figures.mean(weights))}({_weighed(weights)})")
    if (wait := figures.first_response) is not None:
        lines.append(f"首次响应 平均{round(wait.total_seconds() / 60)}分钟")
    if alone:
        lines.append("没人接的单不记在个人头上。")
    return "\n".join([*lines, f"口径:{';'.join(_WORDS.values())}。"])


def _rate(figures: Figures, rate: Rate) -> str:
    ratio = RATIOS[rate]
    asked = f",应评{figures.count(Figure.ASKED)}" if rate is Rate.SATISFACTION else ""
    return f"{ratio.name} {percent(figures.rate(rate))}({figures.count(ratio.part)}/{figures.whole(rate)}{asked})"


def table(head: str, parts: Mapping[str, Figures], weights: Mapping[Rate, float]) -> str:
    """One line a part: its rates, each with how many it was counted from."""
    rows = [
        f"{name} " + " ".join(f"{RATIOS[r].name[:2]}{percent(own.rate(r))}({own.whole(r)})" for r in Rate)
        for name, own in parts.items()
    ]
    return "\n".join(
        [f"{head} 三率(括号里是件数、人次)", *(rows or ["还没有。"]), f"口径:{';'.join(_WORDS.values())}。"]
    )


def percent(rate: float | None) -> str:
    """97.4%, or 无 where there is nothing to count."""
    return "无" if rate is None else f"{100 * rate:.1f}".rstrip("0").rstrip(".") + "%"


def _weighed(weights: Mapping[Rate, float]) -> str:
    if len(set(weights.values())) == 1:
        return "三项各占一份"
    return "、".join(f"{RATIOS[rate].name[:2]}{weight:g}份" for rate, weight in weights.items())


def which_figures(words: str) -> str:
    """`words` are nobody's, and no department's."""
    return f"没认出“{quotable(words, 12)}”。请写时间,也可以加部门或姓名,如:今日、上周、9月 公安、今年。"


def no_such_figure() -> str:
    return "没有这个数。可写:占道来源、诉求来源、办结来源、满意来源、执法行动来源,后面可加月份。"


def nobody_called(words: str) -> str:
    return f"没有找到“{quotable(words, 12)}”。请写本站的姓名、部门,或 人员、各部门,如:三率 人员 9月。"
