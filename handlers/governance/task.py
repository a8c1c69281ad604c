"""A task as chat words it: what is to be done, who sees to it, by which day."""

import re
from dataclasses import dataclass
from datetime import date

from handlers.domain.period import Period
from handlers.domain.scene import Scene
from handlers.domain.town import Staff
from handlers.domain.workcalendar import local
from handlers.grammar.spelling.spelt import Spelt
from handlers.grammar.spelling.when import spelt

_BEFORE_NAME = r"(?:(?:责任|负责|牵头|承办)人?(?:是|为)?|由|交给?|请)[::\s]*"
_AFTER_NAME = r"\s*(?:同志)?(?:负责|牵头|落实|来?办)?"
_ME = re.compile(r"(?<![\u4e00-\u9fff])(?:由)?我(?:自己)?(?:来?负责|来?办|来)?(?![\u4e00-\u9fff])|我(?:自己)?来?负责")
_LABEL_OF_DAY = re.compile(
    r"[\s,;、]*(?:(?:完成)?(?:时限|期限|时间|日期|截止)(?:是|为|到)?[::]?|限期?|(?:于|在))[\s::]*$"
)
_PARTING = " ,,;;。、.::|/"


@dataclass(frozen=True)
class Task:
    """What of it was found; `wrong_time` are words that mean no time that there is."""

    words: str
    owner: str = ""
    day: date | None = None
    wrong_time: str = ""


def task_in(scene: Scene, words: str) -> Task:
    """东门加装隔离桩 常胜利 3月16日: the day stands behind the name more often than before it."""
    owner, before, after = _owner(scene, words)
    for part in (after, before):
        found = spelt(part, scene.now, scene.town.calendar, scene.town.people)
        if found is not None:
            rest = _around(part, found)
            left = f"{before} {rest}" if part is after else f"{rest} {after}"
            day = local(found.time.end).date() if found.time else None
            return Task(_tidy(left), owner, day, "" if found.time else found.words)
    return Task(_tidy(f"{before} {after}"), owner)


def _owner(scene: Scene, words: str) -> tuple[str, str, str]:
    """Who sees to it, and the words before and behind his name. Of several whoever is named as such, else the last who stands alone."""
    unit = scene.governance.conferences.own.unit
    station = scene.town.station(unit.station)
    staff: tuple[Staff, ...] = station.staff if station else tuple(scene.town.staff.values())
    names = sorted({member.name for member in staff if not member.helps}, key=len, reverse=True)
    if not names:
        return "", words, ""
    name = "|".join(map(re.escape, names))
    said = list(re.finditer(rf"[\s,;、]*{_BEFORE_NAME}({name}){_AFTER_NAME}", words))
    alone = list(re.finditer(rf"(?:^|(?<=[\s,,;;、::|/]))({name}){_AFTER_NAME}(?=$|[\s,,;;、。|/])", words))
    loose = list(re.finditer(rf"({name}){_AFTER_NAME}", words))
    for found in (said, alone, loose if len(loose) == 1 else []):
        if found:
            match = found[-1]
            return match[1], words[: match.start()], words[match.end() :]
    if (me := _ME.search(words)) and scene.speaker.person in names:
        return scene.speaker.person, words[: me.start()], words[me.end() :]
    return "", words, ""


def _around(part: str, found: Spelt[Period]) -> str:
    """The words around a day, without what only labels it (完成时限:)."""
    before, _, after = part.partition(found.words)
    return f"{_LABEL_OF_DAY.sub('', before)} {after}" if found.words in part else found.rest


def _tidy(words: str) -> str:
    return " ".join(words.strip(_PARTING).split())
