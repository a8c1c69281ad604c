"""The loop, live: a real gateway in between, officers and groups bound as they are in earnest."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import ShiftedClock
from bot.config import Ground
from bot.demo import FIRST_MOMENT
from bot.live import Live
from handlers.domain.ticket import State
from tests.gateway.certificates import Certificates
from tests.gateway.gateway import Gateway
from tests.gateway.livetown import FAST, IMPATIENT, LiveTown, endpoint_of, eventually
from tests.language.memory import Memory
from tests.language.town import OWNERS, STAFF


@pytest.fixture
async def town(gateway: Gateway, tmp_path: Path, ground: Ground) -> AsyncIterator[LiveTown]:
    clock = ShiftedClock.standing_at(FIRST_MOMENT)
    live = Live(ground, tmp_path / "live", endpoint_of(gateway), clock, FAST, IMPATIENT)
    await live.open()
    await gateway.connected()
    town = LiveTown(live, gateway, clock)
    await town.bind_everybody()
    yield town
    await live.close()


async def the_loop(town: LiveTown) -> None:
    """From a picture to a counted vote, as it comes through WeChat: quotes as text, pictures as files."""
    now = round(town.clock.now().timestamp() * 1000)
    await town.gateway.shows("陈姐", b"\xff\xd8\xff" + b"x" * 40_000, OWNERS, timestamp=now)
    await town.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去 云E·12D88")
    receipt = await town.hears(OWNERS, "@陈姐", "#1263", "3栋单元门口")
    assert "wxid_chenjie" in receipt.mentions
    card = await town.hears(STAFF, "#1263 加急", "云E·1***8", "@李伟")
    assert card.mentions == ("wxid_liwei",)

    await town.says("老周", "+1 我车也出不来")
    await town.says("夜跑的风", f"「小鹿：{receipt.text}」\n- - - - - - - - - - - - - - -\n支持")
    await town.until("1263", lambda ticket: len(ticket.voices) == 3)

    await town.says("李伟", f"「小鹿：{card.text}」\n- - - - - - - - - - - - - - -\n收", STAFF)
    await town.until("1263", lambda ticket: ticket.lead == "李伟")
    await town.says("赵敏", f"「小鹿：{card.text}」\n- - - - - - - - - - - - - - -\n我去", STAFF)
    await town.hears("赵敏", "李伟已接#1263", "协办")
    await town.says("李伟", "到了", STAFF)
    await town.until("1263", lambda ticket: ticket.state is State.ON_SITE)
    await town.says("李伟", "1236 办结 车挪走了 1辆", STAFF)
    await town.hears(STAFF, "没有#1236", "#1263")
    await town.says("李伟", "是", STAFF)
    poll = await town.hears(OWNERS, "#1263 已办:已挪走", "@陈姐", "1满意")
    assert "wxid_chenjie" in poll.mentions

    await town.says("陈姐", "谢谢李队!!")
    await town.hears(OWNERS, "@陈姐", "1 满意")  # she is no friend of the bot's: asked in the group
    await town.says("陈姐", "1")
    await town.says("路人甲", "1")
    ticket = await town.until("1263", lambda ticket: bool(ticket.votes))
    assert (ticket.quantities, len(ticket.before), list(ticket.votes)) == ({"vehicle": 1}, 1, ["wechat/wxid_chenjie"])


async def test_the_loop_plain(town: LiveTown) -> None:
    await the_loop(town)


async def test_a_stranger_with_a_chiefs_command_is_refused_and_hears_nothing_in_the_group(town: LiveTown) -> None:
    await town.says("陈姐", "又堵3栋单元门口了!救护车来了都进不去")
    await town.hears(OWNERS, "#1263")
    await town.says("老周", "@小鹿 1263 关闭")
    await town.until("1263", lambda ticket: ticket.in_work)
    await town.says("赵敏", "1263 关闭", STAFF)
    await town.hears("赵敏", "站长")
    said = [line for line in await town.gateway.sent() if line.conversation == town.gateway.rooms[OWNERS]]
    assert len(said) == 1


async def test_a_gap_is_read_quietly_and_told_in_one_line(town: LiveTown) -> None:
    away = town.clock.now()
    town.gateway.kill()
    await asyncio.sleep(1.5)
    await town.gateway.restart()
    await town.gateway.connected()
    await town.says("小米妈", "9栋西门烧烤又摆出来了", at=away + timedelta(seconds=1))
    await town.until("1263", lambda ticket: ticket.late)
    await town.live.house.advance(town.clock.now() + timedelta(seconds=15))
    await town.hears(STAFF, "掉线", "补读1条", "新增1件", "#1263")
    await town.hears(OWNERS, "刚才掉线", "#1263")


class TestOverTls:
    """The same, encrypted, with a certificate of one's own."""

    @pytest.fixture
    def tls(self, certificates: Certificates) -> Certificates:
        return certificates

    async def test_the_loop(self, town: LiveTown) -> None:
        await the_loop(town)


async def test_luming_run_stops_on_sigterm_and_leaves_nothing_half_sent(gateway: Gateway, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "live"
    folder.mkdir(parents=True)
    memory = Memory.new(folder / "luming.db")
    for group in (OWNERS, STAFF):
        memory.bind("wechat", gateway.rooms[group], group)
    environment = os.environ | {
        "WECHATY_PUPPET_SERVICE_ENDPOINT": gateway.endpoint,
        "WECHATY_PUPPET_SERVICE_TOKEN": gateway.token,
        "WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT": "true",
        "LUMING_LOG_LEVEL": "DEBUG",
        "LUMING_DATA": str(tmp_path / "data"),
    }
    command = [sys.executable, "-c", "from bot.cli import main; main()", "run"]
    running = await asyncio.create_subprocess_exec(
        *command, env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    await gateway.connected(within=60)  # a process that loads everything, on a machine that may be busy
    await gateway.says("陈姐", "5栋楼道着火了,快来人!", OWNERS)

    async def answered() -> bool:
        return any("119" in line.text for line in await gateway.sent())

    await eventually(answered, "the group is told to ring 119")
    running.terminate()
    out, err = await running.communicate()
    assert running.returncode == 0
    assert gateway.token not in out.decode() + err.decode()
    states = {line.state for line in memory.outbox()}
    assert "sent" in states and "sending" not in states
    memory.close()
