"""Joint meetings (联席会议): called by a chief or by the street, moved, called off, and held once somebody notes something of them.

Bulletin: 建立联席会议制度, 定期或不定期召开会议.
"""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from handlers.domain.decision import Decision, in_private, silence
from handlers.domain.event import NOTHING_SAID, Event, Said
from handlers.domain.facts.meeting import MeetingCalled, MeetingCancelled, MeetingHeld, MeetingMoved
from handlers.domain.intent import Command
from handlers.domain.meeting import Conference, Meeting
from handlers.domain.scene import Scene
from handlers.domain.workcalendar import local
from handlers.governance import summons
from handlers.governance.summons import Appointment, appointed
from handlers.governance.texts import meeting as texts
from handlers.grammar.answer import answered
from handlers.grammar.spelling.when import spelt

_BEGUN = re.compile(r"已(?:经)?召?开[过了完]?了?|召?开[过了完]了?|补[记录登]")
_MOVES = re.compile(r"^(?:时间)?(?:改[到在期为成]|推迟到?|延[期到]|提前到)|改[到在成]")
_CANCELS = re.compile(r"^(?:取消|不开|撤[销回]|作废)|(?:取消|不开|作废)了?[。!]?$")
_MOVING = re.compile(r"改期?[到在为至成]?|推迟[到至]?|延期?[到至后]?|提前[到至]?")
_OVER = timedelta(hours=12)
"""So long after a meeting 散会 is said of something else."""


def call(scene: Scene, command: Command) -> Decision:
    """联席会议 3月12日 15:00 社区会议室; with 已开 it is one that was held."""
    if (refused := summons.elsewhere(scene)) is not None:
        return refused
    words = summons.told_of(scene, command)
    if _CANCELS.search(words):
        return cancel(scene, command)
    if _MOVES.search(words):
        return move(scene, command)
    if _BEGUN.search(words) or "补记" in scene.heard.text:
        return _recorded(scene, _BEGUN.sub(" ", words))
    appointment = appointed(scene, words)
    if isinstance(appointment, Decision):
        return appointment
    conference, begins = scene.governance.conferences.own, appointment.begins
    if any(one.begins == begins for one in conference.standing):
        return answered(scene, texts.called_already(begins, scene.now), "called already")
    members = summons.members(scene, conference.unit)
    event = MeetingCalled(
        **_by(scene, conference),
        nth=len(conference.meetings) + 1,
        begins=begins,
        place=_said(scene, appointment.place),
        members=members,
        why="a joint meeting is called",
    )
    text = texts.called(conference.unit, begins, appointment.place, scene.now)
    says = tuple(summons.told(scene, conference, members, text))
    others = [one.begins for one in conference.ahead(scene.now)]
    ack = texts.has_called(begins, scene.now, len({*members} - {event.by}), others)
    return Decision((event,), says, why=event.why) + _aside(scene, conference, ack, needed=bool(others))


def move(scene: Scene, command: Command) -> Decision:
    """联席会议改到 3月14日 15:00: the meeting of the day that stands before 改到, else the nearest."""
    if (refused := summons.elsewhere(scene)) is not None:
        return refused
    conference = scene.governance.conferences.own
    words = summons.told_of(scene, command)
    before, _, after = words.partition(found[0]) if (found := _MOVING.search(words)) else ("", "", words)
    waiting = conference.unheld(scene.now)
    if not waiting:
        return answered(scene, texts.none_called(), "no meeting")
    meeting = _of_day(scene, waiting, before) or _nearest(scene, conference, waiting)
    appointment: Appointment | Decision
    if after.strip() and spelt(words, scene.now, scene.town.calendar) is None:
        appointment = Appointment(meeting.begins, summons.place_in(after))
    else:
        appointment = appointed(scene, after if spelt(after, scene.now, scene.town.calendar) else words)
    if isinstance(appointment, Decision):
        return appointment
    place = appointment.place
    event = MeetingMoved(
        **_by(scene, conference),
        nth=meeting.nth,
        begins=appointment.begins,
        place=_said(scene, place),
        why="a joint meeting is moved",
    )
    text = texts.moved(conference.unit, meeting.begins, appointment.begins, place or meeting.place, scene.now)
    says = tuple(summons.told(scene, conference, meeting.members, text))
    ack = texts.has_moved(appointment.begins, scene.now)
    return Decision((event,), says, why=event.why) + _aside(scene, conference, ack)


