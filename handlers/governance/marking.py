"""Marking (评): a chief judges somebody's month with a reason; he reads it with his figures, and how to appeal.

Bulletin: 社区每月对其履职尽责等情况进行综合评价.
"""

import re
from dataclasses import replace
from datetime import datetime

from handlers.domain.decision import Decision, Say, Timer, in_private, silence
from handlers.domain.event import Said
from handlers.domain.facts.mark import MarkGiven, MarksDue
from handlers.domain.figures import Figures
from handlers.domain.intent import Command
from handlers.domain.mark import JUDGED, Mark, judged_now
from handlers.domain.period import Month
from handlers.domain.rota import is_there
from handlers.domain.scene import Scene
from handlers.domain.town import Role, Staff, Station
from handlers.domain.workcalendar import WorkCalendar
from handlers.governance.texts import mark as texts
from handlers.governance.texts import sheet as sheets
from handlers.governance.written import Written, whole, written
from handlers.grammar.arguments import JUDGED_MONTH

_VERB = re.compile(r"^(?:评[价分]?|打分|给)\s*")
_LONGEST = 300
"""Characters of a reason that are kept."""


def give(scene: Scene, command: Command) -> Decision:
    """评 李伟 9月 88 到场快,1263复发."""
    spelt = whole(scene, command, JUDGED_MONTH, _VERB)
    if isinstance(spelt, Decision):
        return spelt
    command, month = spelt, spelt.month or judged_now(scene.now)
    line = written(command.text, scene.town.people)
    if command.loose and not (line.person and line.points):
        return silence("talk")
    member = scene.home.member(line.person)
    if (problem := _problem(scene, line, member, month)) is not None:
        return aside(scene, problem, "no mark")
    assert member is not None and line.mark is not None, "there is no problem with them"
    return _given(scene, member, month, line.mark, line.reason)


def _problem(scene: Scene, line: Written, member: Staff | None, month: Month) -> str | None:
    """What is wrong with a mark, None where nothing is."""
    if member is None:
        other = scene.town.people.get(line.person)
        home = scene.town.station_at(other.path) if other and other.role in JUDGED else None
        if home is not None:
            return texts.of_other_station(line.person, home.name)
    if member is None and not line.person:
        return texts.whom([one.name for one in judged(scene.home)])
    if member is None or member.role not in JUDGED:
        return texts.not_judged(line.person)
    if line.mark is None:
        return texts.bad_points(member.name, line.points)
    if not line.reason:
        return texts.reason_missing(member.name, line.points)
    return texts.month_to_come(month) if month > Month.of(scene.now) else None


def _given(scene: Scene, member: Staff, month: Month, points: int, reason: str) -> Decision:
    me, person = scene.speaker.person, member.name
    before = scene.governance.marks.mark(person, month)
    event = MarkGiven(
        station=scene.home.name,
        person=person,
        month=month,
        at=scene.now,
        by=me,
        mark=points,
        words=Said(reason[:_LONGEST], me, scene.heard.id),
        why=f"{me} judges {person}",
    )
    mark = Mark(event.station, person, month, points, me, scene.now, reason=reason)
    until = mark.until(scene.policy.governance.appeal_until, scene.town.calendar)
    own = (scene.governance.figures or Figures()).only(person=person)
    was = before.mark if before else None
    mine = texts.given(mark, own, was, until, scene.now)
    if before and before.waits:
        mine += texts.appeal_waits(person)
    polls_over = scene.now >= mark.month.period.end + scene.policy.neighbours.poll
    told = by_day(scene, in_private(person, texts.told(mark, own, was, until, scene.now, polls_over)))
    return Decision((event,), (in_private(me, mine), told), why=event.why)


def missing(scene: Scene, due: MarksDue) -> Decision:
    """The chiefs hear who has no mark for the last month; and the timer of the next."""
    if scene.station is None:
        return silence("the station is gone")
    again = Decision(timers=(Timer(next_asking(scene.now, scene.town.calendar), due),))
    month = Month.of(scene.now).later(-1)
    marks = scene.governance.marks.of_month(month)
    left = [member.name for member in judged(scene.home) if member.name not in marks]
    if not scene.policy.governance.remind_marks or not left:
        return again + silence("nobody is without a mark")
    text = sheets.missing(month, left, scene.now)
    return again + Decision(says=tuple(in_private(name, text) for name in chiefs(scene)), why="some have no mark")


def next_asking(now: datetime, calendar: WorkCalendar) -> datetime:
    """The first opening of the next month."""
    return calendar.next_opening(Month.of(now).period.end)


def judged(station: Station) -> tuple[Staff, ...]:
    """Whose work a station judges."""
    return station.with_role(*JUDGED)


def chiefs(scene: Scene) -> list[str]:
    """Everybody who leads the station and is there; all of them where nobody is."""
    everybody = scene.home.with_role(Role.CHIEF, Role.DEPUTY)
    there = [chief.name for chief in everybody if is_there(scene.home, chief.name, scene.now)]
    return there or [chief.name for chief in everybody]


def by_day(scene: Scene, say: Say) -> Say:
    """Nobody's phone rings at night for a mark."""
    wait = scene.policy.quiet.wait(scene.now)
    return replace(say, not_before=wait) if wait else say


def aside(scene: Scene, text: str, why: str) -> Decision:
    """Nothing but an answer, in private wherever it was asked: marks are nobody else's business."""
    return Decision(says=(in_private(scene.speaker.person, text),), why=why)
