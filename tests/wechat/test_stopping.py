"""Stopping: a stream that falls in the very moment takes the call to stop for its own fall, and is told again."""

import asyncio
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.clock import SystemClock
from bot.wechat import transport
from bot.wechat.endpoint import Endpoint
from bot.wechat.transport import WeChat
from tests.wechat.listener import Listener


async def test_a_stream_that_missed_its_end_is_told_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "_A_MOMENT", 0.01)
    wechat = WeChat(Endpoint("127.0.0.1", 1, SecretStr("puppet_none")), tmp_path, SystemClock())
    missed = 0

    async def run(ear: object) -> None:
        nonlocal missed
        while True:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                missed += 1
                if missed > 2:
                    raise

    monkeypatch.setattr(wechat._stream, "run", run)
    await wechat.start(Listener())
    await asyncio.sleep(0)
    await wechat.stop()
    assert missed == 3
