"""A decision is written whole: events with their tickets, timers, questions, attached lines, lines to say in their order."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import Session

from bot.config import Ground
from handlers.domain.decision import Ask, Decision, Kind, Refused, Say, due_at
from handlers.domain.event import Event
from handlers.domain.facts.duty import LadderDue
from handlers.domain.facts.tickets import PlaceAsked
from handlers.domain.reading import Reading
from storage import decision
from storage.events import StaleScene
from storage.queues import due, waiting
from storage.queues.outbox import Address
from storage.scene import Loaded
from tests.storage.story import ROOM, accepted, at, happen, joined, now, opened, ticket
from tests.storage.test_scene import Chat


@pytest.fixture
def loaded(session: Session, ground: Ground) -> Loaded:
    """王阿姨 says something, with her ticket 1263 in the scene."""
    happen(session, opened(126))
    return Chat(session, ground).hears("王阿姨", "急", Reading())


def write(session: Session, loaded: Loaded, **values: Any) -> None:
    decision.apply(session, loaded, Decision(**values), "test")


def texts(session: Session) -> list[str]:
    return [line.text for line in waiting.ripe(session, "test", Address(ROOM, None), at(20), 9)]


def test_everything_of_a_decision_is_written(session: Session, loaded: Loaded) -> None:
    events: tuple[Event, ...] = (opened(127), joined(127, 11, "陈姐"), accepted(126, 11))
    timer, ask = due_at(now(session, 126), LadderDue, at(40)), Ask("王阿姨", ROOM, PlaceAsked(ticket(127)), at(30))
    says = (Say("一", room=ROOM), Say("二", room=ROOM), Say("三", room=ROOM))
    write(
        session,
        loaded,
        events=events,
        timers=(timer,),
        questions=(ask,),
        attached=(("now", ticket(127)), ("now", ticket(126))),
        says=says,
    )
    assert now(session, 127).voices == ("王阿姨", "陈姐")
    assert now(session, 126).lead == "李伟"
    assert due.next_at(session) == at(40)
    assert session.execute(text("SELECT kind FROM question")).scalars().all() == ["place"]
    assert session.execute(text("SELECT ticket FROM line ORDER BY ticket")).scalars().all() == [
        "学桥/1263",
        "学桥/1271",
    ]
    assert texts(session) == ["一", "二", "三"]


def test_what_has_happened_meanwhile_makes_the_scene_stale(session: Session, loaded: Loaded) -> None:
    happen(session, joined(126, 9, "陈姐"))
    with pytest.raises(StaleScene):
        write(session, loaded, events=(accepted(126, 11),))


def test_a_serial_that_is_taken_meanwhile_makes_the_scene_stale(session: Session, loaded: Loaded) -> None:
    happen(session, opened(127))
    with pytest.raises(StaleScene):
        write(session, loaded, events=(opened(127),))


def test_a_refusal_is_an_event_of_whoever_was_refused(session: Session, loaded: Loaded) -> None:
    write(session, loaded, refused=Refused("派", "只有站长能派单"))
    stream, by = session.execute(text("SELECT stream, by FROM event WHERE kind = 'CommandRefused'")).one()
    assert (stream, by) == ("person/王阿姨", "王阿姨")


def test_a_recall_takes_back_what_was_said_before_and_nothing_of_its_own_decision(
    session: Session, loaded: Loaded
) -> None:
    write(session, loaded, says=(Say("已派", room=ROOM, tickets=(ticket(126),)),))
    assert texts(session) == ["已派"]
    recall = Say("", kind=Kind.RECALL, tickets=(ticket(126),))
    write(session, loaded, says=(Say("已撤回", room=ROOM, tickets=(ticket(126),)), recall))
    assert texts(session) == ["已撤回"]


def test_a_question_closed_and_another_asked_leaves_the_one_that_was_asked(session: Session, loaded: Loaded) -> None:
    ask, closed = Ask("王阿姨", ROOM, PlaceAsked(ticket(126)), at(30)), Ask("王阿姨", ROOM, None, at(10))
    write(session, loaded, questions=(ask, closed))
    assert session.execute(text("SELECT count(*) FROM question")).scalar() == 1
