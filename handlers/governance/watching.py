"""What the clock does about joint actions (联合整治): it reminds, asks whether one has ended, and plans that of every week."""

from dataclasses import replace
from datetime import datetime
from itertools import takewhile

from handlers.domain.decision import Decision, Say, Timer, in_private, silence
from handlers.domain.event import Said
from handlers.domain.facts.action import ActionDue, ActionPlanned, WeeklyDue
from handlers.domain.policies.weekly import WeeklyAction
from handlers.domain.scene import Scene
from handlers.domain.workcalendar import local
from handlers.governance.action import place_kind, sort_of
from handlers.governance.planning import ASK, REMIND, timer
from handlers.governance.texts import action as texts
from handlers.governance.wanted import called_up
from handlers.grammar import callup
from handlers.grammar.chiefs import heads


def look(scene: Scene, due: ActionDue) -> Decision:
    """Half an hour before, whoever has said nothing is reminded; hours after, whoever has planned it is asked once whether it has ended."""
    action = next((a for a in scene.governance.actions if a.ordinal == due.ordinal and a.is_open), None)
    if action is None or scene.now < action.at - REMIND:
        return silence("no action is near")
    if scene.now < action.at:
        says = tuple(in_private(name, texts.soon(action, scene.now)) for name in action.silent)
        return Decision(says=says, timers=(Timer(action.at + ASK, due),), why="an action is near")
    if scene.now < action.at + ASK:
        return silence("no action is near")
    whom = [action.by] if action.by else [head.name for head in heads(scene)]
    says = tuple(_by_day(scene, in_private(name, texts.has_it_ended(action, _station(scene, name)))) for name in whom)
    return Decision(says=says, why="has the action ended?")


def every_week(scene: Scene, due: WeeklyDue) -> Decision:
    """The work group is told in one line of the next one, or that there is none for a holiday; and it is planned."""
    weekly = scene.policy.governance.weekly_action if scene.station else None
    if weekly is None:
        return silence("no weekly action")
    calendar, now = scene.town.calendar, scene.now
    decision = Decision(timers=(Timer(weekly.next_told(now, calendar), due),), why="the weekly action")
    lines: list[tuple[str, tuple[str, ...]]] = []
    for at in takewhile(lambda at: weekly.told_at(at, calendar) <= now, weekly.after(now)):
        if not calendar.is_workday(local(at).date()):
            lines.append((texts.skipped(at, calendar.off.get(local(at).date(), "")), ()))
        elif not any(action.weekly and action.at == at for action in scene.governance.actions):
            planned, text, people = _planned(scene, weekly, at, len(decision.events))
            decision += planned
            lines += [(text, people)] if text else []
    if not lines:
        return decision
    text = texts.WEEKLY + "".join(line for line, _ in lines)
    mention = tuple(dict.fromkeys(name for _, people in lines for name in people))
    apart = [name for name in mention if callup.is_outside(scene.town.people.get(name))]
    here = tuple(name for name in mention if name not in apart)
    ping = texts.ping(here, apart) if mention else ""
    group = Say(text + ping, room=scene.home.staff_group, mention=here)
    private = (in_private(name, text + texts.how()) for name in apart)
    return decision + Decision(says=tuple(_by_day(scene, say) for say in (group, *private)))


def _planned(scene: Scene, weekly: WeeklyAction, at: datetime, later: int) -> tuple[Decision, str, tuple[str, ...]]:
    """The action of a week, what is told of it, and whom it calls; nothing where nobody can be called."""
    departments = weekly.those_of({callup.department_of(member) for member in scene.home.staff})
    people, empty = called_up(scene, callup.Named(departments), at, scene.home.path)
    if not people:
        return Decision(), "", ()
    event = ActionPlanned(
        station=scene.home.name,
        ordinal=scene.governance.next_action + later,
        at=scene.now,
        why="a joint action of every week",
        sort=sort_of("", departments),
        place_kind=place_kind(weekly.place, scene.town.compounds),
        path=scene.home.path,
        planned_at=at,
        place=Said(weekly.place),
        departments=departments,
        called=tuple(people),
    )
    action = event.action
    text = texts.weekly(action, scene.now, empty)
    return Decision((event,), timers=(timer(scene, action),)), text, tuple(one.person for one in action.called)


def _station(scene: Scene, person: str) -> str:
    """The station's name, for whoever is not of it."""
    return "" if scene.home.member(person) else scene.home.name


def _by_day(scene: Scene, say: Say) -> Say:
    morning = scene.policy.quiet.wait(scene.now)
    return replace(say, not_before=morning) if morning is not None else say
