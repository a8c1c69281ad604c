"""Appeals (申诉): whoever was judged says what is wrong with it, a chief answers, the street's office sees both."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from handlers.domain.decision import Decision, Say, Timer, in_private, silence
from handlers.domain.event import Said
from handlers.domain.facts.mark import AppealAnswered, AppealDue, AppealMade, MarkGiven
from handlers.domain.intent import Command
from handlers.domain.mark import HIGHEST, Mark
from handlers.domain.scene import Scene
from handlers.domain.town import Role
from handlers.governance.marking import aside, by_day, chiefs
from handlers.governance.texts import mark as texts
from handlers.governance.written import changed_to, is_kept, named_in, whole
from handlers.grammar.arguments import ANY_MONTH

_VERB = re.compile(r"^(?:我?(?:要|想|再)*(?:提出?)?申诉|答复)[\s,:]*")
_OF_A_MARK = re.compile(r"^我?(?:要|想|再)*[对就]?\s*(\S{0,4}月份?)?\s*的?(?:评价|评分|打分|考核)?的?(?:提出?)?申诉")
"""对2月评价申诉: the month stays, the rest says nothing."""
_DAYS = 5
"""Working days in which an appeal is answered."""
_LATER = 2
"""More of them until the street's office is asked to look."""
_LONGEST = 500


def make(scene: Scene, command: Command) -> Decision:
    """申诉 到场记录漏了9/12那次: against the latest mark, or that of a month."""
    about = replace(command, text=_OF_A_MARK.sub(r"申诉 \1", command.text)) if command.loose else command
    spelt = whole(scene, about, ANY_MONTH, _VERB)
    if isinstance(spelt, Decision):
        return spelt
    command, me = spelt, scene.speaker.person
    marks, now = scene.governance.marks, scene.now
    mark = marks.mark(me, command.month) if command.month else marks.latest(me)
    if mark is None:
        return aside(scene, texts.no_mark(command.month, now), "no mark to appeal against")
    if mark.waits:
        return aside(scene, texts.waits_already(mark.month, now), "an appeal waits")
    until = mark.until(scene.policy.governance.appeal_until, scene.town.calendar)
    if now >= until:
        heads = [chief.name for chief in scene.home.with_role(Role.CHIEF)]
        return aside(scene, texts.too_late(mark.month, until, heads, _office(scene), now), "too late")
    words = command.text.strip(" ,:。")
    if not any(map(str.isalpha, words)):
        return aside(scene, texts.why_appeal(), "no reason")
    said = Said(words[:_LONGEST], me, scene.heard.id)
    event = AppealMade(
        station=mark.station, person=me, month=mark.month, at=now, by=me, words=said, why=f"{me} appeals"
    )
    mark = replace(mark, plea=words)
    says = [in_private(me, texts.appealed(mark.month, _DAYS, now))]
    says += _to(scene, chiefs(scene), texts.appeal_told(mark, now))
    says += _to(scene, _office(scene), texts.appeal_told_office(mark, now))
    due = AppealDue(mark.station, me, mark.month, mark.appeals + 1)
    return Decision((event,), tuple(says), (Timer(_days_after(scene, now, _DAYS), due),), why=event.why)


def answer(scene: Scene, command: Command) -> Decision:
    """答复 李伟 补记一次,改为90; 答复 李伟 记录没错,维持."""
    spelt = whole(scene, command, ANY_MONTH, _VERB)
    if isinstance(spelt, Decision):
        return spelt
    command, now = spelt, scene.now
    person, rest = named_in(command.text, (member.name for member in scene.home.staff))
    waiting = [mark for mark in scene.governance.marks.waiting() if command.month in (None, mark.month)]
    names = list(dict.fromkeys(mark.person for mark in waiting))
    says_outcome = changed_to(rest) or is_kept(rest)
    if not person and (command.loose or scene.heard.room is not None and not says_outcome):
        return silence("talk")
    if not person and len(names) != 1:
        return aside(scene, texts.who_appeals(names), "whose appeal?")
    mark = next((mark for mark in waiting if mark.person == (person or names[0])), None)
    if mark is None:
        return aside(scene, texts.no_appeal(person), "no appeal waits")
    points, kept = changed_to(rest), is_kept(rest)
    if points and not (points.isdigit() and int(points) <= HIGHEST):
        return aside(scene, texts.bad_points(mark.person, points), "no such mark")
    if not points and not kept:
        return aside(scene, texts.say_outcome(mark.person, mark.mark), "no outcome")
    return _answered(scene, mark, int(points) if points else mark.mark, rest.strip(" ,:。"), now)


def _answered(scene: Scene, before: Mark, points: int, words: str, now: datetime) -> Decision:
    me = scene.speaker.person
    said = Said(words[:_LONGEST], me, scene.heard.id)
    changed = points != before.mark
    common: dict[str, Any] = {
        "station": before.station,
        "person": before.person,
        "month": before.month,
        "at": now,
        "by": me,
    }
    answered = AppealAnswered(**common, words=said, changed=changed, why=f"{me} answers {before.person}")
    given = MarkGiven(**common, mark=points, words=said, why="the appeal was right")
    mark = replace(before, mark=points)
    told = texts.answer_told_office(mark, before.mark, me, words, now)
    others = [name for name in (*chiefs(scene), *_office(scene)) if name != me]
    says = [
        in_private(me, texts.answered(mark, before.mark, now)),
        *_to(scene, [mark.person], texts.answer_told(mark, before.mark, me, words, now)),
        *_to(scene, others, told),
    ]
    return Decision((answered, given) if changed else (answered,), tuple(says), why=answered.why)


def remind(scene: Scene, due: AppealDue) -> Decision:
    """Nobody has answered: the chiefs are reminded once, then the street's office."""
    mark = scene.governance.marks.mark(due.person, due.month) if scene.station else None
    if mark is None or not mark.waits or mark.appeals != due.nth:
        return silence("answered, or gone")
    if due.step:
        to = _office(scene) or [leader.name for leader in scene.town.leaders]
        return Decision(says=_to(scene, to, texts.unanswered_office(mark, scene.now)), why="the chiefs are silent")
    later = Timer(_days_after(scene, scene.now, _LATER), replace(due, step=1))
    says = _to(scene, chiefs(scene), texts.unanswered(mark, scene.now))
    return Decision(says=says, timers=(later,), why="an appeal is not answered")


def _days_after(scene: Scene, moment: datetime, days: int) -> datetime:
    """The opening after so many whole working days."""
    calendar = scene.town.calendar
    return calendar.next_opening(calendar.end_of_working_day(moment, days))


def _office(scene: Scene) -> list[str]:
    """The street's office (领导小组办公室)."""
    return [leader.name for leader in scene.town.leaders if leader.role is Role.OFFICE]


def _to(scene: Scene, names: list[str], text: str) -> tuple[Say, ...]:
    return tuple(by_day(scene, in_private(name, text)) for name in names)
