"""What the gateway's stream tells: type numbers and JSON become small dataclasses; what is unknown is ignored."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Beat:
    """A sign of life: a heartbeat, a dong, a ready."""


@dataclass(frozen=True)
class Arrived:
    """A message, of which the event tells the id alone."""

    message_id: str


@dataclass(frozen=True)
class Scan:
    """A QR code to be scanned with the phone, or what became of the last one."""

    qrcode: str
    status: int


@dataclass(frozen=True)
class Login:
    account: str


@dataclass(frozen=True)
class Logout:
    why: str


@dataclass(frozen=True)
class Trouble:
    """The puppet reports an error of its own; the stream goes on."""

    text: str


@dataclass(frozen=True)
class Befriended:
    friendship_id: str


@dataclass(frozen=True)
class Invited:
    """Somebody invites the bot into a group: an operator decides."""

    invitation_id: str


@dataclass(frozen=True)
class Joined:
    room: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Left:
    room: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Renamed:
    room: str
    topic: str


@dataclass(frozen=True)
class Dirty:
    """What was remembered under this id has changed."""

    id: str


Event = (
    Beat | Arrived | Scan | Login | Logout | Trouble | Befriended | Invited | Joined | Left | Renamed | Dirty
)  # fmt: skip

_BEAT, _MESSAGE = 1, 2


def parse(kind: int, payload: str) -> Event | None:
    """The event of a type number, None for one that is unknown or malformed (measured with wechaty-puppet-service 1.19.9)."""
    if kind == _BEAT:
        return Beat()
    read = _READERS.get(kind)
    data = _loaded(payload)
    if read is None or data is None:
        return None
    try:
        return read(data)
    except (KeyError, TypeError, ValueError):
        return None


def _loaded(payload: str) -> Mapping[str, Any] | None:
    try:
        data = json.loads(payload or "{}")
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _id(data: Mapping[str, Any], key: str) -> str:
    """An id. One with half a surrogate pair in it cannot be asked for again."""
    found = data[key]
    if not isinstance(found, str) or not found:
        raise ValueError(key)
    found.encode()
    return found


def _ids(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(found) for found in data[key])


_READERS: Mapping[int, Callable[[Mapping[str, Any]], Event]] = {
    _MESSAGE: lambda data: Arrived(_id(data, "messageId")),
    3: lambda data: Beat(),
    16: lambda data: Trouble(str(data.get("data") or data.get("gerror") or "")),
    17: lambda data: Befriended(_id(data, "friendshipId")),
    18: lambda data: Invited(_id(data, "roomInvitationId")),
    19: lambda data: Joined(_id(data, "roomId"), _ids(data, "inviteeIdList")),
    20: lambda data: Left(_id(data, "roomId"), _ids(data, "removeeIdList")),
    21: lambda data: Renamed(_id(data, "roomId"), str(data.get("newTopic") or "")),
    22: lambda data: Scan(str(data.get("qrcode") or ""), int(data.get("status") or 0)),
    23: lambda data: Beat(),
    25: lambda data: Login(_id(data, "contactId")),
    26: lambda data: Logout(str(data.get("data") or "")),
    27: lambda data: Dirty(_id(data, "payloadId")),
}
