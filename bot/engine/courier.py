"""The courier: claims a line in one transaction, sends it in none, settles it in another."""

import asyncio
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.clock import Clock
from bot.engine.choice import Choice
from bot.engine.memory import Memory
from bot.engine.steps import Step, unwatched
from bot.engine.writer import Writer
from bot.logs import log
from bot.transport import Outcome, Outgoing, Receipt, Transport
from handlers.domain.decision import Rank
from handlers.domain.town import Town
from handlers.domain.unreachable import Unreachable
from handlers.rooms import retrying
from storage.engine.database import Database
from storage.queues import outbox, takeback
from storage.queues.outbox import Line
from storage.rooms import unreached


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
        self._one_at_a_time, self._one_red_at_a_time = asyncio.Lock(), asyncio.Lock()
        self._closing = False

    def recover(self) -> int:
        """At start: what was in flight is unknown now. Returns how many lines that are."""
        with self.database.writing() as session:
            return outbox.recover(session, self.transport.name)

    async def deliver(self) -> None:
        """Send everything that may be sent now."""
        async with self._one_at_a_time:
            await self._deliver(red=False)

    async def deliver_red(self) -> None:
        """Tell every danger that may be told now, whatever else is in flight."""
        async with self._one_red_at_a_time:
            await self._deliver(red=True)

    async def close(self) -> None:
        """Let what is in flight come to its end, settled; claim no other."""
        self._closing = True
        async with self._one_at_a_time, self._one_red_at_a_time:
            pass

    async def _deliver(self, red: bool) -> None:
        line = await self.writer.run(self._next, red)
        while line is not None:
            self.at_step("courier.claimed")
            receipt = await self._send(line)
            self.at_step("courier.sent")
            line = await self.writer.run(self._settled, line, receipt, red)

    async def _send(self, line: Line) -> Receipt:
        numbers = tuple(ticket.partition("/")[2] for ticket in line.tickets)
        quote = line.quote if self.transport.abilities.quote else None
        out = Outgoing(
            f"luming-{line.id}",
            line.text,
            line.room,
            line.account,
            line.mentions,
            quote,
            numbers,
            recalls=line.target,
            red=line.rank is Rank.RED,
        )
        try:
            return await self.transport.send(out)
        except Exception as error:
            log.exception("a send raised; nobody knows whether it went out", line=line.id)
            return Receipt(Outcome.UNKNOWN, why=repr(error))

    def _settled(self, line: Line, receipt: Receipt, red: bool) -> Line | None:
        """What came of a line is written; then the next one is claimed, in a transaction of its own."""
        self._settle(line, receipt)
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
            return line

    def _settle(self, line: Line, receipt: Receipt) -> None:
        now = self.clock.now()
        with self.database.writing() as session:
            if line.recalls is not None and receipt.outcome is Outcome.SENT:
                takeback.taken_back(session, line, now)
                self.memory.rest.lets_go = True
            elif line.recalls is not None and receipt.outcome is Outcome.NOT_SENT:
                takeback.not_taken_back(session, line, receipt.why, now)
            elif receipt.outcome is Outcome.NOT_SENT:
                self._not_sent(session, line, receipt, now)
            else:
                outbox.settle(session, line, self.transport.name, receipt.outcome, receipt.message_id, receipt.why, now)
        self.memory.speaks()

    def _not_sent(self, session: Session, line: Line, receipt: Receipt, now: datetime) -> None:
        """What nobody has refused waits for its moment; where nobody can be written to now, all that is not red does too."""
        if receipt.refused:
            self._refused(session, line, receipt.why, now)
            return
        if receipt.free_in is not None:
            outbox.rest(session, self.transport.name, now + timedelta(seconds=receipt.free_in))
        outbox.try_again(session, line.id, now + retrying.untried(line.rank), receipt.why)

    def _refused(self, session: Session, line: Line, told: str, now: datetime) -> None:
        """It is tried again, later each time and not for ever; to an account that nothing has reached of late, not once more."""
        why = f"{Unreachable.REFUSED}: {told}"
        pause = retrying.next_try(line.rank, line.refusals + 1)
        in_vain = line.account and outbox.in_vain(session, self.transport.name, line.account, now - unreached.DAY)
        if pause is not None and not in_vain:
            outbox.refused(session, line.id, now + pause, why)
            return
        log.warning("a line is given up: it was refused too often", line=line.id, why=told)
        outbox.give_up(session, line, self.transport.name, why, now)
        unreached.look_into(session, self.town, self.transport.name, line, now)
        self.memory.rest.stirs()
