"""How long the adapter waits, and for what: one place for every time-out."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Patience:
    """Seconds, but for `gap`. The defaults were measured with wechaty-puppet-service 1.19.9 (see also python-wechaty-getting-started#79)."""

    call: float = 10
    file: float = 60
    heartbeat: float = 5
    silence: float = 60
    dong: float = 15
    echo: float = 10
    keepalive: float = 20
    keepalive_answer: float = 10
    reconnect: tuple[float, float] = (1, 60)
    fetch_again: tuple[float, ...] = (1, 5, 20, 60)
    gap: timedelta = timedelta(seconds=60)


DEFAULT = Patience()
