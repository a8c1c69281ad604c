"""Voices (人次): who reported a ticket or joined it, from when until when."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, bindparam, insert, update
from sqlmodel import Field, Session, SQLModel

from handlers.domain.facts.neighbours import VoiceAdded, VoiceLeft
from handlers.domain.facts.tickets import Opened, ReporterLeft
from storage.fact import Fact
from storage.rows import table, where


class VoiceRow(SQLModel, table=True):
    """Somebody counted for a ticket; `left_in` is the round in which he took his line back. `seq` is that of the event that counted him."""

    __tablename__ = "voice"
    __table_args__ = (
        Index("voice_person", "person", **where("left_at IS NULL")),
        Index("voice_joined", "joined_at"),
    )

    ticket: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    person: str
    joined_at: datetime
    left_at: datetime | None = None
    left_in: int | None = None


VOICE = table(VoiceRow)
_JOIN = insert(VOICE)
_LEAVE = (
    update(VOICE)
    .where(VOICE.c.ticket == bindparam("which"), VOICE.c.person == bindparam("who"), VOICE.c.left_at.is_(None))
    .values(left_at=bindparam("at"), left_in=bindparam("nth"))
)


def opened(session: Session, fact: Fact[Opened]) -> None:
    if fact.event.reporter:
        _join(session, fact, fact.event.reporter, fact.event.told_at)


def added(session: Session, fact: Fact[VoiceAdded]) -> None:
    if fact.before is not None and not fact.before.concerns(fact.event.person):
        _join(session, fact, fact.event.person, fact.event.at)


def left(session: Session, fact: Fact[VoiceLeft]) -> None:
    leave(session, fact, fact.event.person)


def reporter_left(session: Session, fact: Fact[ReporterLeft]) -> None:
    assert fact.before is not None, "a ticket is opened before anybody leaves it"
    leave(session, fact, fact.before.reporter)


def leave(session: Session, fact: Fact[Any], person: str) -> None:
    ticket = fact.ticket
    session.execute(_LEAVE, {"which": str(ticket.id), "who": person, "at": fact.event.at, "nth": ticket.round})


def _join(session: Session, fact: Fact[Any], person: str, at: datetime) -> None:
    session.execute(_JOIN, {"ticket": str(fact.ticket.id), "seq": fact.seq, "person": person, "joined_at": at})
