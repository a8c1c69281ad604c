"""A task as chat words it: what is to be done, who sees to it, by which day."""

import re
from dataclasses import dataclass
from datetime import date

from handlers.domain.scene import Scene
from handlers.domain.town import Staff
from handlers.domain.workcalendar import DAY, local
from handlers.grammar.spelling.when import spelt

_BEFORE_NAME = r"(?:(?:责任|负责|牵头|承办)人?(?:是|为)?|由|交给?|请)[::\s]*"
_AFTER_NAME = r"\s*(?:同志)?(?:负责|牵头|落实|来?办)?"
_ME = re.compile(r"(?<![\u4e00-\u9fff])(?:由)?我(?:自己)?(?:来?负责|来?办|来)?(?![\u4e00-\u9fff])|我(?:自己)?来?负责")
_LABEL_OF_DAY = re.compile(
    r"[\s,;、]*(?:(?:完成)?(?:时限|期限|时间|日期|截止)(?:是|为|到)?[::]?|限期?|(?:于|在))[\s::]*$"
)
_BY_THEN = re.compile(r"(?:之前|以前|前)?(?:必须|要|全部)?(?:完成|办好|做好|落实|到位)+")
_MONTH_END = re.compile(r"(?:(?P<next>下)个?|[本这当]|(?P<month>1[0-2]|[1-9]))?月份?(?:底|末)(?:[之以]?前)?")
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
        if (dated := _dated(scene, part)) is not None:
            day, wrong, left, right = dated
            pieces = (before, left, right) if part is after else (left, right, after)
            return Task(_joined(*pieces), owner, day, wrong)
    return Task(_joined(before, after), owner)


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


def _dated(scene: Scene, part: str) -> tuple[date | None, str, str, str] | None:
    """The day that words name, or the words that name none that there is; and what stands before and behind it."""
    if end := _MONTH_END.search(part):
        day = _end_of_month(local(scene.now).date(), end)
        return day, "", part[: end.start()], part[end.end() :]
    found = spelt(part, scene.now, scene.town.calendar, scene.town.people)
    if found is None:
        return None
    left, words, right = part.partition(found.words)
    left, right = (_LABEL_OF_DAY.sub("", left), right) if words else (found.rest, "")
    return (local(found.time.end).date(), "", left, right) if found.time else (None, found.words, left, right)


def _end_of_month(today: date, found: re.Match[str]) -> date:
    """月底 is this month's, 3月底 the coming one's."""
    month = int(found["month"]) if found["month"] else (today.month % 12 + 1 if found["next"] else today.month)
    year = today.year + (month < today.month)
    return date(year + month // 12, month % 12 + 1, 1) - DAY


def _joined(*pieces: str) -> str:
    """The pieces on one line, each as it was written; a 完成 that stood behind the day is none."""
    bare = (" ".join(piece.strip(_PARTING).split()) for piece in pieces)
    return " ".join(piece for piece in bare if piece and not _BY_THEN.fullmatch(piece))
