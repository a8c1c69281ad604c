"""What travels: events as numbers and JSON, files as boxes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wechat import events
from bot.wechat.wire import CHUNK, BadBox, FileBox, pieces


@pytest.mark.parametrize(
    ("kind", "payload", "event"),
    [
        (1, '{"data":"x"}', events.Beat()),
        (1, "", events.Beat()),
        (2, '{"messageId":"m1"}', events.Arrived("m1")),
        (3, '{"data":"luming"}', events.Beat()),
        (16, '{"data":"oops"}', events.Trouble("oops")),
        (17, '{"friendshipId":"f1"}', events.Befriended("f1")),
        (18, '{"roomInvitationId":"i1"}', events.Invited("i1")),
        (19, '{"roomId":"r","inviteeIdList":["a"],"inviterId":"b","timestamp":1}', events.Joined("r", ("a",))),
        (20, '{"roomId":"r","removeeIdList":["a","b"],"removerId":"b"}', events.Left("r", ("a", "b"))),
        (21, '{"roomId":"r","newTopic":"新","oldTopic":"旧","changerId":"b"}', events.Renamed("r", "新")),
        (22, '{"qrcode":"q","status":2}', events.Scan("q", 2)),
        (22, '{"status":4}', events.Scan("", 4)),
        (23, '{"data":"ready"}', events.Beat()),
        (25, '{"contactId":"me"}', events.Login("me")),
        (26, '{"contactId":"me","data":"why"}', events.Logout("why")),
        (27, '{"payloadType":2,"payloadId":"a"}', events.Dirty("a")),
        (24, '{"data":"reset"}', None),
        (99, "{}", None),
        (2, "{}", None),
        (2, '{"messageId":""}', None),
        (2, '{"messageId":7}', None),
        (2, '{"messageId":"\\ud83d"}', None),
        (2, "no json", None),
        (2, "[]", None),
        (19, '{"roomId":"r","inviteeIdList":7}', None),
        (22, '{"qrcode":"q","status":"x"}', None),
    ],
)
def test_an_event(kind: int, payload: str, event: events.Event | None) -> None:
    assert events.parse(kind, payload) == event


@given(kind=st.integers(0, 40), payload=st.text() | st.recursive(
    st.none() | st.integers() | st.text(), lambda inner: st.dictionaries(
        st.sampled_from(["messageId", "roomId", "contactId", "status", "qrcode", "inviteeIdList", "payloadId"]), inner
    )).map(json.dumps),
)  # fmt: skip
def test_no_event_raises(kind: int, payload: str) -> None:
    events.parse(kind, payload)


def test_a_box_goes_out_and_comes_back() -> None:
    box = FileBox("a.jpg", content=b"\xff\xd8")
    assert FileBox.from_json(box.to_json(), limit=2) == box
    large = FileBox("a.jpg", uuid="u1")
    assert FileBox.from_json(large.to_json(), limit=0) == large


@pytest.mark.parametrize(
    "text",
    ["", "no json", "[]", "{}", '{"type":1}', '{"type":1,"base64":"*"}', '{"type":7}', '{"type":7,"uuid":""}',
     '{"type":2,"url":"http://127.0.0.1/"}', '{"type":"1","base64":""}', '{"type":1,"base64":"AAAAAAAA"}'],
)  # fmt: skip
def test_a_bad_box_is_refused(text: str) -> None:
    with pytest.raises(BadBox):
        FileBox.from_json(text, limit=2)


@given(text=st.text())
def test_a_box_raises_nothing_else(text: str) -> None:
    with pytest.raises(BadBox):
        FileBox.from_json(text, limit=10)


@given(size=st.integers(0, 3 * CHUNK + 1))
def test_pieces_are_whole_and_small(size: int) -> None:
    content = bytes(size)
    found = list(pieces(content))
    assert b"".join(found) == content
    assert all(0 < len(piece) <= CHUNK for piece in found)
