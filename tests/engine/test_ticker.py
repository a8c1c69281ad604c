"""The ticker wakes the house however late it comes to it, and nobody at the terminal hears of that."""

import asyncio
import logging
from datetime import timedelta

import pytest

from bot.clock import ShiftedClock, SystemClock, TurnedClock
from bot.engine.ticker import Ticker


async def test_a_wake_that_comes_late_is_neither_missed_nor_complained_about(
    caplog: pytest.LogCaptureFixture,
) -> None:
    woken = asyncio.Event()

    async def wake() -> None:
        woken.set()

    clock = SystemClock()
    ticker = Ticker(ShiftedClock(timedelta(days=-30), clock), wake)
    ticker._machine = TurnedClock(clock.now() - timedelta(hours=2))  # so late is whoever was held up for two hours
    with caplog.at_level(logging.WARNING):
        ticker.start()
        ticker.arm(ticker.clock.now())
        async with asyncio.timeout(10):
            await woken.wait()
        ticker.stop()
    assert [record.getMessage() for record in caplog.records] == []


async def test_a_clock_that_is_turned_past_a_moment_wakes_at_once(caplog: pytest.LogCaptureFixture) -> None:
    woken = asyncio.Event()

    async def wake() -> None:
        woken.set()

    clock = ShiftedClock(timedelta(days=-30))
    ticker = Ticker(clock, wake)
    with caplog.at_level(logging.WARNING):
        ticker.start()
        moment = clock.now() + timedelta(days=3)
        ticker.arm(moment)
        clock.turn(moment + timedelta(days=3))
        ticker.arm(moment)
        async with asyncio.timeout(10):
            await woken.wait()
        ticker.stop()
    assert [record.getMessage() for record in caplog.records] == []
