"""What is drawn (图) in a bulletin: how many matters residents told, by kind, by station, or of one station by week."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from handlers.domain.figures import DEFINITIONS, Figure
from handlers.domain.period import Month
from handlers.domain.reading import Label
from handlers.domain.workcalendar import local
from handlers.governance.account import Account
from handlers.governance.draft import Chart
from handlers.governance.texts import bulletin as texts
from handlers.grammar.arguments.kind import LABELS

_WEEKS = 14
"""More weeks than a picture has room for are drawn as months."""


def kind(account: Account, matter: str) -> str:
    """What people call the kind of a matter; what stands in no list any more is of the others."""
    known = account.matters.get(matter)
    return LABELS[known.label if known else Label.OTHER][0]


def charts(account: Account) -> tuple[Chart, ...]:
    """The two charts of a unit; none where nothing was told."""
    if not account.figures.count(Figure.OPENED):
        return ()
    unit = DEFINITIONS[Figure.OPENED].unit
    kinds = Chart(texts.chart_by_kind(), _by_kind(account), unit)
    if account.whole_street:
        return kinds, Chart(texts.chart_by_station(), _by_station(account), unit)
    months = (account.last - account.start).days > _WEEKS * 7
    return kinds, Chart(texts.chart_by_time(months), _by_time(account, months), unit)


def _by_kind(account: Account) -> tuple[tuple[str, int], ...]:
    found: Counter[str] = Counter()
    for row in account.figures.rows[Figure.OPENED]:
        found[kind(account, row.matter)] += row.n
    return tuple((names[0], found[names[0]]) for names in LABELS.values())


def _by_station(account: Account) -> tuple[tuple[str, int], ...]:
    found: Counter[str] = Counter()
    for row in account.figures.rows[Figure.OPENED]:
        found[row.station] += row.n
    return tuple((station.name, found[station.name]) for station in account.stations)


def _by_time(account: Account, months: bool) -> tuple[tuple[str, int], ...]:
    found: Counter[date] = Counter()
    for row in account.figures.rows[Figure.OPENED]:
        found[_first(local(row.at).date(), months)] += row.n
    return tuple((texts.bar(first, months), found[first]) for first in _steps(account, months))


def _first(day: date, months: bool) -> date:
    """The first of the month, or the Monday, of a day."""
    return day.replace(day=1) if months else day - timedelta(days=day.weekday())


def _steps(account: Account, months: bool) -> Iterator[date]:
    """Each month or week until the last that is told of, also those in which nothing was told."""
    first, last = _first(local(account.start).date(), months), local(account.last).date()
    while first <= last:
        yield first
        first = local(Month(first.year, first.month).period.end).date() if months else first + timedelta(days=7)
