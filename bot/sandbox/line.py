"""One line in a chat of the sandbox, as it is kept and as it goes to the page."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from handlers.domain.message import Kind

BOT = "bot"
"""The account of the bot."""


@dataclass(frozen=True)
class Line:
    """What `sender` (an account) said in `chat` at `at`; `n` is its place in the chat, counted from 0.

    The id of a person's line comes from the page; a bot's line is "bot:" and the id of its Outgoing.
    `quote` is the id of another line, `media` a path below the data folder, `mention` holds accounts.
    """

    id: str
    chat: str
    n: int
    at: datetime
    sender: str
    name: str
    text: str = ""
    kind: Kind = Kind.TEXT
    quote: str | None = None
    media: str | None = None
    mention: tuple[str, ...] = ()

    def record(self) -> dict[str, Any]:
        """The line as plain JSON."""
        return {**asdict(self), "at": self.at.isoformat(), "mention": list(self.mention)}

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Line":
        """The line that `record()` wrote."""
        known = dict(record)
        known["at"] = datetime.fromisoformat(known["at"])
        known["kind"] = Kind(known["kind"])
        known["mention"] = tuple(known["mention"])
        return cls(**known)
