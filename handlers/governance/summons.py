"""The summons to a joint meeting (联席会议): when and where by its words, who is a member, and how they are told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.domain.decision import Decision, Refused, Say, in_private
from handlers.domain.intent import Command
from handlers.domain.meeting import Conference, Unit, named_station, without_station
from handlers.domain.scene import Scene
from handlers.domain.town import Role, When
from handlers.domain.workcalendar import DAY
from handlers.governance.texts import meeting as texts
from handlers.grammar.answer import answered
from handlers.grammar.spelling.spelt import normal
from handlers.grammar.spelling.when import spelt
from handlers.grammar.texts import when

_NAME = re.compile(
    r"(?:请?(?:通知|召集|召开|组织|举行|补记|开))?一?[次个下]?(?:街道|社区|行政执法|综合执法|执法)*联席会议?(?:通知)?"
)
_FILLS = re.compile(
    r"^(?:各位(?:同事|同志|领导)?|大家好?|同志们|时间|[改定]?[在于到]|地[点址]|会议室?(?=在)|参加|开会?|[::在于是])+[::\s]*|[,\s]*(?:召开|开会|集合|开|举行|准时|参会|参加|请?(?:各位|大家|各部门|相关人员)(?:准时)?(?:参加|到会|出席)?)+[。!]*$|^(?:定于|通知)[::,\s]*"
)
_CLOCK = re.compile(r"\d\s*[::点时]|[一二三四五六七八九十两]点|小时|分钟|刻钟")
_WEEKDAY = re.compile("周|星期|礼拜")
_A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Appointment:
    """When a meeting is to begin, and where; "" where no place is said."""

    begins: datetime
    place: str


def appointed(scene: Scene, words: str, begun: bool = False) -> Appointment | Decision:
    """What words appoint; the answer to words that appoint nothing that there can be. `begun` says that it was held already."""
    words = bare(scene, words)
    found = spelt(words, scene.now, scene.town.calendar, scene.town.people)
    if found is None:
        return answered(scene, texts.say_when(), "no time")
    if found.time is None:
        return answered(scene, when.no_such_time(found.words), "no such time")
    period = found.time
    if not period.exact and not _CLOCK.search(found.words):
        return answered(scene, texts.say_hour(period.start or period.end, scene.now), "no hour")
    begins = period.start or period.end
    if begun:
        begins = _before(begins, scene.now, found.words)
        if begins > scene.now:
            return answered(scene, texts.not_yet(begins, scene.now), "not yet held")
    elif begins < scene.now - _A_MINUTE:
        return answered(scene, texts.past(begins, scene.now), "in the past")
    return Appointment(begins, place_in(found.rest))


def elsewhere(scene: Scene) -> Decision | None:
    """The refusal to a chief whose words call the meeting of another station; None where they do not."""
    member, named = scene.speaker.staff, named_station(scene.town, normal(scene.heard.text))
    if member is None or named is None or member.covers(named.path):
        return None
    text = texts.of_another(named.name)
    return Decision(says=(in_private(member.name, text),), refused=Refused("联席会议", text), why="refused: 联席会议")


def told_of(scene: Scene, command: Command) -> str:
    """The words of a command; the whole line where they stand in another order there: its dates are whole (3/12)."""
    line = normal(scene.heard.text)
    return bare(scene, command.text if command.text in line else line)


def bare(scene: Scene, words: str) -> str:
    """The words without the name of what is called, and without that of the station."""
    words = _NAME.sub(" ", words, count=1).strip(" ,:。!")
    is_own = scene.station is not None and f"{scene.station.name}社区" in words  # where it is held
    return words if is_own else without_station(scene.town, words)


def members(scene: Scene, unit: Unit) -> tuple[str, ...]:
    """The station's chiefs and deputies with the officers of its departments (挂点 and duty); for the street all stations' chiefs."""
    stations = (
        scene.town.stations if unit.is_street else tuple(s for s in scene.town.stations if s.name == unit.station)
    )
    chiefs = [m.name for s in stations for m in s.with_role(Role.CHIEF)]
    if unit.is_street:
        return tuple(dict.fromkeys(chiefs))
    deputies = [m.name for s in stations for m in s.with_role(Role.DEPUTY)]
    regular = (When.WORKDAYS, When.WEEKDAYS, When.ON_CALL)
    rostered = {name for s in stations for shift in s.shifts if shift.when in regular for name in shift.people}
    officers = [m.name for s in stations for m in s.with_role(Role.OFFICER) if m.name in rostered]
    return tuple(dict.fromkeys((*chiefs, *deputies, *officers)))


def told(scene: Scene, conference: Conference, names: tuple[str, ...], text: str) -> Iterator[Say]:
    """One line to the work group of a station, which calls them; of the street's to each in private."""
    me = scene.speaker.person
    others = tuple(name for name in names if name != me)
    station = scene.town.station(conference.unit.station)
    if station is None:
        yield from (in_private(name, text) for name in others)
    else:
        yield Say(texts.calling(text, others), room=station.staff_group, mention=others)


def place_in(rest: str) -> str:
    """What is left of the words names the place."""
    place = rest.strip(" ,:。!;")
    while (less := _FILLS.sub("", place).strip(" ,:。!;")) != place:
        place = less
    return place


def _before(begins: datetime, now: datetime, words: str) -> datetime:
    """A time that was meant as past: 15:00 is today's or yesterday's, 周三 the last one."""
    step = 7 * DAY if _WEEKDAY.search(words) else DAY
    return begins - step if begins > now and now - step < begins - step <= now else begins
