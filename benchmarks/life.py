"""A bot that may be killed: a process of its own behind the tests' gateway, in service but for its patience and its pace.

benchmarks.kills and benchmarks.soak start it; its log goes to bot.log in its folder.
"""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

from pydantic import SecretStr

from bot import logs
from bot.config import load
from bot.demo import until_told_to_stop
from bot.live import TRANSPORT, Live
from bot.wechat import Endpoint
from storage import schema
from storage.engine.database import Database
from storage.rooms import bindings, people
from tests.gateway import cast
from tests.gateway.gateway import HOST, Gateway
from tests.gateway.livetown import FAST, IMPATIENT

CONFIG = Path(__file__).parent.parent / "config.yaml"


def prepare(folder: Path) -> None:
    """A database in which the groups and the officers are bound."""
    folder.mkdir(parents=True, exist_ok=True)
    database = Database.at(folder / "luming.db")
    schema.migrate(database)
    with database.transaction() as session:
        for group, room in cast.ROOMS.items():
            bindings.bind(session, TRANSPORT, room, group, "benchmark")
        people.bind(session, TRANSPORT, {account: name for name, account in cast.OFFICERS.items()})
    database.close()


class Bot:
    """One life after another over the same folder."""

    def __init__(self, gateway: Gateway, folder: Path) -> None:
        self.gateway, self.folder = gateway, folder
        self.log = gateway.home / "bot.log"
        self._process: subprocess.Popen[bytes] | None = None

    async def born(self) -> None:
        """Start it once nobody listens any more, and wait until it does."""
        await self.gateway.connected(clients=0)
        self._start()
        await self.listens(within=60)

    async def listens(self, within: float) -> None:
        """Wait until it listens. Raises RuntimeError, with the end of its log, where it does not."""
        try:
            await self.gateway.connected(within=within)
        except TimeoutError as error:
            log = self.log.read_text("utf8", "replace").splitlines()[-40:]
            raise RuntimeError("\n".join([f"it does not listen (alive: {self.alive})", *log])) from error

    def _start(self) -> None:
        life = [str(self.folder), str(self.gateway.port), self.gateway.token]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "benchmarks.life", *life], stdout=log, stderr=log, cwd=CONFIG.parent
            )

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        assert self._process is not None, "it was born"
        return self._process.pid

    def kill(self) -> None:
        """SIGKILL."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """SIGTERM; returns what it came to."""
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> int:
        assert self._process is not None, "it was born"
        self._process.send_signal(how)
        return self._process.wait()


async def live(folder: Path, port: int, token: str) -> None:
    """The life of the process."""
    endpoint = Endpoint(host=HOST, port=port, token=SecretStr(token), tls=False, ca_file=None, tls_name=None)
    running = Live(load(CONFIG), folder, endpoint, pace=FAST, patience=IMPATIENT)
    try:
        await running.open()
        await until_told_to_stop(running.house)
    finally:
        await running.close()


if __name__ == "__main__":
    logs.set_up(os.environ.get("LUMING_LOG", "WARNING"))
    asyncio.run(live(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
