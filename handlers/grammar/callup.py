"""Calling up (召集): which departments and people a line names, who comes for a department at a moment, and where to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from handlers.domain.absence import Standing
from handlers.domain.rota import GRID, PROPERTY, is_there, may_lead_shift, people_of
from handlers.domain.scene import Scene
from handlers.domain.town import IN_GRID, OF_STATION, OUTSIDE, Role, Staff, When
from handlers.grammar.department import departments_in

_EVERY = re.compile("(?:全|所有|各个?)(?:部门|单位|科室)")
_UNKNOWN = re.compile(
    "消防(?!通道|栓|门|车|设施|楼梯|水)|供电(?!箱|线)|住建|供水(?!管)|自来水|燃气(?!管|泄漏|味|罐)|环保|卫生监督|卫健|卫监|民政|城建|畜牧站?|法制|司法|水务|教育局|应急|园林|环卫|房管"
)
"""Departments that people call and many towns do not have."""
_MISTYPED = (("市间", "市监"), ("工安", "公安"))
_END = (
    "门口|楼下|楼上|路口|路边|后[面门]|前[面门]|旁边|对面|院子|大厅|广场(?!舞)|市场|车库|地下室|[门栋幢座]|号楼|单元"
    "|(?<![摆出占])摊|[苑园院室站店亭塔柜桥坪棚区库巷校]|场(?!舞)"
)
_PLACE = re.compile(rf"(?:[\u4e00-\u9fff0-9A-Za-z]{{0,10}}?(?:{_END}))(?:[\u4e00-\u9fff0-9]{{0,3}}?(?:{_END}))*")
_SAID_TO_BE = re.compile(r"(?:地[点址](?:改?[到在为]?|是)|@|[到在])[\s::]*([\u4e00-\u9fff0-9A-Za-z]{2,12})")
_NO_PLACE = re.compile(
    r"报到单位|参加单位|[各几]?单位|部门|时间|单号|联合整治|集合|碰头|报到|都[来吹到]|都|来人|加上|[再只]叫|请|叫|让|喊|挨|现在就?来?"
)
_BEFORE_PLACE = re.compile(r"^(?:地[点址])?(?:改?[到在为])?[到在去克往]?")
_PARTS = re.compile(r"[\s,,、;;|+。!!@::/()()]+")
_HERE = ("现场", "原地")


@dataclass(frozen=True)
class Named:
    """What a line calls up: departments, people, names of departments that the town does not have, and a place, "" for none."""

    departments: tuple[str, ...] = ()
    people: tuple[Staff, ...] = ()
    unknown: tuple[str, ...] = ()
    place: str = ""


def named(scene: Scene, words: str) -> Named:
    """Departments and people in the order of the words; a department whose own officer is named stands for him alone."""
    for wrong, right in _MISTYPED:
        words = words.replace(wrong, right)
    staff = sorted(scene.home.staff, key=lambda member: len(member.name), reverse=True)
    people: list[tuple[int, Staff]] = []
    for member in staff:
        if member.role in OF_STATION and (at := words.find(member.name)) >= 0:
            people.append((at, member))
            words = words.replace(member.name, "□" * len(member.name))
    found = list(departments_in(words, scene.town.departments))
    own = {department_of(member) for _, member in people}
    departments = tuple(dict.fromkeys(name for _, name in found if name not in own))
    if not departments and _EVERY.search(words):
        departments = tuple(name for name in scene.town.departments if name in _here(scene))
    unknown = tuple(dict.fromkeys(_UNKNOWN.findall(words)))
    return Named(departments, tuple(member for _, member in sorted(people, key=_at)), unknown, _place(words, scene))


def candidates(scene: Scene, path: str | None, department: str, moment: datetime) -> tuple[Staff, ...]:
    """Who may come for a department, the one to call first: on duty then, else its liaison (挂点), else any qualified officer of it who
    is not on leave; an auxiliary on duty comes last, for he decides nothing."""
    station, calendar = scene.home, scene.town.calendar
    on_duty = people_of(department, station, station.compound(path), moment, calendar)
    leading = [member for member in on_duty if may_lead_shift(member)]
    others = (member for member in station.staff if department_of(member) == department and _comes(member))
    order = dict.fromkeys((*leading, *liaisons(scene, department, moment), *others, *on_duty))
    return tuple(member for member in order if is_there(station, member.name, moment))


def on_duty(scene: Scene, path: str | None, department: str, moment: datetime) -> tuple[Staff, ...]:
    """Everybody who is on duty for a department then, or its liaison (挂点), and there; whoever leads comes first."""
    people = people_of(department, scene.home, scene.home.compound(path), moment, scene.town.calendar)
    there = [member for member in people if is_there(scene.home, member.name, moment)]
    return tuple(sorted(there, key=lambda member: not may_lead_shift(member)))


def liaisons(scene: Scene, department: str, moment: datetime) -> tuple[Staff, ...]:
    """The liaisons (挂点) of a department, or who stands in for them, whatever the hour."""
    standing = Standing.at(scene.home.absences, moment)
    shifts = (s for s in scene.home.shifts if s.department == department and s.when is When.ON_CALL)
    people = (scene.home.member(standing.instead_of(name)) for shift in shifts for name in shift.people)
    return tuple(dict.fromkeys(member for member in people if member))


def without_departments(scene: Scene, words: str) -> str:
    """The words without the departments that they name."""
    free = list(words)
    for start, name in departments_in(words, scene.town.departments):
        length = len(name) if words.startswith(name, start) else 2
        free[start : start + length] = " " * length
    return _UNKNOWN.sub(" ", "".join(free))


def department_of(member: Staff) -> str:
    """The department that somebody is of."""
    return member.department or (GRID if member.role in IN_GRID else PROPERTY if member.role is Role.PROPERTY else "")


def is_outside(member: Staff | None) -> bool:
    """Whether somebody is not in the work group."""
    return member is None or member.role in OUTSIDE


def _comes(member: Staff) -> bool:
    return member.qualified or member.role in IN_GRID or member.role is Role.PROPERTY


def _here(scene: Scene) -> set[str]:
    return {department_of(member) for member in scene.home.staff}


def _at(found: tuple[int, Staff]) -> int:
    return found[0]


def _place(words: str, scene: Scene) -> str:
    """Where they are to come, as far as the words name a place."""
    plain = without_departments(scene, words).replace("□", " ")
    places = [place for part in _places(_NO_PLACE.sub(" ", plain)) if (place := _BEFORE_PLACE.sub("", part))]
    if places:
        return "" if places[0] in _HERE else places[0]
    said = _SAID_TO_BE.search(plain)
    return said[1] if said else ""


def _places(words: str) -> Iterator[str]:
    for part in _PARTS.split(words):
        if found := _PLACE.match(part):
            yield found[0]
