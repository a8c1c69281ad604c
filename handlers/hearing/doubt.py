"""Doubts (存疑): a line that may be a complaint is asked about once; without an answer it is listed for a community worker (待核).

The group hears nothing but the question, and that at most once in a while.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from handlers.domain.decision import Ask, Decision, Say, Timer, in_private, silence
from handlers.domain.doubt import Doubt, Kind, Standing
from handlers.domain.event import NOTHING_SAID, Said
from handlers.domain.facts.governance import View
from handlers.domain.facts.hearing import (
    DoubtDropped,
    DoubtFiled,
    DoubtListed,
    DoubtRaised,
    ListDue,
    MeaningAsked,
    MeaningDue,
)
from handlers.domain.intent import Command
from handlers.domain.reading import Label, Reading
from handlers.domain.rota import entrusted
from handlers.domain.scene import Scene
from handlers.domain.town import IN_GRID
from handlers.grammar.answer import answer, closed, in_reply
from handlers.grammar.audit import viewed
from handlers.grammar.matter import elsewhere
from handlers.hearing import pointing
from handlers.hearing.texts import doubt as texts


def raised(scene: Scene, reading: Reading) -> Decision | None:
    """Ask what a doubtful line means, or list it where a question would disturb; None where the line is in no doubt."""
    if reading.suspects is None or reading.confidence < scene.policy.hearing.ask_at:
        return None
    here = (t for t in scene.tickets.values() if t.in_work and t.is_told_in(scene.heard.room))
    if any(ticket.label is reading.suspects and not elsewhere(ticket, reading) for ticket in here):
        return silence("banter about what is known")
    return _listed(scene, Kind.UNSURE, reading) if _disturbs(scene) else _asked(scene, reading)


def advert(scene: Scene) -> Decision:
    """An advert full of the words of complaints: listed, so that somebody sees what was passed over."""
    return _listed(scene, Kind.ADVERT)


def voice(scene: Scene) -> Decision:
    """A voice message without a transcript beside an open ticket: nobody is counted by it before somebody has listened."""
    return _listed(scene, Kind.VOICE)


def question(scene: Scene) -> Decision:
    """A question that the guide does not know: listed, so that somebody may answer it, and write it into the guide."""
    return _listed(scene, Kind.QUESTION)


def shown(scene: Scene) -> Decision | None:
    """A picture with a word or two that say neither what it is nor where (就这?): asked once, where a question does not disturb."""
    if not pointing.points(scene.heard.text) or not pointing.shown(scene):
        return None
    if _disturbs(scene) or scene.question is not None or scene.hearing.doubt is not None:
        return silence("a picture, and no moment to ask of what")
    return _question(
        scene, _raised(scene, Kind.SHOWN, True, None), texts.ask_what_is_shown(), "asked: a picture of what?"
    )


def answered(scene: Scene, reading: Reading) -> Reading | Standing | None:
    """What the answer to the bot's question says: the matter with its place, that it is none, or nothing about it."""
    doubt = scene.hearing.doubt
    if not isinstance(scene.question, MeaningAsked) or doubt is None or doubt.standing is not Standing.ASKED:
        return None
    if reading.answer is False:
        return Standing.DROPPED
    if doubt.kind is Kind.SHOWN:
        return _seen(reading)
    if reading.complains and _another_matter(scene, doubt, reading):
        return None
    if not (reading.answer or reading.place or reading.complains):
        return None
    return replace(doubt.reading, place=reading.place or doubt.place, home=reading.home, level=reading.level)


def _seen(reading: Reading) -> Reading | None:
    """What the answer says of a picture; of one that has only its place somebody looks what it is."""
    label = reading.label if reading.complains else reading.suspects or (Label.OTHER if reading.place else None)
    return replace(reading, label=label, suspects=None, confidence=1.0) if label else None


def _another_matter(scene: Scene, doubt: Doubt, reading: Reading) -> bool:
    """Whether a line brings up something else (a lamp, then rubbish), though it names a place."""
    matter = scene.policy.matter
    if reading.label is Label.OTHER:
        return matter(reading.label, reading.subcategory).key != matter(doubt.label, doubt.subcategory).key
    return reading.label is not doubt.label


def dropped(scene: Scene, doubt: Doubt) -> Decision:
    """It was no complaint."""
    return Decision((ended(scene, doubt, DoubtDropped),), why="in doubt: dropped") + closed(scene)


def filed(scene: Scene, doubt: Doubt) -> Decision:
    """A ticket comes of it."""
    return Decision((ended(scene, doubt, DoubtFiled),), why="in doubt: filed") + closed(scene)


def ended(scene: Scene, doubt: Doubt, how: type[DoubtDropped] | type[DoubtFiled]) -> DoubtDropped | DoubtFiled:
    """The speaker has said what a line in doubt is."""
    return how(station=doubt.station, message=doubt.message, at=scene.now, by=scene.speaker.person)


def drop(scene: Scene, command: Command) -> Decision:
    """略过: somebody has looked, and it is none."""
    assert command.doubt is not None, "the argument found one"
    return dropped(scene, command.doubt) + Decision(says=(answer(scene, texts.dropped(command.doubt.id)),))


