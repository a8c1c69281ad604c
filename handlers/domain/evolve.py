"""How events change a ticket, and the one table of legal transitions: nothing else changes a ticket."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import assert_never

from handlers.domain.event import (
    Accepted,
    Archived,
    Arrived,
    Assigned,
    Assisted,
    Dispatched,
    Escalated,
    Event,
    LevelRaised,
    LineJoined,
    LineRetracted,
    Noted,
    Opened,
    PhotosAdded,
    PlaceSet,
    Praised,
    Reminded,
    Reopened,
    ReporterLeft,
    Resolved,
    Returned,
    Revived,
    Stage,
    TicketEvent,
    VoiceAdded,
    VoiceLeft,
    VoicesTold,
    Voted,
    Withdrawn,
)
from handlers.domain.ticket import IN_WORK, State, Ticket

# What an event may do to the state; an event that is not listed here leaves the state as it is, in any state.
TRANSITIONS: Mapping[type[Event], Mapping[State, State]] = {
    Accepted: {State.OPEN: State.ACCEPTED},
    Arrived: {State.ACCEPTED: State.ON_SITE, State.ON_SITE: State.ON_SITE},
    Returned: {State.ACCEPTED: State.OPEN, State.ON_SITE: State.OPEN},
    Assigned: dict.fromkeys(IN_WORK, State.OPEN),
    Resolved: dict.fromkeys(IN_WORK, State.RESOLVED),
    Voted: {State.RESOLVED: State.RESOLVED},
    Reopened: {State.RESOLVED: State.OPEN},
    Archived: {State.RESOLVED: State.ARCHIVED},
    Withdrawn: dict.fromkeys((*IN_WORK, State.RESOLVED), State.WITHDRAWN),
    Revived: {State.WITHDRAWN: State.OPEN},
}


class IllegalTransition(ValueError):
    """An event that the ticket's state does not allow: a bug in a rule."""


def evolve(ticket: Ticket | None, event: TicketEvent) -> Ticket:
    """The ticket after `event`. Raises IllegalTransition where TRANSITIONS has no entry for its state."""
    if isinstance(event, Opened):
        if ticket is not None:
            raise IllegalTransition(f"#{event.number} is opened twice")
        return _opened(event)
    if ticket is None:
        raise IllegalTransition(f"{type(event).__name__} before #{event.number} was opened")
    moves = TRANSITIONS.get(type(event))
    if moves is not None:
        if ticket.state not in moves:
            raise IllegalTransition(f"{type(event).__name__} when #{ticket.number} is {ticket.state}")
        ticket = replace(ticket, state=moves[ticket.state])
    return _changed(ticket, event)


def fold(events: Iterable[TicketEvent], ticket: Ticket | None = None) -> Ticket | None:
    """The ticket that `events` make, starting from `ticket`."""
    for event in events:
        ticket = evolve(ticket, event)
    return ticket


def _opened(event: Opened) -> Ticket:
    return Ticket(
        number=event.number,
        station=event.station,
        path=event.path,
        room=event.room,
        matter=event.matter,
        label=event.label,
        level=event.level,
        place=event.place,
        lines=(*event.earlier, (event.message, event.words)),
        source=event.source,
        private=event.private,
        reporter=event.reporter,
        message=event.message,
        opened_at=event.told_at,
        accept_by=event.accept_by,
        resolve_by=event.resolve_by,
        spoken_at=event.at,
        before=event.before,
        ongoing=event.ongoing,
        late=event.late,
        danger=event.danger,
        evidence=event.evidence,
        confidence=event.confidence,
        voices=(event.reporter,) if event.reporter else (),
    )


