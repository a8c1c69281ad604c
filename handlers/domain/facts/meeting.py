"""Joint meetings (联席会议): called, moved, held, with topics, minutes and measures (举措); when a measure is looked at again."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from handlers.domain.due import Due
from handlers.domain.event import NOTHING_SAID, Event, Said
from handlers.domain.meeting import Conference, Measure, Meeting, Tag, Topic, Unit
from handlers.domain.question import Question


@dataclass(frozen=True, kw_only=True)
class MeetingEvent(Event):
    """Something that happened to the meetings of a unit."""

    unit: Unit

    @property
    def stream(self) -> str:
        return self.unit.stream

    def changed(self, conference: Conference) -> Conference:
        """The unit's meetings after it."""
        raise TypeError(f"{type(self).__name__} is no event of its own")


@dataclass(frozen=True, kw_only=True)
class MeetingCalled(MeetingEvent, kind="MeetingCalled"):
    """Whoever steers calls the `nth` meeting, or tells of one that was held."""

    nth: int
    begins: datetime
    place: Said = NOTHING_SAID
    members: tuple[str, ...] = ()

    def changed(self, conference: Conference) -> Conference:
        meeting = Meeting(self.nth, self.begins, self.place.text, self.by or "", self.members)
        return replace(conference, meetings=(*conference.meetings, meeting))


@dataclass(frozen=True, kw_only=True)
class MeetingMoved(MeetingEvent, kind="MeetingMoved"):
    """It is held at another time; at another `place` where one is said."""

    nth: int
    begins: datetime
    place: Said = NOTHING_SAID

    def changed(self, conference: Conference) -> Conference:
        place = {"place": self.place.text} if self.place else {}
        return conference.changing(self.nth, begins=self.begins, **place)


@dataclass(frozen=True, kw_only=True)
class MeetingCancelled(MeetingEvent, kind="MeetingCancelled"):
    """It is not held."""

    nth: int

    def changed(self, conference: Conference) -> Conference:
        return conference.changing(self.nth, off=True)


@dataclass(frozen=True, kw_only=True)
class MeetingHeld(MeetingEvent, kind="MeetingHeld"):
    """Its time has come, and somebody has noted something of it, or has said that it begins or ends. `begins` is its own time."""

    nth: int
    begins: datetime

    def changed(self, conference: Conference) -> Conference:
        return conference.changing(self.nth, held=True)


@dataclass(frozen=True, kw_only=True)
class MinutesTaken(MeetingEvent, kind="MinutesTaken"):
    """A part of its minutes (纪要)."""

    nth: int
    words: Said

    def changed(self, conference: Conference) -> Conference:
        minutes = next((one.minutes for one in conference.meetings if one.nth == self.nth), ())
        return conference.changing(self.nth, minutes=(*minutes, self.words.text))


@dataclass(frozen=True, kw_only=True)
class TopicRaised(MeetingEvent, kind="TopicRaised"):
    """`person` brings something up (议题)."""

    person: str
    words: Said
    tags: tuple[Tag, ...] = ()

    def changed(self, conference: Conference) -> Conference:
        topic = Topic(self.person, self.at, self.words.text, self.tags)
        return replace(conference, topics=(*conference.topics, topic))


@dataclass(frozen=True, kw_only=True)
class MeasureAgreed(MeetingEvent, kind="MeasureAgreed"):
    """`owner` is to see to it by the `day` (举措), as `meeting` has agreed; 0 for none."""

    nth: int
    owner: str
    day: date
    words: Said
    meeting: int = 0

    def changed(self, conference: Conference) -> Conference:
        measure = Measure(self.nth, self.owner, self.day, self.words.text, self.by or "", self.meeting)
        return replace(conference, measures=(*conference.measures, measure))


@dataclass(frozen=True, kw_only=True)
class MeasureMoved(MeetingEvent, kind="MeasureMoved"):
    """It is to be done by another day."""

    nth: int
    day: date

    def changed(self, conference: Conference) -> Conference:
        return conference.changing_measure(self.nth, day=self.day)


@dataclass(frozen=True, kw_only=True)
class MeasureDone(MeetingEvent, kind="MeasureDone"):
    """It is done; `owner` has seen to it."""

    nth: int
    owner: str

    def changed(self, conference: Conference) -> Conference:
        return conference.changing_measure(self.nth, done_at=self.at)


@dataclass(frozen=True, kw_only=True)
class MeasureDropped(MeetingEvent, kind="MeasureDropped"):
    """It is not wanted any more."""

    nth: int

    def changed(self, conference: Conference) -> Conference:
        return conference.changing_measure(self.nth, dropped=True)


@dataclass(frozen=True)
class MeasureDue(Due, kind="measure"):
    """The morning of the working day before, of the day itself, and of each working day while a measure is not done; `station` is "" for the
    street's own."""

    station: str
    nth: int


@dataclass(frozen=True)
class MeasureAsked(Question, kind="measure"):
    """完成的是哪一项? `labels` are those that it may be."""

    labels: tuple[str, ...]
