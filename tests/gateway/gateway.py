"""A real Wechaty gateway of the test's own, and the small language to play people and failures with.

    gateway = await Gateway.start(folder)
    await gateway.town()
    await gateway.connected()                       # a client listens: what is said before that is lost
    await gateway.says("陈姐", "又堵3栋单元门口了!", room=OWNERS)
    assert [line.text for line in await gateway.sent()] == [...]
    gateway.kill()
    await gateway.restart()                         # same port, people and rooms; what was sent is still known

It belongs to no event loop: one gateway may serve many tests.
"""

import asyncio
import random
import signal
import socket
from base64 import b64encode
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path
from typing import Any, Self

from tests.gateway import cast
from tests.gateway.certificates import Certificates
from tests.gateway.npm import SOURCES, node_command, node_modules
from tests.gateway.process import GatewayGone, Process

HOST = "127.0.0.1"


class Type(IntEnum):
    """A message's type as the gateway numbers it; the enum of the old protocol differs."""

    ATTACHMENT = 1
    AUDIO = 2
    EMOTICON = 5
    IMAGE = 6
    TEXT = 7
    LOCATION = 8
    MINI_PROGRAM = 9
    GROUP_NOTE = 10
    TRANSFER = 11
    RED_ENVELOPE = 12
    RECALLED = 13
    URL = 14
    VIDEO = 15


@dataclass(frozen=True)
class Sent:
    """What the bot has sent: to a room's or a person's id, words with mentions or a file of so many bytes."""

    id: str
    conversation: str
    text: str
    mentions: tuple[str, ...]
    at: int
    file: str | None = None
    size: int = 0
    recalled: bool = False


