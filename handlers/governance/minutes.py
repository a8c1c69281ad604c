"""The minutes of a joint meeting (纪要), typed as chat: several messages add up; bare they are shown with its topics and measures."""

from handlers.domain.decision import Decision, in_private
from handlers.domain.event import Said
from handlers.domain.facts.meeting import MinutesTaken
from handlers.domain.intent import Command
from handlers.domain.scene import Scene
from handlers.governance.meetings import held
from handlers.governance.texts import meeting as texts
from handlers.grammar.answer import answered


def minutes(scene: Scene, command: Command) -> Decision:
    """纪要 …: they belong to the latest meeting that has begun; that it has any says that it is held."""
    conference, now = scene.governance.conferences.own, scene.now
    words = command.text.strip()
    if not words:
        return _shown(scene)
    meeting = conference.current(now)
    if meeting is None:
        return answered(scene, texts.none_begun(), "no meeting")
    me, why = scene.speaker.person, "minutes are taken"
    event = MinutesTaken(
        unit=conference.unit, at=now, by=me, why=why, nth=meeting.nth, words=Said(words, me, scene.heard.id)
    )
    say = in_private(me, texts.minuted(meeting.begins, now, len(meeting.minutes) + 1))
    return Decision((*held(scene, conference, meeting), event), (say,), why=why)


def _shown(scene: Scene) -> Decision:
    """The latest meeting: what was written, what was brought up, what was agreed on."""
    conference, now = scene.governance.conferences.own, scene.now
    meeting = conference.latest(now)
    if meeting is None:
        return answered(scene, texts.none_begun(), "no meeting")
    text = texts.minutes(conference.unit, meeting, conference.topics_of(meeting), conference.measures_of(meeting), now)
    return answered(scene, text, "minutes")
