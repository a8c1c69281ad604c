"""What people said (原话), beside the events: taking a line back or erasing a person deletes rows here, and no event changes."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, bindparam, delete, insert, select
from sqlmodel import Field, Session, SQLModel

from storage.engine.said import Words
from storage.rows import table


class WordsRow(SQLModel, table=True):
    """A text that a person typed in a message; the event in `stream` holds its id, and a digest that `salt` keys."""

    __tablename__ = "words"

    id: int = Field(primary_key=True)
    stream: str = Field(index=True)
    message: str = Field(index=True)
    person: str = Field(index=True)
    salt: str
    text: str


_WORDS = table(WordsRow)
_PUT = insert(_WORDS)
_TEXTS = select(_WORDS.c.id, _WORDS.c.text).where(_WORDS.c.id.in_(bindparam("ids", expanding=True)))
_MANY = 500


def put(session: Session, beside: Iterable[tuple[str, Words]]) -> None:
    """Keep texts, each with the stream of the event that it belongs to."""
    if rows := [{"stream": stream, **vars(words)} for stream, words in beside]:
        session.execute(_PUT, rows)


def texts(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """The texts that are still there."""
    chunks = (ids[first : first + _MANY] for first in range(0, len(ids), _MANY))
    return {row.id: row.text for chunk in chunks for row in session.execute(_TEXTS, {"ids": chunk})}


def stand_in(session: Session, stream: str) -> bool:
    """Whether any words of a stream are still there."""
    return session.execute(select(_WORDS.c.id).where(_WORDS.c.stream == stream).limit(1)).first() is not None


def said_by(session: Session, person: str) -> bool:
    """Whether any words of somebody are still there."""
    return session.execute(select(_WORDS.c.id).where(_WORDS.c.person == person).limit(1)).first() is not None


def take_back(session: Session, message: str, person: str) -> set[str]:
    """Whoever said it takes a message back: its texts are gone. Returns the streams that they belonged to."""
    return _delete(session, (_WORDS.c.message == message) & (_WORDS.c.person == person))


def erase(session: Session, persons: Sequence[str], messages: Sequence[str] = ()) -> set[str]:
    """All that somebody has ever said under these ids, or in these messages, is gone, but the words that he gave a unit (加词).
    Returns the streams that it belonged to."""
    streams = _delete(session, _WORDS.c.person.in_(persons) & ~_WORDS.c.stream.startswith("words/"))
    for first in range(0, len(messages), _MANY):
        streams |= _delete(session, _WORDS.c.message.in_(messages[first : first + _MANY]))
    return streams


def forget_streams(session: Session, streams: Sequence[str]) -> None:
    """All that was said in streams is gone."""
    for first in range(0, len(streams), _MANY):
        _delete(session, _WORDS.c.stream.in_(streams[first : first + _MANY]))


def forget(session: Session, ids: Sequence[int]) -> None:
    """Texts whose time has passed are gone."""
    for first in range(0, len(ids), _MANY):
        _delete(session, _WORDS.c.id.in_(ids[first : first + _MANY]))


def _delete(session: Session, which: ColumnElement[bool]) -> set[str]:
    streams = set(session.execute(select(_WORDS.c.stream).where(which).distinct()).scalars())
    session.execute(delete(_WORDS).where(which))
    return streams
