"""Planning a joint action (联合整治): called to the work group, moved (整治改到), and called off (取消整治)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.domain.action import Action
from handlers.domain.decision import Decision, Say, Timer, in_private, silence
from handlers.domain.event import NOTHING_SAID, Said
from handlers.domain.facts.action import ActionCalledOff, ActionDue, ActionMoved, ActionPlanned
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.governance import ending, visiting
from handlers.governance.action import named, opened, place_kind, plain, running, sort_of
from handlers.governance.texts import action as texts
from handlers.governance.wanted import Wanted, away, called_up, wanted
from handlers.grammar import callup
from handlers.grammar.answer import answered

REMIND = timedelta(minutes=30)
"""So long before its time whoever has said nothing is reminded."""
ASK = timedelta(hours=3)
"""So long after it somebody is asked whether it has ended."""
_A_MINUTE = timedelta(minutes=1)
USAGE = "联合整治 时间 地点 部门,如:联合整治 明天15:00 农贸市场 综合执法 公安"
_ENDS = re.compile(r"^(?:已|都)?(?:结束|完毕|完成|收工|收队|搞完)|(?:结束|完毕|收工|收队)了?[。!]?$")
_CALLS_OFF = re.compile(r"^(?:取消|不搞|不用搞|作废|撤[销回]?$)|(?:取消|不搞)了?[。!]?$")
_MOVING = re.compile("(?:改期?|推迟|提前|延[期后]|挪)[到至为成]")
"""明天的整治改到后天: what stands behind it is new."""
_MOVES = re.compile(r"^(?:改[到为成在期]|推迟|提前|延[期后]|挪到)")


def plan(scene: Scene, command: Command) -> Decision:
    """联合整治 明天15:00 农贸市场 综合执法 公安: one line to the work group, and a private one to each who is called."""
    if command.loose and _is_talk(scene, command):
        return silence("talk in the work group")
    for pattern, rule in ((_ENDS, ending.end), (_CALLS_OFF, call_off), (_MOVES, move)):
        if pattern.search(command.text):
            return rule(scene, command)
    want = wanted(scene, command)
    if isinstance(want, Decision):
        return want
    if want.at is None or not want.place or not (want.named.departments or want.named.people):
        return answered(scene, texts.say_what(list(_missing(want)), USAGE), "what is to be done?")
    if want.at < scene.now - _A_MINUTE:
        return answered(scene, texts.past(want.at, scene.now), "in the past")
    same = [a for a in opened(scene) if a.at == want.at and a.place == want.place]
    if same:
        return answered(scene, texts.already(same[0], scene.now), "planned already")
    path = scene.compound.path if scene.compound else scene.home.path
    people, empty = called_up(scene, want.named, want.at, path)
    problems = _problems(scene, want, empty)
    if not people:
        return answered(scene, "".join(problems), "nobody to call")
    me = scene.speaker.person
    departments = tuple(dict.fromkeys((*want.named.departments, *(name for name, _ in people if name))))
    event = ActionPlanned(
        station=scene.home.name,
        ordinal=scene.governance.next_action,
        at=scene.now,
        by=me,
        why="a joint action is planned",
        sort=sort_of(plain(scene.heard.text), departments),
        place_kind=place_kind(want.place, scene.town.compounds),
        path=path,
        planned_at=want.at,
        place=Said(want.place, me, scene.heard.id),
        departments=departments,
        called=tuple(people),
    )
    action = event.action
    seen = visiting.told_before(scene, action.place, path, but=departments)
    says = (*calls(scene, action), *_answers(scene, texts.planned(action, scene.now), (*problems, *seen)))
    return Decision((event,), says, (timer(scene, action),), why=event.why)


def move(scene: Scene, command: Command) -> Decision:
    """整治改到 明天16:00, 整治2改到 东门: whoever is called reads it anew."""
    if command.loose and _in_group(scene) and not opened(scene):
        return silence("talk in the work group")
    want = wanted(scene, replace(command, text=_MOVING.split(command.text, maxsplit=1)[-1].strip() or command.text))
    if isinstance(want, Decision):
        return want
    meant = _meant(scene, "整治{}改到 明天16:00")
    if isinstance(meant, Decision):
        return meant
    at = want.at or meant.at
    place = want.place if want.place not in ("", meant.place) else ""
    if want.at is not None and at < scene.now - _A_MINUTE:
        return answered(scene, texts.past(at, scene.now), "in the past")
    people, empty = called_up(scene, want.named, at, meant.path)
    fresh = [(department, name) for department, name in people if meant.of(name) is None]
    problems = _problems(scene, want, empty)
    if at == meant.at and not place and not fresh:
        return answered(scene, "".join(problems) or texts.say_new_time("整治改到 明天16:00"), "nothing new")
    me = scene.speaker.person
    event = ActionMoved(
        station=meant.station,
        ordinal=meant.ordinal,
        at=scene.now,
        by=me,
        why="a joint action is moved",
        planned_at=at,
        place=Said(place, me, scene.heard.id) if place else NOTHING_SAID,
        place_kind=place_kind(place, scene.town.compounds) if place else meant.place_kind,
        departments=tuple(dict.fromkeys((*meant.departments, *(name for name, _ in fresh if name)))),
        called=tuple(fresh),
    )
    action = event.changed(meant)
    is_moved = at != meant.at or bool(place)
    change = texts.MOVED if is_moved else texts.MORE
    whom = [one.person for one in action.called] if is_moved else [name for _, name in fresh]
    says = (*calls(scene, action, change, whom), *_answers(scene, texts.planned(action, scene.now), problems))
    return Decision((event,), says, (timer(scene, action),), why=event.why)


def call_off(scene: Scene, command: Command) -> Decision:
    """取消整治, 取消整治2: the work group reads it once, and whoever is not in it."""
    if command.loose and _in_group(scene) and not opened(scene):
        return silence("talk in the work group")
    meant = _meant(scene, "取消整治{}")
    if isinstance(meant, Decision):
        return meant
    event = ActionCalledOff(
        station=meant.station, ordinal=meant.ordinal, at=scene.now, by=scene.speaker.person, why="called off"
    )
    text = texts.called_off(meant, scene.now)
    apart = [one.person for one in meant.called if callup.is_outside(scene.town.people.get(one.person))]
    here = tuple(one.person for one in meant.called if one.person not in apart)
    group = Say(text, room=scene.home.staff_group, mention=here)
    told = () if _in_group(scene) else (in_private(scene.speaker.person, texts.has_called_off(meant)),)
    return Decision((event,), (group, *(in_private(name, text) for name in apart), *told), why=event.why)


def calls(scene: Scene, action: Action, change: str = "", whom: Sequence[str] | None = None) -> Iterator[Say]:
    """One line to the work group, which names who is to come, and a private one to each; by night they wait for the morning."""
    people = [one.person for one in action.called] if whom is None else list(whom)
    apart = [name for name in people if callup.is_outside(scene.town.people.get(name))]
    here = tuple(name for name in people if name not in apart)
    line = texts.called(action, scene.now, change) + texts.ping(here, apart)
    yield _by_day(scene, action, Say(line, room=scene.home.staff_group, mention=here))
    aside = texts.called(action, scene.now, change, aside=True) + texts.how()
    for name in people:
        if name != scene.speaker.person:
            yield _by_day(scene, action, in_private(name, aside))


def timer(scene: Scene, action: Action) -> Timer:
    """When somebody looks at it again: before its time, or where that has passed when it should be over."""
    before = action.at - REMIND
    at = before if before > scene.now else action.at + ASK
    return Timer(at, ActionDue(action.station, action.ordinal))


def _meant(scene: Scene, example: str) -> Action | Decision:
    """The open action that a line means: the one that it names, else the only one, else the only one that is on."""
    there = opened(scene)
    if not there:
        return answered(scene, texts.none_open(), "no action is open")
    meant = named(scene, there, scene.heard.text) or there
    if len(meant) > 1:
        own = tuple(action for action in meant if action.by == scene.speaker.person)
        meant = own if len(own) == 1 else tuple(a for a in meant if a in running(scene)) or meant
    if len(meant) == 1:
        return meant[0]
    return answered(scene, texts.which(there, example.format(there[0].ordinal)), "which action?")


def _is_talk(scene: Scene, command: Command) -> bool:
    """Whether a line among colleagues that only speaks of an action leaves out half of what it takes."""
    want = wanted(scene, command)
    return _in_group(scene) and (isinstance(want, Decision) or len(list(_missing(want))) > 0)


def _missing(want: Wanted) -> Iterator[str]:
    if want.at is None:
        yield texts.TIME
    if not want.place:
        yield texts.PLACE
    if not (want.named.departments or want.named.people):
        yield texts.DEPARTMENTS


def _problems(scene: Scene, want: Wanted, empty: Sequence[str]) -> list[str]:
    """What of it could not be done."""
    told = [texts.nobody_there(empty)] if empty else []
    if want.at is not None and (names := away(scene, want.named, want.at)):
        told.append(texts.on_leave(names))
    return told + ([texts.unknown(want.named.unknown, scene.town.departments)] if want.named.unknown else [])


def _answers(scene: Scene, summary: str, others: Sequence[str]) -> tuple[Say, ...]:
    """To whoever plans: what was planned where he does not read it in the work group, what could not be done, who was there before."""
    text = "\n".join(filter(None, ("" if _in_group(scene) else summary, *others)))
    return (in_private(scene.speaker.person, text),) if text else ()


def _in_group(scene: Scene) -> bool:
    return scene.heard.room == scene.home.staff_group


def _by_day(scene: Scene, action: Action, say: Say) -> Say:
    morning = scene.policy.quiet.wait(scene.now)
    return replace(say, not_before=morning) if morning is not None and morning < action.at else say
