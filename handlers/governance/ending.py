"""The end of a joint action (整治结束): what was counted is told back, and may be put right within a day (整治更正)."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.domain.action import Action, Tally
from handlers.domain.decision import Decision
from handlers.domain.event import Said
from handlers.domain.facts.action import ActionCorrected, ActionEnded, ActionPlanned
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.governance.action import BEFORE, at_place, matters, named, opened, place_kind, plain, running, sort_of
from handlers.governance.counting import place_before, tallies
from handlers.governance.texts import action as texts
from handlers.governance.wanted import NAMES
from handlers.grammar import callup
from handlers.grammar.answer import answered
from handlers.grammar.counts import before_counts, counts_in
from handlers.grammar.findings import finds_nothing
from handlers.grammar.spelling.when import spelt

_A_DAY = timedelta(hours=24)
USAGE = "整治结束 地点 数量,如:整治结束 农贸市场 占道经营12处 乱停车辆8辆"
CORRECT = "整治更正 数量,如:整治更正 占道经营12处 僵尸车1辆"
_NAME = re.compile(
    rf"{NAMES}\s?第?\d{{0,3}}(?!\d|\s?[处辆台只条个家摊件])[次]?\s*(?:了|已经?|都|现在|全部)*\s*(?:结束|完毕|完成|收工|收队|搞完|更正|改数|改为|改成)?[了::,,。]*"
    r"|^(?:更正|修改|今天的?|刚才的?)?(?:结束|完毕|完成|收工|收队|搞完|更正)[了::,,。]*"
)
_AROUND = re.compile(r"^[\s,,、;;::。在的]+|[\s,,、;;::。]+$")
_SORT = re.compile("联合|专项|综合|专业|集中")
_MOST = 20
"""Findings of one line."""
_LONGEST, _WORDS = 30, 200


def end(scene: Scene, command: Command) -> Decision:
    """整治结束 占道经营12处 乱停车辆8辆: of what was planned, or with a place of what nobody had planned."""
    words = _without_name(command.text)
    counts = _counted(scene, command)
    place = _place(scene, words)
    action = _over(scene, place)
    if isinstance(action, Decision):
        return action
    if action is not None:
        return _ended(scene, action, counts, words)
    sudden = _sudden(scene, place)
    return Decision((sudden,)) + _ended(scene, sudden.action, counts, words)


def means_ticket(scene: Scene, command: Command) -> bool:
    """Whether 整治完毕 tells of a ticket: it names or quotes one, or nothing of an action, none is on, and he has one in hand."""
    if scene.said.named or scene.said.quoted:
        return True
    me, words = scene.speaker.person, _without_name(command.text)
    has_one = any(t.in_work and me in (t.lead, *t.assists) for t in scene.tickets.values())
    return has_one and not running(scene) and not words and not _SORT.search(scene.heard.text)


def correct(scene: Scene, command: Command) -> Decision:
    """整治更正 占道经营10处: of what has ended within a day; the figures of that day are others from now on."""
    words = _without_name(command.text)
    counts = _counted(scene, command)
    lately = [a for a in scene.governance.actions if a.ended_at and a.ended_at > scene.now - _A_DAY]
    lately.sort(key=_ended_at, reverse=True)
    meant = named(scene, lately, scene.heard.text) or tuple(lately)
    if not meant:
        return answered(scene, texts.too_late(), "nothing to put right")
    if len(meant) > 1:
        own = [action for action in meant if action.ended_by == scene.speaker.person]
        if len(own) != 1:
            return answered(scene, texts.which(meant, f"整治{meant[0].ordinal}更正 占道经营N处"), "which action?")
        meant = tuple(own)
    if not counts:
        return answered(scene, texts.say_counts(CORRECT), "nothing counted")
    event = ActionCorrected(
        station=meant[0].station,
        ordinal=meant[0].ordinal,
        at=scene.now,
        by=scene.speaker.person,
        why="counts are put right",
        counts=counts,
        words=Said(words[:_WORDS], scene.speaker.person, scene.heard.id),
    )
    text = texts.corrected(event.changed(meant[0]), matters(scene))
    return Decision((event,)) + answered(scene, text, event.why)


def _over(scene: Scene, place: str) -> Action | Decision | None:
    """The action that is over: the one that is named, else the one that is on at that place; None for one that nobody had planned."""
    there, line = opened(scene), scene.heard.text
    if meant := named(scene, scene.governance.actions, line):
        is_open = tuple(action for action in meant if action.is_open)
        if len(is_open) == 1:
            return is_open[0]
        if not is_open and not place:
            return answered(scene, texts.has_ended(meant[-1]), "ended already")
    on = running(scene)
    fitting = at_place(on, place) if place else on
    if len(fitting) == 1:
        return fitting[0]
    if len(fitting) > 1:
        mine = [
            action for action in fitting if scene.speaker.person in (action.by, *(one.person for one in action.come))
        ]
        if len(mine) == 1:
            return mine[0]
        return answered(scene, texts.which(fitting, f"整治{fitting[0].ordinal}结束 占道经营N处"), "which action?")
    if place:
        return None
    if later := [action for action in there if scene.now < action.at - BEFORE]:
        return answered(scene, texts.not_yet(later[0], scene.now), "not begun")
    if lately := [action for action in scene.governance.actions if action.ended_at]:
        return answered(scene, texts.has_ended(max(lately, key=_ended_at)), "ended already")
    return answered(scene, texts.say_where(USAGE), "where was it?")


def _sudden(scene: Scene, place: str) -> ActionPlanned:
    """What nobody had planned, as if it had been planned for now; its departments are those that are written, else the speaker's."""
    line = plain(scene.heard.text)
    found = callup.named(scene, line)
    people = [(callup.department_of(member), member.name) for member in found.people]
    departments = tuple(dict.fromkeys((*found.departments, *(name for name, _ in people if name))))
    member = scene.speaker.staff
    own = callup.department_of(member) if member else ""
    return ActionPlanned(
        station=scene.home.name,
        ordinal=scene.governance.next_action,
        at=scene.now,
        by=scene.speaker.person,
        why="a joint action that nobody had planned",
        sort=sort_of(line, departments),
        place_kind=place_kind(place, scene.town.compounds),
        path=scene.compound.path if scene.compound else scene.home.path,
        planned_at=scene.now,
        place=Said(place, scene.speaker.person, scene.heard.id),
        departments=departments or ((own,) if own else ()),
        called=(),
    )


