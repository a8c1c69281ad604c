"""The default of `luming`: the sandbox on embedded SQLite, in a folder that the user can find."""

import asyncio
import shutil
import signal
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from aiohttp import web

from bot.clock import ShiftedClock
from bot.config import Ground
from bot.engine.house import House
from bot.engine.occupied import Occupied
from bot.sandbox import Sandbox, make_app, serve
from bot.sandbox.whys import UNHEARD, explained
from handlers.domain.workcalendar import TOWN_TIME
from storage.engine.database import Database
from storage.queues.inbox import Outcome, outcome

FIRST_MOMENT = datetime(2025, 9, 28, 8, 30, tzinfo=TOWN_TIME)


class Demo:
    """The sandbox, opened in `folder`. `url` is where the page is."""

    def __init__(self, ground: Ground, folder: Path) -> None:
        """Raises FolderInUse."""
        folder.mkdir(parents=True, exist_ok=True)
        self._occupied = Occupied(folder)
        self._shift_file = folder / "clock.txt"
        self.clock = self._stored_clock()
        self.sandbox = Sandbox(folder, ground.town, self.clock)
        self.house = House(
            ground,
            Database.at(folder / "luming.db"),
            self.sandbox,
            self.clock,
            folder=folder,
        )
        if self.house.anchors is not None:
            self.house.anchors.aloud = False  # practice needs no witness, and a quiet terminal
        self._matters = {matter.key: matter.name for s in ground.town.stations for matter in s.policy.matters.values()}
        self._runner: web.AppRunner | None = None
        self.url = ""
        self.port = 0
        self.anew = False
        """Whether it was ended from the page, to begin anew."""

    async def open(self, port: int) -> None:
        """Start everything; where `port` is taken, on a free one. Raises NewerDatabase."""
        self._keep_clock()
        await self.house.open()
        self.sandbox.hear = self.house.hear
        try:
            self._runner = await self._serve(port)
        except OSError:
            self._runner = await self._serve(0)
        self.house.start()
        host, self.port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{self.port}/"

    async def close(self) -> None:
        """Stop gracefully."""
        if self._runner is not None:
            await self._runner.cleanup()
        await self.house.stop()
        self.sandbox.chats.close()
        self._occupied.release()

    async def _serve(self, port: int) -> web.AppRunner:
        house, anew = self.house, self._begin_anew
        return await serve(make_app(self.sandbox, self._advance, house.next_at, why=self._why, begin_anew=anew), port)

    async def _advance(self, to: datetime) -> None:
        try:
            await self.house.advance(to)
        finally:
            self._keep_clock()

    def _begin_anew(self) -> None:
        self.anew = True
        self.house.ends.set()

    async def _why(self, message_id: str) -> list[str]:
        await self.house.catch_up()  # what was said just now is thought about first
        found = await self.house.writer.run(self._outcome, message_id)
        return explained(found.state, found.why, self._matters) if found else [UNHEARD]

    def _outcome(self, message_id: str) -> Outcome | None:
        with self.house.database.transaction() as session:
            return outcome(session, self.sandbox.name, message_id)

    def _stored_clock(self) -> ShiftedClock:
        """The clock as it was left, running on; a fresh sandbox stands at its first moment."""
        if self._shift_file.exists():
            return ShiftedClock(timedelta(seconds=float(self._shift_file.read_text("ascii"))))
        return ShiftedClock.standing_at(FIRST_MOMENT)

    def _keep_clock(self) -> None:
        self._shift_file.write_text(str(self.clock.shift.total_seconds()), "ascii")


async def practise(ground: Ground, folder: Path, port: int, opened: Callable[[Demo], None]) -> None:
    """Open the sandbox until it is told to stop; `opened` hears of it. Where the page begins anew, what was there is put aside, and an
    empty one opens on the same port. Raises FolderInUse, NewerDatabase, LostDatabase."""
    while True:
        demo = Demo(ground, folder)
        try:
            await demo.open(port)
            opened(demo)
            await until_told_to_stop(demo.house)
        finally:
            await demo.close()
        if not demo.anew:
            return
        start_anew(folder)
        port = demo.port


def start_anew(folder: Path) -> None:
    """Put what an earlier sandbox left aside, as `<folder>.old`, in place of what was put aside before. Raises FolderInUse."""
    if not folder.exists():
        return
    Occupied(folder).release()
    old = folder.with_name(folder.name + ".old")
    if old.exists():
        shutil.rmtree(old)
    folder.rename(old)


async def until_told_to_stop(house: House) -> None:
    """Wait for Ctrl-C or SIGTERM. Raises LostDatabase where the house has ended by itself."""
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(name, house.ends.set)
        except NotImplementedError:  # Windows: Ctrl-C arrives as KeyboardInterrupt
            break
    await house.ends.wait()
    if house.lost is not None:
        raise house.lost
