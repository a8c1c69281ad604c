"""Whatever is written down comes back as it was; what people typed stands beside the events."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.domain import due, event, question
from handlers.domain.event import Said
from storage.engine.codec import dump, load_due, load_question
from storage.engine.said import Words, dump_event, load_event
from tests.storage.anything import any_of
from tests.storage.story import opened

EVENTS = [kind for kind in event.KINDS.values() if kind.__module__.startswith("handlers.")]


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.kind)
@given(data=st.data())
@settings(max_examples=15)
def test_every_event_comes_back_with_the_texts_that_are_still_there(kind: Any, data: st.DataObject) -> None:
    happened = data.draw(any_of(kind))
    body, beside = dump_event(happened)
    assert load_event(kind.kind, body, {words.id: words.text for words in beside}) == happened


@pytest.mark.parametrize("kind", due.KINDS.values(), ids=lambda kind: kind.kind)
@given(data=st.data())
@settings(max_examples=15)
def test_everything_that_comes_due_comes_back(kind: Any, data: st.DataObject) -> None:
    coming = data.draw(any_of(kind))
    assert load_due(kind.kind, dump(coming)) == coming
    assert load_due(kind.kind, dump(coming)).key == coming.key


@pytest.mark.parametrize("kind", question.KINDS.values(), ids=lambda kind: kind.kind)
@given(data=st.data())
@settings(max_examples=15)
def test_every_question_comes_back(kind: Any, data: st.DataObject) -> None:
    asked = data.draw(any_of(kind))
    assert load_question(kind.kind, dump(asked)) == asked


def test_a_kind_that_is_none_of_ours_is_refused() -> None:
    for load in (load_due, load_question, lambda kind, body: load_event(kind, body, {})):
        with pytest.raises(KeyError):
            load("Unheard", "{}")


def test_an_event_holds_a_digest_of_what_was_typed_and_nothing_of_the_text() -> None:
    body, beside = dump_event(opened(126))
    assert [words.text for words in beside] == ["3栋", "3栋消防通道又堵了126", "消防通道、堵了"]
    assert not any(words.text in body for words in beside)
    [line] = json.loads(body)["lines"]
    assert line == {"id": beside[1].id, "digest": beside[1].digest, "message": "m126", "person": "王阿姨"}


def test_the_same_text_has_another_digest_each_time() -> None:
    [_, first, _], [_, second, _] = (dump_event(opened(126))[1] for _ in range(2))
    assert first.text == second.text
    assert first.digest != second.digest
    assert first.digest == Words(1, "m", "p", first.salt, first.text).digest


def test_empty_words_make_no_row() -> None:
    body, beside = dump_event(opened(126, place=None, evidence=Said(""), lines=(Said("", "王阿姨", "m1"),)))
    assert beside == ()
    assert json.loads(body)["place"] is None
    assert load_event("Opened", body, {}) == opened(
        126, place=None, evidence=Said(""), lines=(Said("", "王阿姨", "m1"),)
    )
