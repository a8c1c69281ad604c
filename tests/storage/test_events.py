"""Events: appended at the end of their stream, at the version that was decided about; never changed."""

import pytest
from sqlalchemy import text
from sqlmodel import Session

from handlers.domain.event import Said
from handlers.domain.facts.hearing import WordMuted
from storage import events
from storage.events import StaleScene
from tests.storage.story import accepted, at, joined, opened


def test_events_are_numbered_stream_by_stream(session: Session) -> None:
    muted = WordMuted(path="盐田街道/学桥", word=Said("摊"), at=at(0))
    entries = events.append(session, [opened(126), muted, joined(126, 1, "陈姐"), opened(127)], {})
    assert [(entry.stream, entry.seq) for entry in entries] == [
        ("学桥/1263", 1),
        ("words/盐田街道/学桥", 1),
        ("学桥/1263", 2),
        ("学桥/1271", 1),
    ]
    assert [entry.event for entry in events.all(session)] == [entry.event for entry in entries]
    assert [entry.event for entry in events.of(session, "学桥/1263")] == [opened(126), joined(126, 1, "陈姐")]


def test_a_stream_that_has_gone_on_since_makes_the_scene_stale(session: Session) -> None:
    events.append(session, [opened(126), joined(126, 1, "陈姐")], {})
    with pytest.raises(StaleScene):
        events.append(session, [accepted(126, 2)], {"学桥/1263": 1})
    events.append(session, [accepted(126, 2)], {"学桥/1263": 2})


def test_a_stream_that_was_to_begin_and_has_begun_makes_the_scene_stale(session: Session) -> None:
    events.append(session, [opened(126)], {"学桥/1263": 0})
    with pytest.raises(StaleScene):
        events.append(session, [opened(126)], {"学桥/1263": 0})


def test_a_stream_of_which_nothing_is_expected_goes_on_at_its_end(session: Session) -> None:
    events.append(session, [opened(126)], {})
    [entry] = events.append(session, [accepted(126, 2)], {"学桥/1271": 7})
    assert entry.seq == 2


def test_events_of_a_kind_are_found_by_their_index(session: Session) -> None:
    events.append(session, [opened(126), opened(127, 10), accepted(126, 11)], {})
    [entry] = events.of_kind(session, type(opened(1)), at(5), at(15))
    assert entry.event == opened(127, 10)
    plan = session.execute(
        text("EXPLAIN QUERY PLAN SELECT * FROM event WHERE kind = 'Opened' AND at >= '2026' AND at < '2027'")
    ).all()
    assert "event_when" in str(plan)
