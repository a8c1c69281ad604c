"""What a monitor is told while the bot runs."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.clock import ShiftedClock
from bot.config import Ground
from bot.demo import FIRST_MOMENT
from bot.health import server
from bot.live import Live
from bot.wechat import Endpoint
from bot.wechat.presence import State, Status
from handlers.domain.message import IncomingMessage
from tests.language.town import OWNERS

NOWHERE = {
    "WECHATY_PUPPET_SERVICE_ENDPOINT": "127.0.0.1:1",
    "WECHATY_PUPPET_SERVICE_TOKEN": "nobody",
    "WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT": "1",
}


@pytest.fixture
async def live(ground: Ground, tmp_path: Path) -> AsyncIterator[Live]:
    """A bot whose gateway nobody reaches."""
    clock = ShiftedClock.standing_at(FIRST_MOMENT)
    live = Live(ground, tmp_path / "live", Endpoint.from_environment(NOWHERE), clock, health_port=0)
    await live.open()
    yield live
    await live.close()


async def asked(live: Live, page: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as monitor, monitor.get(f"http://127.0.0.1:{live.health.port}{page}") as answer:
        return answer.status, await answer.text()


async def health(live: Live) -> tuple[int, dict[str, object]]:
    status, text = await asked(live, "/healthz")
    return status, json.loads(text)


async def tell(live: Live, text: str) -> None:
    now = live.house.clock.now()
    await live.house.hear(IncomingMessage("wechat", f"m{text}", now, "wxid_chenjie", "陈姐", text, room=OWNERS))


async def test_a_gateway_that_nobody_reaches_is_told(live: Live) -> None:
    status, told = await health(live)
    assert (status, told["ok"], told["wechat"], told["database"]) == (503, False, "offline", "ok")


async def test_all_is_well(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live.health, "_status", lambda: Status(State.ONLINE))
    assert await health(live) == (
        200,
        {"ok": True, "wechat": "online", "why": "", "database": "ok", "unread_seconds": 0.0},
    )


async def test_a_writer_that_hangs_is_told(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live.health, "_status", lambda: Status(State.ONLINE))
    monkeypatch.setattr(server, "_PATIENCE", 0.05)
    hangs = threading.Event()
    work = asyncio.create_task(live.house.writer.run(hangs.wait))
    status, told = await health(live)
    hangs.set()
    await work
    assert (status, told["ok"], told["database"]) == (503, False, "TimeoutError")


async def test_the_figures_count_and_name_nobody(live: Live) -> None:
    await tell(live, "3栋2单元门口有车堵门")
    await live.house.catch_up()
    status, page = await asked(live, "/metrics")
    assert status == 200
    lines = page.splitlines()
    assert "luming_messages_total 1.0" in lines
    assert 'luming_tickets{state="open"} 1.0' in lines
    assert "luming_messages_unread 0.0" in lines
    assert "luming_online 0.0" in lines
    assert not [word for word in ("陈姐", "3栋", OWNERS, "wxid") if word in page]


async def test_a_port_that_is_taken_stops_nobody(live: Live, ground: Ground, tmp_path: Path) -> None:
    taken = live.health.port
    other = Live(ground, tmp_path / "other", Endpoint.from_environment(NOWHERE), live.house.clock, health_port=taken)
    await other.open()
    assert other.health.port is None
    await other.close()
