"""Open questions of the bot's (追问), one a person and chat; one that a whole group is asked is EVERYBODY's."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlmodel import Session

from handlers.domain.decision import EVERYBODY, Ask
from handlers.domain.question import Question
from storage.engine.codec import dump, load_question
from storage.engine.dialect import insert
from storage.rows import QuestionRow, table

_QUESTION = table(QuestionRow)
_PUT = insert(_QUESTION)
_PUT = _PUT.on_conflict_do_update(
    index_elements=["person", "room"], set_={name: _PUT.excluded[name] for name in ("until", "kind", "body")}
)
_HERE = (_QUESTION.c.person == bindparam("whom"), _QUESTION.c.room == bindparam("there"))
_CLOSE = delete(_QUESTION).where(*_HERE)
_OPEN = select(_QUESTION).where(
    _QUESTION.c.person.in_((bindparam("whom"), EVERYBODY)),
    _QUESTION.c.room == bindparam("there"),
    _QUESTION.c.until > bindparam("now"),
)
_OF_PERSON = select(_QUESTION).where(_QUESTION.c.person == bindparam("whom"))


def put(session: Session, ask: Ask) -> None:
    """Keep a question in place of the one that is open there; without one, that is closed."""
    room = ask.room or ""
    if ask.question is None:
        session.execute(_CLOSE, {"whom": ask.person, "there": room})
        return
    row = {"person": ask.person, "room": room, "until": ask.until, "kind": ask.question.kind}
    session.execute(_PUT, row | {"body": dump(ask.question)})


def open_to(session: Session, person: str, room: str | None, now: datetime) -> tuple[Question | None, Question | None]:
    """What somebody was asked in a chat and may still answer: he himself, and everybody there."""
    rows = session.execute(_OPEN, {"whom": person, "there": room or "", "now": now}).all()
    asked = {row.person: load_question(row.kind, row.body) for row in rows}
    return asked.get(person), asked.get(EVERYBODY)


def forget_words(session: Session, person: str, words: str) -> None:
    """Somebody has taken words back: a question that keeps them until it is answered is closed."""
    for row in session.execute(_OF_PERSON, {"whom": person}).all():
        kept: str = getattr(load_question(row.kind, row.body), "text", "")
        if kept and words and (kept in words or words in kept):
            session.execute(_CLOSE, {"whom": person, "there": row.room})
