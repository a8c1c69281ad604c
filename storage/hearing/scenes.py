"""What the rules about hearing look at, loaded where an intent needs it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from sqlmodel import Session

from handlers.domain.doubt import Doubt
from handlers.domain.facts.hearing import DangerAsked, DoubtRaised, MeaningAsked, MeaningDue
from handlers.domain.facts.tickets import LevelRaised, Opened, PlaceSet, Revived
from handlers.domain.message import IncomingMessage
from handlers.domain.scene import Picture, Scene, Sender
from handlers.domain.words import Hint, Lesson, Miss
from storage import events
from storage.hearing import doubt, lesson, vocabulary
from storage.loaded import Loaded
from storage.queues import inbox
from storage.rooms import people
from storage.scene import line

Hints = Callable[[tuple[Lesson, ...]], tuple[Hint, ...]]

_A_WEEK = timedelta(days=7)
_TOLD = (Opened, Revived, LevelRaised, PlaceSet, DoubtRaised)
"""Events by which somebody tells a matter, or more of it."""


def own_words(session: Session, loaded: Loaded) -> Loaded:
    """The changes of the lexicon that hold for the speaker's unit."""
    scene = loaded.scene
    path = scene.speaker.staff.path if scene.speaker.staff else scene.station.path if scene.station else ""
    return loaded.hearing(words=vocabulary.changes(session, path))


def lessons(session: Session, loaded: Loaded, hints: Hints) -> Loaded:
    """What the mistakes of a week suggest, and how many there were of each kind."""
    scene = loaded.scene
    learnt = lesson.since(session, scene.home.name, scene.now - _A_WEEK, scene.now)
    false = sum(one.miss is Miss.FALSE_ALARM for one in learnt)
    return loaded.hearing(hints=hints(learnt), false_alarms=false, misses=len(learnt) - false)


def doubts(session: Session, loaded: Loaded) -> Loaded:
    """The list of lines in doubt."""
    station = loaded.scene.station
    return loaded.hearing(doubts=doubt.listed(session, station.name)) if station else loaded


def last_doubt(session: Session, loaded: Loaded) -> Loaded:
    """When the room was last asked about one."""
    return loaded.hearing(last_doubt=doubt.last_asked(session, loaded.scene.heard.room, loaded.scene.now))


def lately(session: Session, loaded: Loaded) -> Loaded:
    """What the speaker has told for as long as a limit looks back."""
    scene, policy = loaded.scene, loaded.scene.policy.hearing
    since = scene.now - max(policy.reports.per, policy.alarms.per)
    return loaded.hearing(lately=events.through(session, _TOLD, scene.speaker.person, since, scene.now))


def doubt_meant(session: Session, loaded: Loaded) -> Loaded:
    """The line in doubt that the speaker takes back or was asked about, or that a timer is for."""
    scene, due = loaded.scene, loaded.due
    message = due.message if isinstance(due, MeaningDue) else None
    if scene.line is not None:
        message = scene.heard.target
        if isinstance(scene.question, MeaningAsked):
            message = message or scene.question.message
    if message is None or scene.station is None:
        return loaded
    found = doubt.about(session, scene.station.name, message)
    return loaded.hearing(doubt=found, pictures=_shown_with(session, scene, found) if found else ())


def _shown_with(session: Session, scene: Scene, found: Doubt) -> tuple[Picture, ...]:
    """The pictures that were shown with a line in doubt, for whoever answers."""
    if scene.line is None or not isinstance(scene.question, MeaningAsked):
        return ()
    told = inbox.message(session, scene.heard.transport, found.message)
    within = scene.policy.tickets.join
    return line.pictures_with(session, told, within, scene.heard.at) if told else ()


def alarm_meant(session: Session, loaded: Loaded) -> Loaded:
    """What may be a danger, about which the speaker was asked, or everybody in his group."""
    said, station = loaded.scene.said, loaded.scene.station
    asked = next((question for question in (said.question, said.asked) if isinstance(question, DangerAsked)), None)
    if asked is None or station is None or _quotes_another(session, loaded.scene.heard, asked.message):
        return loaded
    return loaded.hearing(alarm=doubt.about(session, station.name, asked.message))


def _quotes_another(session: Session, heard: IncomingMessage, message: str) -> bool:
    """Whether a line quotes what somebody else has said, and not the line that was asked about: it answers that."""
    quote = heard.quote
    return bool(quote) and quote != message and inbox.message(session, heard.transport, quote or "") is not None


def quoted_line(session: Session, loaded: Loaded) -> Loaded:
    """The line that is quoted, with whoever said it."""
    heard = loaded.scene.heard
    said = inbox.message(session, heard.transport, heard.quote) if heard.quote else None
    if said is None or not said.text:
        return loaded
    identity = people.meet(session, said.transport, said.sender, said.name, None)
    sender = Sender(identity.person, identity.name, loaded.scene.town.staff.get(identity.person))
    return loaded.hearing(quoted_line=replace(said, at=heard.at), quoted_sender=sender)
