"""The guard against inspecting twice (避免重复、多头执法): whoever goes somewhere is told which other department was there of late."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from handlers.domain.decision import Decision, in_private, silence
from handlers.domain.event import Said
from handlers.domain.facts.visit import VisitNoted
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.domain.visit import Visit
from handlers.governance.texts import visit as texts
from handlers.grammar.answer import answered
from handlers.grammar.callup import department_of
from handlers.grammar.place import Nearness, has_house, nearness

USAGE = "检查 地点或店名,如:检查 9栋西门"
_MOST = 3
_GOES = re.compile(r"^(?:一下|下|要)?(?:去|到|前往)?")
_PARTS = re.compile(r"[\s,,。;;::]+")
_TALK = re.compile(
    r"^(?:完|好|过|了|结束|情况|结果|一下|没有?|通知|表|组|报告|没发现|没问题|合格|正常|发现|已|什么|谁|哪)|[吗呢??]$|没问题|没发现|合格了?$|(?:完|好|过)了?$"
)
_SHOP = re.compile("[店馆铺摊吧厅院厂室行坊]$")
"""工会楼网吧: a shop is called by all of its name."""
_LONGEST = 30


def check(scene: Scene, command: Command) -> Decision:
    """检查 9栋西门: it is noted, and he reads who was there."""
    place = _place(command)
    if not place and command.text and scene.heard.room is not None:
        return silence("talk in the work group")
    if not place:
        return answered(scene, texts.say_where(USAGE), "where to?")
    me, member = scene.speaker.person, scene.speaker.staff
    department = department_of(member) if member else ""
    path = scene.compound.path if scene.compound else scene.home.path
    event = VisitNoted(
        station=scene.home.name,
        at=scene.now,
        by=me,
        why="a visit is noted",
        path=path,
        person=me,
        department=department,
        place=Said(place, me, scene.heard.id),
    )
    visits = before(scene, place, path, but=(department,))
    text = texts.noted_after(place, visits, scene.now) if visits else texts.noted(place, scene.policy.governance.visit)
    return Decision((event,), (in_private(me, text),), why=event.why)


def told_before(scene: Scene, place: str, path: str, but: Collection[str]) -> tuple[str, ...]:
    """Who of other departments was at a place, in a line; nothing where nobody was."""
    visits = before(scene, place, path, but)
    return (texts.others(place, visits, scene.now),) if visits else ()


def before(scene: Scene, place: str, path: str, but: Collection[str]) -> list[Visit]:
    """Who of other departments than `but` was there of late, the newest first, once a department."""
    found: dict[str, Visit] = {}
    for visit in _of_others(scene, but):
        if _is_there(visit, place, path):
            found.setdefault(visit.department, visit)
    return list(found.values())[:_MOST]


def _of_others(scene: Scene, but: Collection[str]) -> Iterator[Visit]:
    for visit in scene.governance.visits:
        member = scene.town.people.get(visit.person)
        department = visit.department or (department_of(member) if member else "")
        if department and department not in but and visit.person != scene.speaker.person:
            yield replace(visit, department=department)


def _is_there(visit: Visit, place: str, path: str) -> bool:
    """Whether it was at that place: every compound has a 9栋 of its own."""
    apart = (
        path != visit.path and not (f"{path}/").startswith(f"{visit.path}/") and not visit.path.startswith(f"{path}/")
    )
    if apart and has_house(place) and has_house(visit.place):
        return False
    return nearness(visit.place, place) in (Nearness.SAME, Nearness.NEAR)


def _place(command: Command) -> str:
    """Where he goes: as the line is read, else its first words; "" for talk."""
    told = command.text.rpartition("检查")[2] if command.loose else command.text
    words = _GOES.sub("", told.strip(" 。.!~,"))
    if _TALK.search(words):
        return ""
    first = next(filter(None, _PARTS.split(words)), "")
    if (place := (command.reading.place or "").rpartition("检查")[2]) and not (place in first and _SHOP.search(first)):
        return place[:_LONGEST]
    return first[:_LONGEST] if len(first) > 1 else ""
