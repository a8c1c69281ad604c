"""Lines that do not reach somebody of the staff: his work group is to know of it."""

from datetime import datetime, timedelta

from sqlmodel import Session

from handlers.domain.decision import Timer
from handlers.domain.facts.rooms import StaffUnreached, UnreachedDue
from handlers.domain.town import Town
from storage import events
from storage.duty import roster
from storage.loaded import Loaded
from storage.queues import due, undelivered
from storage.queues.outbox import Line
from storage.rooms import people

_TOGETHER = timedelta(minutes=1)
"""More lines may fail at the same time: they are told in one."""
DAY = timedelta(days=1)


def look_into(session: Session, town: Town, transport: str, line: Line, now: datetime) -> None:
    """A line reaches nobody: where it was for somebody of the staff, his work group is to be told."""
    town = roster.town_of(session, town)
    if (name := who(session, town, transport, line)) is not None:
        station = next((s.name for s in town.stations if any(member.name == name for member in s.staff)), line.station)
        due.ensure(session, now, Timer(now + _TOGETHER, UnreachedDue(station, name, transport)))


def who(session: Session, town: Town, transport: str, line: Line) -> str | None:
    """Who of the staff a private line was for; None for a resident."""
    identity = people.find(session, transport, line.account) if line.account else None
    person = identity.person if identity is not None else line.whom
    return person if person in roster.town_of(session, town).people else None


def told(session: Session, loaded: Loaded) -> Loaded:
    """How many lines have not reached him in a day, and when that was told last."""
    scene, unreached = loaded.scene, loaded.due
    if not isinstance(unreached, UnreachedDue):
        return loaded
    since = scene.now - DAY
    account = people.account(session, unreached.transport, unreached.person)
    lines = [line for line in undelivered.unreached(session, since) if line.account == account]
    before = events.of_kind(session, StaffUnreached, since, scene.now)
    at = [entry.event.at for entry in before if entry.stream == f"person/{unreached.person}"]
    return loaded.rooms(unreached=len(lines), told_unreached=max(at, default=None))
