"""What people say, as it comes in from any transport."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from handlers.domain.calls import without_calls


class Kind(StrEnum):
    """What a message is made of."""

    TEXT = "text"
    IMAGE = "image"
    VOICE = "voice"
    VIDEO = "video"
    FILE = "file"
    RECALL = "recall"
    SYSTEM = "system"

    @property
    def shows(self) -> bool:
        """Whether it shows what somebody has seen: a film (视频) counts as a picture."""
        return self in SHOWING


SHOWING = frozenset({Kind.IMAGE, Kind.VIDEO})
"""The kinds of messages that count as a picture."""


@dataclass(frozen=True)
class IncomingMessage:
    """One message as a transport delivered it. Every id is an opaque string of that transport.

    `name` is the sender's display name: shown, never trusted. `room` is None in a private chat with the bot.
    `quote` is the id of the quoted message, `target` the id of the recalled one, `media` where the content is kept.
    """

    transport: str
    id: str
    at: datetime
    sender: str
    name: str
    text: str = ""
    room: str | None = None
    kind: Kind = Kind.TEXT
    quote: str | None = None
    target: str | None = None
    media: str | None = None
    mentions_bot: bool = False

    def readable(self) -> "IncomingMessage":
        """The message without what no file can hold."""
        if all(map(str.isprintable, (self.id, self.sender, self.name, self.text))):
            return self
        return replace(
            self, id=readable(self.id), sender=readable(self.sender), name=readable(self.name), text=readable(self.text)
        )


def readable(text: str) -> str:
    """The text without what no file can hold: half a surrogate pair becomes a question mark, NUL a space."""
    return text.encode("utf8", "replace").decode("utf8").replace("\x00", " ")


_TELLING = 4


def holds_words(said: str, quoted: str) -> bool:
    """Whether a line is the one that is quoted by its words. WeChat drops calls (@昵称) and white space there, and cuts long lines.

    A word or two must be all that was said: "好" stands in too many lines.
    """
    words, line = _bare(quoted).rstrip("…."), _bare(said)
    return bool(words) and (words == line.rstrip("….") or (len(words) >= _TELLING and words in line))


def _bare(text: str) -> str:
    """The words alone. What stands behind a call may read as one once that is gone (早@甲@乙): a quote has lost its calls before."""
    while (words := without_calls(text)) != text:
        text = words
    return re.sub(r"\s", "", text)
