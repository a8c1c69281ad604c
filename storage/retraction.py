"""A line that its author took back (撤回): which tickets it belongs to, and how its words leave every row."""

from dataclasses import fields, replace
from typing import Any

from sqlmodel import Session, col, select

from handlers.domain.event import LineJoined, LineRetracted, Opened, PlaceSet, ReporterLeft, Revived, TicketEvent
from handlers.domain.message import IncomingMessage
from handlers.domain.scene import Recalled
from storage.engine.codec import dump, load_event
from storage.queues import inbox
from storage.rows import EventRow, InboxRow, LineRow


def recalled(session: Session, recall: IncomingMessage, station: str) -> Recalled | None:
    """The line that `recall` takes back; None where nobody has heard it, or where somebody else said it."""
    said = inbox.message(session, recall.transport, recall.target or "")
    if said is None or (said.sender, said.room) != (recall.sender, recall.room):
        return None
    tickets = _tickets_of(session, recall.transport, said.id)
    others = (
        select(LineRow.ticket)
        .join(
            InboxRow,
            (col(InboxRow.message_id) == col(LineRow.message_id)) & (col(InboxRow.transport) == col(LineRow.transport)),
        )
        .where(InboxRow.sender == said.sender, InboxRow.message_id != said.id, InboxRow.transport == said.transport)
        .where(col(InboxRow.blanked).is_(False))
    )
    unit = f"{station}/"
    mine = [ticket.removeprefix(unit) for ticket in tickets if ticket.startswith(unit)]
    more = {ticket.removeprefix(unit) for ticket in session.exec(others.where(col(LineRow.ticket).in_(tickets)))}
    return Recalled(said.id, said.media or said.id, tuple(mine), frozenset(mine) - more)


def redact(session: Session, ticket: str, event: TicketEvent) -> None:
    """Blank in the events of a ticket what must not be read any more: the words of a line, or the name of the reporter."""
    match event:
        case LineRetracted():
            for row, told in _events(session, ticket):
                _rewrite(session, row, told, _without_words(told, event))
        case ReporterLeft():
            events = _events(session, ticket)
            reporter = next((told.reporter for _, told in events if isinstance(told, Opened)), "")
            for row, told in events:
                _rewrite(session, row, told, _without_person(told, reporter))


def _without_words(told: TicketEvent, gone: LineRetracted) -> TicketEvent:
    """The event without the words and the picture of the line that is gone."""
    changes: dict[str, Any] = {}
    if isinstance(told, Opened | LineJoined | Revived) and told.message == gone.message:
        changes = {"words": "", "why": ""}
    if isinstance(told, Opened | Revived) and told.message == gone.message:
        changes["evidence"] = ()
    if isinstance(told, PlaceSet) and told.message == gone.message:
        changes["place"] = ""
    if isinstance(told, Opened):
        changes["earlier"] = tuple(line for line in told.earlier if line[0] != gone.message)
    for name in ("before", "photos"):
        if gone.photo in getattr(told, name, ()):
            changes[name] = tuple(photo for photo in getattr(told, name) if photo != gone.photo)
    return replace(told, **changes)


def _without_person(told: TicketEvent, person: str) -> TicketEvent:
    """The event with every field that holds the person emptied."""
    named = {field.name for field in fields(told) if getattr(told, field.name) == person}
    emptied: dict[str, Any] = {name: None if name == "by" else "" for name in named}
    return replace(told, **emptied)


def _tickets_of(session: Session, transport: str, message_id: str) -> list[str]:
    query = select(LineRow.ticket).where(LineRow.transport == transport, LineRow.message_id == message_id)
    return sorted(session.exec(query))


def _events(session: Session, ticket: str) -> list[tuple[EventRow, TicketEvent]]:
    rows = session.exec(select(EventRow).where(EventRow.ticket == ticket).order_by(col(EventRow.seq)))
    return [(row, load_event(row.kind, row.body)) for row in rows]


def _rewrite(session: Session, row: EventRow, old: TicketEvent, new: TicketEvent) -> None:
    if new != old:
        row.body = dump(new)
        session.add(row)
