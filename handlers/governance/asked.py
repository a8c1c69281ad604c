"""What figures are asked of: a unit, days, a department or somebody, in whatever order people write them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from handlers.domain.figures import Figures
from handlers.domain.intent import Command
from handlers.domain.period import Period
from handlers.domain.scene import Scene
from handlers.domain.town import Staff
from handlers.domain.workcalendar import TOWN_TIME
from handlers.grammar.department import departments_in
from handlers.grammar.spelling.span import spelt_span

_SOURCE = "来源"
_FILLERS = (
    "怎么样",
    "咋样",
    "如何",
    "数据",
    "情况",
    "汇总",
    "统计",
    "全街道",
    "街道",
    "社区",
    "来源",
    "看一下",
    "看下",
    "部门",
    "站",
    "的",
    "看",
    "和",
)
_SHORT = 6
"""Characters that name a department, and hardly anything else."""
_MARKS = " ,、:;。?!/"


@dataclass(frozen=True)
class Asked:
    """Figures with whose they are: of the unit `unit`, of a `department` or a `person` of it, in the days of `span`; `rest` are words that name
    nothing of that."""

    unit: str
    span: Period
    figures: Figures
    department: str = ""
    person: Staff | None = None
    source: bool = False
    street: bool = False
    rest: str = ""


def asked(scene: Scene, command: Command) -> Asked:
    """What a command asks of, with the figures narrowed to it."""
    assert command.span is not None, "the form takes days"
    words, figures = command.text, scene.governance.figures or Figures()
    person = _person(scene, words)
    words = words.replace(person.name, " ") if person else words
    compound = scene.compound.name if scene.compound and scene.compound.name in scene.heard.text else ""
    unit = compound or scene.unit.name
    words = words.replace(unit, " ")
    department = next((name for _, name in departments_in(words, scene.town.departments)), "")
    if person:
        figures = figures.only(person=person.name)
    elif department:
        figures = of_department(scene, figures, department)
    rest = "" if department else _without(words, _FILLERS)
    return Asked(unit, command.span, figures, department, person, _SOURCE in words, scene.station is None, rest)


def of_department(scene: Scene, figures: Figures, department: str) -> Figures:
    """What of figures is a department's: matters that it leads (权责清单); of what is no matter, what its people did."""
    matters = {matter.key for matter in scene.policy.matters.values() if matter.lead == department}
    people = {member.name for member in scene.town.people.values() if member.department == department}
    return figures.where(lambda row: row.matter in matters if row.matter else row.person in people)


def is_asking(words: str, names: Iterable[str]) -> bool:
    """Whether words ask for figures and for nothing else: days, units, departments, people."""
    found = spelt_span(words, _ANY)
    rest = _without(found.rest if found else words, names, _FILLERS)
    return not rest or (len(rest) < _SHORT and bool(names) and any(departments_in(rest, tuple(names))))


_ANY = datetime(2025, 6, 15, tzinfo=TOWN_TIME)
"""Whenever: only the words are looked at."""


def _without(words: str, *parts: Iterable[str]) -> str:
    for part in sorted((one for some in parts for one in some), key=len, reverse=True):
        words = words.replace(part, " ")
    return " ".join(words.split()).strip(_MARKS)


def _person(scene: Scene, words: str) -> Staff | None:
    """Whom the words name of the unit's people; the street's may name anybody."""
    people = scene.station.staff if scene.station else tuple(scene.town.staff.values())
    named = [member for member in people if member.name in words]
    return max(named, key=lambda member: len(member.name), default=None)
