"""The gateway's process: started, asked by JSON lines, killed, frozen. It belongs to no event loop."""

import asyncio
import json
import os
import signal
import subprocess
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any

BOOT, ANSWER = 30.0, 20.0  # seconds, both far more than an unstarved machine needs


class GatewayGone(Exception):
    """The gateway died before it answered."""


class CommandFailed(Exception):
    """The gateway did not understand, or its puppet refused."""


class Process:
    """One life of a gateway. `told` is called, in a thread, with what it says unasked."""

    def __init__(self, command: list[str], home: Path, told: Callable[[dict[str, Any]], None]) -> None:
        self._told = told
        self._log = home / "gateway.log"
        self._ready: Future[Any] = Future()
        self._waiting: dict[int, Future[Any]] = {}
        self._asked = 0
        self._lock = threading.Lock()
        self._gone = False
        with self._log.open("a") as log:
            self._popen = subprocess.Popen(
                command,
                cwd=home,
                env=_environment(home),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                encoding="utf8",
            )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._popen.pid

    @property
    def alive(self) -> bool:
        return self._popen.poll() is None

    async def ready(self) -> None:
        await asyncio.wait_for(asyncio.wrap_future(self._ready), BOOT)

    async def ask(self, name: str, /, **given: Any) -> Any:
        """Say one command and wait for its answer."""
        answer: Future[Any] = Future()
        with self._lock:
            if self._gone:
                raise GatewayGone(name)
            self._asked += 1
            self._waiting[self._asked] = answer
            try:
                self._say({"n": self._asked, "do": name, "with": given})
            except BrokenPipeError:
                raise GatewayGone(name) from None
        return await asyncio.wait_for(asyncio.wrap_future(answer), ANSWER)

    def _say(self, line: dict[str, Any]) -> None:
        assert self._popen.stdin
        self._popen.stdin.write(json.dumps(line) + "\n")  # in ASCII: half a surrogate pair comes through whole
        self._popen.stdin.flush()

    def signal(self, number: signal.Signals) -> None:
        self._popen.send_signal(number)

    def end(self) -> None:
        """Kill it, frozen or not, and take in what it said last."""
        self._popen.kill()
        self._popen.wait()
        self._reader.join()
        for pipe in (self._popen.stdin, self._popen.stdout):
            assert pipe
            with suppress(BrokenPipeError):  # a command that it never read
                pipe.close()

    def _read(self) -> None:
        assert self._popen.stdout
        for line in self._popen.stdout:
            if line.startswith("{"):  # a package may print, too
                self._take(json.loads(line))
        with self._lock:
            self._gone = True
            left = [self._ready, *self._waiting.values()]
        for future in left:
            if not future.done():
                future.set_exception(GatewayGone(self._log.read_text(encoding="utf8")[-800:]))

    def _take(self, line: dict[str, Any]) -> None:
        if "ready" in line:
            self._ready.set_result(None)
        elif "n" not in line:
            self._told(line)
        else:
            answer = self._waiting.pop(line["n"])
            if not answer.set_running_or_notify_cancel():
                return  # nobody waits for it any longer
            if "error" in line:
                answer.set_exception(CommandFailed(line["error"]))
            else:
                answer.set_result(line["ok"])


def _environment(home: Path) -> dict[str, str]:
    """Ours, without what would change the gateway's certificate or token; its files go where the test's do."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WECHATY_")}
    return {**kept, "TMPDIR": str(home), "WECHATY_LOG": "warn"}
