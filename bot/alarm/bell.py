"""The bell: a danger that could not be told in time, or at all, rings at the webhook, once a line."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.alarm.webhook import Alarm, NotRung, Webhook
from bot.clock import Clock
from bot.engine.writer import Writer
from bot.logs import log
from handlers.domain.facts.rooms import AlarmRung
from handlers.domain.ticket import TicketId
from handlers.domain.town import Town
from handlers.rooms.texts import alarm as texts
from storage import events, projections
from storage.engine.database import Database
from storage.queues import unrung
from storage.queues.outbox import Line
from storage.rooms import unreached
from storage.tickets import ticket as tickets

_BACKOFF = (1, 2, 5, 10, 30, 60)
"""Seconds between tries, the last one again and again."""


@dataclass(frozen=True)
class Unheard:
    """Lines about one matter that did not reach those they were for, and the alarm that says so."""

    lines: tuple[int, ...]
    alarm: Alarm


class Bell:
    """Looks at the outbox of one transport. Without a webhook it only says so, once a line, in the log."""

    def __init__(
        self,
        database: Database,
        writer: Writer,
        town: Town,
        transport: str,
        clock: Clock,
        webhook: Webhook | None,
        after: timedelta,
    ) -> None:
        self._database, self._writer, self._town, self._clock = database, writer, town, clock
        self._transport, self._webhook, self._after = transport, webhook, after
        self._failures = 0
        self._silent_until: datetime | None = None

    async def ring(self) -> None:
        """Ring for everything that is due; what nobody takes is tried again later."""
        now = self._clock.now()
        if self._silent_until is not None and now < self._silent_until:
            return
        for unheard in await self._writer.run(self._unheard, now):
            told = {"station": unheard.alarm.station, "ticket": unheard.alarm.ticket, "lines": unheard.lines}
            if self._webhook is None:
                log.error("a danger could not be told, and no other way is configured", **told)
            elif not await self._rung(self._webhook, unheard.alarm):
                return
            else:
                log.error("a danger could not be told in WeChat: the webhook was rung", **told)
            await self._writer.run(self._note, unheard, now)

    async def next_at(self) -> datetime | None:
        """When to look again; None where no danger waits."""
        at = await self._writer.run(self._next)
        return at if at is None or self._silent_until is None else max(at, self._silent_until)

    async def _rung(self, webhook: Webhook, alarm: Alarm) -> bool:
        try:
            await webhook.ring(alarm)
        except NotRung as error:
            pause = _BACKOFF[min(self._failures, len(_BACKOFF) - 1)]
            if self._failures % len(_BACKOFF) == 0:
                log.error("a danger could not be told, and the webhook does not take it", why=str(error))
            self._failures += 1
            self._silent_until = self._clock.now() + timedelta(seconds=pause)
            return False
        self._failures, self._silent_until = 0, None
        return True

    def _next(self) -> datetime | None:
        with self._database.reading() as session:
            return unrung.next_at(session, self._transport, self._clock.now(), self._after)

    def _unheard(self, now: datetime) -> list[Unheard]:
        with self._database.reading() as session:
            about: dict[tuple[str, tuple[str, ...]], list[Line]] = {}
            for line in unrung.due(session, self._transport, now, self._after):
                about.setdefault((line.station, line.tickets), []).append(line)
            return [self._alarm(session, *key, lines) for key, lines in about.items()]

    def _alarm(self, session: Session, station: str, named: tuple[str, ...], lines: list[Line]) -> Unheard:
        """The whole place, for privacy yields to rescue; never who reported it."""
        matters = {
            key: matter for s in self._town.stations if s.name == station for key, matter in s.policy.matters.items()
        }
        about = [ticket for ticket, _ in tickets.named(session, map(TicketId.parse, named))]
        briefs = [texts.matter(ticket, matters.get(ticket.matter)) for ticket in about]
        chats = dict.fromkeys(
            line.room or unreached.who(session, self._town, self._transport, line) or texts.A_RESIDENT for line in lines
        )
        text = texts.unsent(station, briefs, tuple(chats))
        number = about[0].number if about else ""
        return Unheard(tuple(line.id for line in lines), Alarm(text, station, number, lines[0].created_at))

    def _note(self, unheard: Unheard, now: datetime) -> None:
        """Each line rings once, and that it did is kept."""
        rung = self._webhook is not None
        with self._database.writing() as session:
            happened = [AlarmRung(line=line, rung=rung, at=now) for line in unheard.lines]
            projections.act(session, events.append(session, happened, {}), self._transport)
