"""One line in a chat of the sandbox, as it is kept and as it goes to the page."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from handlers.domain.message import Kind

BOT = "bot"
"""The account of the bot."""


@dataclass(frozen=True)
class Line:
    """What `sender` (an account) said in `chat` at `at`; `n` is its place in the chat, counted from 0.

    The id of a person's line comes from the page; a bot's line is "bot:" and the id of its Outgoing.
    `quote` is the id of another line, `media` a path below the data folder, `mention` holds accounts. Of a file `text` is its name, and
    `size` how many bytes it has. A line that was taken
    back keeps its place, and is of the kind RECALL.
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
    size: int = 0

    def taken_back(self) -> "Line":
        """What stays of the line when it is recalled: who spoke and when, and nothing of what was said."""
        return replace(self, text="", kind=Kind.RECALL, quote=None, media=None, mention=(), size=0)

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
