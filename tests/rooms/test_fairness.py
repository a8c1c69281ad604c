"""Whose turn it is: nobody's many lines hold up the others'."""

from datetime import timedelta
from itertools import islice

import pytest

from bot.engine.lately import Lately
from handlers.domain.decision import Rank, Say
from handlers.rooms.fairness import LATELY, next_chat
from storage.queues import outbox
from storage.queues.outbox import Address
from storage.queues.waiting import Chat
from tests.language.sample import NOW
from tests.language.town import OWNERS, Town

A, B = Address(None, "甲"), Address("群", None)


@pytest.mark.parametrize(
    ("chats", "had", "chosen"),
    [
        ([], {}, None),
        ([Chat(A, 2, 5), Chat(B, 2, 4)], {}, B),  # the oldest, where both had as much
        ([Chat(A, 2, 5), Chat(B, 2, 4)], {B: 1}, A),
        ([Chat(A, 1, 5), Chat(B, 2, 4)], {A: 9}, A),  # urgent before normal, however much
        ([Chat(A, 1, 5), Chat(B, 0, 9)], {B: 9}, B),
        ([Chat(A, 0, 5), Chat(B, 0, 9)], {A: 1}, B),  # among dangers too
    ],
)
def test_the_next_chat(chats: list[Chat], had: dict[Address, int], chosen: Address | None) -> None:
    assert next_chat(chats, had) == chosen


def test_only_what_was_said_lately_counts() -> None:
    lately = Lately(LATELY)
    lately.said(A, NOW)
    lately.said(A, NOW + timedelta(minutes=9))
    assert lately.had(NOW + timedelta(minutes=9)) == {A: 2}
    assert lately.had(NOW + timedelta(minutes=10)) == {A: 1}
    assert lately.had(NOW - timedelta(hours=1)) == {}  # the clock was set back


async def test_five_hundred_answers_to_one_do_not_hold_up_another(town: Town) -> None:
    says = [
        *(Say(f"第{n}句", person="李伟") for n in range(500)),
        Say("给她的", person="吴娟"),
        Say("给群的", room=OWNERS),
    ]
    with town.house.database.transaction() as session:
        for say in says:
            outbox.put(session, say, "fake", "学桥", False, town.clock.now())
    await town.house.catch_up()
    first = [line.text for line in islice(town.chat.lines, 3)]
    assert first == ["第0句", "给她的", "给群的"]
    assert len(town.chat.lines) == 502


async def test_the_pressing_go_first(town: Town) -> None:
    ranks = {"平常": Rank.LINE, "叫人": Rank.CALL, "加急": Rank.URGENT, "红色": Rank.RED}
    with town.house.database.transaction() as session:
        for where in (OWNERS, "学府里业主群"):
            for words, rank in ranks.items():
                outbox.put(session, Say(words, room=where, rank=rank), "fake", "学桥", False, town.clock.now())
    await town.house.catch_up()
    assert [line.text for line in town.chat.lines] == ["红色", "红色", "加急", "加急", "平常", "平常", "叫人", "叫人"]
