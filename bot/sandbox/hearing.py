"""What the house hears of the sandbox: lines and recalls of people, as messages."""

from bot.sandbox.chats import Chats
from bot.sandbox.line import Line
from bot.sandbox.recall import Recall
from handlers.domain.message import IncomingMessage, Kind

NAME = "sandbox"
"""The name of the transport."""


def message(chats: Chats, said: Line | Recall) -> IncomingMessage:
    """A line, or a recall of a line that is in the chats."""
    return _line(chats, said) if isinstance(said, Line) else _recall(chats, said)


def _line(chats: Chats, line: Line) -> IncomingMessage:
    return IncomingMessage(
        transport=NAME, id=line.id, at=line.at, sender=line.sender, name=line.name, text=line.text,
        room=_room(chats, line), kind=line.kind, quote=line.quote, media=line.media,
        mentions_bot=f"@{chats.town.bot}" in line.text,
    )  # fmt: skip


def _recall(chats: Chats, recall: Recall) -> IncomingMessage:
    line = chats.line(recall.line)
    if line is None:
        raise ValueError(f"no such line: {recall.line}")
    return IncomingMessage(
        transport=NAME, id=recall.id, at=recall.at, sender=line.sender, name=line.name,
        room=_room(chats, line), kind=Kind.RECALL, target=line.id,
    )  # fmt: skip


def _room(chats: Chats, line: Line) -> str | None:
    chat = chats.chat(line.chat)
    return chat.room if chat else None
