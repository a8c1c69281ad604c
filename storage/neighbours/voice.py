"""Voices (人次): who reported a ticket or joined it, from when until when, and on which way."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, bindparam, insert, update
from sqlmodel import Field, Session, SQLModel

from handlers.domain.event import TicketEvent
from handlers.domain.facts.merging import Absorbed, Released, Split
from handlers.domain.facts.neighbours import VoiceAdded, VoiceLeft
from handlers.domain.facts.tickets import Opened, ReporterLeft
from handlers.domain.ticket import Ticket, TicketId, Voice
from storage.fact import Fact
from storage.rows import table, where


class VoiceRow(SQLModel, table=True):
    """Somebody counted for a ticket; `left_in` is the round in which he took his line back. `seq` is that of the event that counted him,
    `nth` of several. One that came `of` a merged ticket, or back from where that was, counts here since `moved_at`, and is dated when he
    joined."""

    __tablename__ = "voice"
    __table_args__ = (
        Index("voice_person", "person", **where("left_at IS NULL")),
        Index("voice_joined", "joined_at"),
    )

    ticket: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    nth: int = Field(default=0, primary_key=True)
    person: str
    of: str = ""
    joined_at: datetime
    moved_at: datetime | None = None
    left_at: datetime | None = None
    left_in: int | None = None


VOICE = table(VoiceRow)
_JOIN = insert(VOICE)
_LEAVE = (
    update(VOICE)
    .where(
        VOICE.c.ticket == bindparam("which"),
        VOICE.c.person == bindparam("who"),
        VOICE.c.of == bindparam("way"),
        VOICE.c.left_at.is_(None),
    )
    .values(left_at=bindparam("at"), left_in=bindparam("nth_round"))
)


def opened(session: Session, fact: Fact[Opened]) -> None:
    if fact.event.reporter:
        _join(session, fact, fact.ticket.counted[0])


def added(session: Session, fact: Fact[VoiceAdded]) -> None:
    _follow(session, fact)


def left(session: Session, fact: Fact[VoiceLeft]) -> None:
    _follow(session, fact)


def reporter_left(session: Session, fact: Fact[ReporterLeft]) -> None:
    _follow(session, fact)


def moved(session: Session, fact: Fact[Absorbed] | Fact[Released] | Fact[Split]) -> None:
    """Who counts elsewhere from now on, and who counts here: as he did where he joined."""
    _follow(session, fact, fact.event.at)


def _follow(session: Session, fact: Fact[TicketEvent], moved_at: datetime | None = None) -> None:
    """What has changed among the voices of a ticket."""
    assert fact.before is not None, "a ticket is opened before anybody joins or leaves it"
    before, after = _by_way(fact.before), _by_way(fact.ticket)
    for person, way in before.keys() - after.keys():
        values = {"which": str(fact.ticket.id), "who": person, "way": way, "at": fact.event.at}
        session.execute(_LEAVE, {**values, "nth_round": fact.ticket.round})
    new = [voice for key, voice in after.items() if key not in before]
    for nth, voice in enumerate(new):
        _join(session, fact, voice, nth, moved_at)


def _by_way(ticket: Ticket) -> dict[tuple[str, str], Voice]:
    return {(voice.person, way(voice.of)): voice for voice in ticket.counted}


def way(of: tuple[TicketId, ...]) -> str:
    """The way to a merged ticket, as rows keep it; "" for none."""
    return " ".join(map(str, of))


def _join(session: Session, fact: Fact[Any], voice: Voice, nth: int = 0, moved_at: datetime | None = None) -> None:
    row = {"ticket": str(fact.ticket.id), "seq": fact.seq, "nth": nth, "person": voice.person, "of": way(voice.of)}
    session.execute(_JOIN, row | {"joined_at": voice.at, "moved_at": moved_at})