def unanswered(scene: Scene, due: MeaningDue) -> Decision:
    """Nobody has answered: the group hears nothing more, and a community worker finds it on the list."""
    doubt = scene.hearing.doubt
    if doubt is None or doubt.standing is not Standing.ASKED:
        return silence("answered")
    if doubt.kind is Kind.SHOWN:
        gone = DoubtDropped(station=doubt.station, message=doubt.message, at=scene.now, why="nobody has answered")
        return Decision((gone,), why=gone.why)
    event = DoubtListed(station=doubt.station, message=doubt.message, at=scene.now, why="nobody has answered")
    return Decision((event,), timers=(list_timer(scene),), why=f"listed: {doubt.kind}")


def tell_lists(scene: Scene, due: ListDue) -> Decision:
    """Once a day the community workers are told how many lines wait for them."""
    if not scene.hearing.doubts:
        return silence("nothing is listed")
    text = texts.waiting(len(scene.hearing.doubts))
    workers = scene.home.with_role(*IN_GRID)  # who of them looks is theirs to settle
    return Decision(says=tuple(in_private(member.name, text) for member in workers), why="the list waits")


def show(scene: Scene, command: Command) -> Decision:
    """待核: the list, one of each person's after the other; what presses is the first of his."""
    rows = [_shown(scene, doubt) for doubt in _by_turns(scene.hearing.doubts)]
    shown = (View.WORDS,) if any(doubt.words for doubt, _ in rows) else ()
    text = texts.listed(rows, scene.now)
    return Decision(says=(in_private(scene.speaker.person, text),), why="待核") + viewed(scene, *shown)


def _shown(scene: Scene, doubt: Doubt) -> tuple[Doubt, str]:
    """A line in doubt as the speaker may read it, with the name of its matter: what was said in private is for the entrusted alone."""
    matter = scene.policy.matter(doubt.label, doubt.subcategory)
    if doubt.room is None:
        keepers = entrusted(scene.home, None, matter, doubt.at, scene.town.calendar)
        if scene.speaker.staff not in keepers:
            return replace(doubt, words=""), matter.name
    return doubt, matter.name


def _by_turns(doubts: Iterable[Doubt]) -> list[Doubt]:
    """Nobody's doubt stands behind all those of another."""
    turns: Counter[str] = Counter()
    turn: dict[int, int] = {}
    for doubt in sorted(doubts, key=lambda doubt: (not doubt.presses, doubt.id)):
        turn[doubt.id] = turns[doubt.person]
        turns[doubt.person] += 1
    return sorted(doubts, key=lambda doubt: (turn[doubt.id], not doubt.presses, doubt.id))


def noted(scene: Scene, kind: Kind, asked: bool = False) -> DoubtRaised:
    """What is said now, as a line in doubt of which no more is known."""
    heard, me = scene.heard, scene.speaker.person
    return DoubtRaised(
        station=scene.home.name,
        message=heard.id,
        at=scene.now,
        by=me,
        doubt=kind,
        asked=asked,
        room=heard.room,
        person=me,
        words=Said(heard.text, me, heard.id),
        told_at=heard.at,
    )


def _raised(scene: Scene, kind: Kind, asked: bool, reading: Reading | None) -> DoubtRaised:
    event, heard, me = noted(scene, kind, asked), scene.heard, scene.speaker.person
    if reading is None or reading.suspects is None:
        return event
    evidence = Said("、".join(reading.evidence), me, heard.id) if reading.evidence else NOTHING_SAID
    return replace(
        event,
        label=reading.suspects,
        subcategory=reading.subcategory,
        place=Said(reading.place, me, heard.id) if reading.place else None,
        evidence=evidence,
        confidence=reading.confidence,
    )


def _disturbs(scene: Scene) -> bool:
    """Whether a question now would disturb: at night, long after the line, beside another question, or so soon after the last."""
    if scene.heard.room is None:
        return False
    soon = scene.lately(scene.hearing.last_doubt, scene.policy.neighbours.spoken_of)
    return soon or scene.late or scene.question is not None or scene.policy.quiet.holds(scene.now)


def _asked(scene: Scene, reading: Reading) -> Decision:
    event = _raised(scene, Kind.UNSURE, True, reading)
    matter = scene.policy.matter(event.label, event.subcategory)
    return _question(scene, event, texts.ask(matter, reading.place), f"asked: {event.label} {event.confidence:.2f}")


def _question(scene: Scene, event: DoubtRaised, text: str, why: str) -> Decision:
    """Ask its author once, quoting his line, where he said it."""
    until = scene.now + scene.policy.hearing.doubt
    person, room = scene.speaker.person, scene.heard.room
    say = Say(text, room=room, person=None if room else person)
    return Decision(
        (event,),
        (in_reply(scene, say, person, scene.heard.id) if room else say,),
        (Timer(until, MeaningDue(event.station, event.message)),),
        (Ask(person, room, MeaningAsked(event.message), until),),
        why=why,
    )


def _listed(scene: Scene, kind: Kind, reading: Reading | None = None) -> Decision:
    event = _raised(scene, kind, False, reading)
    return Decision((event,), timers=(list_timer(scene),), why=f"listed: {kind}")


def list_timer(scene: Scene) -> Timer:
    """When the community workers are told that something waits on their list."""
    return Timer(scene.town.calendar.last_hour(scene.now), ListDue(scene.home.name))
