"""What is left to do is known: no transaction is opened to find nothing, and nothing that anybody leaves behind is overlooked."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlmodel import Session

from handlers.domain.decision import Say, Timer
from handlers.domain.facts.rooms import ChatterDue
from storage.engine.database import Database
from storage.queues import due, outbox
from tests.language.sample import at
from tests.language.town import OWNERS, Town


class Opened:
    """Counts the writer's transactions."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        writing = Database.writing

        @contextmanager
        def counted(database: Database) -> Iterator[Session]:
            self.count += 1
            with writing(database) as session:
                yield session

        monkeypatch.setattr(Database, "writing", counted)

    def since(self) -> int:
        count, self.count = self.count, 0
        return count


@pytest.fixture
def transactions(monkeypatch: pytest.MonkeyPatch) -> Opened:
    return Opened(monkeypatch)


async def test_chatter_is_kept_in_one_transaction_and_thought_about_in_another(
    town: Town, transactions: Opened
) -> None:
    await town.at("08:32")
    await town.says("老周", "今天食堂的包子不错")
    for who, words in (("王婶", "周末一起去爬山吗"), ("老周", "好啊"), ("陈姐", "带上我")):
        transactions.since()
        await town.says(who, words)
        assert transactions.since() == 2


async def test_a_quiet_hour_opens_none(town: Town, transactions: Opened) -> None:
    await town.at("10:00")
    await town.house.catch_up()
    transactions.since()
    for _ in range(60):
        await town.house.advance(town.clock.now() + timedelta(minutes=1))
        await town.house.catch_up()
    assert transactions.since() == 0


async def test_what_a_decision_leaves_behind_comes_at_its_moment(town: Town) -> None:
    await town.at("10:00")
    await town.house.catch_up()
    assert await town.house.next_at() == at("2025-09-29 08:30")  # the next morning card
    await town.complained("10:00")
    waiting = town.memory.due()
    first = await town.house.next_at()
    assert first is not None
    await town.house.advance(first - timedelta(seconds=1))
    assert town.memory.due() == waiting
    await town.house.advance(first)
    assert town.memory.due() != waiting
    following = await town.house.next_at()
    assert following is not None
    assert following > first


async def test_what_another_program_writes_is_found(town: Town) -> None:
    await town.at("10:00")
    await town.house.catch_up()
    now = town.clock.now()
    with town.memory.database.transaction() as session:
        due.put(session, now, Timer(now + timedelta(hours=1), ChatterDue()))
        outbox.put(session, Say("各位早", room=OWNERS), "fake", "学桥", True, now)
    assert await town.house.next_at() == now
    await town.house.catch_up()
    town.hears(OWNERS, "各位早")
    assert await town.house.next_at() == now + timedelta(hours=1)


async def test_a_message_that_another_program_has_kept_is_thought_about(town: Town) -> None:
    await town.says("老周", "今天食堂的包子不错")
    with town.memory.database.transaction() as session:
        row = session.connection().exec_driver_sql("UPDATE inbox SET state = 'new'").rowcount
    assert row == 1
    await town.house.catch_up()
    assert [message.state for message in town.memory.inbox()] == ["done"]
