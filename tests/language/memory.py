"""What a database remembers, as tests ask it: of all of them only this file knows tables."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import select

from bot.invite import revoke
from handlers.domain.event import Event, TicketEvent
from handlers.domain.facts.governance import AuditEvent, CommandRefused
from handlers.domain.ticket import Ticket
from handlers.domain.town import Town
from storage import events, schema
from storage.engine.database import Database
from storage.queues import undelivered
from storage.rebuild import Difference, rebuild
from storage.rooms import bindings, invitations
from storage.rows import DueRow, IdentityRow, InboxRow, OutboxRow
from storage.tickets import ticket as tickets


@dataclass(frozen=True)
class Kept:
    """A message that somebody sent."""

    id: str
    state: str
    body: str
    error: str
    blanked: bool


@dataclass(frozen=True)
class Said:
    """A line of the bot's, sent or still to be sent; `to` is a room or an account."""

    state: str
    to: str
    body: str
    not_before: datetime
    error: str


@dataclass(frozen=True)
class Due:
    """A thing that is to happen at its moment."""

    kind: str
    state: str
    error: str


class Memory:
    """Asks one database; what it answers are plain values."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @classmethod
    def new(cls, file: Path) -> "Memory":
        """Of an empty database, brought up to date."""
        memory = cls(Database.at(file))
        schema.migrate(memory.database)
        return memory

    def close(self) -> None:
        self.database.close()

    # What happened.

    def stored(self) -> dict[str, tuple[Ticket, tuple[TicketEvent, ...]]]:
        with self.database.transaction() as session:
            return {ticket.number: (ticket, events) for ticket, events in tickets.stored(session)}

    def names(self) -> set[str]:
        """The names of all whose accounts are known."""
        with self.database.transaction() as session:
            return {row.name for row in session.exec(select(IdentityRow))}

    def events(self) -> list[str]:
        """The kinds of all events."""
        with self.database.transaction() as session:
            return [entry.event.kind for entry in events.all(session)]

    def happened(self) -> list[Event]:
        """All events, in order."""
        with self.database.transaction() as session:
            return [entry.event for entry in events.all(session)]

    def rebuilt(self) -> list[Difference]:
        """What differed after every projection was made anew from the events."""
        return rebuild(self.database)

    def inbox(self) -> list[Kept]:
        with self.database.transaction() as session:
            rows = session.exec(select(InboxRow)).all()
        return [Kept(row.message_id, row.state, row.body, row.error or "", row.blanked) for row in rows]

    def outbox(self) -> list[Said]:
        with self.database.transaction() as session:
            rows = session.exec(select(OutboxRow)).all()
        return [
            Said(row.state, row.room or row.person or "", row.body, row.not_before, row.error or "") for row in rows
        ]

    def unknown(self) -> list[str]:
        """Where the lines went of which nobody knows whether they were sent."""
        with self.database.transaction() as session:
            return [line.room or line.account or "" for line in undelivered.unknown(session)]

    def due(self) -> list[Due]:
        with self.database.transaction() as session:
            rows = session.exec(select(DueRow)).all()
        return [Due(row.kind, row.state, row.error or "") for row in rows]

    def text(self) -> str:
        """Everything that the database holds, as one text; salts, digests and ids, in which any digits may stand, are left out."""
        with closing(sqlite3.connect(self.database.engine.url.database or "")) as connection:
            return re.sub(r"[0-9a-f]{32,}|\d{12,}", "", "\n".join(connection.iterdump()))

    def refusals(self) -> list[str]:
        with self.database.transaction() as session:
            return [entry.event.command for entry in events.all(session) if isinstance(entry.event, CommandRefused)]

    def audited(self) -> list[AuditEvent]:
        """Which commands were given, and who was shown what is not for everybody."""
        with self.database.transaction() as session:
            return [entry.event for entry in events.all(session) if isinstance(entry.event, AuditEvent)]

    # What is brought about without a word in chat.

    def bind(self, transport: str, room: str, group: str) -> None:
        """Say which group a room is, as a chief's command does."""
        with self.database.transaction() as session:
            bindings.bind(session, transport, room, group)

    def invite(self, person: str, code: str, until: datetime) -> None:
        """Give somebody a code, as `luming invite` does."""
        with self.database.transaction() as session:
            invitations.invite(session, code, person, until)

    def forget_whether_it_was_sent(self, line: int) -> None:
        """From now on nobody knows it, as after a process that died."""
        with self.database.transaction() as session:
            session.get_one(OutboxRow, line).state = "unknown"

    def revoke(self, town: Town, person: str, now: datetime) -> int:
        """Take somebody's accounts away, as `luming revoke` does; how many there were."""
        return revoke(self.database, town, person, now)


@contextmanager
def remembered(file: Path) -> Iterator[Memory]:
    """The memory in a file, looked at and closed again."""
    memory = Memory(Database.at(file))
    try:
        yield memory
    finally:
        memory.close()
