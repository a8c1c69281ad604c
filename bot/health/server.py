"""The two pages for monitors, on this machine alone. `/healthz` answers 200 where all is well, else 503, and says what is not.

{"ok": false, "wechat": "offline", "why": "…", "database": "ok", "unread_seconds": 0.0}
"""

import asyncio
from collections.abc import Callable

from aiohttp import web

from bot.engine.house import House
from bot.health.figures import age, exposition
from bot.logs import log
from bot.wechat.presence import State, Status
from storage.vitals import Vitals, vitals

_PATIENCE = 5.0
"""Seconds in which the database and the writer's thread must answer."""
_STUCK = 60.0
"""Seconds after which a message that nobody has thought about means that something is stuck."""


class Health:
    """Asks the house and the connection how they are, whenever somebody asks."""

    def __init__(self, house: House, status: Callable[[], Status]) -> None:
        self._house = house
        self._status = status
        self._runner: web.AppRunner | None = None

    async def open(self, port: int) -> None:
        """Listen on 127.0.0.1. Where the port is taken the bot goes on without: it has more important things to do."""
        app = web.Application()
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/metrics", self._metrics)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=2)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", port).start()
        except OSError as error:
            await runner.cleanup()
            log.warning(
                "nobody can ask how it is: the port for /healthz and /metrics is taken", port=port, why=str(error)
            )
            return
        self._runner = runner

    @property
    def port(self) -> int | None:
        """Where it listens; None where it does not."""
        return int(self._runner.addresses[0][1]) if self._runner else None

    async def close(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _healthz(self, _: web.Request) -> web.Response:
        status, unread, database = self._status(), 0.0, "ok"
        try:
            unread = age((await self._vitals()).oldest_unread, self._house.clock.now())
        except Exception as error:  # whatever it is, the monitor is told
            database = str(error) or type(error).__name__
        good = status.state is State.ONLINE and database == "ok" and unread < _STUCK
        body = {"ok": good, "wechat": status.state, "why": status.why, "database": database, "unread_seconds": unread}
        return web.json_response(body, status=200 if good else 503)

    async def _metrics(self, _: web.Request) -> web.Response:
        try:
            found = await self._vitals()
        except Exception as error:
            return web.Response(text=f"# {error!r}\n", status=503)
        page = exposition(found, self._status().state is State.ONLINE, self._house.clock.now())
        return web.Response(body=page, headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})

    async def _vitals(self) -> Vitals:
        """Looked up beside the writer, which must have time for us all the same."""
        async with asyncio.timeout(_PATIENCE):
            await self._house.writer.run(lambda: None)
            return await asyncio.to_thread(self._look)

    def _look(self) -> Vitals:
        with self._house.database.reading() as session:
            return vitals(session, self._house.clock.now())
