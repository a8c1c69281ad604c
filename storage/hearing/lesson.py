"""Lessons (误报, 漏报): lines that were read wrongly, read from their events; after some weeks their words go."""

from datetime import datetime, timedelta

from sqlmodel import Session

from handlers.domain.facts.hearing import LessonLearnt
from handlers.domain.facts.tickets import words_of
from handlers.domain.words import Lesson, Meaning
from storage import events, words


def since(session: Session, station: str, start: datetime, now: datetime) -> tuple[Lesson, ...]:
    """The lessons of a station since then whose words are still there, oldest first."""
    entries = events.of_kind(session, LessonLearnt, start, now + timedelta(microseconds=1))
    learnt = (entry.event for entry in entries if isinstance(entry.event, LessonLearnt))
    return tuple(_lesson(event) for event in learnt if event.station == station and event.words)


def forget(session: Session, station: str, before: datetime) -> None:
    """Lessons are no archive of what people said: the words of those before then go."""
    stream = f"lessons/{station}"
    if words.stand_in(session, stream):
        words.forget(session, events.words_before(session, stream, before))


def _lesson(event: LessonLearnt) -> Lesson:
    meaning = Meaning(event.label, event.subcategory) if event.label else None
    evidence = words_of(event.evidence)
    return Lesson(event.miss, event.station, event.words.text, event.by or "", event.at, evidence, meaning)
