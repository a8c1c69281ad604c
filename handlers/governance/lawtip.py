"""Law tips (普法): what the law says of what was hot in a group, once a week at most, and only where somebody who steers the station agrees.

Bulletin: 普法宣传活动. Nobody is named, the source is.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from handlers.domain.approval import ApprovalDue
from handlers.domain.decision import Decision, Say, Timer, in_private, silence
from handlers.domain.facts.lawtip import LawTipAsked, LawTipDue, LawTipGiven
from handlers.domain.intent import Command
from handlers.domain.outreach import LawText
from handlers.domain.reading import Label
from handlers.domain.rota import is_there
from handlers.domain.scene import Scene
from handlers.domain.town import Role
from handlers.domain.words import Meaning
from handlers.domain.workcalendar import local
from handlers.governance.texts import lawtip as texts
from handlers.grammar.answer import answered
from handlers.grammar.arguments.kind import LABELS, kind_called


def propose(scene: Scene, due: LawTipDue) -> Decision:
    """A week begins: of what was hot in a group one tip is proposed to whoever steers the station and is there; nobody hears of the rest."""
    if scene.station is None:
        return silence("the station is gone")
    again = Decision(timers=(Timer(scene.town.calendar.next_week(scene.now + timedelta(seconds=1)), due),))
    of = tuple(member.name for member in scene.home.with_role(Role.CHIEF, Role.DEPUTY) if _is_there(scene, member.name))
    waiting = {room for asked in scene.governance.tips.waiting for room in asked.rooms}
    free = [room for room in _groups(scene) if room not in waiting and _may_read(scene, room)]
    return again + (_asked(scene, _hot(scene, free), of) if of else Decision())


def ask(scene: Scene, command: Command) -> Decision:
    """普法, 普法 违停, 普法 桂花苑 违停: proposed to whoever asks."""
    me, words = scene.speaker.person, command.text
    groups = [room for room in _groups(scene) if not scene.compound or room in scene.compound.groups]
    for name in scene.town.compounds:
        words = words.replace(name, "")
    if not groups:
        return answered(scene, texts.no_group(), "all rehearse")
    for asked in scene.governance.tips.waiting:
        if asked.waits_for(me) and set(asked.rooms) & set(groups):
            return Decision(says=(in_private(me, texts.waits(asked)),), why="a tip waits already")
    free = [room for room in groups if _may_read(scene, room)]
    if not free:
        return answered(scene, texts.this_week(groups), "told this week")
    if words.strip():
        return _of_kind(scene, words.strip(), free)
    hot = _hot(scene, free)
    if not hot:
        return answered(scene, texts.nothing_hot(scene.policy.governance.lawtip.least), "nothing is hot")
    return _asked(scene, hot, (me,))


def said(scene: Scene, event: LawTipGiven) -> Decision:
    """Agreed: the groups read it by day; one that has read another meanwhile reads none."""
    wait, text = scene.policy.quiet.wait(scene.now), texts.said(event.tip)
    rooms = [room for room in event.rooms if _may_read(scene, room)]
    return Decision(says=tuple(Say(text, room=room, not_before=wait) for room in rooms), why="a law tip")


Chosen = Sequence[tuple[LawText, str, str]]
"""Tips, each with the group that is to read it and, where it was hot there, what was told."""


def _hot(scene: Scene, rooms: Iterable[str]) -> Chosen:
    """For each group the tip about what was told there most, where that was often enough, and a tip is left that was not the last."""
    found = []
    for room in rooms:
        for label, count in scene.governance.tips.labels(room).most_common():
            if count < scene.policy.governance.lawtip.least:
                break
            if tip := _fresh(scene, room, _about(scene, room, label)):
                found.append((tip, room, texts.hot(_short(scene, room), _called(scene, room, label), count)))
                break
    return found


def _of_kind(scene: Scene, words: str, rooms: Sequence[str]) -> Decision:
    """The tip about a kind that somebody names, for each group one that was not its last."""
    meaning = kind_called(scene.policy, words)
    names = list(dict.fromkeys(_name(scene, tip.about) for tip in scene.town.law))
    tips = list(_meant(scene, meaning)) if meaning and meaning.label else []
    if not tips:
        return answered(scene, texts.no_such_kind(words, names), "no such tip")
    chosen = [(tip, room, "") for room in rooms if (tip := _fresh(scene, room, tips))]
    if not chosen:
        return answered(scene, texts.same_again(names), "the same as the last")
    return _asked(scene, chosen, (scene.speaker.person,))


def _asked(scene: Scene, chosen: Chosen, of: tuple[str, ...]) -> Decision:
    """One proposal a tip: what nobody has answered when the next week begins is not said, without a word."""
    until, decision = scene.town.calendar.next_week(scene.now), Decision()
    for nth, tip in enumerate(dict.fromkeys(tip for tip, *_ in chosen)):
        meant = [(room, hot) for one, room, hot in chosen if one == tip]
        event = LawTipAsked(
            approval=f"lawtip/{scene.home.name}/{scene.now:%Y%m%d%H%M%S}/{nth}",
            at=scene.now,
            why="proposed",
            station=scene.home.name,
            of=of,
            until=until,
            rooms=tuple(room for room, _ in meant),
            tip=tip,
        )
        text = texts.propose([hot for _, hot in meant if hot], event)
        says = tuple(in_private(name, text) for name in of)
        decision += Decision((event,), says, (Timer(until, ApprovalDue(event.station, event.approval)),), why=event.why)
    return decision


def _about(scene: Scene, room: str, label: Label) -> list[LawText]:
    """The tips about a label that fit what was told in a group, those about its matters first, the most told first."""
    told = scene.governance.tips.matters(room)
    fits = [tip for tip in scene.town.law if tip.about == label or (told[tip.about] and _label(scene, tip) is label)]
    return sorted(fits, key=lambda tip: -told[tip.about])


def _meant(scene: Scene, meaning: Meaning) -> Iterator[LawText]:
    """The tips about a kind: about its matter, else about its label, else about any matter of a label that was named."""
    yield from (tip for tip in scene.town.law if tip.about == meaning.subcategory)
    yield from (tip for tip in scene.town.law if tip.about == meaning.label and meaning.label is not Label.OTHER)
    if meaning.subcategory is None:
        yield from (tip for tip in scene.town.law if tip.about != meaning.label and _label(scene, tip) is meaning.label)


def _fresh(scene: Scene, room: str, tips: Iterable[LawText]) -> LawText | None:
    """The first that was not the last in a group."""
    last = next((given.tip.text for given in reversed(scene.governance.tips.given_in(room))), None)
    return next((tip for tip in tips if tip.text != last), None)


def _may_read(scene: Scene, room: str) -> bool:
    """Whether a group has read less than was set; days are counted, so that a Monday follows a Monday."""
    limit, today = scene.policy.governance.lawtip, local(scene.now).date()
    lately = [tip for tip in scene.governance.tips.given_in(room) if today - local(tip.at).date() < limit.per]
    return len(lately) < limit.most


def _groups(scene: Scene) -> list[str]:
    """The owners' groups of the station; those that only rehearse hear nothing."""
    rooms = (room for compound in scene.home.compounds for room in compound.groups)
    return [room for room in rooms if room not in scene.town.shadows]


def _short(scene: Scene, room: str) -> str:
    """桂花苑, where that has no other group."""
    channel = scene.town.channels[room]
    return channel.compound.name if channel.compound and len(channel.compound.groups) == 1 else room


def _called(scene: Scene, room: str, label: Label) -> str:
    """What was told: the matter where all of it was one, else the label."""
    matters = {told.matter for told in scene.governance.tips.told if told.room == room and told.label is label}
    return _name(scene, matters.pop() if len(matters) == 1 else label)


def _name(scene: Scene, about: str) -> str:
    """What a label or a matter is called."""
    matter = scene.policy.matters.get(about)
    return matter.name if matter else LABELS[Label(about)][0] if about in list(Label) else about


def _label(scene: Scene, tip: LawText) -> Label | None:
    matter = scene.policy.matters.get(tip.about)
    return matter.label if matter else None


def _is_there(scene: Scene, name: str) -> bool:
    return is_there(scene.home, name, scene.now)
