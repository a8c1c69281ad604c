"""The sheet (评价表) of a month and the roll-up (年度) of a year: one line a person, page by page; a year is told to the bureaus as well.

Bulletin: 年底将评价结果报街道领导小组办公室并通报到下沉人员所在单位.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from handlers.domain.decision import Ask, Decision, in_private
from handlers.domain.figures import Figures
from handlers.domain.intent import Command
from handlers.domain.mark import JUDGED, judged_now, year_judged_now
from handlers.domain.period import Month, Period
from handlers.domain.question import PAGE, MoreShown
from handlers.domain.rota import GRID
from handlers.domain.scene import Scene
from handlers.domain.town import Staff
from handlers.governance.marking import aside, by_day
from handlers.governance.texts import sheet as texts
from handlers.grammar.arguments.judged import of_year, without_month

_FILLERS = re.compile("来源|的|年度|评价|汇总|结果|考核|全街道|街道|站|看一?下?")
_OWN = ("", GRID)
"""Of no sending unit: the community's own people."""
_NOBODY = Figures()


@dataclass(frozen=True)
class Row:
    """Somebody in a list, under his name there."""

    person: str
    name: str
    department: str


def show(scene: Scene, command: Command) -> Decision:
    """评价表 9月."""
    month = command.month or judged_now(scene.now)
    marks, figures = scene.governance.marks.of_month(month), _by_person(scene)
    rows = _rows(scene, marks)
    if not rows:
        return aside(scene, texts.nobody(scene.unit.name), "nobody is judged")
    title = texts.heading(scene.unit.name, month, sum(row.person in marks for row in rows), len(rows), scene.now)
    return _page(
        scene,
        command,
        month,
        month.period,
        title,
        rows,
        lambda row: texts.line(row.name, marks.get(row.person), figures.get(row.person, _NOBODY)),
    )


def show_year(scene: Scene, command: Command) -> Decision:
    """年度 2025."""
    year = year_of(scene, command)
    if year > Month.of(scene.now).year:
        return aside(scene, texts.year_to_come(year), "a year to come")
    line = _year_line(scene, year)
    rows = _rows(scene, scene.governance.marks.of_year(year))
    title = texts.year_heading(scene.unit.name, year)
    return (
        _page(scene, command, Month(year, 12), of_year(year), title, rows, line)
        if rows
        else aside(scene, title, "nobody")
    )


def report(scene: Scene, command: Command) -> Decision:
    """通报 2025: each sending unit's contact reads of its own people alone."""
    if command.month is None:
        return aside(scene, texts.say_year(), "which year?")
    year = year_of(scene, command)
    marked = scene.governance.marks.of_year(year)
    rows = sorted((row for row in _rows(scene, marked) if row.department not in _OWN), key=lambda row: row.department)
    if not marked:
        return aside(scene, texts.nothing_to_report(year), "no marks")
    line, told, says, unknown = _year_line(scene, year), {}, [], []
    for department, group in groupby(rows, lambda row: row.department):
        people, bureau = list(group), scene.town.bureaus.get(department)
        contact = bureau.contact if bureau and bureau.contact in scene.town.people else ""
        if not contact:
            unknown.append(department)
            continue
        told[department] = (contact, len(people))
        text = texts.reported(scene.town.name, year, [line(row) for row in people])
        says.append(by_day(scene, in_private(contact, text)))
    answer = aside(scene, texts.has_reported(year, told, unknown), "the year is reported")
    return answer + Decision(says=tuple(says))


def year_of(scene: Scene, command: Command) -> int:
    """The year that is meant: what is written, else the one that is summed up now."""
    return command.month.year if command.month else year_judged_now(scene.now)


def is_asking(words: str, names: Iterable[str]) -> bool:
    """Whether words ask for a month, a year or a unit and for nothing else (考核 明天来人 does not)."""
    left = without_month(words)
    for name in names:
        left = left.replace(name, " ")
    return not any(map(str.isalnum, _FILLERS.sub("", left)))


def _year_line(scene: Scene, year: int) -> Callable[[Row], str]:
    marks, figures = scene.governance.marks.of_year(year), _by_person(scene)
    return lambda row: texts.year_line(row.name, marks.get(row.person, ()), figures.get(row.person, _NOBODY))


def _by_person(scene: Scene) -> dict[str, Figures]:
    return dict((scene.governance.figures or _NOBODY).by_person())


def people(scene: Scene) -> list[tuple[str, Staff]]:
    """Whose work is judged in the unit that is meant, each with his station, in the order of the config."""
    stations = (scene.station,) if scene.station else scene.town.stations
    return [(station.name, one) for station in stations for one in station.staff if one.role in JUDGED]


def _rows(scene: Scene, marked: Iterable[str]) -> list[Row]:
    """Everybody who is judged here, and whoever was and is gone; across the street with their stations."""
    here = people(scene)
    known = {one.name for _, one in here}
    street = scene.station is None
    rows = [Row(one.name, f"{station}{one.name}" if street else one.name, one.department) for station, one in here]
    return rows + [Row(name, name, "") for name in marked if name not in known]


def _page(
    scene: Scene,
    command: Command,
    month: Month,
    days: Period,
    title: str,
    rows: Sequence[Row],
    line: Callable[[Row], str],
) -> Decision:
    """A page of the list, in private; 更多 goes on with it there."""
    shown = command.start + len(page := rows[command.start : command.start + PAGE])
    left = len(rows) - shown
    answer = aside(scene, texts.page(title, [line(row) for row in page], left), "a page of marks")
    me = scene.speaker.person
    if left:
        waiting = MoreShown(command.stored, shown, month, days)
        return answer + Decision(questions=(Ask(me, None, waiting, scene.now + scene.policy.question),))
    return answer + Decision(questions=(Ask(me, None, None, scene.now),)) if command.start else answer