def cancel(scene: Scene, command: Command) -> Decision:
    """取消联席会议: the only one that is to come, or that of the day which is named."""
    if (refused := summons.elsewhere(scene)) is not None:
        return refused
    conference = scene.governance.conferences.own
    waiting = conference.unheld(scene.now)
    if not waiting:
        return answered(scene, texts.none_called(), "no meeting")
    ahead = conference.ahead(scene.now) or waiting[-1:]
    meeting = _of_day(scene, waiting, summons.told_of(scene, command)) or (ahead[0] if len(ahead) == 1 else None)
    if meeting is None:
        return answered(scene, texts.which_day([one.begins for one in ahead], scene.now), "which meeting?")
    event = MeetingCancelled(**_by(scene, conference), nth=meeting.nth, why="a joint meeting is called off")
    text = texts.cancelled(conference.unit, meeting.begins, scene.now)
    says = tuple(summons.told(scene, conference, meeting.members, text)) if meeting.members else ()
    ack = texts.has_cancelled(meeting.begins, scene.now)
    return Decision((event,), says, why=event.why) + _aside(scene, conference, ack)


def mark(scene: Scene, command: Command) -> Decision:
    """会议开始, 散会: the meeting is held; where none is called it is talk."""
    conference = scene.governance.conferences.own
    meeting = conference.current(scene.now)
    if meeting is None or meeting.held and scene.now > meeting.begins + _OVER:
        return silence("ordinary words") if scene.heard.room else answered(scene, texts.none_begun(), "no meeting")
    topics = [topic.words for topic in conference.topics_of(meeting)]
    measures = len(conference.measures_of(meeting))
    text = (
        texts.begins(meeting.begins, scene.now, topics)
        if "开" in scene.heard.text
        else texts.ends(meeting.begins, scene.now, len(meeting.minutes), measures)
    )
    say = in_private(scene.speaker.person, text)
    return Decision(held(scene, conference, meeting), (say,), why="a joint meeting is held")


def held(scene: Scene, conference: Conference, meeting: Meeting | None) -> tuple[Event, ...]:
    """The event that it is held, once."""
    if meeting is None or meeting.held:
        return ()
    return (MeetingHeld(**_by(scene, conference), nth=meeting.nth, begins=meeting.begins),)


def _recorded(scene: Scene, words: str) -> Decision:
    """A meeting that nobody had called, or of which nobody has noted anything, was held."""
    appointment = appointed(scene, words, begun=True)
    if isinstance(appointment, Decision):
        return appointment
    conference, begins = scene.governance.conferences.own, appointment.begins
    known = conference.on(local(begins).date())
    if known is not None and known.held:
        return answered(scene, texts.recorded_already(known.begins, scene.now), "recorded already")
    why = "a joint meeting was held"
    text = texts.recorded((known.begins if known else begins), scene.now)
    if known is not None:
        return Decision(held(scene, conference, known)) + answered(scene, text, why)
    nth = len(conference.meetings) + 1
    place = _said(scene, appointment.place)
    called = MeetingCalled(**_by(scene, conference), nth=nth, begins=begins, place=place, why=why)
    return Decision((called, *held(scene, conference, Meeting(nth, begins)))) + answered(scene, text, why)


def _of_day(scene: Scene, meetings: Sequence[Meeting], words: str) -> Meeting | None:
    """The meeting of the day that words name, None where they name none of them."""
    found = spelt(words, scene.now, scene.town.calendar)
    if found is None or found.time is None:
        return None
    day = local(found.time.end).date()
    return next((one for one in meetings if one.day == day), None)


def _nearest(scene: Scene, conference: Conference, waiting: Sequence[Meeting]) -> Meeting:
    ahead = conference.ahead(scene.now)
    return ahead[0] if ahead else waiting[-1]


def _aside(scene: Scene, conference: Conference, text: str, needed: bool = False) -> Decision:
    """To whoever steers, in private, where he has not read the line in the work group anyway."""
    station = scene.town.station(conference.unit.station)
    is_here = station is not None and scene.heard.room == station.staff_group
    return Decision(says=(in_private(scene.speaker.person, text),)) if needed or not is_here else Decision()


def _by(scene: Scene, conference: Conference) -> dict[str, Any]:
    return {"unit": conference.unit, "at": scene.now, "by": scene.speaker.person}


def _said(scene: Scene, words: str) -> Said:
    return Said(words, scene.speaker.person, scene.heard.id) if words else NOTHING_SAID
