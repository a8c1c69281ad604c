"""The weekly chart (周报图): what was told and done day by day, what it was about, and the three rates; and plain bars (条形图)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.press.sheet import Sheet
from bot.press.svg import CARD, GREEN, INK, ORANGE, RULE, SOFT, WIDTH, Drawing, cut, size_for
from handlers.domain.figures import DEFINITIONS, RATIOS, Figure, Figures, Rate
from handlers.domain.paper import ChartPaper
from handlers.domain.period import Period
from handlers.domain.reading import Label
from handlers.domain.town import Town
from handlers.domain.workcalendar import DAY, local
from handlers.governance.texts import chart as texts
from storage.governance.figures import figures

_MOMENT = timedelta(microseconds=1)
_EDGE, _PAD = 40, 36
_INNER = WIDTH - 2 * (_EDGE + _PAD)
_LEFT = _EDGE + _PAD
_DAILY = 31
"""So many days are shown one by one; more of them month by month."""
_SMALLEST = 20
_CLOSE = 50
"""Points across of a column, below which not every one can be named."""


@dataclass(frozen=True)
class Column:
    """A day or a month: its name, a second line below it, and how much was told and done; None where it has not come yet."""

    name: str
    below: str
    opened: int | None
    resolved: int | None


@dataclass(frozen=True)
class Big:
    """A rate as it is shown: its name, its value, and what it was counted from."""

    name: str
    value: str
    of: str


def make(session: Session, town: Town, paper: ChartPaper) -> Sheet:
    """The chart of a unit and its days, of all that had happened by the moment when it was asked for."""
    days = Period(paper.start, paper.end)
    until = min(paper.end, paper.at + _MOMENT)
    counted = figures(session, paper.path, paper.start, until, paper.at)
    title = texts.title(unit(town, paper.path), days, paper.at)
    rates = [
        Big(RATIOS[rate].name, texts.value(counted.rate(rate)), _of(counted, rate))
        for rate in (Rate.RESPONSE, Rate.SOLUTION, Rate.SATISFACTION)
    ]
    kinds = _kinds(town, counted)
    columns, by = _columns(days, counted, until)
    foot = texts.foot(min(paper.end, paper.at))
    return Sheet(f"{title}.png", weekly(title, texts.summary(counted), rates, by, columns, kinds, foot), picture=True)


def unit(town: Town, path: str) -> str:
    """The name of the unit at a path."""
    return path.rpartition("/")[2] or town.name


def _of(counted: Figures, rate: Rate) -> str:
    measure = "人次" if rate is Rate.SATISFACTION else "件"
    return texts.of(counted.count(RATIOS[rate].part), counted.whole(rate), measure)


def _kinds(town: Town, counted: Figures) -> list[tuple[str, int]]:
    """How many matters of each kind were told; one that the config knows no more is another."""
    labels = {key: matter.label for station in town.stations for key, matter in station.policy.matters.items()}
    found: Counter[Label] = Counter()
    for row in counted.rows.get(Figure.OPENED, ()):
        found[labels.get(row.matter, Label.OTHER)] += row.n
    return [(name, found[label]) for label, name in texts.KINDS.items()]


def _columns(days: Period, counted: Figures, until: datetime) -> tuple[list[Column], str]:
    """One for each day, or for each month where there are many; and what they are called together."""
    come = local(until - _MOMENT).date()
    first, last = local(days.begins).date(), local(days.end - _MOMENT).date()
    all_days = [first + n * DAY for n in range((last - first).days + 1)]
    if len(all_days) <= _DAILY:
        names = [(day, texts.weekday(day), f"{day.month}/{day.day}") for day in all_days]
        return _filled(names, counted, come, monthly=False), texts.BY_DAY
    months = dict.fromkeys(day.replace(day=1) for day in all_days)
    names = [(month, f"{month.month}月", str(month.year)) for month in months]
    return _filled(names, counted, come, monthly=True), texts.BY_MONTH


def _filled(names: Sequence[tuple[date, str, str]], counted: Figures, come: date, monthly: bool) -> list[Column]:
    told, done = (_by_day(counted, figure, monthly) for figure in (Figure.OPENED, Figure.RESOLVED))
    return [
        Column(name, below, told[day], done[day]) if day <= come else Column(name, below, None, None)
        for day, name, below in names
    ]


def _by_day(counted: Figures, figure: Figure, monthly: bool) -> Counter[date]:
    found: Counter[date] = Counter()
    for row in counted.rows.get(figure, ()):
        day = local(row.at).date()
        found[day.replace(day=1) if monthly else day] += row.n
    return found


def weekly(
    title: str,
    summary: str,
    rates: Sequence[Big],
    by: str,
    columns: Sequence[Column],
    kinds: Sequence[tuple[str, int]],
    foot: str,
) -> bytes:
    """The whole chart as a PNG, 1080 points wide."""
    drawing = Drawing()
    y = _title(drawing, 104, title)
    drawing.text(_EDGE, y + 60, summary, size_for(summary, 36, WIDTH - 2 * _EDGE, 24), fill=SOFT)
    y = _rates(drawing, y + 100, rates)
    y = _days(drawing, y + 28, by, columns)
    y = _of_kinds(drawing, y + 28, kinds)
    drawing.text(_EDGE, y + 52, foot, size_for(foot, 28, WIDTH - 2 * _EDGE, 20), fill=SOFT)
    return drawing.png(y + 92)


def _title(drawing: Drawing, y: float, title: str) -> float:
    """On one line, or the unit above its days; where the last line stands."""
    whole = WIDTH - 2 * _EDGE
    unit, _, rest = title.partition(" ")
    lines = (title,) if size_for(title, 58, whole, 0) >= 42 else (unit, rest)
    for n, line in enumerate(lines):
        size = size_for(line, 58, whole, 36)
        drawing.text(_EDGE, y + n * 66, cut(line, size, whole), size, bold=True)
    return y + 66 * (len(lines) - 1)


def _rates(drawing: Drawing, y: float, rates: Sequence[Big]) -> float:
    """The big numbers, side by side; where the next thing may begin."""
    height, each = 244, (WIDTH - 2 * _EDGE) / max(len(rates), 1)
    drawing.box(_EDGE, y, WIDTH - 2 * _EDGE, height, CARD, 20)
    for n, rate in enumerate(rates):
        middle = _EDGE + (n + 0.5) * each
        drawing.text(middle, y + 60, rate.name, 36, fill=SOFT, anchor="middle")
        drawing.text(middle, y + 152, rate.value, size_for(rate.value, 84, each - 64, 40), bold=True, anchor="middle")
        drawing.text(middle, y + 208, rate.of, size_for(rate.of, 32, each - 40, 20), fill=SOFT, anchor="middle")
        if n:
            drawing.box(_EDGE + n * each - 1, y + 40, 2, height - 80, RULE)
    return y + height


def _days(drawing: Drawing, y: float, by: str, columns: Sequence[Column]) -> float:
    """Bars of what was told, a line of what was done, and both as numbers below."""
    top, plot, named = y + 112, 280, 104
    each = (_INNER - named) / max(len(columns), 1)
    foot, start = top + plot, _LEFT + named
    most = max([1, *(n or 0 for column in columns for n in (column.opened, column.resolved))])
    close = each < _CLOSE
    rows = foot + (124 if close else 162)
    height = rows + 90 - y
    drawing.box(_EDGE, y, WIDTH - 2 * _EDGE, height, CARD, 20)
    drawing.text(_LEFT, y + 66, by, 38, bold=True)
    middles = [start + (n + 0.5) * each for n in range(len(columns))]
    for middle, column in zip(middles, columns, strict=True):
        bar, tall = each * 0.62, _long(plot, column.opened or 0, most)
        drawing.box(middle - bar / 2, foot - tall, bar, tall, GREEN, 6)
    drawing.box(start, foot, each * len(columns), 2, RULE)
    points = [
        (middle, foot - plot * column.resolved / most)
        for middle, column in zip(middles, columns, strict=True)
        if column.resolved is not None
    ]
    drawing.line(points, ORANGE, 4 if close else 5, dots=0 if close else 9)
    _names(drawing, foot + 50, middles, each, columns)
    drawing.box(_LEFT, rows - 23, 22, 22, GREEN, 4)
    drawing.line([(_LEFT, rows + 40), (_LEFT + 22, rows + 40)], ORANGE, 5)
    for n, (figure, fill) in enumerate(((Figure.OPENED, GREEN), (Figure.RESOLVED, ORANGE))):
        drawing.text(_LEFT + 30, rows + 52 * n, DEFINITIONS[figure].name, 32, fill=SOFT)
        counts = [column.opened if figure is Figure.OPENED else column.resolved for column in columns]
        _numbers(drawing, rows + 52 * n, middles, each, counts, fill)
    return y + height


def _long(longest: float, number: int, most: int) -> float:
    """How long a bar is: one of something is seen, however much there is of others."""
    return max(longest * number / most, 6) if number else 0


def _names(drawing: Drawing, y: float, middles: Sequence[float], each: float, columns: Sequence[Column]) -> None:
    """What the columns are called, on two lines; where they stand close, only some of them, on one."""
    for n, (middle, column) in enumerate(zip(middles, columns, strict=True)):
        if each >= _CLOSE:
            drawing.text(middle, y, column.name, size_for(column.name, 32, each - 6, _SMALLEST), anchor="middle")
            size = size_for(column.below, 26, each - 6, _SMALLEST)
            drawing.text(middle, y + 38, column.below, size, fill=SOFT, anchor="middle")
        elif n % 5 == 0:
            drawing.text(middle, y, column.below, 26, anchor="middle")


def _numbers(
    drawing: Drawing, y: float, middles: Sequence[float], each: float, numbers: Sequence[int | None], fill: str
) -> None:
    """A number below each column; where they would be too small to read, their sum."""
    longest = max((str(number) for number in numbers if number is not None), key=len, default="0")
    size = size_for(longest, 38, each - (4 if each < _CLOSE else 14), 0)
    if size < _SMALLEST:
        drawing.text(middles[0] - each / 2, y, f"共{sum(number or 0 for number in numbers)}", 38, fill=fill, bold=True)
        return
    for middle, number in zip(middles, numbers, strict=True):
        drawing.text(middle, y, "" if number is None else str(number), size, fill=fill, bold=True, anchor="middle")


def _of_kinds(drawing: Drawing, y: float, kinds: Sequence[tuple[str, int]]) -> float:
    height, named, row = 104 + 76 * len(kinds) + 16, 110, 76
    most, total = max([1, *(n for _, n in kinds)]), sum(n for _, n in kinds)
    drawing.box(_EDGE, y, WIDTH - 2 * _EDGE, height, CARD, 20)
    drawing.text(_LEFT, y + 66, texts.BY_KIND, 38, bold=True)
    for n, (name, number) in enumerate(kinds):
        middle = y + 104 + n * row + row / 2
        length = _long(_INNER - named - 270, number, most)
        drawing.text(_LEFT, middle + 12, cut(name, 36, named), 36)
        drawing.box(_LEFT + named, middle - 20, length, 40, GREEN, 6)
        told = f"{number}件 {texts.share(number, total)}"
        drawing.text(_LEFT + named + length + (16 if number else 0), middle + 13, told, 36, bold=True)
    return y + height


def bars(title: str, pairs: Sequence[tuple[str, int]], unit: str) -> bytes:
    """Bars one below the other, each with its name above it and its number behind it, as a PNG."""
    drawing, row, first = Drawing(), 112, 130
    most = max([1, *(n for _, n in pairs)])
    height = first + row * max(len(pairs), 1) + 40
    drawing.box(_EDGE, _EDGE, WIDTH - 2 * _EDGE, height - 2 * _EDGE + 20, CARD, 20)
    size = size_for(title, 44, _INNER, 34)
    drawing.text(_LEFT, 106, cut(title, size, _INNER), size, bold=True)
    for n, (name, number) in enumerate(pairs):
        y, told = first + n * row, f"{number}{unit}"
        length = _long(_INNER - 230, number, most)
        drawing.text(_LEFT, y + 40, cut(name, 34, _INNER), 34, fill=INK)
        drawing.box(_LEFT, y + 56, length, 34, GREEN, 6)
        drawing.text(_LEFT + length + (16 if number else 0), y + 84, told, size_for(told, 34, 210, 20), bold=True)
    if not pairs:
        drawing.text(_LEFT, first + 40, "没有", 34, fill=SOFT)
    return drawing.png(height + 20)
