"""From a payload that the gateway gives to the message that the core hears. Pure: it raises nothing, whatever the payload."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from bot.quotation import Quoted, split
from bot.wechat.quotation import app_message, is_system_note, recalled_id
from handlers.domain.calls import is_pat
from handlers.domain.message import IncomingMessage, Kind

NAME = "wechat"

# The gateway's numbers, not those of wechaty-grpc's enum (measured with wechaty-puppet-service 1.19.9).
TEXT, GROUP_NOTE, RECALLED, URL = 7, 10, 13, 14
_KINDS = {1: Kind.FILE, 2: Kind.VOICE, 6: Kind.IMAGE, 15: Kind.VIDEO}
_THINGS = {
    3: "[名片]", 4: "[聊天记录]", 5: "[表情]", 8: "[位置]", 9: "[小程序]", 11: "[转账]", 12: "[红包]", 14: "[链接]", 16: "[视频号]",
}  # fmt: skip
_REPLY, _GROUP_NOTE_APP = 57, 53
_TOLD_RECALL = re.compile(r"(?:[\"“].{1,64}[\"”]|你) ?撤回了一条消息")
_MILLISECONDS_FROM = 10**11
_AHEAD = timedelta(days=1)
_WECHAT_ITSELF = "system"  # who sends a line of the system, where a puppet names nobody
_NOBODY = {"weixin", "fmessage", "newsapp"}


class Payload(Protocol):
    """What `MessagePayload` answers; `type` is a bare number."""

    id: str
    text: str
    timestamp: int
    type: int
    from_id: str
    room_id: str
    to_id: str
    mention_ids: list[str]


@dataclass(frozen=True)
class Heard:
    """A message for the core; the sender's name and the quoted id are still to be found."""

    message: IncomingMessage
    quoted: Quoted | None = None


@dataclass(frozen=True)
class Own:
    """A line of the bot's own account, come back: to which chat, and its words (None where it is no text)."""

    chat: str
    text: str | None


@dataclass(frozen=True)
class Ignored:
    why: str


@dataclass(frozen=True)
class Unreadable:
    why: str


Reading = Heard | Own | Ignored | Unreadable


@dataclass(frozen=True)
class Me:
    """The bot's account and its names in the chat; `bots` are the accounts of others like it."""

    account: str
    names: Sequence[str] = ()
    bots: Collection[str] = ()


def read(payload: Payload, me: Me, now: datetime) -> Reading:
    """What a payload says to this bot. `now` stands in for a time that is missing or impossible."""
    kind, sender = int(payload.type), payload.from_id
    if sender == me.account:
        return Own(payload.room_id or payload.to_id, payload.text if kind in (TEXT, GROUP_NOTE) else None)
    if sender in me.bots:
        return Ignored("another bot")
    if sender in _NOBODY or sender.startswith("gh_"):
        return Ignored("an account of WeChat's or of an organisation, not a person")
    base = IncomingMessage(
        transport=NAME,
        id=payload.id,
        at=moment(payload.timestamp, now),
        sender=sender,
        name="",
        room=payload.room_id or None,
    )
    if kind == RECALLED or _TOLD_RECALL.fullmatch(payload.text.strip()):
        target = recalled_id(payload.text)
        return Heard(replace(base, kind=Kind.RECALL, target=target, sender=sender or _WECHAT_ITSELF))
    if not sender:
        return Unreadable("nobody sent it")
    return _content(base, kind, payload, me)


def _content(base: IncomingMessage, kind: int, payload: Payload, me: Me) -> Heard | Unreadable:
    if kind in (TEXT, GROUP_NOTE):
        return _text(base, payload, me)
    if kind in _KINDS:
        return Heard(replace(base, kind=_KINDS[kind]))
    if kind == URL and (found := _app(base, payload, me)):
        return found
    if kind in _THINGS:
        return Heard(replace(base, kind=Kind.SYSTEM, text=_THINGS[kind]))
    return Unreadable(f"a message of the unknown type {kind}")


def _text(base: IncomingMessage, payload: Payload, me: Me) -> Heard:
    """Plain words, a quotation in text form, a pat, or a puppet that passes WeChat's XML as text."""
    if is_pat(payload.text) or is_system_note(payload.text):
        return Heard(replace(base, kind=Kind.SYSTEM, text="[系统消息]"))
    if found := _app(base, payload, me):
        return found
    reply, quoted = split(payload.text)
    return _said(base, reply, quoted, payload.mention_ids, me)


def _app(base: IncomingMessage, payload: Payload, me: Me) -> Heard | None:
    """A reply (type 57) and a 接龙 (53) are words; all else that travels as an app message is a thing."""
    app = app_message(payload.text)
    if app is None:
        return None
    if app.kind in (_REPLY, _GROUP_NOTE_APP):
        return _said(base, app.title, app.quoted, payload.mention_ids, me)
    return Heard(replace(base, kind=Kind.SYSTEM, text=f"[链接]{app.title}"))


def _said(base: IncomingMessage, text: str, quoted: Quoted | None, mentions: Sequence[str], me: Me) -> Heard:
    """The words without the call of the bot, which `mentions_bot` keeps."""
    called = re.compile(rf"@(?:{'|'.join(map(re.escape, filter(None, me.names))) or '(?!)'})(?:[\u2005\s]+|$)")
    to_bot = me.account in mentions or called.search(text) is not None
    words = called.sub(" ", text).strip(" \n") if to_bot else text
    return Heard(replace(base, text=words, mentions_bot=to_bot), quoted)


def moment(timestamp: int, now: datetime) -> datetime:
    """Milliseconds, or seconds where the number is small; 0 and the far future happen (measured with wechaty-puppet-service 1.19.9): then it is now."""
    try:
        at = datetime.fromtimestamp(timestamp / 1000 if timestamp >= _MILLISECONDS_FROM else timestamp, UTC)
    except (OverflowError, OSError, ValueError):
        return now
    return at if timestamp > 0 and at <= now + _AHEAD else now
