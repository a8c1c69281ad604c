"""Shadow mode (试运行) of a group: the bot says nothing there, and tells the chief what it would have done."""

import re
from dataclasses import replace

from handlers.domain.decision import Decision, Say, in_private
from handlers.domain.facts.hearing import ShadowSwitched
from handlers.domain.facts.tickets import Opened
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.domain.town import Purpose, Role
from handlers.grammar.answer import answered
from handlers.grammar.texts.ticket import matter_at
from handlers.hearing.texts import shadow

_OFF = ("关", "关闭", "停", "结束", "off")


def rehearsed(scene: Scene, decision: Decision) -> Decision:
    """The decision where some groups only rehearse: nothing follows from what is said there, and no line of ours reaches them."""
    quiet = tuple(say for say in decision.says if say.room in scene.town.shadows)
    if _is_here(scene):
        opened = [event for event in decision.events if isinstance(event, Opened)]
        told = [_would_open(scene, event) for event in opened]
        return Decision(says=_tell(scene, [*told, *(_would_say(say) for say in quiet)]), why=f"shadow: {decision.why}")
    if not quiet:
        return decision
    spoken = tuple(say for say in decision.says if say not in quiet)
    return replace(decision, says=(*spoken, *_tell(scene, [_would_say(say) for say in quiet])))


def switch(scene: Scene, command: Command) -> Decision:
    """试运行: put a group into shadow mode, or take it out again; without a name, say which groups are."""
    name, _, last = command.text.partition(" ")
    groups = [
        c.room for c in scene.town.channels.values() if c.purpose is Purpose.OWNERS and _covers(scene, c.station.path)
    ]
    if not name:
        return answered(scene, shadow.rooms([group for group in groups if group in scene.town.shadows]), "试运行")
    found = [group for group in groups if name in (group, group.removesuffix("业主群"))]
    if not found:
        return answered(scene, shadow.no_such_group(name, groups), "试运行")
    on = last.strip() not in _OFF
    me = scene.speaker.person
    events = tuple(ShadowSwitched(group=group, on=on, at=scene.now, by=me) for group in found)
    return answered(scene, shadow.switched(found[0], on), "试运行") + Decision(events)


def _is_here(scene: Scene) -> bool:
    """Whether somebody who is no staff speaks in a group that only rehearses."""
    channel = scene.channel
    in_shadow = channel is not None and channel.room in scene.town.shadows
    return in_shadow and scene.line is not None and scene.speaker.staff is None


def _would_open(scene: Scene, event: Opened) -> str:
    ticket = event.opened()
    return shadow.would_open(matter_at(ticket, scene.matter(ticket)), ticket)


def _would_say(say: Say) -> str:
    return shadow.would_say(re.sub(r"#\d{3,8}", "#(单号)", say.text))


def _tell(scene: Scene, lines: list[str]) -> tuple[Say, ...]:
    """One line to each chief; nothing where there is nothing to tell."""
    if not lines:
        return ()
    room = scene.channel.room if scene.channel else ""
    text = shadow.told(room, lines, scene.now)
    return tuple(in_private(chief.name, text) for chief in scene.home.with_role(Role.CHIEF))


def _covers(scene: Scene, path: str) -> bool:
    return scene.speaker.staff is not None and scene.speaker.staff.covers(path)
