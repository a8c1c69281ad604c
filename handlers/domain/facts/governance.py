"""What is kept for those who look back: commands that were refused."""

from dataclasses import dataclass

from handlers.domain.facts.rooms import PersonEvent


@dataclass(frozen=True, kw_only=True)
class CommandRefused(PersonEvent, kind="CommandRefused"):
    """Somebody used a command without the right to; `why` is what he was told."""

    command: str
    room: str | None = None