class Gateway:
    """A gateway with a port of its own; `tls` is None (plain), "builtin" (the package's own certificate) or Certificates."""

    def __init__(self, home: Path, tls: Certificates | str | None = None, token: str = "token_of_a_test") -> None:
        self.home, self.tls, self.token = home, tls, token
        self.port = _free_port()
        self.people: dict[str, str] = {}  # account by name
        self.rooms: dict[str, str] = {}  # room id by topic
        self._sent: dict[str, Sent] = {}  # by id; outlives the process
        self._process: Process | None = None

    @classmethod
    async def start(cls, home: Path, tls: Certificates | str | None = None) -> Self:
        """Install what is missing, and start a gateway that knows nobody yet; its files go into `home`."""
        gateway = cls(home, tls)
        await asyncio.to_thread(gateway._furnish)
        await gateway.restart()
        return gateway

    def _furnish(self) -> None:
        """Lay the scripts and a link to their packages side by side: that is where Node looks."""
        self.home.mkdir(parents=True, exist_ok=True)
        for script in SOURCES.glob("*.mjs"):
            (self.home / script.name).write_bytes(script.read_bytes())
        (self.home / "node_modules").symlink_to(node_modules())

    @property
    def endpoint(self) -> str:
        return f"{HOST}:{self.port}"

    # Its lives and deaths.

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.alive

    async def restart(self) -> None:
        """A new life on the same port, with the people and rooms of the last; messages and files that it held are gone."""
        self.stop()
        self._process = Process(self._command(), self.home, self._told)
        await self._process.ready()

    def kill(self) -> None:
        """SIGKILL, without a goodbye."""
        self._running.end()

    def stop(self) -> None:
        """Make sure that it is gone; for the end of a test."""
        if self._process:
            self._process.end()
            self._process = None

    def freeze(self) -> None:
        """SIGSTOP: connections stay open, nothing answers."""
        self._running.signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._running.signal(signal.SIGCONT)

    @property
    def _running(self) -> Process:
        if self._process is None:
            raise GatewayGone("it was stopped")
        return self._process

    def _command(self) -> list[str]:
        if isinstance(self.tls, Certificates):
            tls = ["--cert", str(self.tls.cert), "--key", str(self.tls.key)]
        else:
            tls = [] if self.tls == "builtin" else ["--plain"]
        script = ["gateway.mjs", "--port", str(self.port), "--token", self.token, "--world", "world.json"]
        return [*node_command(), *script, *tls]

    # What it is told, and what it tells.

    async def command(self, name: str, /, **given: Any) -> Any:
        """One command of gateway.mjs; what is None is left out."""
        return await self._running.ask(name, **{key: value for key, value in given.items() if value is not None})

    def _told(self, line: dict[str, Any]) -> None:
        if sent := line.get("sent"):
            file = sent.pop("file") or {"name": None, "size": 0}
            sent["mentions"] = tuple(sent["mentions"])
            self._sent[sent["id"]] = Sent(**sent, file=file["name"], size=file["size"])
        elif recalled := line.get("recalled"):
            self._sent[recalled] = replace(self._sent[recalled], recalled=True)

    async def sent(self, to: str | None = None) -> list[Sent]:
        """All that the bot has sent, in all lives of the gateway; `to` is one room's topic or one person's name."""
        if self.alive:
            await self.command("state")  # its answer comes after everything that was told before
        return [line for line in self._sent.values() if to is None or line.conversation == self.id_of(to)]

    async def connected(self, clients: int = 1, within: float = 10.0) -> None:
        """Wait until so many clients hold the event stream (one or none: the gateway refuses a second)."""
        async with asyncio.timeout(within):
            while (await self.command("state"))["clients"] != clients:  # noqa: ASYNC110  another process
                await asyncio.sleep(0.02)

    # People and rooms.

    async def town(self) -> None:
        """The demo town: everybody, the owners' group, the staff group, the bot logged in; officers are its friends."""
        await self.person(cast.BOT, cast.BOT_ACCOUNT)
        for name, account in cast.RESIDENTS.items():
            await self.person(name, account)
        for name, account in cast.OFFICERS.items():
            await self.person(name, account, friend=True)
        for topic, room in cast.ROOMS.items():
            await self.room(topic, room, *cast.MEMBERS[topic])
        await self.command("login", id=self.people[cast.BOT])

    async def person(self, name: str, account: str, *, friend: bool = False) -> None:
        await self.command("contact", id=account, name=name, friend=friend)
        self.people[name] = account

    async def room(self, topic: str, id: str, *names: str, aliases: dict[str, str] | None = None) -> None:
        """A room of the people named; `aliases` are their names in it."""
        known = {self.people[name]: alias for name, alias in (aliases or {}).items()}
        await self.command("room", id=id, topic=topic, members=[self.people[name] for name in names], aliases=known)
        self.rooms[topic] = id

    def id_of(self, name: str) -> str:
        """The id behind a person's name or a room's topic; an id stands for itself."""
        return self.people.get(name) or self.rooms.get(name) or name

    # What people do.

    async def says(
        self,
        who: str,
        text: str,
        room: str | None = None,
        *,
        mentions: tuple[str, ...] = (),
        type: Type = Type.TEXT,
        id: str | None = None,
        filename: str | None = None,
        timestamp: float | None = None,
    ) -> str:
        """Somebody says something in a room, or to the bot in private; the answer is the message's id."""
        return await self.command(
            "say",
            **self._from(who, room),
            text=text,
            mentions=[self.id_of(name) for name in mentions],
            type=int(type),
            id=id,
            filename=filename,
            timestamp=timestamp,
        )

    async def shows(
        self,
        who: str,
        picture: bytes,
        room: str | None = None,
        *,
        name: str = "photo.jpg",
        timestamp: float | None = None,
    ) -> str:
        """Somebody sends a picture. Up to 20 KB it travels in the answer, above that it must be downloaded."""
        content = b64encode(picture).decode()
        return await self.command("image", **self._from(who, room), base64=content, filename=name, timestamp=timestamp)

    async def recalls(self, who: str, message: str, room: str | None = None) -> str:
        """Somebody takes a message back: one more message, whose text is the id of the first."""
        return await self.says(who, message, room, type=Type.RECALLED)

    async def burst(self, who: str, n: int, room: str | None = None, *, prefix: str = "", every: int = 0) -> list[str]:
        """Say prefix0, prefix1 ... at once, or one `every` so many milliseconds."""
        return await self.command("burst", **self._from(who, room), n=n, prefix=prefix, every=every)

    async def flow(
        self, who: str, n: int, room: str | None = None, *, prefix: str = "", every: int = 0
    ) -> list[tuple[str, int]]:
        """A burst, of which the answer tells each id that a client listened to, with the moment (ms) at which it was handed over."""
        handed = await self.command("flow", **self._from(who, room), n=n, prefix=prefix, every=every)
        return [(message_id, at) for message_id, at in handed]

    def _from(self, who: str, room: str | None) -> dict[str, str]:
        return {"from": self.id_of(who), **({"room": self.id_of(room)} if room else {})}

    # What goes wrong.

    async def fails(
        self, sends: str, *, count: int | None = None, after: bool = False, text: str | None = None
    ) -> None:
        """The next `count` sends (all, without it) "throw", "hang", or come back "bare", without an id; "ok" mends.

        With `after` the line is out before the send throws or hangs.
        """
        await self.command("fail", sends=sends, count=count, after=after, text=text)

    async def delays(self, milliseconds: int) -> None:
        """Every send is on its way for so long."""
        await self.command("fail", sends="ok", delay=milliseconds)


def _free_port() -> int:
    """A port below those that the system gives out itself.

    Among those a client that tries a dead gateway again and again may at last connect to itself, and hold the port.
    """
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as tried:
            if tried.connect_ex((HOST, port)) != 0:
                return port
