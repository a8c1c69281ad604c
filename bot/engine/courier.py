"""The courier: claims a line in one transaction, sends it in none, settles it in another."""

import asyncio
from contextlib import suppress
from dataclasses import replace

from bot.clock import Clock
from bot.engine.choice import Choice
from bot.engine.memory import Memory
from bot.engine.settling import Settling
from bot.engine.steps import Step, unwatched
from bot.engine.writer import Writer
from bot.logs import log
from bot.press import making
from bot.press.sheet import Sheet
from bot.transport import Outcome, Outgoing, Receipt, Transport
from handlers.domain.decision import Rank
from handlers.domain.name import calling_nobody
from handlers.domain.town import Town
from storage.engine.database import Database
from storage.engine.unusable import UnusableDatabase
from storage.queues.outbox import Line


class Courier:
    """Delivers what waits in the outbox for one transport, one line at a time, red lines first; while one that is not red is in
    flight, a red one goes beside it.

    `at_step` is told "courier.claimed", "courier.sent" and "courier.settled".
    """

    def __init__(
        self,
        database: Database,
        writer: Writer,
        town: Town,
        transport: Transport,
        clock: Clock,
        memory: Memory,
        at_step: Step = unwatched,
    ) -> None:
        self.database = database
        self.writer = writer
        self.town = town
        self.transport = transport
        self.clock = clock
        self.memory = memory
        self.at_step = at_step
        self.choice = Choice(town, transport, memory)
        self.settling = Settling(database, town, transport.name, clock, memory)
        self._one_at_a_time, self._one_red_at_a_time = asyncio.Lock(), asyncio.Lock()
        self._closing = False

    async def deliver(self) -> None:
        """Send everything that may be sent now."""
        async with self._one_at_a_time:
            await self._deliver(red=False)

    async def deliver_red(self) -> None:
        """Tell every danger that may be told now, whatever else is in flight."""
        async with self._one_red_at_a_time:
            await self._deliver(red=True)

    async def close(self) -> None:
        """Let what is in flight come to its end, settled; claim no other. What cannot be settled is unknown at the next start."""
        self._closing = True
        async with self._one_at_a_time, self._one_red_at_a_time:
            with suppress(UnusableDatabase):
                await self._catch_up()

    async def _catch_up(self) -> None:
        if self.settling.is_behind:
            await self.writer.run(self.settling.catch_up)

    async def _deliver(self, red: bool) -> None:
        await self._catch_up()
        try:
            line = await self.writer.run(self._next, red)
            while line is not None:
                self.at_step("courier.claimed")
                receipt = await self._send(line)
                self.at_step("courier.sent")
                line = await self.writer.run(self._settled, line, receipt, red)
        except Exception:
            self.settling.in_doubt = True  # a claim whose commit has failed may stand, or not
            raise

    async def _send(self, line: Line) -> Receipt:
        """Words and file together; where the transport cannot, the words first: the file then follows in a line of its own."""
        if line.paper is None or not self.transport.abilities.files:
            return await self._hand_over(line)
        if line.text and not line.words_said and not self.transport.abilities.captions:
            receipt = await self._hand_over(line)
            return replace(receipt, file_follows=receipt.outcome is Outcome.SENT)
        try:
            sheet = await asyncio.to_thread(making.make, self.database, self.town, line.paper)
        except UnusableDatabase as error:
            return Receipt(Outcome.NOT_SENT, why=str(error))
        except Exception as error:
            log.exception("what a line brings could not be made", line=line.id, paper=line.paper.kind)
            return Receipt(Outcome.FAILED, why=repr(error))
        return await self._hand_over(line, sheet)

    async def _hand_over(self, line: Line, file: Sheet | None = None) -> Receipt:
        numbers = tuple(ticket.partition("/")[2] for ticket in line.tickets)
        quote = line.quote if self.transport.abilities.quote else None
        out = Outgoing(
            f"luming-{line.id}",
            "" if line.words_said else calling_nobody(line.text),
            line.room,
            line.account,
            line.mentions,
            quote,
            numbers,
            recalls=line.target,
            red=line.rank is Rank.RED,
            file=file,
        )
        try:
            return await self.transport.send(out)
        except Exception as error:
            log.exception("a send raised; nobody knows whether it went out", line=line.id)
            return Receipt(Outcome.UNKNOWN, why=repr(error))

    def _settled(self, line: Line, receipt: Receipt, red: bool) -> Line | None:
        """What came of a line is written; then the next one is claimed, in a transaction of its own."""
        self.settling.settle(line, receipt)
        self.at_step("courier.settled")
        return self._next(red)

    def _next(self, red: bool) -> Line | None:
        """The next line to send, claimed; None where all the others must wait, or none is to be sent any more."""
        now, rest = self.clock.now(), self.memory.rest
        self.memory.renew(self.database.changed_by_others())
        if self._closing or (rest.has_no_red(now) if red else rest.has_no_line(now)):
            return None
        with self.database.writing() as session:
            if red and rest.red(session).lies_ahead(now):
                return None
            rest.speaks()
            if (line := self.choice.claim(session, now, red)) is None:
                (rest.red if red else rest.line)(session)
        if line is not None:
            self.settling.in_flight.add(line.id)
        return line
