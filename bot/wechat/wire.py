"""The calls that wechaty-grpc 0.20.19 lacks (Upload, Download), and the JSON of a FileBox."""

import base64
import binascii
import json
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from dataclasses import dataclass

import betterproto
from grpclib.const import Cardinality
from wechaty_grpc.wechaty import PuppetStub

CHUNK = 64 * 1024
BASE64, UUID = 1, 7


class BadBox(ValueError):
    """A FileBox that is none, or of a kind that is not fetched."""


@dataclass
class UploadRequest(betterproto.Message):
    """wechaty/grpc proto/wechaty/puppet/download-upload.proto"""

    chunk: bytes = betterproto.bytes_field(1)


@dataclass
class UploadResponse(betterproto.Message):
    """wechaty/grpc proto/wechaty/puppet/download-upload.proto"""

    id: str = betterproto.string_field(1)


@dataclass
class DownloadRequest(betterproto.Message):
    """wechaty/grpc proto/wechaty/puppet/download-upload.proto"""

    id: str = betterproto.string_field(1)


@dataclass
class DownloadResponse(betterproto.Message):
    """wechaty/grpc proto/wechaty/puppet/download-upload.proto"""

    chunk: bytes = betterproto.bytes_field(1)


async def upload(stub: PuppetStub, content: bytes) -> str:
    """Hand a file to the gateway in chunks; the uuid to send it by. betterproto 1.2.5 has no call of this kind."""
    call = stub.channel.request(
        "/wechaty.Puppet/Upload", Cardinality.STREAM_UNARY, UploadRequest, UploadResponse, metadata=stub.metadata
    )
    async with call as stream:
        for piece in pieces(content):
            await stream.send_message(UploadRequest(chunk=piece))
        await stream.end()
        answer = await stream.recv_message()
    if answer is None:
        raise BadBox("the gateway took the file and gave no uuid")
    return str(answer.id)


async def download(stub: PuppetStub, uuid: str) -> AsyncGenerator[bytes, None]:
    """The chunks of a file that the gateway has just named. An unknown uuid kills the gateway (measured with wechaty-puppet-service 1.19.9)."""
    request = DownloadRequest(id=uuid)
    answers = stub._unary_stream("/wechaty.Puppet/Download", request, DownloadResponse)
    async with aclosing(answers):
        async for answer in answers:
            yield answer.chunk


def pieces(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), CHUNK):
        yield content[start : start + CHUNK]


@dataclass(frozen=True)
class FileBox:
    """A file by its content, or by the uuid to download it by (exactly one)."""

    name: str
    content: bytes | None = None
    uuid: str | None = None

    def to_json(self) -> str:
        if self.content is None:
            return json.dumps({"name": self.name, "type": UUID, "uuid": self.uuid})
        return json.dumps({"name": self.name, "type": BASE64, "base64": base64.b64encode(self.content).decode()})

    @classmethod
    def from_json(cls, text: str, limit: int) -> "FileBox":
        """Raises BadBox; also for content of more than `limit` bytes, before it is decoded."""
        match _loaded(text):
            case {"type": 1, "base64": str(encoded), **rest}:
                if len(encoded) * 3 // 4 > limit + 2:
                    raise BadBox(f"larger than {limit} bytes")
                return cls(str(rest.get("name", "")), content=_decoded(encoded))
            case {"type": 7, "uuid": str(uuid), **rest} if uuid:
                return cls(str(rest.get("name", "")), uuid=uuid)
            case {"type": int(kind)}:
                raise BadBox(f"a FileBox of type {kind}, which is not fetched")
        raise BadBox("not a FileBox")


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise BadBox("not a FileBox: no JSON") from None


def _decoded(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise BadBox("not base64") from None
