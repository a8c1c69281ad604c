"""The porter: notes who comes in. The id of a message is in the journal at once, and in the inbox soon, whatever the disk does."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from bot.engine.journal import Journal, JournalFull
from bot.logs import log
from storage.engine.unusable import LostDatabase

MOST = 10_000
"""Ids that may wait for the database; what comes in beyond them is counted, and lost."""
SOON = 0.5
"""Seconds after which an id whose content has not been heard is put into the inbox: most are heard before."""


class Porter:
    """Lives on the event loop. Nothing waits for it, and it waits for the database alone."""

    def __init__(
        self, file: Path | None, keep: Callable[[list[str]], Awaitable[None]], most: int = MOST, soon: float = SOON
    ) -> None:
        """`file` is the journal, None where none can be; `keep` puts bare ids into the inbox, and returns once they are there."""
        self._file = file
        self._keep = keep
        self._most = most
        self._soon = soon
        self._journal: Journal | None = None
        self._waiting: dict[str, None] = {}
        self._unwritten: list[str] = []
        self._about_to_write = False
        self._unsynced = False
        self._closed = False
        self._handing_over = asyncio.Lock()
        self._rounds: asyncio.Task[None] | None = None
        self._syncing: asyncio.Task[None] | None = None
        self.dropped = 0

    def open(self) -> None:
        """Take up what a process that was killed has left in the journal."""
        if self._file is not None and self._file.exists() and self._opened() and self._journal is not None:
            self._waiting.update(dict.fromkeys(self._journal.ids()[: self._most]))

    def start(self) -> None:
        """From now on what waits is handed over by itself."""
        if self._rounds is None or self._rounds.done():
            self._rounds = asyncio.create_task(self._go_round())

    def arrived(self, message_id: str) -> bool:
        """Note an id; False where it is known to wait, or where too many do."""
        if message_id in self._waiting:
            return False
        if len(self._waiting) >= self._most:
            self.dropped += 1
            log.error("too many messages wait for the database: one is dropped")
            return False
        self._waiting[message_id] = None
        self._unwritten.append(message_id)
        if not self._about_to_write:  # together with all that the stream has at hand
            self._about_to_write = True
            asyncio.get_running_loop().call_soon(self._note)
        return True

    def settled(self, message_id: str) -> None:
        """What became of it stands in the inbox."""
        self._waiting.pop(message_id, None)

    async def hand_over(self) -> None:
        """Put what waits into the inbox, as bare ids; the journal forgets it then."""
        async with self._handing_over:
            ids = list(self._waiting)
            if self._journal is not None:
                self._journal.turn()
            self._write()
            if ids:
                await self._keep(ids)
            for message_id in ids:
                self._waiting.pop(message_id, None)
            self._wipe()

    async def close(self) -> None:
        """What waits still stands in the journal."""
        self._closed = True
        tasks = [task for task in (self._rounds, self._syncing) if task is not None]
        if self._rounds is not None:
            self._rounds.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._write()
        self._shut()

    async def _go_round(self) -> None:
        """Round after round, until nothing waits and the journal is blank."""
        while self._waiting or (self._journal is not None and not self._journal.blank):
            await asyncio.sleep(self._soon)
            try:
                await self.hand_over()
            except LostDatabase:
                return
            except Exception:
                log.exception("ids could not be handed over; it is tried again")

    def _note(self) -> None:
        """Write down what the stream had at hand, and see to what comes of it."""
        self._about_to_write = False
        if self._closed:
            return
        self._write()
        if self._unsynced and (self._syncing is None or self._syncing.done()):
            self._syncing = asyncio.create_task(self._sync())
        self.start()

    def _write(self) -> None:
        """Write down what came in since the last time. Where that cannot be done it waits in memory, and is tried again."""
        self._unwritten = [message_id for message_id in self._unwritten if message_id in self._waiting]
        if self._unwritten and self._opened() and self._journal is not None:
            try:
                self._journal.add(self._unwritten)
            except JournalFull:
                pass  # the next page has room
            except OSError as error:
                self._fail(error)
            else:
                self._unwritten.clear()
                self._unsynced = True

    def _opened(self) -> bool:
        if self._journal is None and self._file is not None:
            try:
                self._journal = Journal(self._file)
            except OSError as error:
                self._fail(error)
        return self._journal is not None

    def _wipe(self) -> None:
        if self._journal is not None:
            try:
                self._journal.wipe()
            except OSError as error:
                self._fail(error)

    def _fail(self, error: OSError) -> None:
        log.error("the journal cannot be written; ids wait in memory", file=str(self._file), why=str(error))
        self._shut()

    def _shut(self) -> None:
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    async def _sync(self) -> None:
        """Many ids a sync: what comes in meanwhile shares the next one."""
        while self._unsynced and (journal := self._journal) is not None:
            self._unsynced = False
            with suppress(OSError):  # closed meanwhile, or the next write tells
                await asyncio.to_thread(journal.sync)
