"""The house: one town, one transport, one database, wired. Everything heard is kept, thought about, and answered from here."""

import asyncio
import gc
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.clock import Clock, ShiftedClock, TurnedClock
from bot.config import Ground
from bot.engine import warming
from bot.engine.anchors import Anchors
from bot.engine.arrivals import Arrivals
from bot.engine.courier import Courier
from bot.engine.mailslot import MailSlot
from bot.engine.memory import Memory
from bot.engine.outage import Outage
from bot.engine.porter import Porter
from bot.engine.rest import Next
from bot.engine.steps import Step, unwatched
from bot.engine.ticker import Ticker
from bot.engine.turn import Turn
from bot.engine.upkeep import Upkeep
from bot.engine.writer import Writer
from bot.logs import log
from bot.transport import Transport
from handlers.domain.message import IncomingMessage, readable
from nlp.reader import Reader
from nlp.shelf import Shelf
from storage import schema
from storage.engine.database import Database
from storage.engine.unusable import LostDatabase, UnusableDatabase
from storage.rooms import people

if TYPE_CHECKING:
    from bot.alarm.bell import Bell


class House:
    """`hear` keeps a message and returns; `catch_up` does all that can be done now; `start` keeps doing so by itself."""

    def __init__(
        self,
        ground: Ground,
        database: Database,
        transport: Transport,
        clock: Clock,
        at_step: Step = unwatched,
        writer: Writer | None = None,
        folder: Path | None = None,
    ) -> None:
        """In `folder` lie pictures, the last good lexicon, and the anchors of its luming.db; a house without one keeps none of them.

        Raises LexiconError where there is no lexicon that can be used.
        """
        self.clock = clock
        self.anchors = Anchors(folder / "luming.db", clock) if folder else None
        spare = folder / "lexicon" if folder else None
        self._opened = False
        self.transport = transport
        self.database = database
        self.writer = writer or Writer()
        self.shelf = Shelf(partial(Reader, ground.levels, ground.landmarks, ground.matters), ground.lexicon, spare)
        self.memory = memory = Memory(ground.town, transport.name)
        self.turn = Turn(database, ground.town, self.shelf.reader, transport, memory, at_step)
        self.arrivals = Arrivals(database, ground.town, transport.name, memory, self._heeded, at_step)
        self.courier = Courier(database, self.writer, ground.town, transport, clock, memory, at_step)
        self.upkeep = Upkeep(database, self.writer, ground.town, transport, clock, memory, folder)
        self.mailslot = MailSlot(self._keep, self._alarms)
        self.outage = Outage(clock, self._tell_outage)
        file = database.file
        self.porter = Porter(file.with_suffix(".journal") if file else None, self._keep_bare)
        self.ends = asyncio.Event()
        """Set where there is nothing to go on for, or by whoever wants it to stop."""
        self.lost: LostDatabase | None = None
        self.ticker = Ticker(clock, self._wake)
        self._thinking = asyncio.Lock()
        self._heard = asyncio.Event()
        self._written = asyncio.Event()
        self._alarmed = asyncio.Event()
        self._silent = asyncio.Event()
        self.bell: Bell | None = None
        """What rings another way for dangers that could not be told; None where nothing does."""
        self._tasks: list[asyncio.Task[None]] = []

    async def open(self) -> None:
        """Bring the database up to date, bind the staff's accounts, and mark what was in flight. Raises NewerDatabase."""
        self._tell_lexicon()
        await self.writer.run(schema.migrate, self.database)
        await self.writer.run(self._bind)
        await self.writer.run(self.upkeep.tidy)
        await self.writer.run(self.database.look_after)
        await self.writer.run(self.courier.settling.recover)
        await self.writer.run(self.turn.look_at_the_clock, self.clock.now())
        self.porter.open()
        if self.anchors:
            await self.writer.run(self.anchors.keep_of_day)
        self._opened = True
        gc.freeze()  # the lexicon stays: the collector need not go through it for every few thousand lines

    async def warm_up(self) -> None:
        """Load and compile what the first line would need, before there is one."""
        log.load()
        self.ticker.load()
        now = self.clock.now()
        lines = list(warming.lines(self.turn.town, self.transport.name, now))
        try:
            await self.writer.run(self.turn.rehearse, lines, now)
        except UnusableDatabase:
            raise
        except Exception:
            log.exception("the house could not warm up; it starts cold")

    def _bind(self) -> None:
        with self.database.writing() as session:
            people.bind(session, self.transport.name, self.transport.staff_accounts)

    async def hear(self, message: IncomingMessage) -> None:
        """Keep a message, together with those that come at the same time. When this returns it is on disk, and nothing can lose it.

        A house that was started waits while the disk stumbles; another raises UnusableDatabase.
        """
        await self.mailslot.put(message)
        self.porter.settled(message.id)
        self._heard.set()

    async def _keep(self, messages: list[tuple[IncomingMessage, bool]]) -> None:
        await self.outage.outlast(lambda: self.writer.run(self.arrivals.keep, messages, self.clock.now()))

    def _heeded(self, message: IncomingMessage) -> str:
        return self.turn.listener.heeded(message)

    def _alarms(self, message: IncomingMessage) -> bool:
        return self.turn.listener.alarms(readable(message.text))

    def arrived(self, message_id: str) -> bool:
        """Note the bare id of a message whose content is still to be fetched, at once; False where it is known to wait."""
        return self.porter.arrived(message_id)

    async def _keep_bare(self, message_ids: list[str]) -> None:
        await self.outage.outlast(lambda: self.writer.run(self.arrivals.keep_bare, message_ids, self.clock.now()))

    async def pending(self) -> list[str]:
        """The ids whose content was never fetched, to be fetched again."""
        await self.porter.hand_over()
        return await self.outage.outlast(lambda: self.writer.run(self.arrivals.pending))

    async def set_aside(self, message_id: str, why: str) -> None:
        """A message that cannot be read is kept with the reason, and the next one goes on."""
        await self.outage.outlast(lambda: self.writer.run(self.arrivals.set_aside, message_id, why, self.clock.now()))
        self.porter.settled(message_id)

    async def ignored(self, message_id: str, why: str) -> None:
        """A bare id that turned out to be our own line or another bot's."""
        await self.outage.outlast(lambda: self.writer.run(self.arrivals.ignored, message_id, why, self.clock.now()))
        self.porter.settled(message_id)

    async def kept(self, message_id: str, media: str) -> None:
        """The content of a picture that was heard has been fetched, and is kept at `media`."""
        await self.outage.outlast(lambda: self.writer.run(self.upkeep.kept, message_id, media))
        self._heard.set()

    async def wanted(self) -> list[str]:
        """The messages whose pictures tickets want, and that were not fetched yet."""
        return await self.outage.outlast(lambda: self.writer.run(self.upkeep.wanted))

    async def find_quoted(self, room: str | None, texts: Sequence[str], account: str) -> str | None:
        """The id of the newest line in a room, or in the private chat with an account, that holds the first text which any does."""
        return await self.outage.outlast(lambda: self.writer.run(self.arrivals.find_quoted, room, texts, account))

    async def gap(self, start: datetime, end: datetime) -> None:
        """The bot was away: the backlog is read quietly, and summed up when it has come in."""
        await self.outage.outlast(lambda: self.writer.run(self.arrivals.gap, start, end))

    async def _tell_outage(self, start: datetime, end: datetime) -> None:
        """The disk has stumbled: the staff is told, and of how many messages the ids were dropped."""
        dropped = self.porter.dropped
        await self.writer.run(self.arrivals.stumbled, start, end, dropped)
        self.porter.dropped -= dropped

    async def catch_up(self) -> None:
        """Think about all that was heard, fire all that is due, send all that may be sent."""
        await self._think()
        await self.courier.deliver()
        if self.bell is not None:
            await self.bell.ring()
        await self.upkeep.work()

    async def advance(self, to: datetime) -> None:
        """Turn the clock forward to `to`; whatever comes due on the way happens at its own moment, in order."""
        clock = self.clock
        assert isinstance(clock, TurnedClock | ShiftedClock), "the machine's clock is nobody's to turn"
        while (at := await self.next_at()) is not None and at <= to:
            clock.turn(at)
            await self.catch_up()
        clock.turn(to)
        await self.catch_up()

    async def next_at(self) -> datetime | None:
        """When something is next to happen by itself: a timer, or a line that waits."""
        at = (await self.writer.run(self._next)).at
        rings = await self.bell.next_at() if self.bell is not None else None
        return min((moment for moment in (at, rings) if moment is not None), default=None)

    def _next(self) -> Next:
        self.memory.renew(self.database.changed_by_others())
        if (known := self.memory.rest.next()) is not None:
            return known
        with self.database.writing() as session:
            return self.memory.rest.look(session)

    def start(self) -> None:
        """Keep thinking and sending, until `stop`; from now on an outage of the disk is outlasted."""
        self.outage.patient = True
        self.porter.start()
        self.ticker.start()
        self._heard.set()
        self._wrote()
        self._tasks = [
            asyncio.create_task(self._forever(self._heard, self._work)),
            asyncio.create_task(self._forever(self._written, self._deliver)),
            asyncio.create_task(self._forever(self._alarmed, self._tell_dangers)),
            asyncio.create_task(self._forever(self._silent, self._ring)),
        ]

    async def stop(self) -> None:
        """Stop gracefully: what was claimed is settled, what is kept waits for the next start."""
        self.ticker.stop()
        self.outage.patient = False
        await self.courier.close()
        await self.porter.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self.anchors and self._opened:
            await self.writer.run(self.anchors.keep)
        self.writer.close()
        self.database.close()
        gc.unfreeze()

    async def _think(self) -> None:
        async with self._thinking:
            while await self.writer.run(self.turn.work, self.clock.now()):
                self._wrote()
            if not self.memory.rest.has_no_line(self.clock.now()):
                self._wrote()
            await self.upkeep.work()

    def _wrote(self) -> None:
        """Lines may wait to be sent."""
        self._alarmed.set()
        self._written.set()
        self._silent.set()

    async def _tell_dangers(self) -> None:
        await self.courier.deliver_red()
        self._silent.set()

    async def _ring(self) -> None:
        if self.bell is not None:
            await self.bell.ring()
            self.ticker.arm(await self.next_at())

    async def _work(self) -> None:
        await self._think()
        self.ticker.arm(await self.next_at())

    async def _deliver(self) -> None:
        await self.courier.deliver()
        self._silent.set()
        await self.upkeep.work()
        self.ticker.arm(await self.next_at())

    async def _wake(self) -> None:
        log.tell_repeated()
        if not await self._is_there():
            return
        if await self.writer.run(self.shelf.renew):
            self.turn.reads_with(self.shelf.reader)
            self._tell_lexicon()
        if self.anchors:
            await self.writer.run(self.anchors.keep_of_day)
        self._heard.set()
        self._wrote()

    def _tell_lexicon(self) -> None:
        if self.shelf.problem:
            log.error("the lexicon cannot be used; the last good one stays in force", problem=self.shelf.problem)

    async def _is_there(self) -> bool:
        """Whether the database is still in its place; else the house ends, for whatever it writes goes into nothing."""
        try:
            await self.writer.run(self.database.look_after)
        except LostDatabase as lost:
            log.critical("the database has been taken away; the house ends", why=str(lost))
            self.lost = lost
            self.ends.set()
        return self.lost is None

    async def _forever(self, event: asyncio.Event, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Work whenever the event is set. What goes wrong is logged, and tried again after growing pauses."""
        backoff = self.outage.backoff()
        while self.lost is None:
            await event.wait()
            event.clear()
            try:
                await work()
                backoff.reset()
                continue
            except UnusableDatabase as error:
                log.error("the database cannot be used; the house tries again", why=str(error))
                await self._is_there()
            except Exception:
                log.exception("the house stumbled; it goes on")
            event.set()
            await asyncio.sleep(backoff.next())
