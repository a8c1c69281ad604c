"""The write of a decision: events with what they bring about, timers, questions, attached lines, lines to say; all or nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sqlmodel import Session

from handlers.domain.decision import Ask, Decision, Kind, Say
from handlers.domain.event import Event, TicketEvent
from handlers.domain.facts.governance import CommandRefused
from handlers.domain.scene import Scene
from handlers.domain.town import Purpose
from storage import events, projections
from storage.queues import due, outbox, questions, takeback
from storage.scene import Loaded
from storage.tickets import picture

_A_DAY = timedelta(days=1)
"""So long no hint is read word for word again."""


def apply(session: Session, loaded: Loaded, decision: Decision, transport: str) -> None:
    """Write a decision. Raises StaleScene where something has happened to what was decided about."""
    scene = loaded.scene
    _happen(session, loaded, (*decision.events, *_refusals(scene, decision)), transport)
    due.put(session, scene.now, *decision.timers)
    for ask in sorted(decision.questions, key=_is_open):  # what is closed, then what is asked
        questions.put(session, ask)
    outbox.attach(session, transport, ((message, str(ticket)) for message, ticket in decision.attached))
    if decision.attached:
        picture.want(session, transport, {message for message, _ in decision.attached}, scene.now)
    for say in sorted(decision.says, key=_is_line):  # what is taken back was said before, then what is said now
        _say(session, scene, say, transport)


def _happen(session: Session, loaded: Loaded, happened: Sequence[Event], transport: str) -> None:
    """Append the events with what they bring about; a ticket that was not loaded is one that is opened now."""
    opened = {event.stream: 0 for event in happened if isinstance(event, TicketEvent)}
    entries = events.append(session, happened, {**opened, **loaded.versions})
    projections.write(session, entries, loaded.scene.tickets)
    projections.act(session, entries, transport)


def _refusals(scene: Scene, decision: Decision) -> tuple[CommandRefused, ...]:
    refused = decision.refused
    if refused is None:
        return ()
    person, heard = scene.speaker.person, scene.heard
    return (
        CommandRefused(
            at=scene.now,
            by=person,
            person=person,
            command=refused.command,
            why=refused.why,
            room=heard.room,
            transport=heard.transport,
            account=heard.sender,
            message=heard.id,
        ),
    )


def _is_open(ask: Ask) -> bool:
    return ask.question is not None


def _is_line(say: Say) -> bool:
    return say.kind is not Kind.RECALL


def _say(session: Session, scene: Scene, say: Say, transport: str) -> None:
    station = scene.station.name if scene.station else ""
    if not _is_line(say):
        takeback.take_back(session, say, transport, station, scene.now)
        session.flush()
        return
    channel = scene.town.channels.get(say.room or "")
    owners = channel is not None and channel.purpose is Purpose.OWNERS
    replies_to = scene.speaker.person if scene.answers(say) else None
    if say.otherwise is not None:
        words = outbox.unsaid(session, say, replies_to, scene.now - _A_DAY, scene.now)
        if words is None:
            return
        say = replace(say, text=words)
    outbox.put(session, say, transport, station, owners, scene.now, replies_to)
