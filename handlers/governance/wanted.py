"""What a line wants of a joint action (联合整治): when, where, and which departments and people; whatever else it says is its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.domain.decision import Decision
from handlers.domain.intent import Command
from handlers.domain.rota import is_there
from handlers.domain.scene import Scene
from handlers.domain.town import Staff
from handlers.governance.counting import without_topic
from handlers.grammar import callup
from handlers.grammar.arguments import ANY_WHEN

NAMES = r"(?:(?:联合|专业|专项|集中)(?:整治|执法|行动)|综合(?:整治|执法行动|行动)|整治)(?:行动|活动)?"
"""How people call an action; 综合执法 alone is a department."""
_POINT = re.compile(r"(?<![\d.])([01]?\d|2[0-3])\.([0-5]\d)(?![\d.])")
_CLOCK = re.compile(r"\d\s*[::点时]|[一二两三四五六七八九十]点")
_PARTS = re.compile(r"[\s,,、;;|+。!!::/()()]+")
_FILL = re.compile(
    r"^(?:和|跟|与|及|以及|还有|再|请|叫|让|带上?|来|去|到|在|都|一起|参加|参与|集合|碰头|开展|进行|组织|搞|安排|计划|部门|单位|时间|地点|人员|大家"
    r"|我们?|站里|准备|拟|定于|加上?|改期?[到为成在]?|推迟|提前|延期|挪|换|吧|了|一次|一个|下|对|的|第|\d{1,3})+$"
)
_BEFORE = re.compile(
    r"^(?:地[点址][是为::]?|集合点|前往|去往|组织|开展|改[到为成在]|针对|对|去|到|在(?!水)|于)+(?=.{2})"
)
_AFTER = re.compile(r"(?:开展|进行|搞|的)?(?:联合|综合|专项|集中)?(?:整治|执法|行动|检查|集合|一带|附近)*(?:一次)?$")
_NAMED = re.compile("[街路巷道城](?:口|上|沿线)?$")
"""烧烤街 is a place, whatever is sold there."""
_LONGEST = 30


@dataclass(frozen=True)
class Wanted:
    """`at` is None where no hour is written; `place` is "" for none."""

    at: datetime | None
    named: callup.Named
    place: str


def wanted(scene: Scene, command: Command) -> Wanted | Decision:
    """What is wanted; the answer to a time that there is not."""
    text = re.sub(NAMES + r"\s?\d{0,3}(?![\d::/.点月-])", " ", command.text)
    text = text if _CLOCK.search(text) else _POINT.sub(r"\1:\2", text)  # 15.30; but 3.12 15:00
    timed = ANY_WHEN.fill(scene, replace(command, text=text), "")
    if isinstance(timed, Decision):
        return timed
    period = timed.when
    is_hour = period is not None and (period.exact or _CLOCK.search(text) is not None)
    at = (period.start or period.end) if period is not None and is_hour else None
    return Wanted(at, callup.named(scene, timed.text), _place(scene, timed.text))


def _place(scene: Scene, words: str) -> str:
    """What is left of the words without departments, people and what only joins them."""
    for member in sorted(scene.home.staff, key=lambda each: len(each.name), reverse=True):
        words = words.replace(member.name, " ")
    plain = callup.without_departments(scene, words)
    parts = (_BEFORE.sub("", part) for part in _PARTS.split(plain) if part and not _FILL.match(part))
    places = (part if _NAMED.search(part) else _AFTER.sub("", without_topic(part)) for part in parts)
    return "、".join(dict.fromkeys(place for place in places if len(place) > 1))[:_LONGEST]


def called_up(scene: Scene, want: callup.Named, at: datetime, path: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Who comes, each with his department: whoever is on duty then; and the departments of which nobody can."""
    there = [member for member in want.people if is_there(scene.home, member.name, at)]
    people = {member.name: callup.department_of(member) for member in there}
    empty = []
    for department in want.departments:
        found = _of(scene, department, at, path)
        for member in found:
            people.setdefault(member.name, department)
        if not found:
            empty.append(department)
    return [(department, name) for name, department in people.items()], empty


def away(scene: Scene, want: callup.Named, at: datetime) -> list[str]:
    """Who of those that are named is on leave then."""
    return [member.name for member in want.people if not is_there(scene.home, member.name, at)]


def _of(scene: Scene, department: str, at: datetime, path: str) -> Sequence[Staff]:
    """Everybody on duty for a department, else the first who may come for it."""
    on_duty = callup.on_duty(scene, path, department, at)
    return on_duty or callup.candidates(scene, path, department, at)[:1]
