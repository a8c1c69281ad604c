"""Nothing is lost that the gateway still had, nothing is kept or sent twice, and what nobody knows is listed."""

import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.config import Ground
from tests.gateway.chaos import Chaos
from tests.gateway.gateway import Gateway
from tests.gateway.livetown import eventually
from tests.language.town import OWNERS


@pytest.fixture
async def chaos(gateway: Gateway, tmp_path: Path, ground: Ground) -> AsyncIterator[Chaos]:
    chaos = Chaos(gateway, ground, tmp_path / "live", random.Random(20))
    town = await chaos.open()
    await town.bind_everybody()
    yield chaos
    await chaos.close()


async def test_two_thousand_lines_in_one_burst_are_kept_once(chaos: Chaos) -> None:
    ids = await chaos.gateway.burst("老周", 2000, OWNERS, prefix="闲聊")

    async def kept() -> bool:
        assert chaos.town is not None, "opened by the fixture"
        return [message.state for message in chaos.town.memory.inbox()].count("done") >= len(ids)

    await eventually(kept, "2,000 lines are done", 120)
    account = await chaos.settled()
    assert account.kept_twice == []


async def test_a_gateway_that_is_killed_twenty_times(chaos: Chaos) -> None:
    for _ in range(20):
        await chaos.kill_gateway()
    account = await chaos.settled()
    print(account)
    assert (account.kept_twice, account.sent_twice) == ([], [])
    assert account.inbox["done"] + account.inbox["failed"] == sum(account.inbox.values())
    assert chaos.town is not None, "opened by the fixture"
    assert len(chaos.town.unknown()) == account.outbox["unknown"]
