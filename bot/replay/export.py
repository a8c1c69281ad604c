"""The tickets of a replay, one JSON object a line, in the order of their numbers."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from handlers.domain.event import TicketEvent
from handlers.domain.name import plain
from handlers.domain.ticket import Ticket
from handlers.domain.workcalendar import local
from storage.engine.database import Database
from storage.rooms import people
from storage.tickets import ticket as tickets


def write_tickets(database: Database, file: Path) -> None:
    """Write every ticket with its events to `file`."""
    with database.transaction() as session:
        found = list(tickets.stored(session))
        persons = {
            person for ticket, events in found for person in (*ticket.voices, *(event.by or "" for event in events))
        }
        names = people.names(session, persons)
    lines = (json.dumps(_ticket(ticket, events, names), ensure_ascii=False) + "\n" for ticket, events in found)
    file.write_text("".join(lines), encoding="utf8")


def _ticket(ticket: Ticket, events: tuple[TicketEvent, ...], names: Mapping[str, str]) -> dict[str, Any]:
    def name(person: str | None) -> str | None:
        return (plain(names[person]) if person in names else person) if person else None

    return {
        "no": ticket.number,
        "unit": ticket.station,
        "category": ticket.label,
        "subcategory": ticket.matter,
        "state": ticket.state,
        "level": ticket.level,
        "place": ticket.place,
        "source": ticket.source,
        "private": ticket.private,
        "reporter": name(ticket.reporter),
        "voices": [name(person) for person in ticket.voices] if ticket.merged_into is None else [],
        "lead": ticket.lead,
        "assists": list(ticket.assists),
        "accept_by": _time(ticket.accept_by),
        "resolve_by": _time(ticket.resolve_by),
        "opened_at": _time(ticket.opened_at),
        "accepted_at": _time(ticket.accepted_at),
        "arrived_at": _time(ticket.arrived_at),
        "resolved_at": _time(ticket.resolved_at),
        "archived_at": _time(ticket.archived_at),
        "resolution": ticket.resolution,
        "quantities": dict(ticket.quantities),
        "photos": {"before": len(ticket.before), "after": len(ticket.after)},
        "votes": {name(person): verdict for person, verdict in ticket.votes.items() if ticket.merged_into is None},
        "reopened": len(ticket.reopenings),
        "merged_into": ticket.merged_into.number if ticket.merged_into else None,
        "events": [{"at": _time(e.at), "event": e.kind, "by": name(e.by), "why": e.reason} for e in events],
    }


def _time(moment: datetime | None) -> str | None:
    return local(moment).isoformat() if moment else None
