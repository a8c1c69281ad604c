"""What happens to tickets, told event by event: no rule decides anything here."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from handlers.domain.event import Event, Said, TicketEvent
from handlers.domain.facts.merging import Merged
from handlers.domain.facts.neighbours import Reopened, VoiceAdded, Voted
from handlers.domain.facts.tickets import Accepted, Dispatched, Opened, Resolved
from handlers.domain.reading import Label, Level, Verdict
from handlers.domain.ticket import Resolution, Source, State, Ticket, TicketId
from handlers.domain.workcalendar import TOWN_TIME
from storage import events, projections
from storage.tickets import ticket as tickets

MORNING = datetime(2026, 11, 3, 9, 0, tzinfo=TOWN_TIME)
STATION, ROOM, PATH = "学桥", "桂花苑业主群", "盐田街道/学桥/桂花苑"


def at(minutes: float) -> datetime:
    """So many minutes after nine."""
    return MORNING + timedelta(minutes=minutes)


def ticket(serial: int) -> TicketId:
    return TicketId(STATION, serial)


def opened(serial: int, minutes: float = 0, **values: Any) -> Opened:
    """王阿姨 tells of a car in the fire lane."""
    moment, message = at(minutes), f"m{serial}"
    usual: dict[str, Any] = {
        "ticket": ticket(serial),
        "at": moment,
        "by": "王阿姨",
        "path": PATH,
        "room": ROOM,
        "matter": "fire_lane",
        "label": Label.PARKING,
        "level": Level.NORMAL,
        "place": Said("3栋", "王阿姨", message),
        "lines": (Said(f"3栋消防通道又堵了{serial}", "王阿姨", message),),
        "source": Source.RESIDENT,
        "private": False,
        "reporter": "王阿姨",
        "message": message,
        "told_at": moment,
        "accept_by": moment + timedelta(minutes=30),
        "resolve_by": moment + timedelta(hours=4),
        "evidence": Said("消防通道、堵了", "王阿姨", message),
    }
    return Opened(**usual | values)


def dispatched(serial: int, minutes: float, *called: str) -> Dispatched:
    return Dispatched(ticket=ticket(serial), at=at(minutes), called=called)


def accepted(serial: int, minutes: float, person: str = "李伟") -> Accepted:
    return Accepted(ticket=ticket(serial), at=at(minutes), by=person, person=person)


def resolved(serial: int, minutes: float, **values: Any) -> Resolved:
    usual: dict[str, Any] = {
        "resolution": Resolution.SOLVED,
        "note": Said("车已挪走", "李伟"),
        "quantities": {"vehicle": 1},
    }
    return Resolved(ticket=ticket(serial), at=at(minutes), by="李伟", **usual | values)


def voted(serial: int, minutes: float, person: str, verdict: Verdict, round: int = 1) -> Voted:
    return Voted(ticket=ticket(serial), at=at(minutes), by=person, person=person, verdict=verdict, round=round)


def joined(serial: int, minutes: float, person: str) -> VoiceAdded:
    return VoiceAdded(ticket=ticket(serial), at=at(minutes), by=person, person=person)


def merged(serial: int, minutes: float, into: int, was: State = State.OPEN) -> Merged:
    """The half of a merge that its own stream tells."""
    return Merged(ticket=ticket(serial), at=at(minutes), into=ticket(into), was=was)


def reopened(serial: int, minutes: float) -> Reopened:
    limits = {"accept_by": at(minutes + 30), "resolve_by": at(minutes + 240)}
    return Reopened(ticket=ticket(serial), at=at(minutes), by="王阿姨", **limits)


def happen(session: Session, *happened: Event, transport: str = "test") -> list[events.Entry]:
    """Append events with all that they bring about."""
    ids = {event.ticket for event in happened if isinstance(event, TicketEvent)}
    known = {ticket.id: ticket for ticket, _ in tickets.named(session, ids)}
    entries = events.append(session, happened, {})
    projections.write(session, entries, known)
    projections.act(session, entries, transport)
    return entries


def now(session: Session, serial: int) -> Ticket:
    """The ticket as its row has it."""
    [(row, _)] = tickets.named(session, [ticket(serial)])
    return row


def open_many(session: Session, count: int, first: int = 1000, **values: Any) -> Sequence[TicketId]:
    """So many open tickets of other people, told long ago."""
    several = [
        replace(opened(first + n, -600 - n, reporter=f"邻居{n}", **values), message=f"x{n}") for n in range(count)
    ]
    happen(session, *several)
    return [event.ticket for event in several]
