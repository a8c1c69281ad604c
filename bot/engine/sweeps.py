"""Sweeps: words go when their time has passed, chatter's by the hour, all else at night. Synchronous: it runs on the writer's thread."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.engine.memory import Memory
from handlers.domain.decision import Timer
from handlers.domain.due import Due
from handlers.domain.facts.action import WeeklyDue
from handlers.domain.facts.attendance import MorningDue
from handlers.domain.facts.chart import WeekDue
from handlers.domain.facts.duty import LadderDue
from handlers.domain.facts.lawtip import LawTipDue
from handlers.domain.facts.mark import MarksDue
from handlers.domain.facts.rooms import ChatterDue, RetentionDue
from handlers.domain.ladder import look
from handlers.domain.period import Month
from handlers.domain.town import Town
from handlers.domain.workcalendar import local
from handlers.grammar.callup import department_of
from storage import retention
from storage.queues import blanking, due, inbox
from storage.tickets import picture
from storage.tickets import ticket as tickets

_BETWEEN = timedelta(minutes=5)


class Sweeps:
    """Each is a timer of the engine's own: nobody need decide anything."""

    def __init__(self, town: Town, memory: Memory) -> None:
        self.town = town
        self.memory = memory

    def stand(self, session: Session, now: datetime) -> None:
        """Nothing is kept for ever: from the first line on that is kept, the timers stand."""
        if not self.memory.sweeps:
            due.ensure(session, now, Timer(now + self.town.stations[0].policy.rooms.forget, ChatterDue()))
            due.ensure(session, now, Timer(_at_night(now), RetentionDue()))
            self.memory.sweeps = True
            self.memory.rest.stirs()

    def mornings(self, session: Session, now: datetime) -> None:
        """The morning card of every station, the first of a week, and its joint action of the week, stand from the start on."""
        opening, week = self.town.calendar.next_opening(now), self.town.calendar.week_opening(now)
        for station in self.town.stations:
            due.ensure(session, now, Timer(opening, MorningDue(station.name)))
            due.ensure(session, now, Timer(week, LawTipDue(station.name)))
            if station.policy.governance.weekly_chart:
                due.ensure(session, now, Timer(week, WeekDue(station.name)))
            weekly = station.policy.governance.weekly_action
            if weekly is not None and weekly.those_of(set(map(department_of, station.staff))):
                told = weekly.next_told(now, self.town.calendar)
                due.ensure(session, now, Timer(told, WeeklyDue(station.name)))
        self.memory.rest.stirs()

    def months(self, session: Session, now: datetime) -> None:
        """Where a station's chiefs are to be told who has no mark, that stands from the start on."""
        first = self.town.calendar.next_opening(Month.of(now).period.end)
        for station in self.town.stations:
            if station.policy.governance.remind_marks:
                due.ensure(session, now, Timer(first, MarksDue(station.name)))
        self.memory.rest.stirs()

    def ladders(self, session: Session, now: datetime) -> None:
        """Every ticket in work has its row of the ladder, whatever has become of one: nothing is forgotten over a stop."""
        for ticket in tickets.in_work(session):
            station = self.town.station(ticket.station)
            if station is None:
                continue
            matter = station.policy.matters.get(ticket.matter) or station.policy.matter(ticket.label, None)
            at = look(ticket, self.town.calendar_of(matter.lead))
            due.ensure(session, now, Timer(max(at, now), LadderDue(ticket.id, ticket.round)))
        self.memory.rest.stirs()

    def fired(self, session: Session, coming: Due, now: datetime) -> bool:
        """Sweep, where that is what has come due."""
        match coming:
            case ChatterDue():
                self._forget(session, now)
            case RetentionDue():
                self._let_go(session, now)
            case _:
                return False
        self.memory.rest.lets_go = True
        return True

    def _let_go(self, session: Session, now: datetime) -> None:
        """Let go what has been kept long enough, some of it at a time."""
        rest = retention.sweep_rest(session, self.town.stations[0].policy.rooms.retention, now)
        left = rest or any(
            retention.sweep(session, unit.name, unit.policy.rooms.retention, now) for unit in self.town.stations
        )
        due.put(session, now, Timer(now if left else _at_night(now), RetentionDue()))

    def _forget(self, session: Session, now: datetime) -> None:
        span = self.town.stations[0].policy.rooms.forget
        oldest = inbox.forget(session, now - span)
        blanking.lapse(session, now)
        picture.follow(session)
        self.memory.sweeps = oldest is not None
        if oldest is not None:
            due.put(session, now, Timer(max(oldest + span, now + _BETWEEN), ChatterDue()))


def _at_night(now: datetime) -> datetime:
    """The next three o'clock at night, when nobody is in a hurry."""
    night = local(now).replace(hour=3, minute=0, second=0, microsecond=0)
    return night if night > now else night + timedelta(days=1)
