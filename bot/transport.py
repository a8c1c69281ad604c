"""What every way into chat looks like from inside: abilities, one send, and what can come of it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.press.sheet import Sheet
from handlers.domain.message import IncomingMessage
from handlers.domain.scene import Abilities


class Outcome(StrEnum):
    """What became of a send. Only NOT_SENT may be tried again; a person looks at UNKNOWN, nobody repeats it blindly.

    FAILED is no transport's: what the line brings could not be made, so nothing was sent.
    """

    SENT = "sent"
    NOT_SENT = "not_sent"
    UNKNOWN = "unknown"
    HANDED_OVER = "handed_over"
    FAILED = "failed"


@dataclass(frozen=True)
class Outgoing:
    """One line to send. `room` or `person` (exactly one), `mention` and `quote` are ids of the transport.

    `id` is ours and the same for every try, so that a transport that can may recognise a repetition. With `recalls` nothing new is
    said: the bot's own line of that id is taken back, and `text` is what it said. `red` is a danger: it waits for no cap, and goes
    before everything else. A `file` goes with the text, or, where the transport has no captions, alone.
    """

    id: str
    text: str
    room: str | None = None
    person: str | None = None
    mention: tuple[str, ...] = ()
    quote: str | None = None
    tickets: tuple[str, ...] = ()
    recalls: str | None = None
    red: bool = False
    file: Sheet | None = None


@dataclass(frozen=True)
class Receipt:
    """The outcome of a send, the id that the transport gave the line, and why it was not sent.

    Of a line that was not sent: `refused` says that the other side will not have it, else nothing was tried and it waits for its
    moment. `free_in` is in how many seconds a line that is not red can be tried again, where none can before, whoever it is for.
    `file_follows` says that the words alone have been sent of a line that brings a file too.
    """

    outcome: Outcome
    message_id: str | None = None
    why: str = ""
    refused: bool = False
    free_in: float | None = None
    file_follows: bool = False


class Transport(Protocol):
    """A way into chat. What it hears it hands to the `Hear` it was given, which returns once the message is kept."""

    @property
    def name(self) -> str: ...

    @property
    def abilities(self) -> Abilities: ...

    @property
    def staff_accounts(self) -> Mapping[str, str]:
        """Accounts that are staff from the start: account id to the name in config.yaml."""
        ...

    @property
    def rooms_are_names(self) -> bool:
        """Whether rooms go by the names of the config's groups, so that none needs binding."""
        ...

    def reaches(self, account: str) -> bool:
        """Whether it can write to this account in private."""
        ...

    async def send(self, line: Outgoing) -> Receipt: ...


Hear = Callable[[IncomingMessage], Awaitable[None]]
