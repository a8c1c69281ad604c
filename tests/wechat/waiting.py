"""Waiting for something to become true. The limit names a hang, and measures nothing."""

import asyncio
from collections.abc import Callable


async def until(holds: Callable[[], object], within: float = 30.0) -> None:
    async with asyncio.timeout(within):
        while not holds():  # noqa: ASYNC110  what is watched tells nobody
            await asyncio.sleep(0.01)
