"""Doubts (存疑): a line that may be a complaint is asked about once; without an answer it is listed for a community worker (待核).

The group hears nothing but the question, and that at most once in a while.
"""

from dataclasses import replace

from handlers.domain.decision import Alarm, Ask, Decision, Say, Timer, answer, in_private, in_reply, silence
from handlers.domain.doubt import Doubt, Kind, Standing
from handlers.domain.reading import Reading
from handlers.domain.scene import Asking, Question, Scene
from handlers.domain.town import Role
from handlers.hearing.texts import doubt


def raised(scene: Scene, reading: Reading) -> Decision | None:
    """Ask what a doubtful line means, or list it where a question would disturb; None where the line is in no doubt."""
    if reading.suspects is None or reading.confidence < scene.policy.ask_at:
        return None
    if any(t.in_work and t.room == scene.heard.room and t.label is reading.suspects for t in scene.tickets.values()):
        return silence("banter about what is known")
    found = replace(
        _doubt(scene, Kind.UNSURE),
        label=reading.suspects,
        subcategory=reading.subcategory,
        place=reading.place,
        evidence=reading.evidence,
        confidence=reading.confidence,
    )
    return _listed(scene, found) if _disturbs(scene) else _asked(scene, found)


def advert(scene: Scene) -> Decision:
    """An advert full of the words of complaints: listed, so that somebody sees what was passed over."""
    return _listed(scene, _doubt(scene, Kind.ADVERT))


def voice(scene: Scene) -> Decision:
    """A voice message without a transcript beside an open ticket: nobody is counted by it before somebody has listened."""
    return _listed(scene, _doubt(scene, Kind.VOICE))


def answered(scene: Scene, reading: Reading) -> Reading | Standing | None:
    """What the answer to the bot's question says: the matter with its place, that it is none, or nothing about it."""
    asked, found = scene.question, scene.doubt
    if asked is None or asked.asking is not Asking.DOUBT or found is None or found.standing is not Standing.ASKED:
        return None
    if reading.answer is False:
        return Standing.DROPPED
    if reading.complains and reading.label is not found.label:
        return None
    if not (reading.answer or reading.place or reading.complains):
        return None
    return replace(told(found), place=reading.place or found.place, level=reading.level)


def told(found: Doubt) -> Reading:
    """What a doubtful line says, now that somebody has confirmed it."""
    return Reading(found.label, found.subcategory, confidence=1.0, evidence=found.evidence, place=found.place)


def settled(found: Doubt, standing: Standing) -> Decision:
    """What has become of a doubt."""
    return Decision(doubts=(replace(found, standing=standing),), answered=True, why=f"in doubt: {standing}")


def wanted(scene: Scene, words: str) -> tuple[Doubt, str] | Decision:
    """The doubt on the list that "12 3栋门口" means, and the rest of the words; or what is wrong with them."""
    first, _, rest = words.partition(" ")
    found = next((found for found in scene.doubts if str(found.id) == first.lstrip("#第").rstrip("条.")), None)
    return (found, rest.strip()) if found else Decision(says=(answer(scene, doubt.no_such(first)),), why="not listed")


def drop(scene: Scene, words: str) -> Decision:
    """略过: somebody has looked, and it is none."""
    meant = wanted(scene, words)
    if isinstance(meant, Decision):
        return meant
    return settled(meant[0], Standing.DROPPED) + Decision(says=(answer(scene, doubt.dropped(meant[0].id)),))


def unanswered(scene: Scene) -> Decision:
    """Nobody has answered: the group hears nothing more, and a community worker finds it on the list."""
    found = scene.doubt
    if found is None or found.standing is not Standing.ASKED:
        return silence("answered")
    return _listed(scene, found)


def tell_lists(scene: Scene) -> Decision:
    """Once a day the community workers are told how many lines wait for them."""
    if not scene.doubts:
        return silence("nothing is listed")
    text = doubt.waiting(len(scene.doubts))
    workers = scene.home.with_role(Role.GRID_WORKER)  # who of them looks is theirs to settle
    return Decision(says=tuple(in_private(member.name, text) for member in workers), why="the list waits")


def show(scene: Scene) -> Decision:
    """待核: the list, oldest first."""
    rows = [(found, scene.policy.matter(found.label, found.subcategory).name) for found in scene.doubts]
    return Decision(says=(in_private(scene.speaker.person, doubt.listed(rows, scene.now)),), why="待核")


def _doubt(scene: Scene, kind: Kind) -> Doubt:
    heard = scene.heard
    return Doubt(
        message=heard.id,
        kind=kind,
        standing=Standing.LISTED,
        station=scene.home.name,
        room=heard.room,
        person=scene.speaker.person,
        words=heard.text,
        at=heard.at,
    )


def _disturbs(scene: Scene) -> bool:
    """Whether a question now would disturb: at night, long after the line, beside another question, or so soon after the last."""
    if scene.heard.room is None:
        return False
    soon = scene.last_doubt is not None and scene.now - scene.last_doubt < scene.policy.spoken_of
    return soon or scene.late or scene.question is not None or scene.policy.quiet.holds(scene.now)


def _asked(scene: Scene, found: Doubt) -> Decision:
    until = scene.now + scene.policy.doubt
    matter = scene.policy.matter(found.label, found.subcategory)
    person, room = scene.speaker.person, scene.heard.room
    say = Say(doubt.ask(matter, found.place), room=room, person=None if room else person)
    return Decision(
        says=(in_reply(scene, say, person, scene.heard.id) if room else say,),
        timers=(Timer(until, Alarm.DOUBT, scene.home.name, found.message),),
        asks=(Ask(person, room, Question(Asking.DOUBT, (), text=found.message), until),),
        doubts=(replace(found, standing=Standing.ASKED),),
        why=f"asked: {found.label} {found.confidence:.2f}",
    )


def _listed(scene: Scene, found: Doubt) -> Decision:
    return Decision(
        timers=(Timer(scene.town.calendar.last_hour(scene.now), Alarm.LIST, found.station, ""),),
        doubts=(replace(found, standing=Standing.LISTED),),
        why=f"listed: {found.kind}",
    )