def _ended(scene: Scene, action: Action, counts: Sequence[Tally], words: str) -> Decision:
    event = ActionEnded(
        station=action.station,
        ordinal=action.ordinal,
        at=scene.now,
        by=scene.speaker.person,
        why="a joint action has ended",
        counts=tuple(counts),
        words=Said(words[:_WORDS], scene.speaker.person, scene.heard.id),
    )
    return Decision((event,)) + answered(scene, texts.ended(event.changed(action), matters(scene)), event.why)


def _ended_at(action: Action) -> datetime:
    return action.ended_at or action.at


def _counted(scene: Scene, command: Command) -> tuple[Tally, ...]:
    return tallies(scene, counts_in(command.text)[:_MOST], command.matters)


def _without_name(text: str) -> str:
    return _AROUND.sub("", _NAME.sub(" ", plain(text), count=1))


def _place(scene: Scene, words: str) -> str:
    """The place that stands before what was counted; "" for none."""
    for member in scene.home.staff:
        words = words.replace(member.name, " ")
    timed = spelt(words, scene.now, scene.town.calendar)
    words = callup.without_departments(scene, timed.rest if timed and timed.time else words)
    words = " ".join(part for part in words.split() if not finds_nothing(part))
    return "".join(_AROUND.sub("", place_before(before_counts(words))).split())[:_LONGEST]
