"""Approvals (审批) that wait for an answer: a row from the asking until somebody has answered or the wish was taken back."""

from datetime import datetime

from sqlalchemy import Index, bindparam, delete, insert, select
from sqlmodel import Field, Session, SQLModel

from handlers.domain.approval import ApprovalAsked, ApprovalDue, ApprovalEvent
from handlers.domain.facts.leave import LeaveAsked, LeaveBegins
from handlers.domain.scene import Scene
from storage import events
from storage.fact import Fact
from storage.loaded import Loaded
from storage.rows import table
from storage.tickets import in_hand
from storage.tickets import ticket as tickets


class ApprovalRow(SQLModel, table=True):
    """Something that was asked for and waits; what it is stands in its event."""

    __tablename__ = "approval"
    __table_args__ = (Index("approval_until", "until"),)

    id: str = Field(primary_key=True)
    at: datetime
    until: datetime


_APPROVAL = table(ApprovalRow)
_PUT = insert(_APPROVAL)
_END = delete(_APPROVAL).where(_APPROVAL.c.id == bindparam("which"))
_WAITING = select(_APPROVAL.c.id).where(_APPROVAL.c.until > bindparam("now")).order_by(_APPROVAL.c.at.desc())
_STANDING = select(_APPROVAL.c.id).where(_APPROVAL.c.id == bindparam("which"))


def asked(session: Session, fact: Fact[ApprovalAsked]) -> None:
    """It waits from now on."""
    event = fact.event
    session.execute(_PUT, {"id": event.approval, "at": event.at, "until": event.until})


def ended(session: Session, fact: Fact[ApprovalEvent]) -> None:
    """Answered, or taken back."""
    session.execute(_END, {"which": fact.event.approval})


def waiting(session: Session, now: datetime) -> tuple[ApprovalAsked, ...]:
    """All that waits now, the newest first."""
    return _read(session, list(session.execute(_WAITING, {"now": now}).scalars()))


def concerning(session: Session, scene: Scene) -> tuple[ApprovalAsked, ...]:
    """What the speaker was asked, or has asked for himself, the newest first; of a station's, whoever leads it sees all."""
    me, member = scene.speaker.person, scene.speaker.staff
    station = scene.station.name if scene.station and member is not None and member.steers else None
    found = waiting(session, scene.now)
    return tuple(asked for asked in found if asked.waits_for(me) or asked.by == me or asked.station == station)


def load(session: Session, loaded: Loaded) -> Loaded:
    """What waits for the speaker's yes or was asked by him, or what has come due; with the tickets that it is about, and those in the hands
    of whoever asks for leave."""
    scene = loaded.scene
    if isinstance(loaded.due, LeaveBegins):
        return loaded.duty(approvals=tuple(a for a in waiting(session, scene.now) if a.station == loaded.due.station))
    if isinstance(loaded.due, ApprovalDue):
        found = _read(session, list(session.execute(_STANDING, {"which": loaded.due.approval}).scalars()))
    else:
        found = concerning(session, scene)
    about = [asked.about for asked in found if asked.about is not None]
    away = [asked for asked in found if isinstance(asked, LeaveAsked)]
    about += [ticket for asked in away for ticket in in_hand.at(session, asked.person, asked.station)]
    return loaded.duty(approvals=found).having(tickets.named(session, about))


def _read(session: Session, ids: list[str]) -> tuple[ApprovalAsked, ...]:
    """The events by which they were asked, in that order."""
    if not ids:
        return ()
    asked = {entry.stream: entry.event for entry in events.of(session, *ids) if isinstance(entry.event, ApprovalAsked)}
    return tuple(asked[id] for id in ids)
