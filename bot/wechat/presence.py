"""Whether the bot is there: its connection, its log-in, and since when it has been away."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.clock import Clock
from bot.logs import log


class State(StrEnum):
    """What the board and `luming doctor` show."""

    OFFLINE = "offline"
    WAITING = "waiting"  # another client holds the stream
    CONNECTED = "connected"  # nobody is logged in yet
    SCAN = "scan"  # a QR code waits for the phone
    ONLINE = "online"


@dataclass(frozen=True)
class Status:
    """The state, the account that is logged in and its names, and why it is not online."""

    state: State = State.OFFLINE
    account: str | None = None
    names: Sequence[str] = ()
    why: str = ""


class Presence:
    """Remembers the last sign of life while online, to tell how long the bot was away."""

    def __init__(self, clock: Clock, gap: timedelta) -> None:
        self.status = Status()
        self._clock = clock
        self._gap = gap
        self._alive_at: datetime | None = None
        self._here = asyncio.Event()

    @property
    def online(self) -> bool:
        return self.status.state is State.ONLINE

    def alive(self) -> None:
        """Something came from the gateway, or its connection broke just now."""
        if self.online:
            self._alive_at = self._clock.now()

    def came(self, account: str, names: Sequence[str]) -> tuple[datetime, datetime] | None:
        """Logged in, and the stream stands. Returns from when to when the bot was away, where that was long."""
        now, since = self._clock.now(), self._alive_at
        self.change(State.ONLINE, account=account, names=names)
        self._alive_at = now
        return (since, now) if since is not None and now - since > self._gap else None

    def connected(self) -> None:
        """The stream stands. Nobody is logged in, unless it has told of somebody, or of a code to scan."""
        if self.status.state in (State.OFFLINE, State.WAITING):
            self.change(State.CONNECTED, "nobody is logged in")

    def ready(self) -> None:
        """What was missed has been told; messages may be handed over."""
        self._here.set()

    def change(self, state: State, why: str = "", account: str | None = None, names: Sequence[str] = ()) -> None:
        """A new state, logged once. The account stays known while it is away: its own lines are still its own."""
        if (state, why) != (self.status.state, self.status.why):
            log.warning("wechat", state=state.value, why=why) if why else log.info("wechat", state=state.value)
        self.status = Status(state, account or self.status.account, names or self.status.names, why)
        if state is not State.ONLINE:
            self._here.clear()

    async def here(self) -> None:
        """Wait until the bot is logged in and its absence has been told."""
        await self._here.wait()
