"""What is said next: whose turn it is, what its chat may hear now, and which lines go together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot.engine.lately import Lately
from bot.engine.memory import Memory
from bot.logs import log
from bot.transport import Transport
from handlers.domain.decision import Rank
from handlers.domain.policies.rooms import Pacing
from handlers.domain.town import Purpose, Station, Town
from handlers.domain.unreachable import Unreachable
from handlers.neighbours.texts import poll
from handlers.rooms import calling, gathering, pacing
from handlers.rooms.fairness import LATELY, next_chat
from handlers.tickets.texts import card, receipt
from storage.queues import outbox, takeback, undelivered, waiting
from storage.queues.outbox import Address, Line
from storage.rooms import bindings, unreached


class Choice:
    """Claims lines of one transport, in the transaction of whoever asks."""

    def __init__(self, town: Town, transport: Transport, memory: Memory) -> None:
        self.town = town
        self.transport = transport
        self.memory = memory
        self._lately = Lately(LATELY)

    def claim(self, session: Session, now: datetime, red: bool = False) -> Line | None:
        """The next line to send, or the next danger to tell, claimed; None where all must wait.

        An address that is left without a line is not the next one again: what waits there has been given a later moment.
        """
        while address := next_chat(waiting.chats(session, self.transport.name, now, red), self._lately.had(now)):
            if line := self._claim_there(session, address, now, red):
                self._lately.said(address, now)
                return line
        return None

    def _claim_there(self, session: Session, address: Address, now: datetime, red: bool) -> Line | None:
        """The next line to send to an address, claimed; None where nothing may be said there now."""
        while lines := self._waiting(session, address, now, red):
            chosen = self._chosen(session, address, lines, now)
            if not chosen:
                continue
            alone = len(chosen) == 1 and (chosen[0].text or chosen[0].paper)
            line = chosen[0] if alone else waiting.gather(session, chosen, _together(chosen), now)
            if self._has_heard(session, address, line, now):
                continue
            if (addressed := self._addressed(session, line, now)) and outbox.claim(session, line.id, now):
                self.memory.speaks()
                return addressed
        return None

    def _waiting(self, session: Session, address: Address, now: datetime, red: bool) -> list[Line]:
        """The lines to choose from: where nothing is paced, the first alone."""
        if red:
            return waiting.red_there(session, self.transport.name, address, now)
        some = {} if self._is_owners_group(address) else {"most": 1}
        return waiting.ripe(session, self.transport.name, address, now, **some)

    def _chosen(self, session: Session, address: Address, lines: list[Line], now: datetime) -> list[Line]:
        """Those that are said now, in one; none where they have been given a later moment. Rooms of owners are paced."""
        first, rules = lines[0], self._rules(lines[0])
        if first.rank is Rank.RED or not self._is_owners_group(address):
            return self._calls(session, address, first, rules, now) if first.rank is Rank.CALL else [first]
        if not (lines := self._by_day(session, lines, now)):
            return []
        said = waiting.said_in(session, address.room or "", now - rules.per, now)
        step = pacing.next_step(rules, said, lines, now)
        if isinstance(step, pacing.Wait):
            waiting.pace(session, [line.id for line in lines], step.until)
            return []
        chosen = gathering.first_of([lines[i] for i in step.lines])
        self._spare_counts(session, lines, chosen)
        return chosen

    def _spare_counts(self, session: Session, lines: list[Line], chosen: list[Line]) -> None:
        """How many they are is not said right behind another line about the same matter."""
        told = {ticket for line in chosen for ticket in line.tickets}
        counts = [line for line in lines if line.rank is Rank.VOICES and told.issuperset(line.tickets)]
        waiting.join(session, [line for line in counts if line not in chosen], chosen[0].id)

    def _by_day(self, session: Session, lines: list[Line], now: datetime) -> list[Line]:
        """The lines that a group of owners may read at this hour: no poll by night, however long its line has waited."""
        station = self._station(lines[0])
        morning = station.policy.quiet.wait(now) if station else None
        if morning is None:
            return lines
        polls = [line for line in lines if any(part.polled for part in line.parts)]
        waiting.hold(session, [line.id for line in polls], morning)
        return [line for line in lines if line not in polls]

    def _has_heard(self, session: Session, address: Address, line: Line, now: datetime) -> bool:
        (
            """Whether owners have read the same words within the hour: then nobody says them again, a danger aside, and a file."""
            ""
        )
        if (
            line.rank is Rank.RED
            or line.recalls is not None
            or line.paper is not None
            or not self._is_owners_group(address)
        ):
            return False
        since = now - self._rules(line).per
        before = waiting.said_already(session, address.room or "", line.text, since, now)
        if before is not None:
            waiting.join(session, [line], before)
        return before is not None

    def _calls(self, session: Session, address: Address, first: Line, rules: Pacing, now: datetime) -> list[Line]:
        """The calls to one person that are said now: the first at once, those that come soon after it together."""
        calls = waiting.calls(session, self.transport.name, address, first.mentions, now)
        before = waiting.called(session, self.transport.name, address, first.mentions, now - rules.calls)
        step = calling.next_step(rules, before, calls, now)
        if isinstance(step, calling.Wait):
            waiting.hold(session, [line.id for line in calls], step.until)
            return []
        if isinstance(step, calling.Drop):
            waiting.join(session, [calls[i] for i in step.lines], step.into)
            return []
        return gathering.first_of([calls[i] for i in step.lines], gathering.LONGEST_CALL)

    def _is_owners_group(self, address: Address) -> bool:
        channel = self.town.channels.get(address.room or "")
        return channel is not None and channel.purpose is Purpose.OWNERS

    def _rules(self, line: Line) -> Pacing:
        """The pacing of the station that a line is of."""
        station = self._station(line)
        return station.policy.rooms.pacing if station else Pacing()

    def _station(self, line: Line) -> Station | None:
        channel = self.town.channels.get(line.room or "")
        stations = {station.name: station for station in self.town.stations}
        return channel.station if channel else stations.get(line.station)

    def _addressed(self, session: Session, line: Line, now: datetime) -> Line | None:
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
            why = Unreachable.NO_FRIEND if line.account else Unreachable.NO_ROOM
            undelivered.unreachable(session, line.id, why, now)
            unreached.look_into(session, self.town, self.transport.name, line, now)
            self.memory.rest.stirs()
            return None
        if line.recalls is None:
            return replace(line, room=room)
        if (target := takeback.target(session, line)) is None:
            undelivered.unreachable(session, line.id, Unreachable.NO_LINE, now)
            return None
        return replace(line, room=room, target=target)


def _together(lines: Sequence[Line]) -> str:
    """Several lines in one: receipts as a list, calls one below the other, of each ticket in the work group the newest card."""
    parts = [part for line in lines for part in line.parts]
    if lines[0].rank in (Rank.NEWS, Rank.VOICES):
        return poll.gathered([part.text for part in parts], any(part.polled for part in parts))
    if lines[0].rank is not Rank.CALL:
        return receipt.gathered([part.text for part in parts])
    cards = {part.ticket if lines[0].room else part.text: part.text for part in parts}
    return card.several(list(cards.values()), parts[0].calls)
