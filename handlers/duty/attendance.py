"""Attendance (报到): 在, 到岗 of whoever the rota names; who has not answered the morning card is reminded, then told of."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta

from handlers.domain.decision import Decision, in_private, silence
from handlers.domain.facts.attendance import Attended, PresenceDue, UnreportedDue
from handlers.domain.gaps import rostered
from handlers.domain.intent import Command
from handlers.domain.rota import OnDuty
from handlers.domain.scene import Scene
from handlers.domain.town import WORKING, Purpose, Role
from handlers.domain.workcalendar import local
from handlers.duty.morning import NOON
from handlers.duty.texts import attendance as texts
from handlers.duty.texts import roster
from handlers.grammar.answer import answered
from handlers.grammar.chiefs import heads

_BEFORE = timedelta(hours=1)
"""So long before work begins a bare 在 tells who is there already."""
EXPECTED = (Role.OFFICER, Role.AUXILIARY)

_STICKERS = re.compile(r"\[[\u4e00-\u9fffA-Za-z]{1,4}\]|[\U0001f000-\U0010ffff\u2190-\u2bff\u200d\ufe0f]+")
_DENIES = re.compile(r"[不没未别谁哪吗他她?]|马上|快到|路上|昨天|明天|通报|说|[表话]")
"""还没到, 在吗, 他在, 马上到, 报到表: nobody is there by such a line."""
_FIRST = re.compile(
    r"^(?:(?:大家|各位)?早(?:上|安)?(?:好)?|报告|收到|好的|[嗯哦恩]|今[天早]|\d{1,2}[:点]\d{0,2}分?|我们?(?=[和跟与])|[和跟与、]|网格员?|物业|协管员?"
    r"|[\s,。.!~、:;]+)"
)
"""What may stand before it, with names and departments."""
_HERE = r"(?:都|全员|均|我们?|人)?(?:已经?|刚刚?|都|准时)?"
_AFTER = r"(?:了|啦|咯|嘞|呢|的|哈|哦|噢|岗?)*(?=$|[\s,。.!~、;:])"
_SURE = re.compile(
    rf"^{_HERE}(?:(?:到岗|在岗|到刚|签到|打卡|上岗)(?:在位)?|[在到]{{1,2}}(?:工作站|站[里上]?|单位|岗[位上]|办公室)[里上]?){_AFTER}"
)
_PERHAPS = re.compile(rf"^{_HERE}(?:报[到道]|到位?|来)(?:[了啦]?到)?{_AFTER}")
"""An officer says so of a ticket as well."""
_BARE = re.compile(rf"^{_HERE}在{_AFTER}")


def report(scene: Scene, command: Command) -> Decision:
    """签到, typed."""
    return heard(scene) or silence("talk in the work group")


def heard(scene: Scene) -> Decision | None:
    """到岗, 在 of whoever the rota names today, in the work group or to us alone; None where a line says something else."""
    channel = scene.channel
    if scene.station is None or scene.speaker.staff is None or (channel and channel.purpose is not Purpose.STAFF):
        return None
    if not _says_so(scene):
        return None
    there = {entry.member.name for entry in _of_the_day(scene)}
    if scene.speaker.person not in there:
        works = scene.speaker.staff.role in WORKING
        return None if channel or not works else answered(scene, texts.not_on_the_rota(), "not on the rota")
    return _noted(scene, [scene.speaker.person, *(name for name in _with_him(scene) if name in there)])


def remind(scene: Scene, due: PresenceDue) -> Decision:
    """Who is expected and has not answered reads so, once and alone."""
    missing = _missing(scene, due.day) if scene.station else []
    says = tuple(in_private(name, texts.please_answer()) for name in missing if name in scene.rooms.bound)
    return Decision(says=says, why=f"{len(missing)} have not answered") if missing else silence("everybody is there")


def missed(scene: Scene, due: UnreportedDue) -> Decision:
    """Whoever steers reads who is still missing."""
    missing = _missing(scene, due.day) if scene.station else []
    if not missing:
        return silence("everybody is there")
    text = texts.missing(missing)
    says = tuple(in_private(head.name, text) for head in heads(scene) if head.name in scene.rooms.bound)
    return Decision(says=says, why=f"{len(missing)} have not answered")


def _noted(scene: Scene, names: list[str]) -> Decision:
    new = [name for name in names if name not in scene.duty.attended]
    here, me, day = scene.heard.room is None, scene.speaker.person, local(scene.now).date()
    if not new:
        say = in_private(me, texts.noted_already())
        return Decision(says=(say,) if here else (), why="attended already")
    station = scene.home.name
    events = tuple(Attended(station=station, at=scene.now, by=me, person=name, day=day, why="said so") for name in new)
    say = in_private(me, texts.noted(scene.now, [name for name in new if name != me]))
    return Decision(events, (say,) if here else (), why="attended")


def _missing(scene: Scene, day: object) -> list[str]:
    """Who should be there and has not said so; nobody on another day, out of hours, or where the card could not be read."""
    if scene.duty.unsaid or local(scene.now).date() != day or not scene.town.calendar.in_hours(scene.now):
        return []
    expected = [e.member for e in rostered(scene.home, scene.now, scene.town.calendar) if e.member.role in EXPECTED]
    return [name for name in dict.fromkeys(m.name for m in expected) if name not in scene.duty.attended]


def _of_the_day(scene: Scene) -> Iterator[OnDuty]:
    """Who works by the rota now, or when work begins."""
    calendar = scene.town.calendar
    yield from rostered(scene.home, scene.now, calendar)
    if _is_morning(scene):
        yield from rostered(scene.home, calendar.next_opening(_midnight(scene.now)), calendar)


def _says_so(scene: Scene) -> bool:
    """Whether a line says that whoever speaks is there, and of no ticket."""
    words = _words(scene)
    if scene.said.quoted or scene.said.named or words is None:
        return False
    if _SURE.match(words):
        return True
    in_time = _is_morning(scene) or _answers_card(scene)
    if _BARE.match(words):
        return in_time
    return bool(_PERHAPS.match(words)) and in_time and not _has_a_card(scene)


def _words(scene: Scene) -> str | None:
    """The line from where it tells that somebody is there; None where it denies it, asks, or speaks of others alone."""
    line = unicodedata.normalize("NFKC", _STICKERS.sub(" ", scene.heard.text)).strip()
    if not line or len(line) > 40 or _DENIES.search(line):
        return None
    names = [m.name for m in scene.home.staff if m.name in line.split(",")[0]]
    me = scene.speaker.person
    if names and me not in names and not re.search("我们?[和跟与]", line):
        return None
    surnames = (me[:1],) if scene.speaker.staff and scene.speaker.staff.role is Role.PROPERTY else ()
    known = [*names, *surnames, *(shift.department for shift in scene.home.shifts)]
    while True:
        shorter = _FIRST.sub("", line, count=1)
        for name in known:
            shorter = shorter.removeprefix(name)
        if shorter == line:
            return line
        line = shorter


def _with_him(scene: Scene) -> list[str]:
    """我和赵敏都在: whom he says to be there with him."""
    line = scene.heard.text
    if not re.search("我们?[和跟与]", line):
        return []
    return [m.name for m in scene.home.staff if m.name in line and m.name != scene.speaker.person]


def _is_morning(scene: Scene) -> bool:
    """Whether a bare 在 answers the card: from an hour before work begins until noon of a working day."""
    here, calendar = local(scene.now), scene.town.calendar
    opens = calendar.next_opening(_midnight(scene.now))
    return calendar.is_workday(here.date()) and opens - _BEFORE <= scene.now and here.time() < NOON


def _answers_card(scene: Scene) -> bool:
    """Whether the line quotes the card of today."""
    return roster.head(local(scene.now).date(), scene.town.calendar) in scene.said.quoted_words


def _has_a_card(scene: Scene) -> bool:
    """Whether 到了 may tell that he has arrived at a ticket: he has one in hand, or it has called him."""
    me = scene.speaker.person
    return any(t.in_work and (t.lead == me or me in t.assists or me in t.called) for t in scene.tickets.values())


def _midnight(moment: datetime) -> datetime:
    return local(moment).replace(hour=0, minute=0, second=0, microsecond=0)
