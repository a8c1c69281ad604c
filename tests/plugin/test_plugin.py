"""A bot on the python `wechaty` package carries Luming: what it hears is thought about, what Luming says goes out by it."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.clock import SystemClock
from bot.config import load
from tests.gateway.cast import BOT_ACCOUNT
from tests.gateway.gateway import Gateway, Sent
from tests.language.demo import CONFIG
from tests.language.town import OWNERS
from tests.plugin.conftest import bind, their_bot

COMPLAINT = "又堵3栋单元门口了!救护车来了都进不去"


async def logged_in(gateway: Gateway) -> None:
    """The package stops the puppet when it starts, which logs the account out; somebody logs in again."""
    await gateway.connected()
    await gateway.command("login", id=BOT_ACCOUNT)


async def first_said(gateway: Gateway, to: str, within: float = 20.0) -> Sent:
    """The first line of the bot's in a room."""
    async with asyncio.timeout(within):
        while not (said := await gateway.sent(to)):  # noqa: ASYNC110  another process
            await asyncio.sleep(0.05)
    return said[0]


def quiet_now() -> bool:
    """Whether nobody is called among neighbours: their bot lives by the real clock, and this test runs at any hour."""
    station = load(CONFIG).town.station("学桥")
    assert station is not None
    return station.policy.quiet.holds(SystemClock().now())


def inbox(home: Path) -> list[tuple[str, str, str]]:
    """State, sender and room of every message that was kept."""
    with closing(sqlite3.connect(home / "data" / "live" / "luming.db")) as connection:
        return connection.execute("SELECT state, sender, room FROM inbox ORDER BY id").fetchall()


async def test_a_complaint_comes_in_and_its_receipt_goes_out(python: Path, gateway: Gateway, tmp_path: Path) -> None:
    bind(tmp_path / "data", gateway.id_of(OWNERS), OWNERS)
    with their_bot(python, tmp_path, gateway) as bot:
        await logged_in(gateway)
        called = () if quiet_now() else ("wxid_chenjie",)
        heard = await gateway.says("陈姐", COMPLAINT, OWNERS)
        receipt = await first_said(gateway, OWNERS)
        await asyncio.sleep(1.0)  # its echo comes back, and is not taken for a neighbour's words
        assert await gateway.sent() == [receipt]
    assert "收到,#1263 3栋单元门口" in receipt.text
    assert receipt.mentions == called
    assert ("done", "wxid_chenjie", OWNERS) in inbox(tmp_path)
    log = (tmp_path / "bot.log").read_text(encoding="utf8")
    assert f"neighbour heard {heard}" in log
    assert f"neighbour heard {receipt.id}" in log
    assert log.rstrip().endswith("closed")
    assert bot.returncode == 0
