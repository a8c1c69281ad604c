"""The bot's own lines come back as events: the only way to an id where a send returns none."""

import asyncio
from dataclasses import dataclass, field


@dataclass(eq=False)
class Expected:
    """A line on its way out; `text` is None for a file."""

    chat: str
    text: str | None
    message_id: asyncio.Future[str] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Echoes:
    """Matches an echo to the oldest line that is expected in the same chat with the same words."""

    def __init__(self) -> None:
        self._expected: list[Expected] = []

    def expect(self, chat: str, text: str | None) -> Expected:
        expected = Expected(chat, text if text is None else _bare(text))
        self._expected.append(expected)
        return expected

    def forget(self, expected: Expected) -> None:
        """Nobody waits for it any longer."""
        if expected in self._expected:
            self._expected.remove(expected)
        expected.message_id.cancel()

    def heard(self, chat: str, text: str | None, message_id: str) -> bool:
        """An own line came back; whether it was expected."""
        bare = text if text is None else _bare(text)
        found = next((line for line in self._expected if (line.chat, line.text) == (chat, bare)), None)
        if found is None:
            return False
        self._expected.remove(found)
        found.message_id.set_result(message_id)
        return True


def _bare(text: str) -> str:
    """The words alone: a puppet may change the spaces between them."""
    return "".join(text.split())
