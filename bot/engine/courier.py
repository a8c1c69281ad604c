"""The courier: claims a line in one transaction, sends it in none, settles it in another."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import structlog
from sqlmodel import Session

from bot.clock import Clock
from bot.engine.steps import Step, unwatched
from bot.engine.writer import Writer
from bot.transport import Outcome, Outgoing, Receipt, Transport
from handlers.domain.town import Town
from handlers.rooms import pacing
from handlers.tickets.texts.receipt import gathered
from storage.engine.database import Database
from storage.queues import outbox, takeback
from storage.rooms import bindings

log = structlog.get_logger()

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
        at_step: Step = unwatched,
    ) -> None:
        self.database = database
        self.writer = writer
        self.town = town
        self.transport = transport
        self.clock = clock
        self.at_step = at_step
        self._one_at_a_time = asyncio.Lock()
        self._closing = False

    def recover(self) -> int:
        """At start: what was in flight is unknown now. Returns how many lines that are."""
        with self.database.transaction() as session:
            return outbox.recover(session, self.transport.name)

    async def deliver(self) -> None:
        """Send everything that may be sent now."""
        async with self._one_at_a_time:
            while not self._closing and (line := await self.writer.run(self._claim)) is not None:
                self.at_step("courier.claimed")
                receipt = await self._send(line)
                self.at_step("courier.sent")
                await self.writer.run(self._settle, line, receipt)
                self.at_step("courier.settled")

    async def close(self) -> None:
        """Let the line in flight come to its end, settled; claim no other."""
        self._closing = True
        async with self._one_at_a_time:
            pass

    async def _send(self, line: outbox.Line) -> Receipt:
        numbers = tuple(ticket.partition("/")[2] for ticket in line.tickets)
        quote = line.quote if self.transport.abilities.quote else None
        out = Outgoing(
            f"luming-{line.id}", line.text, line.room, line.account, line.mentions, quote, numbers, recalls=line.target
        )
        try:
            return await self.transport.send(out)
        except Exception as error:
            log.exception("a send raised; nobody knows whether it went out", line=line.id)
            return Receipt(Outcome.UNKNOWN, why=repr(error))

    def _claim(self) -> outbox.Line | None:
        """The next line to send, claimed; None where all the others must wait."""
        now = self.clock.now()
        with self.database.transaction() as session:
            for lines in outbox.waiting(session, self.transport.name, now):
                while lines:
                    step = self._step(session, lines)
                    if isinstance(step, pacing.Wait):
                        outbox.pace(session, [lines[i].id for i in step.lines], step.until)
                        break
                    chosen = [lines[i] for i in step.lines]
                    line = chosen[0] if len(chosen) == 1 else outbox.gather(session, chosen, _together(chosen), now)
                    lines = [other for other in lines if other not in chosen]
                    if (addressed := self._addressed(session, line)) and outbox.claim(session, line.id, now):
                        return addressed
        return None

    def _addressed(self, session: Session, line: outbox.Line) -> outbox.Line | None:
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

    def _step(self, session: Session, lines: list[outbox.Line]) -> pacing.Send | pacing.Wait:
        """Rooms of owners are paced; the work group and private chats are not."""
        first = lines[0]
        channel = self.town.channels.get(first.room or "")
        if not first.owners or channel is None:
            return pacing.Send((0,))
        rules = channel.station.policy.pacing
        said = outbox.said_in(session, channel.room, self.clock.now() - rules.per)
        return pacing.next_step(rules, said, lines, self.clock.now())

    def _settle(self, line: outbox.Line, receipt: Receipt) -> None:
        now = self.clock.now()
        with self.database.transaction() as session:
            if line.recalls is not None and receipt.outcome is Outcome.SENT:
                takeback.taken_back(session, line, now)
            elif line.recalls is not None and receipt.outcome is Outcome.NOT_SENT:
                takeback.not_taken_back(session, line, receipt.why, now)
            elif receipt.outcome is Outcome.NOT_SENT:
                outbox.try_again(session, line.id, now + RETRY_AFTER, receipt.why)
            else:
                outbox.settle(session, line, self.transport.name, receipt.outcome, receipt.message_id, receipt.why, now)


def _together(lines: list[outbox.Line]) -> str:
    return gathered([line.brief for line in lines])
