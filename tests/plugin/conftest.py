"""A bot of the python `wechaty` package, in an environment of its own, on the gateway of tests/gateway."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.gateway.conftest import gateway, node, out_of_reach, tls
from tests.gateway.gateway import Gateway
from tests.language.demo import CONFIG
from tests.language.memory import Memory
from tests.plugin.environment import ROOT, OutOfReach, python_with_wechaty

__all__ = ["gateway", "node", "tls"]

TRANSPORT = "wechaty-plugin"


@pytest.fixture(scope="session")
def python() -> Path:
    """A Python that has the extra; LUMING_REQUIRE_GATEWAY=1 turns the skip into a failure."""
    try:
        return python_with_wechaty()
    except OutOfReach as reason:
        out_of_reach(reason)


def bind(data: Path, room: str, group: str) -> None:
    """Say which group a room is, as a chief's command does."""
    folder = data / "live"
    folder.mkdir(parents=True, exist_ok=True)
    memory = Memory.new(folder / "luming.db")
    memory.bind(TRANSPORT, room, group)
    memory.close()


def free_port() -> int:
    """For the package's web server, which wants one although it is not used."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def their_bot(python: Path, home: Path, gateway: Gateway) -> Iterator["subprocess.Popen[bytes]"]:
    """Their bot, from its start to a SIGTERM. What it prints is in bot.log; the package's own files stay in `home`."""
    script = Path(__file__).with_name("their_bot.py")
    given = [str(CONFIG), str(home / "data"), gateway.endpoint, gateway.token, str(free_port())]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("WECHATY_", "LUMING_"))}
    environment = {**kept, "PYTHONPATH": str(ROOT), "LUMING_LOG_LEVEL": "INFO"}
    with (home / "bot.log").open("wb") as log:
        bot = subprocess.Popen([python, script, *given], cwd=home, env=environment, stdout=log, stderr=log)
    try:
        yield bot
    finally:
        bot.send_signal(signal.SIGTERM)
        try:
            bot.wait(20)
        except subprocess.TimeoutExpired:
            bot.kill()
            bot.wait()
            raise
