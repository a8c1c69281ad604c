"""The words that units have made their own (词库), and the lessons of lines that were read wrongly."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import accumulate

from sqlmodel import Session, col, delete, select

from handlers.domain.words import Lesson, WordChange
from storage.engine.codec import dump, load
from storage.rows import LessonRow, WordRow

KEPT = timedelta(days=28)
"""How long a lesson is kept."""


def changes(session: Session, path: str) -> tuple[WordChange, ...]:
    """The changes that hold for the unit at `path`: its own and those of the units above, oldest first."""
    units = list(accumulate(path.split("/"), lambda above, name: f"{above}/{name}"))
    query = select(WordRow).where(col(WordRow.path).in_(units), col(WordRow.undone_at).is_(None))
    rows = session.exec(query.order_by(col(WordRow.id)))
    return tuple(replace(load(WordChange, row.body), id=row.id or 0) for row in rows)


def put(session: Session, change: WordChange) -> None:
    """Log a change; from now on it holds."""
    session.add(
        WordRow(path=change.path, word=change.word, change=change.change, by=change.by, at=change.at, body=dump(change))
    )


def undo(session: Session, change: int, by: str, now: datetime) -> None:
    """A change holds no more; the log keeps it."""
    row = session.get_one(WordRow, change)
    row.undone_by, row.undone_at = by, now
    session.add(row)


def learn(session: Session, lesson: Lesson) -> None:
    """Keep a lesson."""
    session.add(LessonRow(station=lesson.station, at=lesson.at, body=dump(lesson)))


def lessons(session: Session, station: str, since: datetime) -> tuple[Lesson, ...]:
    """The lessons of a station since then, oldest first."""
    query = select(LessonRow).where(LessonRow.station == station, col(LessonRow.at) >= since)
    return tuple(load(Lesson, row.body) for row in session.exec(query.order_by(col(LessonRow.id))))


def forget(session: Session, now: datetime) -> None:
    """Lessons are no archive of what people said."""
    session.exec(delete(LessonRow).where(col(LessonRow.at) < now - KEPT))
