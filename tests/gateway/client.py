"""The protocol's own client, as thin as it comes: what proves the rig must not lean on the adapter that the rig tests."""

import asyncio
import json
import ssl
from dataclasses import dataclass
from typing import Any, Self

import betterproto
from grpclib.client import Channel
from grpclib.config import Configuration
from grpclib.const import Cardinality
from wechaty_grpc.wechaty import PuppetStub

from tests.gateway.gateway import HOST, Gateway

HEARTBEAT, MESSAGE, DONG, ROOM_JOIN, ROOM_LEAVE, ROOM_TOPIC, SCAN, LOGIN, LOGOUT = 1, 2, 3, 19, 20, 21, 22, 25, 26

PIECE = 65_536


@dataclass
class DownloadRequest(betterproto.Message):
    """Not in wechaty-grpc 0.20."""

    id: str = betterproto.string_field(1)


@dataclass
class DownloadResponse(betterproto.Message):
    """One piece of a file; not in wechaty-grpc 0.20."""

    chunk: bytes = betterproto.bytes_field(1)


@dataclass
class UploadRequest(betterproto.Message):
    """One piece of a file; not in wechaty-grpc 0.20."""

    chunk: bytes = betterproto.bytes_field(1)


@dataclass
class UploadResponse(betterproto.Message):
    """Not in wechaty-grpc 0.20."""

    id: str = betterproto.string_field(1)


class Client:
    """One connection that listens: `async with Client(gateway) as client`."""

    def __init__(self, gateway: Gateway, *, tls: ssl.SSLContext | None = None, name: str | None = None) -> None:
        self._gateway = gateway
        self._channel = Channel(
            HOST, gateway.port, ssl=tls, config=Configuration(ssl_target_name_override=name) if name else None
        )
        self._said = {"authorization": f"Wechaty {gateway.token}"}
        self.stub = PuppetStub(self._channel, metadata=self._said, timeout=5)
        self._stream = PuppetStub(self._channel, metadata=self._said)
        self._events: asyncio.Queue[tuple[int, dict[str, Any]]] = asyncio.Queue()
        self.listening: asyncio.Task[None]

    async def __aenter__(self) -> Self:
        self.listening = asyncio.create_task(self._listen())
        try:
            await self.event(HEARTBEAT)
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *why: object) -> None:
        self.listening.cancel()
        await asyncio.gather(self.listening, return_exceptions=True)
        self._channel.close()

    async def _listen(self) -> None:
        async for event in self._stream.event():
            self._events.put_nowait((int(event.type), json.loads(event.payload)))

    async def event(self, type: int, within: float = 5.0) -> dict[str, Any]:
        """The next event of this type; others before it are skipped. If the stream breaks first, what broke it."""
        async with asyncio.timeout(within):
            while True:
                coming = asyncio.create_task(self._events.get())
                await asyncio.wait({coming, self.listening}, return_when=asyncio.FIRST_COMPLETED)
                if not coming.done():
                    coming.cancel()
                    await self.listening
                    raise EOFError("the stream ended")
                found, payload = coming.result()
                if found == type:
                    return payload

    async def message(self) -> Any:
        """The next message, fetched."""
        return await self.stub.message_payload(id=(await self.event(MESSAGE))["messageId"])

    async def download(self, uuid: str) -> bytes:
        request = DownloadRequest(id=uuid)
        pieces = self._stream._unary_stream("/wechaty.Puppet/Download", request, DownloadResponse)
        return b"".join([piece.chunk async for piece in pieces])

    async def upload(self, content: bytes) -> str:
        """The uuid by which a file of any size can be sent."""
        route = ("/wechaty.Puppet/Upload", Cardinality.STREAM_UNARY, UploadRequest, UploadResponse)
        async with self._channel.request(*route, metadata=self._said) as call:
            for at in range(0, len(content), PIECE):
                await call.send_message(UploadRequest(chunk=content[at : at + PIECE]), end=at + PIECE >= len(content))
            stored = await call.recv_message()
        assert stored
        return stored.id
