"""Settling: what came of sends is written down. Synchronous: it runs on the writer's thread."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.clock import Clock
from bot.engine.memory import Memory
from bot.logs import log
from bot.transport import Outcome, Receipt
from handlers.domain.town import Town
from handlers.domain.unreachable import Unreachable
from handlers.rooms import retrying
from handlers.rooms.texts import sends
from storage.engine.database import Database
from storage.engine.unusable import UnusableDatabase
from storage.queues import outbox, papers, takeback, undelivered, waiting
from storage.queues.outbox import Line
from storage.rooms import unreached


class Settling:
    """What cannot be written now stays in hand, and is written as soon as it can be: nobody sends it again."""

    def __init__(self, database: Database, town: Town, transport: str, clock: Clock, memory: Memory) -> None:
        self.database = database
        self.town = town
        self.transport = transport
        self.clock = clock
        self.memory = memory
        self.in_flight: set[int] = set()
        """The lines that are on their way now."""
        self._in_hand: dict[int, tuple[Line, Receipt]] = {}
        self.in_doubt = False
        """Whether a line may stand as in flight that nobody has in hand: its claim, or its settling, has failed."""

    @property
    def is_behind(self) -> bool:
        """Whether something must be cleared up before the next line is claimed."""
        return self.in_doubt or bool(self._in_hand)

    def settle(self, line: Line, receipt: Receipt) -> None:
        """Write down what came of a line. Raises UnusableDatabase, and has it in hand then."""
        self._in_hand[line.id] = line, receipt
        self.in_flight.discard(line.id)
        try:
            self._write(line, receipt)
        except UnusableDatabase:
            raise
        except Exception:
            log.exception("what came of a send could not be written: nobody knows it now", line=line.id)
            self.in_doubt = True
        del self._in_hand[line.id]

    def catch_up(self) -> None:
        """After a stumble: settle what is in hand; what else stands as in flight is unknown, and a person looks."""
        for line, receipt in list(self._in_hand.values()):
            self.settle(line, receipt)
        if self.in_doubt:
            self.recover()
            self.in_doubt = False

    def recover(self) -> None:
        """What stands as in flight, and is on nobody's way now, may have been sent. Nobody repeats it blindly."""
        with self.database.writing() as session:
            stuck = outbox.recover(session, self.transport, self.in_flight)
        if stuck:
            log.warning("lines of which nobody knows whether they were sent: see `luming sends`", lines=stuck)

    def _write(self, line: Line, receipt: Receipt) -> None:
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
                outbox.settle(session, line, self.transport, receipt.outcome, receipt.message_id, receipt.why, now)
            if receipt.outcome is Outcome.FAILED:
                papers.say_instead(session, line, sends.not_made(), now)
            elif receipt.file_follows:
                papers.follow(session, line, now)
        self.memory.speaks()

    def _not_sent(self, session: Session, line: Line, receipt: Receipt, now: datetime) -> None:
        """What nobody has refused waits for its moment; where nobody can be written to now, all that is not red does too."""
        if receipt.refused:
            self._refused(session, line, receipt.why, now)
            return
        if receipt.free_in is not None:
            waiting.rest(session, self.transport, now + timedelta(seconds=receipt.free_in))
        outbox.try_again(session, line.id, now + retrying.untried(line.rank), receipt.why)

    def _refused(self, session: Session, line: Line, told: str, now: datetime) -> None:
        """It is tried again, later each time and not for ever; to an account that nothing has reached of late, not once more."""
        why = f"{Unreachable.REFUSED}: {told}"
        pause = retrying.next_try(line.rank, line.refusals + 1)
        if pause is None and line.words_said:  # he reads us: it is the file that nobody takes
            outbox.settle(session, line, self.transport, Outcome.FAILED, None, why, now)
            papers.say_instead(session, line, sends.not_taken(), now)
            return
        in_vain = line.account and undelivered.in_vain(session, self.transport, line.account, now - unreached.DAY)
        if pause is not None and not in_vain:
            undelivered.refused(session, line.id, now + pause, why)
            return
        log.warning("a line is given up: it was refused too often", line=line.id, why=told)
        undelivered.give_up(session, line, self.transport, why, now)
        unreached.look_into(session, self.town, self.transport, line, now)
        self.memory.rest.stirs()
