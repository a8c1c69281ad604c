"""Ids become messages, whatever goes wrong on the way: with a gateway of straw."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from grpclib import GRPCError
from grpclib.const import Status
from grpclib.exceptions import StreamTerminatedError
from pydantic import SecretStr

from bot.clock import SystemClock
from bot.wechat import Patience
from bot.wechat.directory import Directory
from bot.wechat.echoes import Echoes
from bot.wechat.post import Post
from bot.wechat.presence import Presence
from handlers.domain.message import IncomingMessage
from tests.wechat.listener import Listener
from tests.wechat.test_reader import Payload

REFUSED = GRPCError(Status.UNKNOWN, "Error: no such message\n    at x.js")


class StrawGateway:
    """Holds messages by id, and what goes wrong with each before it is given."""

    def __init__(self) -> None:
        self.messages: dict[str, Payload] = {}
        self.troubles: dict[str, list[Exception]] = {}

    async def message(self, message_id: str) -> Payload:
        if troubles := self.troubles.get(message_id):
            raise troubles.pop(0)
        return self.messages[message_id]

    async def member(self, room: str, account: str) -> SimpleNamespace:
        return SimpleNamespace(room_alias="3栋陈", name="陈姐")


class Rig:
    def __init__(self, folder: Path) -> None:
        self.gateway = StrawGateway()
        self.presence = Presence(SystemClock(), timedelta(0))
        patience, token = Patience(fetch_again=(0, 0, 0)), SecretStr("token_of_a_test")
        straw: object = self.gateway
        self.post = Post(
            straw,  # type: ignore[arg-type]
            Directory(straw),  # type: ignore[arg-type]
            self.presence,
            Echoes(),
            SystemClock(),
            patience,
            token,
            (),
        )

    def online(self) -> None:
        self.presence.came("wxid_bot", ("小鹿",))
        self.presence.ready()

    async def comes(self, ear: Listener, message_id: str, *troubles: Exception) -> None:
        self.gateway.messages[message_id] = Payload(f"words of {message_id}")
        self.gateway.troubles[message_id] = list(troubles)
        ear.arrived(message_id)
        self.post.add(message_id)

    @asynccontextmanager
    async def delivering(self, ear: Listener) -> AsyncIterator[None]:
        task = asyncio.create_task(self.post.deliver(ear))
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    return Rig(tmp_path)


@pytest.mark.parametrize("trouble", [REFUSED, TimeoutError()], ids=repr)
async def test_what_fails_for_a_while_is_heard_later(rig: Rig, ear: Listener, trouble: Exception) -> None:
    rig.online()
    await rig.comes(ear, "a", trouble, trouble)
    await rig.comes(ear, "b")
    async with rig.delivering(ear):
        await ear.until_settled("a", "b")
    assert ear.texts == ["words of b", "words of a"]


async def test_what_fails_for_good_is_set_aside_with_the_reason(rig: Rig, ear: Listener) -> None:
    rig.online()
    await rig.comes(ear, "a", *[REFUSED] * 9)
    await rig.comes(ear, "b")
    async with rig.delivering(ear):
        await ear.until_settled("a", "b")
    assert ear.aside == {"a": "Error: no such message"}


async def test_an_ear_that_stumbles_is_told_again(rig: Rig, ear: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    rig.online()
    stumbles = [ValueError("disk full")]
    whole = ear.hear

    async def stumbling(message: IncomingMessage) -> None:
        if stumbles:
            raise stumbles.pop()
        await whole(message)

    monkeypatch.setattr(ear, "hear", stumbling)
    await rig.comes(ear, "a")
    async with rig.delivering(ear):
        await ear.until_settled("a")
    assert ear.texts == ["words of a"]


@pytest.mark.parametrize("trouble", [StreamTerminatedError("Connection lost"), ConnectionRefusedError()], ids=repr)
async def test_a_lost_connection_ends_it_and_the_message_stays_pending(
    rig: Rig, ear: Listener, trouble: Exception
) -> None:
    rig.online()
    await rig.comes(ear, "a", trouble)
    with pytest.raises(type(trouble)):
        await rig.post.deliver(ear)
    assert await ear.pending() == ["a"]
    rig.post.renew(await ear.pending())
    async with rig.delivering(ear):
        await ear.until_settled("a")
    assert ear.texts == ["words of a"]


async def test_nothing_is_handed_over_before_the_absence_is_told(rig: Rig, ear: Listener) -> None:
    await rig.comes(ear, "a")
    async with rig.delivering(ear):
        await asyncio.sleep(0)
        assert ear.settled == set()
        rig.online()
        await ear.until_settled("a")
    assert ear.message("a").name == "3栋陈"
