"""The patrol (网格巡查): in lines of chat, each finding a ticket of its own, or cleared on the spot and only counted.

Bulletin: 网格巡查发现机制; 100余个问题解决在居民群众"开口"之前.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from handlers.domain.decision import Ask, Decision, silence
from handlers.domain.event import Said
from handlers.domain.facts.patrol import FindingsEvent, PatrolGoesOn, Patrolled, PatrolWentOn, PatrolWhere, Spotted
from handlers.domain.facts.tickets import PhotosAdded
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.domain.ticket import Stage, TicketId
from handlers.domain.town import Compound
from handlers.governance.spotting import Finding, findings
from handlers.governance.texts import patrol as texts
from handlers.grammar.answer import answered, belonging
from handlers.grammar.findings import is_outside, is_patrol
from handlers.grammar.place import is_public
from handlers.grammar.which import named

_MOST = 20
"""Findings of one line."""


def patrol(scene: Scene, command: Command) -> Decision:
    """巡查 桂花苑 7栋僵尸车2辆 顺手清堆物1处; or another line of the patrol that was told just now, or the compound that was asked for."""
    found = findings(scene.policy, command, scene.town.compounds)
    usual = _compound(scene)
    if found is None:
        if command.loose and _named_in(scene) is None:
            return silence("a word about patrols")
        path = usual.path if usual else ""
        return answered(scene, texts.nothing_found(), "nothing found") + _goes_on(scene, path, begun=True)
    strange = next((one.compound for one in found if one.compound and _of_station(scene, one.compound) is None), "")
    if strange:
        return answered(scene, texts.elsewhere(strange, scene.home.name), "another station's compound")
    if usual is None and not is_outside(scene.heard.text) and any(map(_lacks_compound, found)):
        return _which_compound(scene, command)
    return _noted(scene, found[:_MOST], usual)


def shown(scene: Scene) -> Decision | None:
    """A picture right after a finding belongs to it, as it was before the work; what was cleared needs none."""
    asked = scene.question
    if not isinstance(asked, PatrolGoesOn) or not scene.heard.kind.shows or scene.heard.text or named(scene):
        return None
    stays = Decision(questions=(Ask(scene.speaker.person, scene.heard.room, asked, _until(scene)),))
    ticket = scene.tickets.get(asked.ticket) if asked.ticket else None
    if ticket is None or not ticket.in_work:
        return stays + silence("a picture of what was cleared")
    photos = (scene.heard.media or scene.heard.id,)
    event = PhotosAdded(ticket=ticket.id, at=scene.now, by=scene.speaker.person, stage=Stage.BEFORE, photos=photos)
    return Decision((event,), attached=belonging(scene, ticket), why="a picture of what was found") + stays


def _noted(scene: Scene, found: Sequence[Finding], usual: Compound | None) -> Decision:
    """The patrol with what was found; numbers in a row."""
    me, asked = scene.speaker.person, scene.question
    spotted: list[Spotted] = []
    for one in found:
        compound = _of_station(scene, one.compound) or usual
        opened = sum(one.ticket is not None for one in spotted)
        spotted.append(
            Spotted(
                one.matter.key,
                one.matter.label,
                one.level,
                None if one.cleared else scene.next_ticket(opened),
                one.quantities,
                compound.path if compound else scene.home.path,
                one.danger,
            )
        )
    waited = asked if isinstance(asked, PatrolWhere) and not is_patrol(scene.heard.text) else None
    message = waited.message if waited else scene.heard.id
    own = (scene.heard.media or scene.heard.id,) if scene.heard.kind.shows else ()
    kind: type[FindingsEvent] = PatrolWentOn if _is_more(scene) else Patrolled
    pictures = [one for one in scene.said.pictures if kind is Patrolled or one.message == scene.heard.quote]
    event = kind(
        station=scene.home.name,
        at=scene.now,
        by=me,
        why="a patrol",
        path=spotted[0].path if spotted else usual.path if usual else scene.home.path,
        person=me,
        message=message,
        found=tuple(spotted),
        words=tuple(Said(one.words, me, message) for one in found),
        places=tuple(Said(one.place or "", me, message) for one in found),
        photos=_each((*(waited.photos if waited else ()), *(picture.photo for picture in pictures), *own)),
        shown=_each((*(waited.shown if waited else ()), *(picture.message for picture in pictures))),
    )
    numbers = [one.ticket.number for one in spotted if one.ticket]
    text = (texts.also_noted if kind is PatrolWentOn else texts.noted)(len(found), numbers, event.cleared)
    last = spotted[-1] if spotted else None
    goes_on = _goes_on(scene, last.path if last else event.path, last.ticket if last else None)
    return Decision((event,)) + answered(scene, text, event.why) + goes_on


def _each(ids: Iterable[str]) -> tuple[str, ...]:
    """Each once: what was shown before the question may stand before its answer as well."""
    return tuple(dict.fromkeys(ids))


def _goes_on(scene: Scene, path: str, ticket: TicketId | None = None, begun: bool = False) -> Decision:
    """What the same person says and shows next in this chat may belong to the patrol."""
    until = scene.now + scene.policy.question if begun else _until(scene)
    return Decision(questions=(Ask(scene.speaker.person, scene.heard.room, PatrolGoesOn(path, ticket, begun), until),))


def _until(scene: Scene) -> datetime:
    return scene.now + scene.policy.tickets.join


def _is_more(scene: Scene) -> bool:
    """Whether the line only goes on with a patrol that was noted already."""
    asked = scene.question
    return isinstance(asked, PatrolGoesOn) and not asked.begun and not is_patrol(scene.heard.text)


def _which_compound(scene: Scene, command: Command) -> Decision:
    """Nobody knows where it was: asked, and what was said waits with its pictures."""
    pictures, me = scene.said.pictures, scene.speaker.person
    asked = PatrolWhere(
        command.text,
        scene.heard.id,
        tuple(picture.photo for picture in pictures),
        tuple(picture.message for picture in pictures),
    )
    ask = Ask(me, scene.heard.room, asked, scene.now + scene.policy.question)
    text = texts.which_compound([compound.name for compound in scene.home.compounds])
    return answered(scene, text, "which compound?") + Decision(questions=(ask,))


def _compound(scene: Scene) -> Compound | None:
    """The compound that is meant where a finding names none: the one that the line names, that of the patrol before it, the station's
    only one, the only one that whoever patrols is the grid worker of."""
    asked, me = scene.question, scene.speaker.person
    if scene.line is not None and (line := _named_in(scene)) is not None:
        return line
    if isinstance(asked, PatrolGoesOn) and (before := scene.home.compound(asked.path)) is not None:
        return before
    mine = [compound for compound in scene.home.compounds if me in compound.grid_workers]
    only = mine if len(scene.home.compounds) > 1 else scene.home.compounds
    return only[0] if len(only) == 1 else None


def _named_in(scene: Scene) -> Compound | None:
    names = {compound.name: scene.heard.text.find(compound.name) for compound in scene.home.compounds}
    first = min((name for name, at in names.items() if at >= 0), key=names.__getitem__, default="")
    return _of_station(scene, first)


def _of_station(scene: Scene, name: str) -> Compound | None:
    return next((compound for compound in scene.home.compounds if compound.name == name), None)


def _lacks_compound(one: Finding) -> bool:
    return not one.compound and not is_public(one.place)
