"""Words that are taken back leave every row of every table; the events stay byte for byte."""

from sqlalchemy import text
from sqlmodel import Session, SQLModel

from handlers.domain.decision import Ask
from handlers.domain.doubt import Kind
from handlers.domain.event import Said
from handlers.domain.facts.hearing import DoubtRaised, LessonLearnt
from handlers.domain.facts.tickets import CompoundAsked, LineJoined, LineRetracted, PlaceSet, TakenBack
from handlers.domain.message import IncomingMessage
from handlers.domain.reading import Reading
from handlers.domain.words import Miss
from storage import events, words
from storage.hearing import doubt, lesson
from storage.queues import inbox, questions
from storage.retraction import make_anew
from tests.storage.story import at, happen, now, opened, ticket

SECRET = "3栋消防通道又堵了126"


def rows_with(session: Session, words: str) -> list[str]:
    """The tables that hold the words anywhere."""
    found = []
    for table in SQLModel.metadata.sorted_tables:
        rows = session.execute(table.select()).all()
        found += [table.name for row in rows if any(words in str(value) for value in row)]
    return sorted(set(found))


def kept_events(session: Session) -> list[tuple[object, ...]]:
    return [tuple(row) for row in session.execute(text("SELECT * FROM event ORDER BY id"))]


def said(session: Session) -> None:
    """王阿姨's line with all that may come of one."""
    message = IncomingMessage("test", "m126", at(0), "王阿姨", "王阿姨", SECRET, room="桂花苑业主群")
    inbox.keep(session, [(message, inbox.ORDINARY)], at(0))
    raised = DoubtRaised(
        station="学桥",
        message="m126",
        doubt=Kind.UNSURE,
        asked=True,
        room=None,
        person="王阿姨",
        words=Said(SECRET, "王阿姨", "m126"),
        told_at=at(0),
        at=at(0),
    )
    learnt = LessonLearnt(station="学桥", miss=Miss.MISSED, words=Said(SECRET, "王阿姨", "m126"), at=at(0), by="张敏")
    happen(session, opened(126), raised, learnt)
    asked = CompoundAsked(SECRET, Reading())
    questions.put(session, Ask("王阿姨", None, asked, at(30)))


def test_a_line_that_is_taken_back_leaves_every_row(session: Session) -> None:
    said(session)
    assert rows_with(session, SECRET) == ["inbox", "question", "ticket", "words"]
    before = kept_events(session)
    happen(session, TakenBack(person="王阿姨", message="m126", at=at(5), by="王阿姨"))
    assert rows_with(session, SECRET) == []
    assert rows_with(session, "3栋") == []
    assert kept_events(session)[: len(before)] == before
    assert now(session, 126).lines == (("m126", ""),)
    assert now(session, 126).place is None


def test_it_leaves_also_where_the_ticket_changes_in_the_same_breath(session: Session) -> None:
    said(session)
    retracted = LineRetracted(ticket=ticket(126), at=at(5), message="m126")
    happen(session, TakenBack(person="王阿姨", message="m126", at=at(5)), retracted)
    assert rows_with(session, SECRET) == []
    assert now(session, 126).lines == ()


def test_another_line_of_the_same_person_stays(session: Session) -> None:
    said(session)
    happen(session, LineJoined(ticket=ticket(126), at=at(1), line=Said("急死了", "王阿姨", "m2")))
    happen(session, TakenBack(person="王阿姨", message="m126", at=at(5)))
    assert now(session, 126).words == "急死了"


def test_nobody_takes_back_the_words_of_somebody_else(session: Session) -> None:
    said(session)
    happen(session, TakenBack(person="陈姐", message="m126", at=at(5)))
    assert now(session, 126).words == SECRET


def test_a_person_who_is_erased_has_said_nothing(session: Session) -> None:
    said(session)
    place = PlaceSet(ticket=ticket(126), at=at(2), by="陈姐", place=Said("3栋2单元", "陈姐", "m9"))
    happen(session, place)
    before = kept_events(session)
    make_anew(session, words.erase(session, ["王阿姨"]))
    assert kept_events(session) == before
    assert now(session, 126).words == ""
    assert now(session, 126).place == "3栋2单元"
    assert doubt.about(session, "学桥", "m126") is not None
    assert lesson.since(session, "学桥", at(-1), at(9)) == ()


def test_the_words_of_old_lessons_go(session: Session) -> None:
    said(session)
    assert [one.words for one in lesson.since(session, "学桥", at(-1), at(9))] == [SECRET]
    lesson.forget(session, "学桥", at(0))
    assert len(lesson.since(session, "学桥", at(-1), at(9))) == 1
    lesson.forget(session, "学桥", at(1))
    assert lesson.since(session, "学桥", at(-1), at(9)) == ()
    assert len(list(events.all(session))) == 3
