"""The gateway's calls that the bot uses, on one channel that reconnects by itself."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from functools import cached_property
from typing import Any, cast

from grpclib.client import Channel
from wechaty_grpc.wechaty import PuppetStub

from bot.wechat import wire
from bot.wechat.channel import open_channel
from bot.wechat.endpoint import Endpoint
from bot.wechat.patience import Patience

LARGE = 4 * 1024 * 1024
_SMALL = LARGE * 3 // 4 - 4096


class Gateway:
    """Thin: one method a call. The channel is made at the first call, because it belongs to the loop that runs then.

    Its calls raise GRPCError (the gateway answered with an error), asyncio.TimeoutError, OSError (no connection) or
    StreamTerminatedError (the connection was lost), and UnicodeError or ValueError where an answer cannot be decoded.
    """

    def __init__(self, endpoint: Endpoint, patience: Patience) -> None:
        self._endpoint = endpoint
        self._patience = patience

    @cached_property
    def _channel(self) -> Channel:
        return open_channel(self._endpoint, self._patience)

    @cached_property
    def _calls(self) -> PuppetStub:
        return PuppetStub(self._channel, metadata=self._authorization, timeout=self._patience.call)

    @cached_property
    def _streams(self) -> PuppetStub:
        return PuppetStub(self._channel, metadata=self._authorization)

    @property
    def _authorization(self) -> dict[str, str]:
        return {"authorization": f"Wechaty {self._endpoint.token.get_secret_value()}"}

    async def connect(self) -> None:
        """Connect where no connection stands. What raises here has written nothing."""
        async with asyncio.timeout(self._patience.call):
            await self._channel.__connect__()

    def close(self) -> None:
        """Drop the connection; the next call opens a new one."""
        if "_channel" in vars(self):
            self._channel.close()

    def events(self) -> AsyncGenerator[Any, None]:
        """The stream of events, to be closed after use; only one client may hold it."""
        return cast(AsyncGenerator[Any, None], self._streams.event())

    async def start(self) -> None:
        """Start the puppet; does nothing where it runs. Its counterpart logs the bot out for everybody, and is never called."""
        await self._calls.start()

    async def ding(self) -> None:
        await self._calls.ding(data="luming")

    async def version(self) -> str:
        return str((await self._calls.version()).version)

    async def message(self, message_id: str) -> Any:
        return await self._calls.message_payload(id=message_id)

    async def contacts(self) -> list[str]:
        return list((await self._calls.contact_list()).ids)

    async def contact(self, account: str) -> Any:
        return await self._calls.contact_payload(id=account)

    async def friendship(self, friendship_id: str) -> Any:
        return await self._calls.friendship_payload(id=friendship_id)

    async def rooms(self) -> list[str]:
        return list((await self._calls.room_list()).ids)

    async def room(self, room: str) -> Any:
        return await self._calls.room_payload(id=room)

    async def members(self, room: str) -> list[str]:
        return list((await self._calls.room_member_list(id=room)).member_ids)

    async def member(self, room: str, account: str) -> Any:
        return await self._calls.room_member_payload(id=room, member_id=account)

    async def say(self, chat: str, text: str, mentions: list[str]) -> str | None:
        """Send words; the id, where the puppet tells it."""
        answer = await self._calls.message_send_text(conversation_id=chat, text=text, mentonal_ids=mentions)
        return answer.id or None

    async def show(self, chat: str, box: wire.FileBox) -> str | None:
        """Send a file; the id, where the puppet tells it."""
        answer = await self._calls.message_send_file(conversation_id=chat, filebox=box.to_json())
        return answer.id or None

    async def recall(self, message_id: str) -> bool:
        return bool((await self._calls.message_recall(id=message_id)).success)

    async def boxed(self, name: str, content: bytes) -> wire.FileBox:
        """A file ready to be sent: a call above 4 MB is refused, so a large one is handed over before, in chunks."""
        if len(content) <= _SMALL:
            return wire.FileBox(name, content=content)
        async with asyncio.timeout(self._patience.file):
            return wire.FileBox(name, uuid=await wire.upload(self._streams, content))

    async def file(self, message_id: str, limit: int) -> bytes:
        """The content of a picture or file. Raises BadBox where it is larger than `limit`, or of a kind not fetched."""
        box = wire.FileBox.from_json((await self._calls.message_file(id=message_id)).filebox, limit)
        if box.content is not None:
            return box.content
        content = bytearray()
        chunks = wire.download(self._streams, box.uuid or "")
        async with asyncio.timeout(self._patience.file), aclosing(chunks):
            async for chunk in chunks:
                content += chunk
                if len(content) > limit:
                    raise wire.BadBox(f"larger than {limit} bytes")
        return bytes(content)
