"""The courier: claims a line in one transaction, sends it in none, settles it in another."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.clock import Clock
from bot.engine.memory import Memory
from bot.engine.steps import Step, unwatched
from bot.engine.writer import Writer
from bot.logs import log
from bot.transport import Outcome, Outgoing, Receipt, Transport
from handlers.domain.decision import Rank
from handlers.domain.town import Channel, Purpose, Town
from handlers.rooms import pacing
from handlers.tickets.texts.receipt import gathered
from storage.engine.database import Database
from storage.queues import outbox, takeback
from storage.queues.outbox import Address, Line
from storage.rooms import bindings

RETRY_AFTER = timedelta(seconds=20)


class Courier:
    """Delivers what waits in the outbox for one transport, one line at a time, red lines first.

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
        self._one_at_a_time = asyncio.Lock()
        self._closing = False

    def recover(self) -> int:
        """At start: what was in flight is unknown now. Returns how many lines that are."""
        with self.database.writing() as session:
            return outbox.recover(session, self.transport.name)

    async def deliver(self) -> None:
        """Send everything that may be sent now."""
        async with self._one_at_a_time:
            line = await self.writer.run(self._next)
            while line is not None:
                self.at_step("courier.claimed")
                receipt = await self._send(line)
                self.at_step("courier.sent")
                line = await self.writer.run(self._settled, line, receipt)

    async def close(self) -> None:
        """Let the line in flight come to its end, settled; claim no other."""
        self._closing = True
        async with self._one_at_a_time:
            pass

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

    def _settled(self, line: Line, receipt: Receipt) -> Line | None:
        """What came of a line is written; then the next one is claimed, in a transaction of its own."""
        self._settle(line, receipt)
        self.at_step("courier.settled")
        return self._next()

    def _next(self) -> Line | None:
        """The next line to send, claimed; None where all the others must wait, or none is to be sent any more."""
        now, rest = self.clock.now(), self.memory.rest
        self.memory.renew(self.database.changed_by_others())
        if self._closing or rest.has_no_line(now):
            return None
        with self.database.writing() as session:
            rest.speaks()
            if (line := self._claim(session, now)) is None:
                rest.line(session)
            return line

    def _claim(self, session: Session, now: datetime) -> Line | None:
        """An address that is left without a line is not the next one again: what waits there has been given a later moment."""
        while address := outbox.next_address(session, self.transport.name, now):
            if line := self._claim_there(session, address, now):
                return line
        return None

    def _claim_there(self, session: Session, address: Address, now: datetime) -> Line | None:
        """The next line to send to an address, claimed; None where nothing may be said there now."""
        channel = self.town.channels.get(address.room or "")
        paced = channel is not None and channel.purpose is Purpose.OWNERS
        some = {} if paced else {"most": 1}
        while lines := outbox.waiting(session, self.transport.name, address, now, **some):
            step = self._step(session, channel, lines, now) if paced and channel else pacing.Send((0,))
            if isinstance(step, pacing.Wait):
                outbox.pace(session, [line.id for line in lines], step.until)
                return None
            chosen = [lines[i] for i in step.lines]
            alone = len(chosen) == 1 and chosen[0].text
            line = chosen[0] if alone else outbox.gather(session, chosen, _together(chosen), now)
            if (addressed := self._addressed(session, line)) and outbox.claim(session, line.id, now):
                self.memory.speaks()
                return addressed
        return None

    def _step(self, session: Session, channel: Channel, lines: list[Line], now: datetime) -> pacing.Send | pacing.Wait:
        """Rooms of owners are paced; the work group and private chats are not."""
        rules = channel.station.policy.rooms.pacing
        return pacing.next_step(rules, outbox.said_in(session, channel.room, now - rules.per), lines, now)

    def _addressed(self, session: Session, line: Line) -> Line | None:
        """The line with the transport's own room; None where the transport has no way there."""
        if line.account is not None:
            room, reachable = None, self.transport.reaches(line.account)
        elif self.transport.rooms_are_names:
            room, reachable = line.room, True
        else:
            room = bindings.room_of(session, self.transport.name, line.room or "")
            reachable = room is not None
        if not reachable:
            log.info("no way to that address", line=line.id, room=line.room)
            outbox.unreachable(session, line.id, "the transport has no way there")
            return None
        if line.recalls is None:
            return replace(line, room=room)
        if (target := takeback.target(session, line)) is None:
            outbox.unreachable(session, line.id, "nobody knows the id of the line that is to be taken back")
            return None
        return replace(line, room=room, target=target)

    def _settle(self, line: Line, receipt: Receipt) -> None:
        now = self.clock.now()
        with self.database.writing() as session:
            if line.recalls is not None and receipt.outcome is Outcome.SENT:
                takeback.taken_back(session, line, now)
            elif line.recalls is not None and receipt.outcome is Outcome.NOT_SENT:
                takeback.not_taken_back(session, line, receipt.why, now)
            elif receipt.outcome is Outcome.NOT_SENT:
                outbox.try_again(session, line.id, now + RETRY_AFTER, receipt.why)
            else:
                outbox.settle(session, line, self.transport.name, receipt.outcome, receipt.message_id, receipt.why, now)
        self.memory.speaks()


def _together(lines: list[Line]) -> str:
    return gathered([part.text for line in lines for part in line.parts])
