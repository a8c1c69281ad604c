"""Measures (举措): what a joint meeting agrees on, with an owner and a day; he is reminded until it is done.

Bulletin: 明确下步工作举措.
"""

import re

from handlers.domain.decision import Decision, Refused, Say, Timer, in_private
from handlers.domain.event import Said
from handlers.domain.facts.meeting import MeasureAgreed, MeasureDropped, MeasureDue, MeasureMoved
from handlers.domain.intent import Command
from handlers.domain.meeting import Conference, Measure
from handlers.domain.scene import Scene
from handlers.domain.workcalendar import local
from handlers.governance import finishing
from handlers.governance.choice import bare, chosen, label_for, open_to
from handlers.governance.meetings import held
from handlers.governance.reminding import A_SECOND, next_reminder
from handlers.governance.task import Task, task_in
from handlers.governance.texts import measure as texts
from handlers.grammar.answer import answered
from handlers.grammar.spelling.when import spelt
from handlers.grammar.texts import help
from handlers.grammar.texts import when as when_texts

_DROPS = re.compile(r"^(?:取消|撤[销回]|作废|不做了)|(?:取消|作废|不做)了?[。!]?$")
_FINISHES = re.compile(r"(?:已经?)?(?:完成|办结|办妥|办好|做好|落实)(?!.*[??吗])")
_MOVES = re.compile(
    r"^(?:街道)?(?:第?\d{1,4}[项条号]?)?\s*(?:改[到期为在]|延[期到]|推迟)|(?:改[到期]|延[期到]|推迟到).{1,12}$"
)


def note(scene: Scene, command: Command) -> Decision:
    """举措 东门加装隔离桩 常胜利 3月16日; bare it shows what is open."""
    words = bare(scene, command.text)
    if not words:
        return _shown(scene)
    task = task_in(scene, words)
    if not (task.owner and task.day) or _MOVES.match(words):
        if _DROPS.search(words):
            return _if_steering(scene, "取消举措") or drop(scene, command)
        if _MOVES.search(words):
            return _if_steering(scene, "举措改到") or move(scene, command)
        if _FINISHES.match(words) or finishing.is_done(words):
            return finish(scene, command)
    return _if_steering(scene, "举措") or _agreed(scene, task)


def finish(scene: Scene, command: Command) -> Decision:
    """举措完成 2, 举措完成 隔离桩: its owner says so, or whoever steers."""
    return finishing.finish(scene, bare(scene, command.text))


def move(scene: Scene, command: Command) -> Decision:
    """举措改到 3月20日 2: whose it is hears of it."""
    words = bare(scene, command.text)
    found = spelt(words, scene.now, scene.town.calendar, scene.town.people)
    if found is None:
        return answered(scene, texts.say_day(), "no day")
    if found.time is None:
        return answered(scene, when_texts.no_such_time(found.words), "no such time")
    day = local(found.time.end).date()
    if day < local(scene.now).date():
        return answered(scene, texts.past(day), "in the past")
    one = chosen(scene, found.rest, texts.which_to_move)
    if isinstance(one, Decision):
        return one
    event = MeasureMoved(
        unit=one.conference.unit, at=scene.now, by=scene.speaker.person, nth=one.nth, day=day, why="a measure is moved"
    )
    timer = _timer(scene, one.conference, Measure(one.nth, one.measure.owner, day, "", ""))
    theirs = label_for(scene, one.conference, one.measure)
    told = texts.moved(theirs, one.measure, day, local(scene.now).date())
    ack = answered(scene, texts.has_moved(one.label, day, one.measure.owner), event.why)
    return Decision((event,), _to_owner(scene, one.measure.owner, told), (timer,)) + ack


def drop(scene: Scene, command: Command) -> Decision:
    """取消举措 2: whose it is hears of it."""
    one = chosen(scene, bare(scene, command.text), texts.which_to_drop)
    if isinstance(one, Decision):
        return one
    event = MeasureDropped(
        unit=one.conference.unit, at=scene.now, by=scene.speaker.person, nth=one.nth, why="a measure is dropped"
    )
    theirs = label_for(scene, one.conference, one.measure)
    told = _to_owner(scene, one.measure.owner, texts.dropped(theirs, one.measure))
    return Decision((event,), told) + answered(scene, texts.has_dropped(one.label, one.measure), event.why)


def _agreed(scene: Scene, task: Task) -> Decision:
    """A new one, where somebody is to see to it by some day; what is missing is asked for."""
    if task.wrong_time:
        return answered(scene, when_texts.no_such_time(task.wrong_time), "no such time")
    if not (task.owner and task.day and task.words):
        return answered(scene, texts.incomplete(not task.words, not task.owner, not task.day), "incomplete")
    today = local(scene.now).date()
    if task.day < today:
        return answered(scene, texts.past(task.day), "in the past")
    conference, me = scene.governance.conferences.own, scene.speaker.person
    meeting = conference.current(scene.now)
    event = MeasureAgreed(
        unit=conference.unit,
        at=scene.now,
        by=me,
        why="a measure is agreed on",
        nth=len(conference.measures) + 1,
        owner=task.owner,
        day=task.day,
        words=Said(task.words, me, scene.heard.id),
        meeting=meeting.nth if meeting else 0,
    )
    measure = Measure(event.nth, task.owner, task.day, task.words, me)
    told = _to_owner(scene, task.owner, texts.given(label_for(scene, conference, measure), measure, today))
    ack = answered(scene, texts.noted(str(measure.nth), measure, today), event.why)
    return Decision((*held(scene, conference, meeting), event), told, (_timer(scene, conference, measure),)) + ack


def _shown(scene: Scene) -> Decision:
    """What is open: of whoever steers all of his unit's, of others their own."""
    rows = [(one.label, one.measure) for one in open_to(scene)]
    own = not scene.speaker_steers
    return answered(scene, texts.listed(scene.governance.conferences.own.unit, rows, own, scene.now), "measures")


def _if_steering(scene: Scene, name: str) -> Decision | None:
    """The refusal to whoever may not; None where he may."""
    if scene.speaker_steers:
        return None
    text = help.for_chiefs()
    return Decision(says=(in_private(scene.speaker.person, text),), refused=Refused(name, text), why=f"refused: {name}")


def _to_owner(scene: Scene, owner: str, text: str) -> tuple[Say, ...]:
    return (in_private(owner, text),) if owner != scene.speaker.person else ()


def _timer(scene: Scene, conference: Conference, measure: Measure) -> Timer:
    due = MeasureDue(conference.unit.station, measure.nth)
    return Timer(next_reminder(scene.town.calendar, measure.day, scene.now + A_SECOND), due)