def _changed(ticket: Ticket, event: TicketEvent) -> Ticket:
    """What an event changes beside the state."""
    match event:
        case Opened():
            raise IllegalTransition(f"#{event.number} is opened twice")
        case Dispatched():
            return replace(ticket, called=event.called, dispatched_at=event.at)
        case PlaceSet():
            return replace(ticket, place=event.place, placed_by=event.message, spoken_at=event.at)
        case LineJoined():
            return replace(ticket, lines=(*ticket.lines, (event.message, event.words)), spoken_at=event.at)
        case LineRetracted():
            return _without_line(ticket, event)
        case LevelRaised():
            return replace(ticket, level=event.level, accept_by=event.accept_by, resolve_by=event.resolve_by)
        case PhotosAdded():
            if event.stage is Stage.BEFORE:
                return replace(ticket, before=_joined(ticket.before, *event.photos))
            return replace(ticket, after=_joined(ticket.after, *event.photos))
        case VoiceAdded():
            return replace(ticket, voices=_joined(ticket.voices, event.person), spoken_at=event.at)
        case VoiceLeft():
            return _without_voice(ticket, event.person)
        case ReporterLeft():
            return replace(_without_voice(ticket, ticket.reporter), reporter="")
        case VoicesTold():
            return ticket
        case Escalated():
            return replace(ticket, pressed=ticket.pressed or event.by is not None)
        case Accepted():
            return replace(
                ticket,
                lead=event.person,
                assists=tuple(a for a in ticket.assists if a != event.person),
                accepted_at=event.at,
                progress_at=event.at,
                reminded_at=None,
            )
        case Assisted():
            return replace(ticket, assists=_joined(ticket.assists, event.person))
        case Arrived():
            return replace(ticket, arrived_at=ticket.arrived_at or event.at, progress_at=event.at, reminded_at=None)
        case Noted():
            return replace(ticket, progress_at=event.at, reminded_at=None) if event.progress else ticket
        case Reminded():
            return replace(ticket, reminded_at=event.at)
        case Returned():
            return replace(_unled(ticket), accept_by=event.accept_by)
        case Assigned():
            return replace(_unled(ticket), accept_by=event.accept_by, called=(event.person,))
        case Resolved():
            return replace(
                ticket,
                resolved_at=event.at,
                resolution=event.resolution,
                note=event.note,
                quantities=dict(event.quantities),
                after=_joined(ticket.after, *event.photos),
                votes={},
                thanked=(),
            )
        case Voted():
            return replace(ticket, votes={**ticket.votes, event.person: event.verdict})
        case Praised():
            return replace(ticket, thanked=_joined(ticket.thanked, event.by or ""))
        case Reopened():
            return _next_round(ticket, event)
        case Archived():
            return replace(ticket, archived_at=event.at)
        case Withdrawn():
            return replace(ticket, withdrawn_at=event.at, withdrawn_by=event.by or "", spoken_at=event.at, votes={})
        case Revived():
            return _revived(ticket, event)
    assert_never(event)


def _next_round(ticket: Ticket, event: Reopened) -> Ticket:
    return replace(
        _unresolved(_unled(ticket)),
        round=ticket.round + 1,
        accept_by=event.accept_by,
        resolve_by=event.resolve_by,
        assists=(),
        spoken_at=event.at,
        reopenings=(*ticket.reopenings, (event.by or "", event.at)),
    )


def _revived(ticket: Ticket, event: Revived) -> Ticket:
    return replace(
        _unresolved(_unled(ticket)),
        accept_by=event.accept_by,
        resolve_by=event.resolve_by,
        level=event.level,
        place=event.place or ticket.place,
        message=event.message or ticket.message,
        evidence=event.evidence or ticket.evidence,
        confidence=event.confidence or ticket.confidence,
        lines=(*ticket.lines, (event.message, event.words)),
        withdrawn_at=None,
        withdrawn_by="",
        spoken_at=event.at,
    )


def _without_line(ticket: Ticket, event: LineRetracted) -> Ticket:
    return replace(
        ticket,
        lines=tuple(line for line in ticket.lines if line[0] != event.message),
        evidence=ticket.evidence if event.message != ticket.message else (),
        before=tuple(photo for photo in ticket.before if photo != event.photo),
        place=None if event.message == ticket.placed_by else ticket.place,
    )


def _without_voice(ticket: Ticket, person: str) -> Ticket:
    return replace(
        ticket,
        voices=tuple(voice for voice in ticket.voices if voice != person),
        votes={voter: verdict for voter, verdict in ticket.votes.items() if voter != person},
    )


def _unresolved(ticket: Ticket) -> Ticket:
    return replace(ticket, resolved_at=None, resolution=None, note="", quantities={}, after=(), votes={})


def _unled(ticket: Ticket) -> Ticket:
    """Nobody leads it, and nobody is called."""
    return replace(
        ticket,
        called=(),
        dispatched_at=None,
        lead=None,
        accepted_at=None,
        arrived_at=None,
        progress_at=None,
        reminded_at=None,
    )


def _joined(people: tuple[str, ...], *more: str) -> tuple[str, ...]:
    """The tuple with the new ones at its end, each once."""
    return tuple(dict.fromkeys((*people, *more)))
